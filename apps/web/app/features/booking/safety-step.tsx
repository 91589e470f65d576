import { type FiredRule, freshFor } from "@backroot/reasoning";
import { useState } from "react";
import type { CheckRecord } from "../../device/check-record.ts";
import { readKept } from "../../device/kept.ts";
import { currentRegion, emergencyNumber } from "../../device/region.ts";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { Urgency } from "../../ui/urgency/urgency.tsx";
import { firstLanguage } from "../../words/language.ts";
import { useLanguage, useWords } from "../../words/words.ts";
import { type Offer, type StepProps, screeningOf } from "./book.tsx";
import style from "./booking.module.css";
import { type Draft, fromCheckAnswers, without } from "./draft.ts";

const perPage = 9;
const none = "none";

/** Findings in the order the pages ask them, whatever has been answered: what cannot wait first. */
function questionsOf(offer: Offer, draft: Draft): readonly (readonly string[])[] {
  const unanswered = screeningOf(offer, { ...draft, answers: {}, answeredAt: 0 }).ask;
  const open = screeningOf(offer, draft).ask;
  const settled = (finding: string) =>
    draft.fromCheck && !open.danger.includes(finding) && !open.more.includes(finding);
  const own = (finding: string) => !(settled(finding) && !answeredHere.has(finding));
  const pages: string[][] = [];
  for (const part of [unanswered.danger, unanswered.more]) {
    const left = part.filter((finding) => finding !== "duration_days" && own(finding));
    for (let i = 0; i < left.length; i += perPage) pages.push(left.slice(i, i + perPage));
  }
  return pages;
}

/** What was answered on these pages since they were opened: going back shows it, though a check settled the rest. */
const answeredHere = new Set<string>();

/** The second step: the safety questions, and what they come to. Runs in the browser; nothing is sent. */
export function SafetyStep({ page, ...props }: StepProps & Readonly<{ page: number }>) {
  const { offer, draft, go } = props;
  const screening = screeningOf(offer, draft);
  const asksPlace =
    draft.service !== null && offer.services.find((s) => s.id === draft.service)?.treatment !== "assessment";
  const pages = questionsOf(offer, draft);
  const first = asksPlace ? 1 : 0;
  if (screening.pathway === "emergency" && page > first) return <Emergency {...props} />;
  if (asksPlace && page === 0) return <WherePage {...props} of={pages.length + first} />;
  const questions = pages[page - first];
  if (questions === undefined) {
    return screening.ask.danger.length + screening.ask.more.length > 0 ? (
      <QuestionPage
        key="rest"
        {...props}
        n={page}
        of={page}
        questions={[...screening.ask.danger, ...screening.ask.more].slice(0, perPage)}
        next={() => go("safety", page)}
      />
    ) : (
      <Verdict {...props} />
    );
  }
  return (
    <QuestionPage
      key={questions.join()}
      {...props}
      n={page + 1}
      of={pages.length + first}
      questions={questions}
      next={() => go("safety", page + 1)}
    />
  );
}

function WherePage({ offer, draft, change, go, of }: StepProps & Readonly<{ of: number }>) {
  const { booking: words } = useWords();
  const [tried, setTried] = useState(false);
  return (
    <>
      <p className={style.soft}>{words.page.replace("{n}", "1").replace("{of}", String(of))}</p>
      <h1 tabIndex={-1}>{words.where}</h1>
      <FromCheck offer={offer} draft={draft} change={change} />
      <Checklist
        label={words.where}
        hideLabel
        hint={words.whereHint}
        columns
        items={offer.sites.map((id) => ({ value: id, label: offer.labels[id]!.label }))}
        value={draft.sites}
        onChange={(sites) => change({ sites })}
        problem={tried && draft.sites.length === 0 ? words.needChoice : undefined}
      />
      <Actions>
        <Button kind="main" onPress={() => (draft.sites.length === 0 ? setTried(true) : go("safety", 1))}>
          {words.next}
        </Button>
        <Button kind="quiet" onPress={() => go("treatment")}>
          {words.back}
        </Button>
      </Actions>
    </>
  );
}

/** Takes over what the check on this device was told, when the person asks for it. */
function FromCheck({ offer, draft, change }: Pick<StepProps, "offer" | "draft" | "change">) {
  const { booking: words } = useWords();
  const record = readKept("check") as CheckRecord | undefined;
  if (draft.fromCheck) return <Notice kind="success">{words.fromCheckDone}</Notice>;
  if (record?.finished === undefined) return null;
  const use = () => {
    const told = fromCheckAnswers(record.answers);
    const at = Math.floor(Date.parse(record.finished!) / 1000);
    const old = Date.now() / 1000 - at > freshFor;
    const answers = old ? without(told.answers, offer.dangers) : told.answers;
    change({
      answers: { ...answers, ...draft.answers },
      sites: told.sites.filter((s) => offer.sites.includes(s)),
      fromCheck: true,
      ...(!old && { answeredAt: at }),
    });
  };
  return (
    <div className={style.offer}>
      <Button onPress={use}>{words.fromCheck}</Button>
      <p className={style.soft}>{words.fromCheckHint}</p>
    </div>
  );
}

function QuestionPage({
  offer,
  draft,
  change,
  go,
  questions,
  n,
  of,
  next,
}: StepProps & Readonly<{ questions: readonly string[]; n: number; of: number; next: () => void }>) {
  const { booking: words } = useWords();
  const [tried, setTried] = useState(false);
  const answered = questions.every((id) => draft.answers[id] !== undefined);
  const [noneTicked, setNone] = useState(answered && questions.every((id) => draft.answers[id] === false));
  const yes = questions.filter((id) => draft.answers[id] === true);
  const unsure = questions.filter((id) => draft.answers[id] === null);
  const items = questions.map((id) => {
    const { label, hint } = offer.labels[id]!;
    return { value: id, label, ...(hint && { hint }) };
  });
  const answer = (ticked: readonly string[], notSure: readonly string[]) => {
    const answers = { ...draft.answers };
    for (const id of questions) answers[id] = ticked.includes(id) ? true : notSure.includes(id) ? null : false;
    for (const id of questions) answeredHere.add(id);
    change({ answers, ...(draft.answeredAt === 0 && { answeredAt: Math.floor(Date.now() / 1000) }) });
  };
  const complete = noneTicked || yes.length > 0 || unsure.length > 0;
  return (
    <>
      <p className={style.soft}>{words.page.replace("{n}", String(n)).replace("{of}", String(of))}</p>
      <h1 tabIndex={-1}>{words.tick}</h1>
      {/* An assessment visit is not asked where; its first page is this one. */}
      {n === 1 && <FromCheck offer={offer} draft={draft} change={change} />}
      <Checklist
        label={words.tick}
        hideLabel
        items={[...items, { value: none, label: words.none }]}
        value={noneTicked ? [none] : yes}
        onChange={(ticked) => {
          const chosen = ticked.filter((id) => id !== none);
          const choseNone = ticked.includes(none) && !noneTicked;
          setNone(choseNone);
          answer(choseNone ? [] : chosen, choseNone ? [] : unsure.filter((id) => !chosen.includes(id)));
        }}
        problem={tried && !complete ? words.needAnswer : undefined}
      />
      <Disclosure summary={words.unsure} open={unsure.length > 0}>
        <Checklist
          label={words.unsureLabel}
          items={items.filter(({ value }) => !yes.includes(value))}
          value={unsure}
          onChange={(notSure) => {
            setNone(false);
            answer(yes, notSure);
          }}
        />
      </Disclosure>
      <Actions>
        <Button kind="main" onPress={() => (complete ? next() : setTried(true))}>
          {words.next}
        </Button>
        <Button kind="quiet" onPress={() => (n > 1 ? history.back() : go("treatment"))}>
          {words.back}
        </Button>
      </Actions>
    </>
  );
}

function Emergency({ offer, draft, go }: StepProps) {
  const { booking: words } = useWords();
  const number = emergencyNumber(currentRegion());
  return (
    <>
      <h1 tabIndex={-1} className={style.hidden}>
        {words.emergencyTitle}
      </h1>
      <Urgency level="emergency_now" title={words.emergencyTitle}>
        <p className={style.lead}>{words.emergencyText}</p>
        <p>
          <a className={style.call} href={`tel:${number}`}>
            {words.call.replace("{number}", number)}
          </a>
        </p>
      </Urgency>
      <Because offer={offer} fired={screeningOf(offer, draft).fired.filter((rule) => rule.pathway === "emergency")} />
      <p>
        <Button kind="quiet" onPress={() => go("safety", 1)}>
          {words.wrong}
        </Button>
      </p>
    </>
  );
}

/** What the answers come to, in plain words, and a safe way on. */
function Verdict({ offer, draft, change, go }: StepProps) {
  const { booking: words } = useWords();
  const { level, pathway, fired, bookable } = screeningOf(offer, draft);
  const service = offer.services.find(({ id }) => id === draft.service)!;
  const assessment = offer.services.find(({ treatment }) => treatment === "assessment");
  const isAssessment = service.treatment === "assessment";
  const title = isAssessment
    ? words.clearTitle
    : {
        block: words.blockedTitle,
        refer_first: words.referTitle,
        clinician_decides: words.decidesTitle,
        caution: words.cautionTitle,
        inform: words.clearTitle,
        clear: words.clearTitle,
      }[level];
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {pathway === "same_day" && (
        <Urgency level="same_day" title={words.todayTitle}>
          <p>{words.todayText}</p>
        </Urgency>
      )}
      <Because offer={offer} fired={fired} components={service.components} />
      <Actions>
        {bookable ? (
          <Button kind="main" onPress={() => go("time")}>
            {words.next}
          </Button>
        ) : (
          assessment && (
            <Button
              kind="main"
              onPress={() => {
                change({ service: assessment.id, start: null, practitioner: null });
                go("time");
              }}
            >
              {words.assessmentInstead}
            </Button>
          )
        )}
        <Button kind="quiet" onPress={() => go("treatment")}>
          {words.otherTreatment}
        </Button>
      </Actions>
    </>
  );
}

/** Why, rule by rule, with the answers behind each. */
export function Because({
  offer,
  fired,
  components = {},
}: Readonly<{ offer: Offer; fired: readonly FiredRule[]; components?: Readonly<Record<string, string>> }>) {
  const { booking: words } = useWords();
  const foreign = useLanguage() === firstLanguage ? undefined : firstLanguage;
  if (fired.length === 0) return null;
  return (
    <ul className={style.rows}>
      {fired.map(({ id, component, because, unsure }) => {
        const reason = offer.reasons[id]!;
        const answers = [...because, ...unsure]
          .map((finding) => offer.labels[finding]?.label)
          .filter((l) => l !== undefined);
        return (
          <li key={id}>
            {component && <strong>{words.leftOut.replace("{part}", components[component] ?? component)} </strong>}
            <span lang={foreign}>{reason.why}</span>
            {reason.ask && (
              <p>
                {words.ask} <q lang={foreign}>{reason.ask}</q>
              </p>
            )}
            {answers.length > 0 && <p className={style.soft}>{answers.join(" · ")}</p>}
          </li>
        );
      })}
    </ul>
  );
}
