import type { Condition, Grade, Model, Rule, Wording } from "@backroot/knowledge";
import type { Answers, Assessment, Explanation, Reason } from "@backroot/reasoning";
import type { Check } from "./check.ts";
import { formOf, type Item, itemsOf } from "./form.ts";
import { itemText, pageText } from "./questionnaire.ts";
import { filled, saying } from "./saying.ts";
import type { Words } from "./words.ts";

/** A source as it is cited; `seen` is false when it was cited from memory. */
export type Cited = Readonly<{ id: string; cite: string; url?: string; seen: boolean }>;

/** Where a line comes from. */
export type Provenance =
  | Readonly<{ by: "person"; when: string | null }>
  | Readonly<{ by: "rule"; rule: string; sources: readonly Cited[] }>
  | Readonly<{ by: "probability" }>
  | Readonly<{ by: "figures"; grades: readonly Grade[]; sources: readonly Cited[] }>
  | Readonly<{ by: "not_asked" }>
  | Readonly<{ by: "statement" }>;

/** One line, and in words where it comes from. `under` are the lines that explain it. */
export type Line = Readonly<{ text: string; from: Provenance; basis: string; under?: readonly Line[] }>;

export type Section = Readonly<{
  id: "is" | "how_soon" | "danger_signs" | "open" | "causes" | "said";
  title: string;
  note?: string;
  lines: readonly Line[];
}>;

/** A summary for a clinician: a page prints it, `markdown` writes it. */
export type Summary = Readonly<{
  title: string;
  language: string;
  when: string | null;
  /** Version of the model that worked it out. */
  version: string;
  sections: readonly Section[];
}>;

/** What reasoning made of a check. */
export type Findings = Readonly<{
  assessment: Assessment;
  /** Every rule that fired, most urgent first: `triage(…).fired`. */
  fired: readonly Rule[];
  /** The causes to show, likeliest first: `explain(…)` of each with `naturalFrequency(p)`. */
  causes: readonly (Explanation &
    Readonly<{ frequency: Readonly<{ count: number; of: number; bound?: "less" | "more" }> }>)[];
  /** The answers with what follows from them: `infer(…).answers`. Reasons may rest on these. */
  completed: Answers;
}>;

/** A reason weaker than this ratio is not worth a clinician's line. */
const leastTelling = Math.log(1.15);

/** The summary of a check: what was said, what was worked out, and for every line by whom and from what. */
export function summary(check: Check, found: Findings, model: Model, wording: Wording, words: Words): Summary {
  return new Writing(check, found, model, wording, words).summary();
}

class Writing {
  readonly #check: Check;
  readonly #found: Findings;
  readonly #model: Model;
  readonly #wording: Wording;
  readonly #words: Words;
  readonly #items: ReadonlyMap<string, Item>;

  constructor(check: Check, found: Findings, model: Model, wording: Wording, words: Words) {
    this.#check = check;
    this.#found = found;
    this.#model = model;
    this.#wording = wording;
    this.#words = words;
    this.#items = itemsOf(model);
  }

  summary(): Summary {
    const { title, is, howSoon, dangerSigns, open, causes, causesNote, said } = this.#words.summary;
    return {
      title,
      language: this.#words.language,
      when: this.#check.when,
      version: this.#model.version,
      sections: [
        { id: "is", title: is.title, lines: is.statements.map((text) => this.#line(text, { by: "statement" })) },
        { id: "how_soon", title: howSoon, lines: this.#howSoon() },
        { id: "danger_signs", title: dangerSigns, lines: this.#dangerSigns() },
        { id: "open", title: open, lines: this.#open() },
        { id: "causes", title: causes, note: causesNote, lines: this.#causes() },
        { id: "said", title: said, lines: this.#said() },
      ],
    };
  }

  /** The advice, then every rule that fired; those that set the urgency come first, as they are the most urgent. */
  #howSoon(): readonly Line[] {
    const { urgency, because } = this.#found.assessment;
    const { title, do: action } = this.#wording.urgencies[urgency]!;
    const rules = this.#found.fired.map(({ id, urgency: least, sources }) => {
      const text = `${this.#wording.rules[id] ?? id} (${this.#wording.urgencies[least]!.title})`;
      return this.#line(text, { by: "rule", rule: id, sources: this.#cited(sources) });
    });
    const decided = this.#found.fired.filter(({ id }) => because.includes(id));
    const by: Provenance =
      decided.length > 0
        ? { by: "rule", rule: decided.map((r) => r.id).join(", "), sources: this.#cited(sourcesOf(decided)) }
        : { by: "probability" };
    const raised = decided.length === 0 && because.length > 0;
    return [
      this.#line(`${title}. ${action}`, by),
      ...(raised ? [this.#line(this.#words.summary.byProbability, by)] : []),
      ...(rules.length > 0 ? rules : [this.#line(this.#words.summary.noRule, { by: "probability" })]),
    ];
  }

  /** Red flags answered yes, and every answer a fired rule reads: a sudden start is no danger sign by itself. */
  #dangerSigns(): readonly Line[] {
    const { answers } = this.#check;
    const read = new Set(this.#found.fired.flatMap((rule) => [...findingsIn(rule.when)]));
    const signs = [...this.#items.values()].filter(({ id, finding }) => {
      const answer = answers[id] ?? false;
      return answer !== false && (finding.redFlag || read.has(id));
    });
    if (signs.length > 0) {
      return signs.map((item) => this.#spoken(saying(item, answers[item.id]!, this.#wording, this.#words)));
    }
    const { noDangerSigns, noneAsked } = this.#words.summary;
    const asked = this.#model.findings.some((f) => f.redFlag && typeof answers[f.id] === "boolean");
    return asked ? [this.#spoken(noDangerSigns)] : [this.#line(noneAsked, { by: "not_asked" })];
  }

  #open(): readonly Line[] {
    const { openNot, openUnsure } = this.#words.summary;
    return this.#found.assessment.unaskedFlags
      .map((id) => this.#openLine(id, openNot, { by: "not_asked" }))
      .concat(
        this.#model.findings
          .filter((f) => f.redFlag && this.#check.answers[f.id] === null)
          .map((f) => this.#openLine(f.id, openUnsure, this.#person())),
      );
  }

  #openLine(id: string, sentence: string, from: Provenance): Line {
    return this.#line(filled(sentence, { sign: itemText(this.#items.get(id)!, this.#wording, this.#words) }), from);
  }

  #causes(): readonly Line[] {
    return this.#found.causes.map(({ cause, frequency, reasons }) => {
      const { about, fewer, more } = this.#words.summary;
      const { count, of, bound } = frequency;
      const often = bound === "less" ? fewer : bound === "more" ? more : filled(about, { count, of });
      const prior = reasons.find((r) => r.kind === "prior");
      const telling = reasons.filter(
        ({ kind, weight }) => (kind === "answers" || kind === "modifier") && Math.abs(weight) >= leastTelling,
      );
      return {
        ...this.#line(`${this.#wording.causes[cause]?.title ?? cause}: ${often}`, this.#figures(prior?.figures ?? [])),
        under: telling.map((reason) => this.#reason(reason)),
      };
    });
  }

  #reason({ weight, findings, figures }: Reason): Line {
    const { speaksFor, speaksAgainst, times, timesLess, together } = this.#words.summary;
    const ratio = Math.exp(Math.abs(weight));
    const amount = filled(weight > 0 ? times : timesLess, {
      times: ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1),
    });
    const what = findings.map((id) => {
      const item = this.#items.get(id)!;
      const answer = this.#found.completed[id];
      return answer === undefined
        ? itemText(item, this.#wording, this.#words)
        : saying(item, answer, this.#wording, this.#words);
    });
    const text = filled(weight > 0 ? speaksFor : speaksAgainst, {
      what: what.join("; "),
      times: findings.length > 1 ? filled(together, { times: amount }) : amount,
    });
    return this.#line(text, this.#figures(figures));
  }

  /** Page by page, in the order of the form; what was not asked is not there. */
  #said(): readonly Line[] {
    const { answers } = this.#check;
    const lines = formOf(this.#model).flatMap(({ id, items }) => {
      const answered = items.filter((item) => Object.hasOwn(answers, item.id));
      if (answered.length === 0) return [];
      const under = answered.map((item) => this.#spoken(saying(item, answers[item.id]!, this.#wording, this.#words)));
      return [{ ...this.#spoken(pageText(id, this.#wording, this.#words)), under }];
    });
    return lines.length > 0 ? lines : [this.#line(this.#words.summary.nothingSaid, { by: "not_asked" })];
  }

  #person(): Provenance {
    return { by: "person", when: this.#check.when };
  }

  #spoken(text: string): Line {
    return this.#line(text, this.#person());
  }

  #figures(figures: readonly Readonly<{ grade: Grade; sources: readonly string[] }>[]): Provenance {
    return {
      by: "figures",
      grades: [...new Set(figures.map((f) => f.grade))],
      sources: this.#cited(sourcesOf(figures)),
    };
  }

  #cited(sources: readonly string[]): readonly Cited[] {
    return sources.flatMap((id) => {
      const source = this.#model.sources[id];
      if (source === undefined) return [];
      return [{ id, cite: source.cite, ...(source.url && { url: source.url }), seen: source.seen }];
    });
  }

  #line(text: string, from: Provenance): Line {
    return { text, from, basis: this.#basis(from) };
  }

  #basis(from: Provenance): string {
    const { basis, grades } = this.#words.summary;
    switch (from.by) {
      case "person":
        return from.when === null ? basis.personUndated : filled(basis.person, { when: from.when });
      case "rule":
        return filled(basis.rule, { rule: from.rule, sources: this.#sources(from.sources) });
      case "figures": {
        if (from.grades.length === 0) return basis.noSource;
        const said = from.grades.map((g) => grades[g]).join(", ");
        return filled(basis.figures, { grades: said, sources: this.#sources(from.sources) });
      }
      case "probability":
        return basis.probability;
      case "not_asked":
        return basis.notAsked;
      case "statement":
        return basis.statement;
    }
  }

  #sources(sources: readonly Cited[]): string {
    const { noSource, source, unseen } = this.#words.summary.basis;
    if (sources.length === 0) return noSource;
    const cites = sources.map(({ cite, seen }) => (seen ? cite : filled(unseen, { source: cite })));
    return filled(source, { sources: cites.join("; ") });
  }
}

/** The findings a condition reads. */
function* findingsIn(condition: Condition): Generator<string> {
  if ("all" in condition) for (const c of condition.all) yield* findingsIn(c);
  else if ("any" in condition) for (const c of condition.any) yield* findingsIn(c);
  else if ("not" in condition) yield* findingsIn(condition.not);
  else yield condition.finding;
}

function sourcesOf(sourced: readonly Readonly<{ sources: readonly string[] }>[]): readonly string[] {
  return [...new Set(sourced.flatMap((s) => s.sources))];
}
