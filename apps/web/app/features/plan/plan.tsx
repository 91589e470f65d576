import { adapt, type Day, type Plan, type Report } from "@backroot/recovery";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { preload } from "react-dom";
import { Outlet } from "react-router";
import {
  type KeptPlan,
  type KeptReport,
  openPlanStore,
  type PlanHead,
  type PlanStore,
  type StoreFault,
} from "../../device/plan-store.ts";
import { Button } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { languageOf } from "../../words/language.ts";
import { useLanguage, useWords } from "../../words/words.ts";
import { useToday } from "./clock.ts";
import { loadPlanContent, type PlanContent, planAddresses } from "./content.ts";
import { madeForToday } from "./made.ts";
import style from "./plan.module.css";

export const handle = { interactive: true };

// Begun before React is: reading the page and fetching what it shows go on side by side.
if (typeof document !== "undefined") loadPlanContent(languageOf(location.pathname)).catch(() => undefined);

type Keeping = Readonly<{
  /** False when the browser keeps nothing. */
  lasting: boolean;
  begin: (head: PlanHead, reports: readonly Report[]) => Promise<boolean>;
  change: (part: (head: PlanHead) => PlanHead) => Promise<boolean>;
  add: (reports: readonly Report[]) => Promise<boolean>;
  replace: (id: number, report: Report) => Promise<boolean>;
  remove: (id: number) => Promise<boolean>;
  erase: () => Promise<boolean>;
}>;

type Planned = Readonly<{ plan: Plan; made: Plan; head: PlanHead; reports: readonly KeptReport[] }>;

type Going = PlanContent &
  Readonly<{
    today: Day;
    planned: Planned | undefined;
    keeping: Keeping;
    /** What went wrong with the last thing to be kept. */
    fault: StoreFault | undefined;
    /** Something to say on the next page, once. */
    said: string | null;
    say: (words: string | null) => void;
  }>;

const PlanContext = createContext<Going | undefined>(undefined);

/** The plan's content, what is kept of it, and how to keep more. Only within the plan's pages. */
export function usePlanContext(): Going {
  const going = useContext(PlanContext);
  if (going === undefined) throw new Error("usePlanContext stands outside the plan");
  return going;
}

/** The plan as it is today: as it was made, with every report folded in. Undefined before there is one. */
export function usePlan(): Planned | undefined {
  return usePlanContext().planned;
}

type Opened = Readonly<{ content: PlanContent; store: PlanStore; kept: KeptPlan | undefined }>;
type Hindrance = "failed" | "newer" | "unreadable";

/** The plan's pages; begun anew when everything on the device is erased elsewhere. */
export default function PlanLayout() {
  const [erased, setErased] = useState(0);
  return <Opening key={erased} onErased={() => setErased((times) => times + 1)} />;
}

/** Fetches the content, opens what is kept on the device, and hands both to the pages within. */
function Opening({ onErased }: Readonly<{ onErased: () => void }>) {
  const { planning: words } = useWords();
  const language = useLanguage();
  for (const address of planAddresses(language)) preload(address, { as: "fetch", crossOrigin: "anonymous" });
  const [opened, setOpened] = useState<Opened | Hindrance>();
  const changed = useRef<() => void>(() => undefined);
  const gone = useRef(onErased);
  useEffect(() => {
    gone.current = onErased;
  });
  const open = useCallback(() => {
    let left = false;
    let store: PlanStore | undefined;
    setOpened(undefined);
    const stored = openPlanStore(
      () => changed.current(),
      (why) => (why === "erased" ? gone.current() : setOpened("newer")),
    );
    Promise.all([loadPlanContent(language), stored])
      .then(async ([content, result]) => {
        if ("fault" in result) return setOpened(result.fault);
        store = result;
        if (left) return store.close();
        const kept = await store.read().catch(() => "unreadable" as const);
        if (!left) setOpened(kept === "unreadable" ? kept : { content, store: result, kept });
      })
      .catch(() => !left && setOpened("failed"));
    return () => {
      left = true;
      store?.close();
    };
  }, [language]);
  useEffect(open, [open]);
  useEffect(() => {
    // Blocked or not there: the plan goes on, with a network.
    navigator.serviceWorker?.register("/service-worker.js").catch(() => undefined);
  }, []);

  if (opened === undefined || typeof opened === "string") {
    return (
      <Page title={words.title} quiet>
        <div className={style.stack}>
          <h1>{words.title}</h1>
          {opened === undefined ? (
            <p role="status">{words.loading}</p>
          ) : (
            <>
              <p role="alert">{words[opened]}</p>
              <div>
                <Button kind="main" onPress={() => location.reload()}>
                  {words.retry}
                </Button>
              </div>
            </>
          )}
          <noscript>
            <p>{words.needsScript}</p>
          </noscript>
        </div>
      </Page>
    );
  }
  return (
    <Loaded opened={opened} changed={changed}>
      <Outlet />
    </Loaded>
  );
}

function Loaded({
  opened: { content, store, kept: first },
  changed,
  children,
}: Readonly<{ opened: Opened; changed: { current: () => void }; children: ReactNode }>) {
  const today = useToday();
  const [kept, setKept] = useState(first);
  const [fault, setFault] = useState<StoreFault>();
  const [said, say] = useState<string | null>(null);

  const keeping = useMemo((): Keeping => {
    const read = () => store.read().then(setKept, () => setFault("failed"));
    changed.current = read;
    const after = async (writing: Promise<StoreFault | undefined>) => {
      const wrong = await writing;
      setFault(wrong);
      if (wrong === undefined) await read();
      return wrong === undefined;
    };
    return {
      lasting: store.lasting,
      begin: (head, reports) => after(store.begin(head, reports)),
      change: (part) => after(store.change(part)),
      add: (reports) => after(store.add(reports)),
      replace: (id, report) => after(store.replace(id, report)),
      remove: (id) => after(store.remove(id)),
      erase: () => after(store.erase()),
    };
  }, [store, changed]);
  const { care } = content;
  // Folded once for the whole page: a year of reports is not for nothing.
  const planned = useMemo((): Planned | undefined => {
    if (kept === undefined) return undefined;
    const { reports, ...head } = kept;
    const made = madeForToday(care, head.made);
    const all = reports.map(({ report }) => report);
    return { plan: adapt(care, made, all, today), made, head, reports };
  }, [care, kept, today]);
  const going = useMemo(
    () => ({ ...content, today, planned, keeping, fault, said, say }),
    [content, today, planned, keeping, fault, said],
  );
  return <PlanContext value={going}>{children}</PlanContext>;
}
