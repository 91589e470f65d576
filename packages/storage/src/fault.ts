/** What can go wrong with a database through no fault of the program, as a closed set. */
export type FaultCode =
  | "schema_older"
  | "schema_newer"
  | "disk_full"
  | "read_only"
  | "busy"
  | "connection_lost"
  | "not_allowed"
  | "no_such_database"
  | "not_a_database"
  | "damaged"
  | "not_empty"
  | "not_a_backup"
  | "rows_differ"
  | "closed";

/** A failure of the engine or its disk, in a sentence that leads to the fix. It holds no one's data. */
export class Fault extends Error {
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = "Fault";
    this.code = code;
  }
}

const sentences = {
  disk_full: "the disk that holds the database is full; free some room and try again, nothing was half-written",
  read_only: "the database may not be written: its file, its folder or the server is read-only; make it writable",
  busy: "the database is kept busy by another program; try again, or stop what holds it",
  connection_lost:
    "the database server cannot be reached; see that it runs and that DATABASE_URL names it, then try again",
  not_allowed: "the database server refuses this user; see the user and password in DATABASE_URL",
  no_such_database: "the server has no database of that name; create it, or correct DATABASE_URL",
  not_a_database: "the file is not a Backroot database; name another with BACKROOT_DATA",
  damaged: "the database file is damaged; restore the last backup: backroot db restore FILE",
} as const satisfies Partial<Record<FaultCode, string>>;

/** The engines' own words for each fault: SQLite's primary result codes, PostgreSQL's SQLSTATEs, Node's socket errors. */
const sqlite: Readonly<Record<number, keyof typeof sentences>> = {
  3: "read_only", // SQLITE_PERM
  5: "busy",
  6: "busy", // SQLITE_LOCKED
  8: "read_only",
  10: "damaged", // SQLITE_IOERR
  11: "damaged", // SQLITE_CORRUPT
  13: "disk_full",
  14: "read_only", // SQLITE_CANTOPEN
  26: "not_a_database",
};
const postgresql: readonly (readonly [RegExp, keyof typeof sentences])[] = [
  [/^(08|57P0)/, "connection_lost"],
  [/^53[12]00$/, "disk_full"],
  [/^53300$/, "busy"],
  [/^55P03$/, "busy"],
  [/^25006$/, "read_only"],
  [/^(28|42501)/, "not_allowed"],
  [/^3D000$/, "no_such_database"],
  [/^XX00[12]$/, "damaged"],
  [
    /^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOTFOUND)$|^ERR_INVALID_URL$/,
    "connection_lost",
  ],
];
const dropped =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

type DriverError = Readonly<{ code?: unknown; errcode?: unknown; message?: unknown; errors?: readonly unknown[] }>;

/** The error as a fault when it is one of those above, or else as it was. */
export function asFault(error: unknown): unknown {
  if (error instanceof Fault || typeof error !== "object" || error === null) return error;
  const { code, errcode, message, errors } = error as DriverError;
  const named = (which: keyof typeof sentences) => new Fault(which, sentences[which], error);
  if (typeof errcode === "number") {
    // SQLITE_IOERR on write is how a limit on file size shows; SQLITE_FULL is how a full disk does.
    const which = errcode === 778 ? "disk_full" : sqlite[errcode & 0xff];
    return which === undefined ? error : named(which);
  }
  if (typeof code === "string") {
    const found = postgresql.find(([pattern]) => pattern.test(code));
    if (found !== undefined) return named(found[1]);
  }
  if (typeof message === "string" && dropped.test(message)) return named("connection_lost");
  // A name with several addresses fails once for each.
  return errors?.map(asFault).find((inner) => inner instanceof Fault) ?? error;
}

/** Whether a constraint of the schema refused a row: a key that exists, or a reference to nothing. */
export function isRefusedByKey(error: unknown): "key" | "reference" | undefined {
  const { code, errcode } = error as DriverError;
  if (errcode === 787 || code === "23503") return "reference";
  if (errcode === 1555 || errcode === 2067 || code === "23505") return "key";
  return undefined;
}

/** Whether PostgreSQL gave this transaction up for another's sake: run it again and it may pass. */
export function isRaceLost(error: unknown): boolean {
  const { code } = error as DriverError;
  return code === "40001" || code === "40P01";
}
