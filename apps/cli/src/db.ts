import {
  backUp,
  type Carried,
  Fault,
  migrate,
  move,
  openAsItIs,
  type Place,
  placeFrom,
  restore,
} from "@backroot/storage";
import { Complaint, root } from "./load.ts";

export type DbOptions = Readonly<{ to: string | undefined; replace: boolean }>;

const verbs = { backup: 1, restore: 1, migrate: 0, move: 0 } as const;

/** What a person does with the database as a whole. Exit status 0 when it was done; a fault is a complaint, and nothing changed. */
export async function db(words: readonly string[], { to, replace }: DbOptions): Promise<number> {
  const [verb, file, ...more] = words;
  if (verb === undefined || !(verb in verbs)) {
    throw new Complaint("say what to do with the database: backup FILE, restore FILE, migrate, or move --to URL");
  }
  const takes = verbs[verb as keyof typeof verbs];
  if (takes === 1 && file === undefined) throw new Complaint(`name the file: backroot db ${verb} FILE`);
  if (more.length > 0 || (takes === 0 && file !== undefined))
    throw new Complaint(`"${more[0] ?? file}" is one argument too many; see backroot --help`);
  if ((verb === "move") !== (to !== undefined))
    throw new Complaint("move needs --to, and nothing else takes it: backroot db move --to URL");
  const place = placeFrom(process.env, root);
  try {
    switch (verb as keyof typeof verbs) {
      case "backup":
        say("backed up", await using(place, false, (storage) => backUp(storage, file!)), file!);
        break;
      case "restore":
        say("restored", await using(place, true, (storage) => restore(storage, file!, { replace })), nameOf(place));
        break;
      case "move": {
        const target = placeOf(to!);
        if (nameOf(target) === nameOf(place))
          throw new Complaint("it is there already: --to names the database itself");
        const moved = await using(place, false, (from) =>
          using(target, true, (there) => move(from, there, { replace })),
        );
        say("moved", moved, nameOf(target));
        process.stdout.write(`the database at ${nameOf(place)} is as it was; start Backroot with the new one\n`);
        break;
      }
      case "migrate": {
        const ran = await using(place, true, migrate);
        const done = ran.length === 0 ? "is up to date" : `is up to date now: ${ran.join(", ")}`;
        process.stdout.write(`the database at ${nameOf(place)} ${done}\n`);
      }
    }
    return 0;
  } catch (error) {
    if (error instanceof Fault) throw new Complaint(error.message);
    throw error;
  }
}

async function using<T>(
  place: Place,
  make: boolean,
  work: (storage: ReturnType<typeof openAsItIs>) => Promise<T>,
): Promise<T> {
  const storage = openAsItIs(place, make);
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

function say(done: "backed up" | "restored" | "moved", carried: Carried, where: string): void {
  for (const [table, rows] of carried) process.stdout.write(`${String(rows).padStart(9)} ${table}\n`);
  const compared = done === "backed up" ? "counted" : "counted and compared";
  const total = [...carried.values()].reduce((a, b) => a + b, 0);
  process.stdout.write(`${total} rows ${done} to ${where}, ${compared}\n`);
}

/** A database as `--to` names it: an address, or a file. */
function placeOf(text: string): Place {
  if (/^postgres(ql)?:\/\//.test(text)) return { url: text };
  if (/^[a-z]+:\/\//.test(text))
    throw new Complaint(`${text.split(":")[0]} is not a database Backroot knows; give postgresql://… or a file`);
  return { file: text };
}

/** Where it is, without the password. */
function nameOf(place: Place): string {
  if ("file" in place) return place.file;
  if (!URL.canParse(place.url)) return "DATABASE_URL";
  const { hostname, port, pathname } = new URL(place.url);
  return `postgresql://${hostname}${port === "" ? "" : `:${port}`}${pathname}`;
}
