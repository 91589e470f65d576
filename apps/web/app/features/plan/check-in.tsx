import type { Urgency } from "@backroot/knowledge";
import { type Network, rankOf } from "@backroot/reasoning";
import { daysBetween, type ScoresReport } from "@backroot/recovery";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { currentRegion, emergencyNumber } from "../../device/region.ts";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Page } from "../../ui/page/page.tsx";
import { Steps } from "../../ui/progress/progress.tsx";
import { Scale } from "../../ui/scale/scale.tsx";
import { TextField } from "../../ui/text-field/text-field.tsx";
import { useAt } from "../../words/words.ts";
import { loadNetwork } from "./content.ts";
import { HowSoon } from "./how-soon.tsx";
import { NoPlan } from "./no-plan.tsx";
import style from "./plan.module.css";
import { usePlan, usePlanContext } from "./plan.tsx";
import { checkInReports, signsToAsk, triagedAgain } from "./signs.ts";

const pages = ["danger", "pain", "activities"] as const;
const pegTopics = ["pain", "joy", "life"] as const;
const none = "none";

/** The weekly check-in: danger first, then pain and what the person wants to do again. */
export default function CheckIn() {
  const { words } = usePlanContext();
  const planned = usePlan();
  const [network, setNetwork] = useState<Network | "failed">();
  useEffect(() => {
    loadNetwork().then(setNetwork, () => setNetwork("failed"));
  }, []);
  if (planned === undefined) return <NoPlan title={words.checkIn.title} />;
  if (network === undefined || network === "failed") {
    return (
      <Page title={words.checkIn.title} quiet>
        <div className={style.stack}>
          <h1>{words.checkIn.title}</h1>
          <p role="status">{network === undefined ? words.loading : words.offline}</p>
        </div>
      </Page>
    );
  }
  return <Asking network={network} />;
}

function Asking({ network }: Readonly<{ network: Network }>) {
  const { care, careWording, careLanguage, wording, keeping, today, words, say, fault } = usePlanContext();
  const { plan, head } = usePlan()!;
  const navigate = useNavigate();
  const at = useAt();
  const [page, setPage] = useState<(typeof pages)[number]>("danger");
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [pain, setPain] = useState<number | null>(null);
  const [peg, setPeg] = useState<Readonly<Record<string, number>>>({});
  const [names, setNames] = useState<readonly string[]>([0, 1, 2].map((i) => head.activities[i] ?? ""));
  const [able, setAble] = useState<readonly (number | null)[]>([null, null, null]);
  const [change, setChange] = useState<number | null>(null);
  const [found, setFound] = useState<Urgency>();
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = useMemo(() => signsToAsk(care, plan), [care, plan]);
  const signs = ticked.filter((id) => id !== none);
  const late = daysBetween(plan.starts, today) >= 28;
  const groc = care.measures.find(({ id }) => id === "groc")!;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the heading is new when the page is
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [page, found]);

  const scoresOf = (): ScoresReport => {
    const rated = able.filter((value, i): value is number => value !== null && names[i]!.trim() !== "");
    const topics = pegTopics.flatMap((topic) => peg[topic] ?? []);
    return {
      kind: "scores",
      on: today,
      ...(pain !== null && { nprs: pain }),
      ...(topics.length === pegTopics.length && { peg: mean(topics) }),
      ...(rated.length > 0 && { psfs: mean(rated) }),
      ...(change !== null && { groc: change }),
      ...(signs.length > 0 && { signs }),
    };
  };
  const afterDanger = async () => {
    if (signs.length === 0) return setPage("pain");
    const urgency = triagedAgain(network, plan, signs);
    if (await keeping.add(checkInReports(scoresOf(), urgency))) setFound(urgency);
  };
  const finish = async () => {
    const activities = names.map((name) => name.trim()).filter((name) => name !== "");
    const kept =
      (await keeping.add(checkInReports(scoresOf(), triagedAgain(network, plan, [])))) &&
      (await keeping.change((now) => ({ ...now, activities })));
    if (!kept) return;
    say(words.checkIn.kept);
    navigate(at("/plan/progress"));
  };

  if (found !== undefined) {
    const number = emergencyNumber(currentRegion());
    // Triage and the plan's own danger signs may differ: the stricter is shown.
    const urgency = plan.beSeen !== undefined && rankOf[plan.beSeen] > rankOf[found] ? plan.beSeen : found;
    return (
      <Framed title={words.checkIn.foundTitle} heading={heading}>
        <HowSoon urgency={urgency} />
        {urgency === "emergency_now" && (
          <p className={style.lead}>
            <a href={`tel:${number}`}>{words.checkIn.call.replace("{number}", number)}</a>
          </p>
        )}
        <p>{plan.state === "stopped" ? words.checkIn.stopped : words.checkIn.goesOn}</p>
        <Actions>
          <Button kind="main" onPress={() => navigate(at("/plan"))}>
            {words.checkIn.toToday}
          </Button>
        </Actions>
      </Framed>
    );
  }
  return (
    <Framed title={words.checkIn.pages[page]} heading={heading}>
      <Steps
        label={words.checkIn.title}
        current={page}
        steps={pages.map((id) => ({ id, title: words.checkIn.steps[id] }))}
      />
      {page === "danger" && (
        <>
          <Checklist
            label={words.checkIn.dangerAsk}
            hint={words.checkIn.dangerHint}
            columns
            items={[
              { value: none, label: words.checkIn.none },
              ...asked.map((id) => ({ value: id, label: wording.findings[id]?.label ?? id })),
            ]}
            value={ticked}
            onChange={(value) =>
              setTicked(value.at(-1) === none ? [none] : value.filter((id) => id !== none || value.length === 1))
            }
          />
          <Actions>
            <Button kind="main" onPress={afterDanger} isDisabled={ticked.length === 0}>
              {words.next}
            </Button>
          </Actions>
        </>
      )}
      {page === "pain" && (
        <>
          <Asked title={careWording.measures.nprs!.ask} lang={careLanguage}>
            <Scale
              label={careWording.measures.nprs!.ask}
              least={0}
              most={10}
              low={words.noPain}
              high={words.worstPain}
              value={pain}
              onChange={setPain}
            />
          </Asked>
          {pegTopics.map((topic) => (
            <Asked key={topic} title={words.checkIn.peg[topic].ask}>
              <Scale
                label={words.checkIn.peg[topic].ask}
                least={0}
                most={10}
                low={words.checkIn.peg[topic].least}
                high={words.checkIn.peg[topic].most}
                value={peg[topic] ?? null}
                onChange={(value) => setPeg({ ...peg, [topic]: value })}
              />
            </Asked>
          ))}
          <Actions>
            <Button
              kind="main"
              onPress={() => setPage("activities")}
              isDisabled={pain === null || pegTopics.some((topic) => peg[topic] === undefined)}
            >
              {words.next}
            </Button>
            <Button kind="quiet" onPress={() => setPage("danger")}>
              {words.player.back}
            </Button>
          </Actions>
        </>
      )}
      {page === "activities" && (
        <>
          <p className={style.soft}>{words.checkIn.activitiesHint}</p>
          {names.map((name, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: three places that never move
            <div className={style.field} key={i}>
              <TextField
                label={words.checkIn.activity.replace("{n}", String(i + 1))}
                value={name}
                most={80}
                onChange={(value) => setNames(names.map((old, at) => (at === i ? value : old)))}
              />
              {name.trim() !== "" && (
                <Scale
                  label={words.checkIn.able.replace("{activity}", name)}
                  least={0}
                  most={10}
                  low={words.checkIn.unable}
                  high={words.checkIn.asBefore}
                  value={able[i] ?? null}
                  onChange={(value) => setAble(able.map((old, at) => (at === i ? value : old)))}
                />
              )}
            </div>
          ))}
          {late && (
            <Asked title={careWording.measures.groc!.ask} lang={careLanguage}>
              <Scale
                label={careWording.measures.groc!.ask}
                least={groc.range[0]}
                most={groc.range[1]}
                low={careWording.measures.groc!.least}
                high={careWording.measures.groc!.most}
                value={change}
                onChange={setChange}
              />
            </Asked>
          )}
          {fault && <p role="alert">{words.faults[fault]}</p>}
          <Actions>
            <Button kind="main" onPress={finish}>
              {words.keep}
            </Button>
            <Button kind="quiet" onPress={() => setPage("pain")}>
              {words.player.back}
            </Button>
          </Actions>
        </>
      )}
    </Framed>
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function Asked({ title, lang, children }: Readonly<{ title: string; lang?: string; children: ReactNode }>) {
  return (
    <div className={style.field} lang={lang}>
      <h2 className={style.label}>{title}</h2>
      {children}
    </div>
  );
}

function Framed({
  title,
  heading,
  children,
}: Readonly<{ title: string; heading: { current: HTMLHeadingElement | null }; children: ReactNode }>) {
  return (
    <Page title={title} quiet>
      <div className={style.stack}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
    </Page>
  );
}
