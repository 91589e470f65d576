import type { Model } from "@backroot/knowledge";

/** A place counts when at least so many report it, and more than with ordinary pain. */
const often = 0.35;

/** The sites where the pain of a cause is often felt, in the order of its figures. */
export function oftenFelt(model: Model, cause: string): readonly string[] {
  const { evidence = [] } = model.causes.find(({ id }) => id === cause) ?? {};
  return evidence.flatMap(({ finding, p }) => {
    if (!finding.startsWith("site_")) return [];
    const { states, baseline } = model.findings.find(({ id }) => id === finding)!;
    const no = states!.indexOf("no");
    return 1 - p[no]! >= often && p[no]! < baseline![no]! ? [finding] : [];
  });
}
