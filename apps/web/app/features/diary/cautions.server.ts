import type { RuleLevel } from "@backroot/knowledge";
import { ruleOf } from "../../clinics/bookings.server.ts";
import { treatmentWords } from "../../treatments.server.ts";

/** A safety rule that holds for a visit, as staff read it. */
export type Caution = Readonly<{
  id: string;
  /** How strict it is; null for a rule of an earlier version that is no longer there. */
  level: RuleLevel | null;
  /** The part of the treatment it is about, when it is not all of it. */
  part: string | null;
  why: string;
  /** What the content says to clinicians. */
  note: string | null;
}>;

const strictness: readonly RuleLevel[] = ["block", "refer_first", "clinician_decides", "caution", "inform"];

/** Rules by their ids, such as "gate/bleeds_easily", in words; strictest first. Words and notes are in the first language alone for now. */
export function cautionsInWords(ids: readonly string[]): readonly Caution[] {
  const rank = ({ level }: Caution) => (level === null ? strictness.length : strictness.indexOf(level));
  return ids.map(cautionOf).sort((a, b) => rank(a) - rank(b));
}

function cautionOf(id: string): Caution {
  const [home = "", name = ""] = id.split("/");
  const rule = ruleOf(id);
  const words = treatmentWords.treatments[home];
  const reason = home === "gate" ? treatmentWords.gate[name] : words?.rules[name];
  if (rule === undefined || reason === undefined)
    return { id, level: null, part: null, why: `${home}: ${name}`.replaceAll("_", " "), note: null };
  const part = rule.component === undefined ? null : (words?.components?.[rule.component] ?? rule.component);
  return { id, level: rule.level, part, why: reason.why, note: rule.note };
}
