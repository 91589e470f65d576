import type { GateRule, RuleReason, Treatment } from "@backroot/knowledge";
import { screen, testsOf } from "@backroot/reasoning";
import { clinicBySlug, setUpOf } from "@backroot/storage";
import { useEffect, useRef, useState } from "react";
import { data, useSearchParams } from "react-router";
import { records } from "../../clinics/records.server.ts";
import { library, wordingIn } from "../../library.server.ts";
import { treatments, treatmentWords } from "../../treatments.server.ts";
import { Notice } from "../../ui/notice/notice.tsx";
import { Page } from "../../ui/page/page.tsx";
import { Steps } from "../../ui/progress/progress.tsx";
import { Ready } from "../../ui/ready/ready.tsx";
import { languageOf } from "../../words/language.ts";
import { useWords } from "../../words/words.ts";
import type { Route } from "./+types/book";
import style from "./booking.module.css";
import { DetailsStep } from "./details-step.tsx";
import { type Draft, freshDraft, keepDraft, readDraft } from "./draft.ts";
import { SafetyStep } from "./safety-step.tsx";
import { TimeStep } from "./time-step.tsx";
import { TreatmentStep } from "./treatment-step.tsx";

export const handle = { interactive: true };

/** The rules as the browser needs them: without notes for clinicians. */
const lean = <R extends GateRule>({ note: _, sources: _s, grade: _g, ...rule }: R) =>
  ({ ...rule, grade: "judged", sources: [], note: "" }) as const;

export async function loader({ params, url }: Route.LoaderArgs) {
  const storage = await records();
  const clinic = await clinicBySlug(storage, params.slug);
  if (clinic === undefined) throw data(null, { status: 404 });
  const setUp = await setUpOf(storage, clinic.id);
  const offered = setUp.service
    .filter(({ online, active }) => online === 1 && active === 1)
    .sort((a, b) => a.position - b.position);
  const given = treatments.treatments.filter(({ id }) => offered.some(({ treatment }) => treatment === id));
  const gate = treatments.gate.map(lean);
  const rules = Object.fromEntries(
    given.map(({ id, components, rules: own }) => [id, { id, components, rules: own.map(lean) }] as const),
  );
  const reasons: Record<string, RuleReason> = {};
  for (const [id, reason] of Object.entries(treatmentWords.gate)) reasons[`gate/${id}`] = reason;
  for (const { id } of given)
    for (const [rule, reason] of Object.entries(treatmentWords.treatments[id]!.rules))
      reasons[`${id}/${rule}`] = reason;
  const asked = new Set<string>();
  for (const rule of [...gate, ...given.flatMap((treatment) => treatment.rules)]) {
    for (const { finding } of rule.when ? testsOf(rule.when) : []) asked.add(finding);
    for (const site of rule.sites ?? []) asked.add(site);
  }
  const sites = [
    "site_neck",
    "site_upper_trapezius",
    "site_between_blades",
    "site_shoulder_blade",
    "site_spine_upper",
    "site_spine_mid",
    "site_spine_lower",
    "site_flank_ribs_back",
    "site_low_back",
    "site_chest_front",
    "site_upper_abdomen",
  ];
  const wording = wordingIn[languageOf(url.pathname)].findings;
  return {
    clinic: { slug: clinic.slug, name: clinic.name, phone: clinic.phone, currency: clinic.currency, demo: clinic.demo },
    zone: setUp.location[0]?.zone ?? "UTC",
    version: treatments.version,
    services: offered.map(({ id, treatment, name, length_min, price_minor }) => ({
      id,
      treatment,
      name,
      minutes: length_min,
      price: price_minor,
      short: (treatmentWords.treatments[treatment] ?? treatmentWords.assessment).short,
      consent: treatmentWords.treatments[treatment]?.consent ?? [],
      components: treatmentWords.treatments[treatment]?.components ?? {},
    })),
    people: Object.fromEntries(
      setUp.resource.filter(({ kind }) => kind === "practitioner").map(({ id, name }) => [id, name]),
    ),
    gate,
    /** What is asked again after a day. */
    dangers: gate
      .filter(({ level }) => level === "block")
      .flatMap(({ when }) => (when ? [...testsOf(when)].map(({ finding }) => finding) : [])),
    rules,
    reasons,
    sites,
    labels: Object.fromEntries([...asked, ...sites].map((id) => [id, wording[id]!])),
    sources: Object.keys(library.sources).length,
  };
}

/** Everything is here from the first step on; a step is no reason to ask again. */
export const shouldRevalidate = () => false;

export type Offer = Route.ComponentProps["loaderData"];
export type Service = Offer["services"][number];

const steps = ["treatment", "safety", "time", "details"] as const;
export type Step = (typeof steps)[number];

/** What a step is given and may do. */
export type StepProps = Readonly<{
  offer: Offer;
  draft: Draft;
  change: (to: Partial<Draft>) => void;
  go: (step: Step, page?: number) => void;
}>;

/** Booking in four steps, without an account. */
export default function Book({ loaderData }: Route.ComponentProps) {
  const { booking: words } = useWords();
  const { clinic } = loaderData;
  return (
    <Page title={`${words.book}: ${clinic.name}`} quiet>
      <Ready
        waiting={
          <div className={style.stack}>
            <h1>{words.book}</h1>
            <noscript>
              <p>
                {words.script} {clinic.phone}
              </p>
            </noscript>
          </div>
        }
      >
        <Booking offer={loaderData} />
      </Ready>
    </Page>
  );
}

function Booking({ offer }: Readonly<{ offer: Offer }>) {
  const { booking: words } = useWords();
  const { slug, name, demo } = offer.clinic;
  const [kept, setDraft] = useState(() => readDraft(slug));
  const asNow = (draft: Draft) => freshDraft(draft, offer.dangers, Math.floor(Date.now() / 1000));
  const draft = asNow(kept);
  const [search, setSearch] = useSearchParams();
  const page = Number(search.get("page") ?? 0);
  const step = allowed((search.get("step") ?? "treatment") as Step, draft, offer);
  const content = useRef<HTMLDivElement>(null);
  const change = (to: Partial<Draft>) =>
    setDraft((now) => {
      const next = { ...asNow(now), ...to };
      keepDraft(slug, next);
      return next;
    });
  const go = (to: Step, onPage = 0) => setSearch({ step: to, ...(onPage > 0 && { page: String(onPage) }) });
  // A new page of questions begins at its top, for eyes and for screen readers.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when the page changes
  useEffect(() => {
    scrollTo(0, 0);
    content.current?.querySelector<HTMLElement>("h1")?.focus();
  }, [step, page]);
  const props: StepProps = { offer, draft, change, go };
  return (
    <div className={style.stack} ref={content}>
      <p className={style.soft}>
        {name}
        {demo === 1 && ` · ${words.demoShort}`}
      </p>
      <Steps label={words.steps} steps={steps.map((id) => ({ id, title: words.step[id] }))} current={step} />
      {step === "treatment" && <TreatmentStep {...props} />}
      {step === "safety" && <SafetyStep {...props} page={page} />}
      {step === "time" && <TimeStep {...props} />}
      {step === "details" && <DetailsStep {...props} />}
      {demo === 1 && step === "details" && <Notice>{words.demo}</Notice>}
    </div>
  );
}

/** A step that those before it do not support yet gives way to the first that is missing. */
function allowed(step: Step, draft: Draft, offer: Offer): Step {
  if (!steps.includes(step) || draft.service === null) return "treatment";
  if (step === "treatment" || step === "safety") return step;
  const { bookable, ask } = screeningOf(offer, draft);
  if (ask.danger.length + ask.more.length > 0 || !bookable) return "safety";
  return step === "details" && draft.start === null ? "time" : step;
}

/** What the rules say of this draft; `bookable` is about the service chosen. */
export function screeningOf({ services, rules, gate }: Offer, draft: Draft) {
  const id = services.find((service) => service.id === draft.service)?.treatment ?? "assessment";
  const treatment = rules[id] as Pick<Treatment, "id" | "components" | "rules"> | undefined;
  const screening = screen(gate as readonly GateRule[], {
    ...(treatment && { treatment }),
    sites: draft.sites,
    // How long it has lasted only informs: it is not asked here, and everyone is told.
    answers: { duration_days: 91, ...draft.answers },
    age: draft.answeredAt === 0 ? 0 : Math.floor(Date.now() / 1000) - draft.answeredAt,
  });
  return { ...screening, bookable: treatment ? screening.bookable.treatment : screening.bookable.assessment };
}
