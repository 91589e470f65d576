import { setImmediate } from "node:timers/promises";
import { type Kysely, sql, type Transaction } from "kysely";
import { Fault } from "./fault.ts";
import type { Tables } from "./schema.ts";

type Job = Readonly<{
  work: (trx: Transaction<Tables>) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}>;

/**
 * Writes that arrive together reach the disk together.
 *
 * SQLite has one writer, and a commit waits for the disk. So all that is waiting shares one transaction; each has its own
 * savepoint, so that one that fails takes nobody with it, and nobody is answered before the disk has it all.
 */
export class GroupCommit {
  readonly #db: Kysely<Tables>;
  #waiting: Job[] = [];
  #running: Promise<void> | undefined;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  run<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#drain();
    });
  }

  /** When everything that was asked for has been answered. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      await setImmediate(); // lets requests that have arrived join
      await this.#commit(this.#waiting.splice(0, mostTogether));
    }
    this.#running = undefined;
  }

  async #commit(jobs: readonly Job[]): Promise<void> {
    const answers: (() => void)[] = [];
    try {
      await this.#db.transaction().execute(async (trx) => {
        for (const { work, resolve, reject } of jobs) {
          await sql`savepoint job`.execute(trx);
          try {
            const value = await work(trx);
            answers.push(() => resolve(value));
          } catch (error) {
            if (error instanceof Fault) throw error;
            await sql`rollback to job`.execute(trx);
            answers.push(() => reject(error));
          }
          await sql`release job`.execute(trx);
        }
      });
    } catch (error) {
      for (const { reject } of jobs) reject(error);
      return;
    }
    for (const answer of answers) answer();
  }
}

/** Bounds how long the first to arrive waits for the last. */
const mostTogether = 50;
