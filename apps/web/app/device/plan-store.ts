import type { Day, Plan, Report } from "@backroot/recovery";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** A report as it is kept; `id` tells two of one day apart. */
export type KeptReport = Readonly<{ id: number; report: Report }>;

/** A session that is going on: which step, and which exercises the person left out today. */
export type Going = Readonly<{ on: Day; step: number; leftOut: readonly string[] }>;

/** What is kept beside the reports. */
export type PlanHead = Readonly<{
  /** The plan as it was made; what came of it is folded from the reports. */
  made: Plan;
  /** What the person wants to do again, in their own words: three at most. */
  activities: readonly string[];
  /** Days of one week that hold each other's exercises. */
  moves: Readonly<Record<Day, Day>>;
  going?: Going;
}>;

export type KeptPlan = PlanHead & Readonly<{ reports: readonly KeptReport[] }>;

/** Why something could not be kept or read: the store is full, or the browser failed. */
export type StoreFault = "full" | "failed";

/** Where a plan is kept. Each write is one transaction, so that nothing is half kept and two tabs cannot undo each other. */
export type PlanStore = Readonly<{
  /** False when the browser keeps nothing: then the plan lives as long as the page. */
  lasting: boolean;
  /** @throws StoreFailed */
  read: () => Promise<KeptPlan | undefined>;
  /** Puts this plan in place of any other. */
  begin: (head: PlanHead, reports: readonly Report[]) => Promise<StoreFault | undefined>;
  /** Changes what is kept beside the reports; does nothing when there is no plan. */
  change: (part: (head: PlanHead) => PlanHead) => Promise<StoreFault | undefined>;
  add: (reports: readonly Report[]) => Promise<StoreFault | undefined>;
  replace: (id: number, report: Report) => Promise<StoreFault | undefined>;
  remove: (id: number) => Promise<StoreFault | undefined>;
  erase: () => Promise<StoreFault | undefined>;
  close: () => void;
}>;

/** The database could not be read. */
export class StoreFailed extends Error {}

interface Schema extends DBSchema {
  head: { key: "head"; value: PlanHead };
  reports: { key: number; value: Report };
}

export const databaseName = "backroot.plan";
/** One step for each version; a step that was released is never changed. */
const migrations: readonly ((db: IDBPDatabase<Schema>) => void)[] = [
  (db) => {
    db.createObjectStore("head");
    db.createObjectStore("reports", { autoIncrement: true });
  },
];
export const databaseVersion = migrations.length;

/**
 * Opens the plan kept on this device, migrated to this version.
 *
 * @param onElsewhere called when another tab has changed the plan
 * @param onGone called when this tab had to let go of it: another needs a `newer` version, or the person had everything `erased`
 * @returns a store that lives in memory when the browser blocks the database; `newer` when a newer version wrote it
 */
export async function openPlanStore(
  onElsewhere: () => void,
  onGone: (why: "newer" | "erased") => void,
): Promise<PlanStore | Readonly<{ fault: "newer" }>> {
  let db: IDBPDatabase<Schema>;
  try {
    db = await openDB<Schema>(databaseName, databaseVersion, {
      upgrade: (opened, from) => {
        for (const step of migrations.slice(from)) step(opened);
      },
      blocking: (_current, wanted, event) => {
        (event.target as IDBDatabase).close();
        onGone(wanted === null ? "erased" : "newer");
      },
    });
  } catch (error) {
    return nameOf(error) === "VersionError" ? { fault: "newer" } : memoryStore();
  }
  const tabs = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(databaseName);
  if (tabs) tabs.onmessage = onElsewhere;

  const write = async (change: (stores: Writable) => Promise<unknown>): Promise<StoreFault | undefined> => {
    const tx = db.transaction(["head", "reports"], "readwrite");
    try {
      // The transaction's own end is awaited too: a full disk is told there, after each write seemed well.
      await Promise.all([change({ head: tx.objectStore("head"), reports: tx.objectStore("reports") }), tx.done]);
      tabs?.postMessage("changed");
      return undefined;
    } catch (error) {
      // What came before in this transaction goes too: nothing is half kept.
      tx.done.catch(() => undefined);
      try {
        tx.abort();
      } catch {
        // it is over already
      }
      return nameOf(error) === "QuotaExceededError" ? "full" : "failed";
    }
  };
  return {
    lasting: true,
    read: async () => {
      try {
        const tx = db.transaction(["head", "reports"], "readonly");
        const reports = tx.objectStore("reports");
        const [head, ids, values] = await Promise.all([
          tx.objectStore("head").get("head"),
          reports.getAllKeys(),
          reports.getAll(),
        ]);
        return head && { ...head, reports: values.map((report, i) => ({ id: ids[i]!, report })) };
      } catch (error) {
        throw new StoreFailed("the plan could not be read from the device", { cause: error });
      }
    },
    begin: (head, reports) =>
      write(async (stores) => {
        await stores.reports.clear();
        await stores.head.put(head, "head");
        for (const report of reports) await stores.reports.add(report);
      }),
    change: (part) =>
      write(async ({ head }) => {
        const before = await head.get("head");
        if (before !== undefined) await head.put(part(before), "head");
      }),
    add: (given) =>
      write(async ({ reports }) => {
        for (const report of given) await reports.add(report);
      }),
    replace: (id, report) => write(async ({ reports }) => reports.put(report, id)),
    remove: (id) => write(async ({ reports }) => reports.delete(id)),
    erase: () => write(async ({ head, reports }) => Promise.all([head.clear(), reports.clear()])),
    close: () => {
      tabs?.close();
      db.close();
    },
  };
}

type Writable = Readonly<{
  head: Readonly<{
    get: (key: "head") => Promise<PlanHead | undefined>;
    put: (value: PlanHead, key: "head") => Promise<unknown>;
    clear: () => Promise<void>;
  }>;
  reports: Readonly<{
    add: (value: Report) => Promise<unknown>;
    put: (value: Report, key: number) => Promise<unknown>;
    delete: (key: number) => Promise<void>;
    clear: () => Promise<void>;
  }>;
}>;

/** Keeps a plan for as long as the page is open. */
function memoryStore(): PlanStore {
  let kept: KeptPlan | undefined;
  let next = 1;
  const numbered = (reports: readonly Report[]) => reports.map((report) => ({ id: next++, report }));
  const change = async (part: (kept: KeptPlan) => KeptPlan) => {
    kept = kept && part(kept);
    return undefined;
  };
  return {
    lasting: false,
    read: async () => kept,
    begin: async (head, reports) => {
      kept = { ...head, reports: numbered(reports) };
      return undefined;
    },
    change: (part) => change(({ reports, ...head }) => ({ ...part(head), reports })),
    add: (reports) => change((now) => ({ ...now, reports: [...now.reports, ...numbered(reports)] })),
    replace: (id, report) =>
      change((now) => ({ ...now, reports: now.reports.map((one) => (one.id === id ? { id, report } : one)) })),
    remove: (id) => change((now) => ({ ...now, reports: now.reports.filter((one) => one.id !== id) })),
    erase: async () => {
      kept = undefined;
      return undefined;
    },
    close: () => undefined,
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}
