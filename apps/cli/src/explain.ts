import { type Evidence, formatCondition, type Library, type Model, type Wording } from "@backroot/knowledge";
import { Complaint, loadContent } from "./load.ts";
import { bold, dim, wrapped } from "./terminal.ts";

/** Everything the engine knows of a cause: its prior, what moves it, every figure with grade, source and reason. */
export function explainCause(id: string): number {
  const { model, library, wording } = loadContent();
  const cause = model.causes.find((c) => c.id === id);
  const file = library.causes[id];
  if (cause === undefined || file === undefined) {
    const near = model.causes.map((c) => c.id).filter((known) => known.includes(id) || id.includes(known));
    throw new Complaint(
      `no cause is called "${id}"${near.length > 0 ? `; is ${near.join(" or ")} meant?` : `; "backroot explain" lists them`}`,
    );
  }
  const lines = [
    bold(wording.causes[id]?.title ?? id),
    `${file.clinical_name} (ICD-10 ${file.icd10})`,
    wrapped(`${wording.urgencies[cause.urgency]!.title}: ${file.urgency_reason}`),
    "",
    bold("Before any answer"),
    figureLine(`${file.prior.per_1000} in 1000 who look for help with upper back pain`, file.prior, library),
    ...file.modifiers.map((m) => figureLine(`${m.finding}: prior odds times ${m.ratio}`, m, library)),
    "",
    bold("Figures (share with this cause who report it, against ordinary upper back pain)"),
    ...file.findings.flatMap((f) => {
      const evidence = cause.evidence.find((e) => e.figures.some((figure) => figure.of === f.finding));
      const figure = evidence?.figures.find((g) => g.of === f.finding);
      return figure
        ? [
            figureLine(
              `${f.finding}: ${percent(figure.p)} against ${percent(ordinary(model, evidence!, f.finding))}`,
              f,
              library,
            ),
          ]
        : [];
    }),
    ...(file.escalations.length > 0 ? ["", bold("More urgent when")] : []),
    ...file.escalations.map((e) => wrapped(`${e.finding}: ${e.to}. ${e.reason}`, "  ")),
    "",
    bold("Rules that suspect it"),
    ...model.rules
      .filter((r) => r.suspects.includes(id))
      .map((r) => wrapped(`${r.id} (${r.urgency}): ${formatCondition(r.when)}`, "  ")),
    "",
    bold("Look-alikes"),
    ...file.look_alikes.map((l) => wrapped(`${wording.causes[l.cause]?.title ?? l.cause}: ${l.how}`, "  ")),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  return 0;
}

/** The causes by urgency, for who does not know their ids. */
export function listCauses(): number {
  const { model, wording } = loadContent();
  for (const { id, urgency } of model.causes) {
    process.stdout.write(`${id.padEnd(52)} ${urgency.padEnd(14)} ${title(wording, id)}\n`);
  }
  return 0;
}

function title(wording: Wording, id: string): string {
  return wording.causes[id]?.title ?? "";
}

type Sourced = Readonly<{ grade: string; sources: readonly string[]; note?: string | undefined }>;

function figureLine(text: string, { grade, sources, note }: Sourced, library: Library): string {
  const cited = sources.map((id) => library.sources[id]?.cite.split(". ")[0] ?? id).join("; ");
  const basis = [grade, cited, note].filter((part) => part !== undefined && part !== "").join(" · ");
  return `  ${text}\n${dim(wrapped(basis, "      "))}`;
}

/** P(test | ordinary pain) by the states the figure covers. */
function ordinary(model: Model, evidence: Evidence, of: string): number {
  const { baseline = [], states = [], values, cuts, kind } = model.findings.find((f) => f.id === evidence.finding)!;
  const sum = (counts: (state: string, i: number) => boolean) =>
    baseline.reduce((p, q, i) => p + (counts(states[i]!, i) ? q : 0), 0);
  if (kind === "choice") return baseline[values!.indexOf(of.split("=")[1]!)] ?? 0;
  if (kind === "number") {
    const edge = cuts!.indexOf(Number(/\d+$/.exec(of)![0]));
    return sum((_, i) => i <= edge === of.includes(">="));
  }
  const side = /_(left|right)$/.exec(of)?.[1];
  return sum(
    (state) => state !== "no" && (side === undefined || state === side || state === "both" || state === "yes"),
  );
}

function percent(p: number): string {
  const value = p * 100;
  return `${value < 1 ? value.toFixed(1) : Math.round(value)} %`;
}
