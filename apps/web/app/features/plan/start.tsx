import { type Answers, assess, complete, type Network } from "@backroot/reasoning";
import {
  type Activity,
  activities,
  type DailyMinutes,
  dailyMinutes,
  type Goal,
  goals,
  type Person,
  type PlanResult,
  plan,
} from "@backroot/recovery";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { pastChecks, readRecord } from "../../device/check-record.ts";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { Page } from "../../ui/page/page.tsx";
import { Scale } from "../../ui/scale/scale.tsx";
import { useAt } from "../../words/words.ts";
import { loadNetwork } from "./content.ts";
import { HowSoon } from "./how-soon.tsx";
import style from "./plan.module.css";
import { usePlanContext } from "./plan.tsx";
import { Safety } from "./safety.tsx";

const cleared = "cleared_by_clinician_for_exercise";

/** What a person chooses about their plan. */
type Wishes = Readonly<{
  minutes: DailyMinutes;
  goals: readonly Goal[];
  equipment: readonly string[];
  activity: Activity;
}>;

/** From a finished check to a plan, by way of what nobody has asked yet; or the rule that stands against one. */
export default function Start() {
  const { words } = usePlanContext();
  const [network, setNetwork] = useState<Network | "failed">();
  useEffect(() => {
    loadNetwork().then(setNetwork, () => setNetwork("failed"));
  }, []);
  if (network === undefined || network === "failed") {
    return (
      <Framed title={words.start.title}>
        <p role="status">{network === undefined ? words.loading : words.offline}</p>
      </Framed>
    );
  }
  return <FromCheck network={network} />;
}

function FromCheck({ network }: Readonly<{ network: Network }>) {
  const { words } = usePlanContext();
  const at = useAt();
  const check = useMemo(() => {
    const going = readRecord(network.model)?.record;
    return going?.finished === undefined ? pastChecks(network.model)[0] : going;
  }, [network]);
  if (check === undefined) {
    return (
      <Framed title={words.start.checkFirst}>
        <p className={style.lead}>{words.start.checkFirstWhy}</p>
        <p>
          <Link to={at("/check")}>{words.start.toCheck}</Link>
        </p>
      </Framed>
    );
  }
  return <Making network={network} checked={check.answers} />;
}

function Making({ network, checked }: Readonly<{ network: Network; checked: Answers }>) {
  const { care, today, keeping, words, say } = usePlanContext();
  const navigate = useNavigate();
  const at = useAt();
  // Page by page, so that each can be gone back on.
  const [given, setGiven] = useState<readonly Answers[]>([]);
  const [pain, setPain] = useState<number | null>(typeof checked.severity === "number" ? checked.severity : null);
  const more: Answers = useMemo(() => Object.assign({}, ...given), [given]);
  const answers = useMemo(() => ({ ...checked, ...more }), [checked, more]);
  const make = (wishes: Wishes): PlanResult => plan(care, personOf(network, answers, wishes), today);
  const result = useMemo(
    () => plan(care, personOf(network, answers, { minutes: 2, goals: [], equipment: [], activity: "some" }), today),
    [care, network, answers, today],
  );

  if (result.kind === "refused")
    return (
      <Refused
        result={result}
        onCleared={() => setGiven([...given, { [cleared]: true }])}
        wasCleared={more[cleared] === true}
      />
    );
  if (result.kind === "unanswered") {
    return (
      <Page title={words.safety.title} quiet key="safety">
        <div className={style.stack}>
          <Safety
            network={network}
            findings={result.findings}
            onAnswer={(page) => setGiven([...given, page])}
            onBack={given.length > 0 ? () => setGiven(given.slice(0, -1)) : undefined}
          />
        </div>
      </Page>
    );
  }
  const begin = async (wishes: Wishes) => {
    const made = make(wishes);
    if (made.kind !== "plan") return;
    const first = pain === null ? [] : [{ kind: "scores" as const, on: today, nprs: pain }];
    if (await keeping.begin({ made: made.plan, activities: [], moves: {} }, first)) {
      say(null);
      navigate(at("/plan"));
    }
  };
  return (
    <Framed title={words.start.wishes} key="wishes">
      <WishForm pain={pain} onPain={setPain} make={make} onBegin={begin} />
    </Framed>
  );
}

function personOf(network: Network, answers: Answers, wishes: Wishes): Person {
  const { urgency, causes } = assess(network, answers);
  return { urgency, causes, answers: complete(network.inferences, answers), ...wishes };
}

function WishForm({
  pain,
  onPain,
  make,
  onBegin,
}: Readonly<{
  pain: number | null;
  onPain: (pain: number) => void;
  make: (wishes: Wishes) => PlanResult;
  onBegin: (wishes: Wishes) => void;
}>) {
  const { care, careWording, careLanguage, words, fault } = usePlanContext();
  const [minutes, setMinutes] = useState<DailyMinutes>(2);
  const [wanted, setWanted] = useState<readonly Goal[]>([]);
  const [equipment, setEquipment] = useState<readonly string[]>([]);
  const [activity, setActivity] = useState<Activity>("some");
  const wishes = { minutes, goals: wanted, equipment, activity };
  const result = make(wishes);
  return (
    <>
      <Choice
        label={words.start.minutes}
        hint={words.start.minutesHint}
        inline
        options={dailyMinutes.map((n) => ({ value: String(n), label: words.start.minutesEach[n] }))}
        value={String(minutes)}
        onChange={(value) => setMinutes(dailyMinutes.find((n) => String(n) === value)!)}
      />
      <Checklist
        label={words.start.goals}
        hint={words.start.goalsHint}
        columns
        items={goals.map((goal) => ({ value: goal, label: words.goals[goal] }))}
        value={wanted}
        onChange={(value) => setWanted(goals.filter((goal) => value.includes(goal)))}
      />
      <Checklist
        label={words.start.equipment}
        hint={words.start.equipmentHint}
        columns
        items={care.equipment
          .filter(({ everyday }) => !everyday)
          .map(({ id }) => ({ value: id, label: careWording.equipment[id]!, lang: careLanguage }))}
        value={equipment}
        onChange={setEquipment}
      />
      <Choice
        label={words.start.activity}
        options={activities.map((value) => ({ value, label: words.activities[value] }))}
        value={activity}
        onChange={(value) => setActivity(activities.find((one) => one === value)!)}
      />
      <div className={style.field}>
        <h2 className={style.label}>{words.start.pain}</h2>
        <Scale
          label={words.start.pain}
          least={0}
          most={10}
          low={words.noPain}
          high={words.worstPain}
          value={pain}
          onChange={onPain}
        />
      </div>
      {fault && <p role="alert">{words.faults[fault]}</p>}
      {result.kind === "refused" && (
        <p role="alert" lang={careLanguage}>
          {careWording.refusals[result.rule]}
        </p>
      )}
      <Actions>
        <Button kind="main" onPress={() => onBegin(wishes)} isDisabled={result.kind !== "plan"}>
          {words.start.make}
        </Button>
      </Actions>
    </>
  );
}

/** Why there is no plan, by its rule, and what to do instead. */
function Refused({
  result,
  onCleared,
  wasCleared,
}: Readonly<{ result: Extract<PlanResult, { kind: "refused" }>; onCleared: () => void; wasCleared: boolean }>) {
  const { careWording, careLanguage, wording, words } = usePlanContext();
  const at = useAt();
  const { rule, urgency, cause } = result;
  const canBeCleared = !wasCleared && (rule === "clearance" || (rule === "urgency" && urgency === "within_days"));
  return (
    <Framed title={words.start.refused}>
      <p className={style.lead} lang={careLanguage}>
        {careWording.refusals[rule]}
      </p>
      {cause && (
        <p>
          {words.start.refusedCause.replace("{cause}", wording.causes[cause]?.title ?? cause)}{" "}
          <a href={at(`/causes/${cause}`)}>{words.start.readCause}</a>
        </p>
      )}
      {urgency && <HowSoon urgency={urgency} />}
      <p className={style.soft}>{words.start.rule.replace("{rule}", rule)}</p>
      {canBeCleared && (
        <section className={style.stack}>
          <h2>{words.start.clearedTitle}</h2>
          <p>{words.start.clearedText}</p>
          <div>
            <Button onPress={onCleared}>{words.start.cleared}</Button>
          </div>
        </section>
      )}
      <p>
        <Link to={at("/check/result")}>{words.start.toResult}</Link>
      </p>
    </Framed>
  );
}

function Framed({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  return (
    <Page title={title} quiet>
      <div className={style.stack}>
        <h1>{title}</h1>
        {children}
      </div>
    </Page>
  );
}
