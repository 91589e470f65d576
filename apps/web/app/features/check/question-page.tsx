import type { Question } from "@backroot/knowledge";
import type { Answer, Answers } from "@backroot/reasoning";
import { openFindings } from "@backroot/reasoning";
import { type Ref, useState } from "react";
import { Amount } from "../../ui/amount/amount.tsx";
import { PlainButton } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { Scale } from "../../ui/scale/scale.tsx";
import { useWords } from "../../words/words.ts";
import style from "./check.module.css";
import { useCheck, useNetwork } from "./check.tsx";
import { type Consider, useConsidered } from "./considered.ts";

type Props = Readonly<{
  question: Question;
  number: number;
  heading: Ref<HTMLHeadingElement>;
  onAnswer: (given: Answers) => void;
  onConsider: Consider;
}>;

/** One question, with why it is asked and a way to say "not sure". */
export function QuestionPage({ question, number, heading, onAnswer, onConsider }: Props) {
  const { wording } = useCheck();
  const words = useWords();
  const { ask, why, hint } = wording.questions[question.id]!;
  const Body = { checklist: ChecklistBody, choice: ChoiceBody, number: NumberBody }[question.kind];
  return (
    <>
      <div>
        {number > 0 && (
          <p className={style.number}>
            {words.check.question} {number}
          </p>
        )}
        <h1 ref={heading} tabIndex={-1}>
          {ask}
        </h1>
        {hint && <p className={style.hint}>{hint}</p>}
      </div>
      <Body question={question} onAnswer={onAnswer} onConsider={onConsider} />
      <details className={style.why}>
        <summary>{words.check.why}</summary>
        <p>{why}</p>
      </details>
    </>
  );
}

type BodyProps = Pick<Props, "question" | "onAnswer" | "onConsider">;

const none = "none_of_these";

function ChecklistBody({ question, onAnswer, onConsider }: BodyProps) {
  const { record, wording } = useCheck();
  const network = useNetwork();
  const words = useWords();
  const findings = openFindings(network, question, record.answers, record.asked.includes(question.id));
  const before = findings.filter((id) => record.answers[id] === true);
  const wasAsked = record.asked.includes(question.id);
  const [ticked, setTicked] = useState<readonly string[]>(
    before.length === 0 && wasAsked && findings.every((id) => record.answers[id] === false) ? [none] : before,
  );
  const [unsure, setUnsure] = useState<ReadonlySet<string>>(
    new Set(wasAsked ? findings.filter((id) => record.answers[id] === null) : []),
  );
  const [sorting, setSorting] = useState(unsure.size > 0);
  const [problem, setProblem] = useState<string>();

  const tick = (value: string[]) => {
    setProblem(undefined);
    const added = value.find((id) => !ticked.includes(id));
    setTicked(added === none ? [none] : value.filter((id) => id !== none));
    if (added !== undefined) setUnsure(new Set([...unsure].filter((id) => id !== added && added !== none)));
  };
  const answerOf = (id: string): Answer => (unsure.has(id) ? null : ticked.includes(id));
  const given = Object.fromEntries(findings.map((id) => [id, answerOf(id)]));
  const isAnswered = ticked.length > 0 || unsure.size > 0;
  useConsidered(onConsider, isAnswered ? given : undefined);
  const next = () => (isAnswered ? onAnswer(given) : setProblem(words.check.noneProblem));
  const item = (id: string) => {
    const { label = id, hint } = wording.findings[id] ?? {};
    return { value: id, label, ...(hint && { hint }) };
  };
  return (
    <>
      <Checklist
        label={words.check.tickAll}
        items={[...findings.map(item), { value: none, label: words.check.none }]}
        value={ticked}
        onChange={tick}
        problem={problem}
      />
      {sorting && (
        <Checklist
          label={words.check.someNotSure}
          columns
          items={findings.filter((id) => !ticked.includes(id)).map(item)}
          value={[...unsure]}
          onChange={(value) => {
            setUnsure(new Set(value));
            setProblem(undefined);
            if (value.length > 0) setTicked(ticked.filter((id) => id !== none && !value.includes(id)));
          }}
        />
      )}
      <div className={style.next}>
        <PlainButton kind="main" onPress={next}>
          {words.check.next}
        </PlainButton>
        {!sorting && (
          <PlainButton kind="quiet" onPress={() => setSorting(true)}>
            {words.check.someNotSure}
          </PlainButton>
        )}
        <PlainButton kind="quiet" onPress={() => onAnswer(Object.fromEntries(findings.map((id) => [id, null])))}>
          {words.check.notSure}
        </PlainButton>
      </div>
    </>
  );
}

function ChoiceBody({ question, onAnswer, onConsider }: BodyProps) {
  const { record, model, wording } = useCheck();
  const words = useWords();
  const id = question.items[0]!.finding;
  const before = record.answers[id];
  const [value, setValue] = useState(typeof before === "string" ? before : null);
  const [problem, setProblem] = useState<string>();
  const { values = [] } = model.findings.find((f) => f.id === id)!;
  const given = value === null ? undefined : { [id]: value };
  useConsidered(onConsider, given);
  const next = () => (given ? onAnswer(given) : setProblem(words.check.chooseProblem));
  return (
    <>
      <Choice
        label={wording.questions[question.id]!.ask}
        hideLabel
        options={values.map((v) => ({ value: v, label: wording.findings[id]?.values?.[v] ?? v }))}
        value={value}
        onChange={(chosen) => {
          setValue(chosen);
          setProblem(undefined);
        }}
        problem={problem}
      />
      <NextOrNotSure onNext={next} onNotSure={() => onAnswer({ [id]: null })} />
    </>
  );
}

const daysIn = { days: 1, weeks: 7, months: 30, years: 365 } as const;
type Unit = keyof typeof daysIn;

function NumberBody({ question, onAnswer, onConsider }: BodyProps) {
  const { record, model, wording } = useCheck();
  const words = useWords();
  const id = question.items[0]!.finding;
  const finding = model.findings.find((f) => f.id === id)!;
  const [least, most] = finding.range!;
  const before = record.answers[id];
  const start = typeof before === "number" ? inUnits(finding.unit === "days" ? before : before) : null;
  const [value, setValue] = useState<number | null>(
    finding.unit === "days" ? (start?.amount ?? null) : typeof before === "number" ? before : null,
  );
  const [unit, setUnit] = useState<Unit>(start?.unit ?? "days");
  const [problem, setProblem] = useState<string>();
  const counted = finding.unit === "days";
  const number = value === null ? null : value * (counted ? daysIn[unit] : 1);
  const fits = number !== null && Number.isInteger(number) && number >= least && number <= most;
  useConsidered(onConsider, fits ? { [id]: number } : undefined);
  const next = () => {
    if (fits) onAnswer({ [id]: number });
    else setProblem(words.check.numberProblem.replace("{least}", String(least)).replace("{most}", String(most)));
  };
  const change = (next: number | null) => {
    setValue(next);
    setProblem(undefined);
  };
  return (
    <>
      {counted ? (
        <div className={style.stack}>
          <Amount label={words.check.durationAmount} most={most} value={value} onChange={change} problem={problem} />
          <Choice
            label={words.check.durationUnit}
            inline
            options={Object.entries(words.check.durationUnits).map(([v, label]) => ({ value: v, label }))}
            value={unit}
            onChange={(chosen) => setUnit(chosen as Unit)}
          />
        </div>
      ) : (
        <>
          <Scale
            label={wording.questions[question.id]!.ask}
            least={least}
            most={most}
            low={words.check.severityLow}
            high={words.check.severityHigh}
            value={value}
            onChange={change}
          />
          {problem && (
            <p className={style.problem} role="alert">
              {problem}
            </p>
          )}
        </>
      )}
      <NextOrNotSure onNext={next} onNotSure={() => onAnswer({ [id]: null })} />
    </>
  );
}

/** A number of days in the largest unit that divides it. */
function inUnits(days: number): Readonly<{ amount: number; unit: Unit }> {
  for (const unit of ["years", "months", "weeks"] as const) {
    if (days > 0 && days % daysIn[unit] === 0) return { amount: days / daysIn[unit], unit };
  }
  return { amount: days, unit: "days" };
}

function NextOrNotSure({ onNext, onNotSure }: Readonly<{ onNext: () => void; onNotSure: () => void }>) {
  const words = useWords();
  return (
    <div className={style.next}>
      <PlainButton kind="main" onPress={onNext}>
        {words.check.next}
      </PlainButton>
      <PlainButton kind="quiet" onPress={onNotSure}>
        {words.check.notSure}
      </PlainButton>
    </div>
  );
}
