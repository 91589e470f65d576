import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { createInterface } from "node:readline/promises";
import { type CarriedTable, carriedTables } from "./carried-tables.ts";
import { Fault } from "./fault.ts";
import { atOneMoment, type Batch, type Carried, replaceRows, type Source, Tally } from "./rows.ts";
import type { Storage } from "./storage.ts";

/*
 * A backup is JSON Lines: a head with the schema, for each table a line with its columns and one for each row, and an end
 * with the number of lines and the hash of all before it. It restores to either engine.
 */

type Head = Readonly<{ backroot: "backup"; schema: number; at: number }>;
type End = Readonly<{ end: true; lines: number; sha256: string }>;

/**
 * Writes every row as of one moment to `file`, while the app serves. The file has its name only once it is complete and on
 * the disk.
 *
 * @throws Fault when the file exists already, or the disk is full
 */
export async function backUp(storage: Storage, file: string): Promise<Carried> {
  if (existsSync(file)) throw new Fault("not_empty", `${file} exists already; name another file`);
  const unfinished = `${file}.unfinished`;
  try {
    const handle = await open(unfinished, "w", 0o600);
    let carried: Carried;
    try {
      carried = await atOneMoment(storage, (source) => write(handle, source, storage.now()));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
    const folder = await open(dirname(file));
    await folder.sync().finally(() => folder.close());
    return carried;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {}); // a folder that cannot be written keeps what it has
    throw inWords(error, file);
  }
}

async function write(handle: FileHandle, { schema, batches }: Source, at: number): Promise<Carried> {
  const hash = createHash("sha256");
  const tally = new Tally();
  let lines = 0;
  const put = async (values: readonly unknown[]) => {
    const text = values.map((value) => `${JSON.stringify(value)}\n`).join("");
    hash.update(text);
    lines += values.length;
    await handle.appendFile(text);
  };
  await put([{ backroot: "backup", schema, at } satisfies Head]);
  let table: string | undefined;
  for await (const batch of batches()) {
    if (batch.table !== table) await put([{ table: batch.table, columns: batch.columns }]);
    table = batch.table;
    await put(batch.rows);
    tally.add(batch);
  }
  const end: End = { end: true, lines, sha256: hash.digest("hex") };
  await handle.appendFile(`${JSON.stringify(end)}\n`);
  return tally.counts;
}

/**
 * Puts a backup's rows in place of the database's, in one transaction, after the whole file has been checked.
 *
 * @throws Fault `not_a_backup` when the file is not one, is cut off or was changed; and as {@link replaceRows}
 */
export async function restore(
  storage: Storage,
  file: string,
  options: Readonly<{ replace?: boolean }> = {},
): Promise<Carried> {
  try {
    const schema = await check(file);
    return await replaceRows(storage, { schema, batches: () => batchesIn(file) }, options);
  } catch (error) {
    throw inWords(error, file);
  }
}

/** Copies every row of one database to another, which held none or is replaced; counts and hashes are compared. */
export function move(from: Storage, to: Storage, options: Readonly<{ replace?: boolean }> = {}): Promise<Carried> {
  return atOneMoment(from, (source) => replaceRows(to, source, options));
}

/** Reads a backup to its end and gives its schema's version. */
async function check(file: string): Promise<number> {
  const hash = createHash("sha256");
  let [lines, schema, ended] = [0, -1, false];
  for await (const line of linesOf(file)) {
    if (ended) throw notABackup(file, "it goes on after its end");
    const value = parsed(file, line);
    if (lines === 0) {
      const { backroot, schema: version } = value as Partial<Head>;
      if (backroot !== "backup" || typeof version !== "number") throw notABackup(file, "its first line is another's");
      schema = version;
    }
    if (!Array.isArray(value) && (value as Partial<End>).end === true) {
      const { lines: counted, sha256 } = value as End;
      if (counted !== lines || sha256 !== hash.digest("hex"))
        throw notABackup(file, "it was changed after it was made");
      ended = true;
      continue;
    }
    hash.update(`${line}\n`);
    lines++;
  }
  if (!ended) throw notABackup(file, lines === 0 ? "it is empty" : "it is cut off");
  return schema;
}

async function* batchesIn(file: string): AsyncGenerator<Batch> {
  let batch: { table: CarriedTable; columns: readonly string[]; rows: Batch["rows"][number][] } | undefined;
  let head = true;
  for await (const line of linesOf(file)) {
    const value = parsed(file, line);
    if (head) head = false;
    else if (Array.isArray(value)) {
      if (batch === undefined || value.length !== batch.columns.length) throw notABackup(file, "a row fits no table");
      batch.rows.push(value);
      if (batch.rows.length === rowsTogether) {
        yield { ...batch };
        batch.rows = [];
      }
    } else {
      if (batch !== undefined && batch.rows.length > 0) yield batch;
      const { table, columns } = value as Readonly<{ table?: string; columns?: readonly string[] }>;
      if (table === undefined) return;
      if (!(table in carriedTables) || columns === undefined)
        throw notABackup(file, `table ${table} is not Backroot's`);
      batch = { table: table as CarriedTable, columns, rows: [] };
    }
  }
}

const rowsTogether = 500;

function linesOf(file: string): AsyncIterable<string> {
  return createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
}

function parsed(file: string, line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // said below
  }
  throw notABackup(file, "a line is not JSON");
}

const notABackup = (file: string, why: string) =>
  new Fault("not_a_backup", `${file} is not a whole backup of Backroot: ${why}; nothing was changed`);

/** What the file system says, in words. */
function inWords(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EFBIG" || code === "EDQUOT")
    return new Fault("disk_full", `${file} could not be written: the disk is full; nothing was left behind`, error);
  if (code === "EACCES" || code === "EROFS" || code === "EPERM")
    return new Fault("read_only", `${file} may not be read or written by you`, error);
  if (code === "ENOENT") return new Fault("not_a_backup", `${file} is not there, or its folder is not`, error);
  if (code === "EISDIR") return new Fault("not_a_backup", `${file} is a folder; name a file`, error);
  return error;
}
