import type { Network } from "@backroot/reasoning";
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { preload } from "react-dom";
import { Outlet } from "react-router";
import { type Content, contentFiles, loadContent } from "../../checks/content.ts";
import {
  type CheckRecord,
  emptyRecord,
  type Fitted,
  forgetRecord,
  keepPastCheck,
  keepRecord,
  layAside,
  readRecord,
} from "../../device/check-record.ts";
import { onKeptElsewhere } from "../../device/kept.ts";
import { Button } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { useLanguage, useWords, type Words } from "../../words/words.ts";
import style from "./check.module.css";

export const handle = { interactive: true };

type Check = Content &
  Readonly<{
    record: CheckRecord;
    keep: (record: CheckRecord) => void;
    /** Deletes this check from the device. */
    forget: () => void;
    /** Begins anew; a finished check stays among the past ones. */
    startAgain: () => void;
    /** Something to say about what was kept. */
    notice: string | undefined;
  }>;

const CheckContext = createContext<Check | undefined>(undefined);

/** The check that is going on. Only within the check's pages. */
export function useCheck(): Check {
  const check = useContext(CheckContext);
  if (check === undefined) throw new Error("useCheck stands outside the check");
  return check;
}

/** The network of the check's model. */
export function useNetwork(): Network {
  return useCheck().network();
}

/** Loads the questions, keeps the answers on the device, and hands both to the pages within. */
export default function CheckLayout() {
  const words = useWords();
  const language = useLanguage();
  for (const file of contentFiles(language)) preload(file, { as: "fetch", crossOrigin: "anonymous" });
  const [content, setContent] = useState<Content | "loading" | "failed">("loading");
  const load = useCallback(() => {
    setContent("loading");
    loadContent(language).then(setContent, () => setContent("failed"));
  }, [language]);
  useEffect(load, [load]);

  if (content === "loading") {
    return (
      <Page title={words.check.title} quiet>
        <div className={style.stack}>
          <h1>{words.check.title}</h1>
          <p className={style.lead}>{words.check.lead}</p>
          <p role="status">{words.check.loading}</p>
          <noscript>
            <p>{words.check.needsScript}</p>
          </noscript>
        </div>
      </Page>
    );
  }
  if (content === "failed") {
    return (
      <Page title={words.check.title} quiet>
        <div className={style.stack}>
          <h1>{words.check.title}</h1>
          <p role="alert">{words.check.failed}</p>
          <div>
            <Button kind="main" onPress={load}>
              {words.check.retry}
            </Button>
          </div>
        </div>
      </Page>
    );
  }
  return <Loaded content={content} />;
}

function Loaded({ content }: Readonly<{ content: Content }>) {
  const words = useWords();
  const { model } = content;
  const [kept] = useState(() => readRecord(model));
  const [record, setRecord] = useState(kept?.record ?? emptyRecord(model));
  const [notice, setNotice] = useState(noticeOf(kept, words.check));

  const keep = useCallback(
    (next: CheckRecord) => {
      setRecord(next);
      const isKept = keepRecord(next) && (next.finished === undefined || keepPastCheck(next, model));
      setNotice(isKept ? undefined : words.check.cannotKeep);
    },
    [model, words],
  );
  const forget = useCallback(() => {
    forgetRecord(record, model);
    setRecord(emptyRecord(model));
    setNotice(words.check.forgotten);
  }, [record, model, words]);
  const startAgain = useCallback(() => {
    layAside();
    setRecord(emptyRecord(model));
    setNotice(undefined);
  }, [model]);
  useEffect(() => onKeptElsewhere("check", () => setRecord(readRecord(model)?.record ?? emptyRecord(model))), [model]);
  useEffect(() => {
    // Keeps the check's own files for the next time without a network. Where it is refused, the check still runs.
    navigator.serviceWorker?.register("/service-worker.js").catch(() => undefined);
  }, []);
  const check = useMemo(
    () => ({ ...content, record, keep, forget, startAgain, notice }),
    [content, record, keep, forget, startAgain, notice],
  );
  return (
    <CheckContext value={check}>
      <Outlet />
    </CheckContext>
  );
}

function noticeOf(kept: Fitted | undefined, words: Words["check"]): string | undefined {
  if (kept === undefined || kept.record.asked.length === 0) return undefined;
  if (kept.dropped > 0) return words.olderModel.replace("{count}", String(kept.dropped));
  return words.resumed;
}
