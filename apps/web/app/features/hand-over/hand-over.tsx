import { everyClinic } from "@backroot/storage";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { CodeCard } from "../../checks/code-card.tsx";
import { type HandedOver, handOver } from "../../checks/hand-over.ts";
import { sheetOnDevice } from "../../checks/sheet-on-device.ts";
import type { Sheet } from "../../checks/summary.ts";
import { SummarySheet } from "../../checks/summary-sheet.tsx";
import { records } from "../../clinics/records.server.ts";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { Page } from "../../ui/page/page.tsx";
import { Ready } from "../../ui/ready/ready.tsx";
import { useAt, useLanguage, useLocale, useWords } from "../../words/words.ts";
import type { Route } from "./+types/hand-over";
import style from "./hand-over.module.css";

export const handle = { interactive: true };

export async function loader() {
  return { clinics: (await everyClinic(await records())).map(({ slug, name }) => ({ slug, name })) };
}

type Clinic = Route.ComponentProps["loaderData"]["clinics"][number];

/** The person gives a clinic the summary of their check, by a code; with a visit or without one. */
export default function HandOver({ loaderData: { clinics } }: Route.ComponentProps) {
  const words = useWords();
  return (
    <Page title={words.handOver.title} quiet>
      <div className={style.stack}>
        <h1>{words.handOver.title}</h1>
        <Ready
          waiting={
            <noscript>
              <p>{words.check.needsScript}</p>
            </noscript>
          }
        >
          <Giving clinics={clinics} />
        </Ready>
      </div>
    </Page>
  );
}

function Giving({ clinics }: Readonly<{ clinics: readonly Clinic[] }>) {
  const { handOver: words } = useWords();
  const language = useLanguage();
  const locale = useLocale();
  const at = useAt();
  const [search] = useSearchParams();
  const asked = search.get("clinic");
  const [slug, setSlug] = useState(clinics.find((c) => c.slug === asked)?.slug ?? clinics[0]?.slug ?? null);
  const [sheet, setSheet] = useState<Sheet | "loading" | "failed" | "none">("loading");
  const [state, setState] = useState<"asking" | "giving" | "failed" | HandedOver>("asking");
  const done = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    sheetOnDevice(language).then(
      (found) => setSheet(found ?? "none"),
      () => setSheet("failed"),
    );
  }, [language]);
  const given = typeof state === "object";
  useEffect(() => {
    if (given) done.current?.focus();
  }, [given]);

  if (sheet === "loading") return <p role="status">{words.loading}</p>;
  if (sheet === "failed") return <Notice kind="warning">{words.failed}</Notice>;
  if (sheet === "none")
    return (
      <>
        <p>{words.none}</p>
        <p>
          <a href={at("/check")}>{words.toCheck}</a>
        </p>
      </>
    );
  const clinic = clinics.find((c) => c.slug === slug);
  const back = (
    <p>
      <a href={at("/check/result")}>{words.back}</a>
    </p>
  );
  if (typeof state === "object" && clinic) {
    const link = new URL(at(`/staff/${clinic.slug}/handover#${state.code}`), location.href).href;
    return (
      <>
        <h2 ref={done} tabIndex={-1} className={style.done}>
          {words.givenTitle.replace("{clinic}", clinic.name)}
        </h2>
        <CodeCard {...state} link={link} />
        {back}
      </>
    );
  }
  const give = async () => {
    if (!clinic || state === "giving") return;
    setState("giving");
    setState(await handOver(sheet, clinic.slug).catch(() => "failed" as const));
  };
  return (
    <>
      <p className={style.lead}>{words.lead}</p>
      <SummarySheet sheet={sheet} locale={locale} />
      {clinics.length > 1 && (
        <Choice
          label={words.to}
          options={clinics.map((c) => ({ value: c.slug, label: c.name }))}
          value={slug}
          onChange={setSlug}
        />
      )}
      {clinic === undefined ? <p>{words.noClinic}</p> : <p>{words.how}</p>}
      {state === "failed" && (
        <Notice kind="warning" live>
          {words.notGiven}
        </Notice>
      )}
      {clinic &&
        (globalThis.crypto.subtle === undefined ? (
          <Notice kind="warning">{words.unlocked}</Notice>
        ) : (
          <Actions still>
            <Button kind="main" onPress={give} isDisabled={state === "giving"}>
              {state === "giving" ? words.giving : words.give.replace("{clinic}", clinic.name)}
            </Button>
          </Actions>
        ))}
      {back}
    </>
  );
}
