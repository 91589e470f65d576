import type { Answer, Answers, Network } from "@backroot/reasoning";
import { useEffect, useRef, useState } from "react";
import { Actions } from "../../ui/actions/actions.tsx";
import { Amount } from "../../ui/amount/amount.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import style from "./plan.module.css";
import { usePlanContext } from "./plan.tsx";
import { type SafetyPage, safetyPages, tickAnswers } from "./safety-themes.ts";

type Props = Readonly<{
  network: Network;
  /** What nobody has asked and a plan must know. */
  findings: readonly string[];
  onAnswer: (given: Answers) => void;
  onBack: (() => void) | undefined;
}>;

const notSure = "not_sure";

/** One page at a time of what a plan must know: what it is about, ticks, and a button that says "none of these". */
export function Safety({ network, findings, onAnswer, onBack }: Props) {
  const { words } = usePlanContext();
  const { model } = network;
  const isTick = (id: string) => model.findings.find((finding) => finding.id === id)?.kind === "bool";
  const pages = safetyPages(findings, isTick);
  const [page] = pages as [SafetyPage, ...SafetyPage[]];
  const heading = useRef<HTMLHeadingElement>(null);
  const { theme } = page;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is new when the page is
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [theme]);
  const Page = theme === "more" ? Amounts : Ticks;
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {words.safety.themes[theme]}
      </h1>
      <p className={style.soft}>
        {words.safety.lead} {pages.length > 1 && words.safety.toGo.replace("{n}", String(pages.length))}
      </p>
      <Page key={theme} network={network} page={page} onAnswer={onAnswer} onBack={onBack} />
    </>
  );
}

type PageProps = Readonly<{ page: SafetyPage }> & Pick<Props, "network" | "onAnswer" | "onBack">;

function Ticks({ page, onAnswer, onBack }: PageProps) {
  const { wording, words } = usePlanContext();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const one = page.findings.length === 1;
  return (
    <>
      <Checklist
        label={words.safety.themes[page.theme]}
        hideLabel
        columns
        items={[
          ...page.findings.map((id) => {
            const hint = wording.findings[id]?.hint;
            return { value: id, label: wording.findings[id]?.label ?? id, ...(hint && { hint }) };
          }),
          { value: notSure, label: one ? words.safety.notSureOne : words.safety.notSure },
        ]}
        value={ticked}
        onChange={setTicked}
      />
      <Onward onBack={onBack} onNext={() => onAnswer(tickAnswers(page, ticked, ticked.includes(notSure)))}>
        {ticked.length > 0 ? words.next : one ? words.safety.no : words.safety.none}
      </Onward>
    </>
  );
}

function Amounts({ network: { model }, page, onAnswer, onBack }: PageProps) {
  const { wording, words } = usePlanContext();
  const [given, setGiven] = useState<Readonly<Record<string, Answer>>>({});
  const labelOf = (id: string) => wording.findings[id]?.label ?? id;
  return (
    <>
      {page.findings.map((id) => {
        const { kind, values, range } = model.findings.find((finding) => finding.id === id)!;
        const value = given[id] ?? null;
        return kind === "choice" ? (
          <Choice
            key={id}
            label={labelOf(id)}
            options={values!.map((one) => ({ value: one, label: wording.findings[id]?.values?.[one] ?? one }))}
            value={typeof value === "string" ? value : null}
            onChange={(next) => setGiven({ ...given, [id]: next })}
          />
        ) : (
          <Amount
            key={id}
            label={labelOf(id)}
            most={range![1]}
            value={typeof value === "number" ? value : null}
            onChange={(next) => setGiven({ ...given, [id]: next })}
          />
        );
      })}
      <Onward
        onBack={onBack}
        onNext={() => onAnswer(Object.fromEntries(page.findings.map((id) => [id, given[id] ?? null])))}
      >
        {words.next}
      </Onward>
    </>
  );
}

function Onward({
  onBack,
  onNext,
  children,
}: Readonly<{ onBack: (() => void) | undefined; onNext: () => void; children: string }>) {
  const { words } = usePlanContext();
  return (
    <Actions>
      <Button kind="main" onPress={onNext}>
        {children}
      </Button>
      {onBack && (
        <Button kind="quiet" onPress={onBack}>
          {words.player.back}
        </Button>
      )}
    </Actions>
  );
}
