import type { Condition, Finding, Model } from "@backroot/knowledge";

/** One page of the whole check, as a form lays it out. */
export type Page = Readonly<{
  /** A question's id, or one of the pages without a question: `about`, `where`, `other`. */
  id: string;
  when?: Condition;
  items: readonly Item[];
}>;

/** One thing to answer. `id` is the finding's, or `<finding>_left` for one side of it. */
export type Item = Readonly<{ id: string; finding: Finding; side?: "left" | "right"; when?: Condition }>;

/** The pages no question of the model stands for. */
export const pagesBeside = ["about", "where", "other"] as const;

/**
 * The whole check as pages: age and sex, where it hurts, every question, and last the findings no page asks (worked out from
 * others, or given by a file). Every finding stands exactly once.
 */
export function formOf(model: Model): readonly Page[] {
  const byId = new Map(model.findings.map((f) => [f.id, f]));
  const placed = new Set<string>();
  const place = (finding: Finding, when?: Condition): readonly Item[] => {
    if (placed.has(finding.id)) return [];
    placed.add(finding.id);
    const item: Item = { id: finding.id, finding, ...(when && { when }) };
    if (!finding.sided) return [item];
    return [item, ...(["left", "right"] as const).map((side) => ({ ...item, id: `${finding.id}_${side}`, side }))];
  };
  const asked = new Set(model.questions.flatMap((q) => q.items.map((item) => item.finding)));
  const about = model.findings.filter((f) => f.id === "age" || f.id === "sex");
  const where = model.findings.filter((f) => f.group === "sites" && !f.derived && !asked.has(f.id));
  const pages: Page[] = [
    { id: "about", items: about.flatMap((f) => place(f)) },
    { id: "where", items: where.flatMap((f) => place(f)) },
    ...model.questions.map(({ id, when, items }) => ({
      id,
      ...(when && { when }),
      items: items.flatMap((item) => place(byId.get(item.finding)!, item.when)),
    })),
  ];
  return [...pages, { id: "other", items: model.findings.flatMap((f) => place(f)) }];
}

/** Every item of the form by its id. */
export function itemsOf(model: Model): ReadonlyMap<string, Item> {
  return new Map(formOf(model).flatMap((page) => page.items.map((item) => [item.id, item] as const)));
}
