import type { Finding } from "@backroot/knowledge";

/**
 * Of people with a distribution over a finding's states, the share for whom a figure's test is true.
 *
 * @param p P(state), in the order of `finding.states`
 * @param of a test as figures write it: `fever`, `onset=over_hours_to_days`, `severity>=8`, `site_shoulder_left`
 * @throws RangeError when the test reads another finding, or cuts through a state
 */
export function shareOf(finding: Finding, p: readonly number[], of: string): number {
  const [, id, sign, value] = /^([a-z0-9_]+)(?:(>=|<=|<|>|=)(.+))?$/.exec(of) ?? [];
  const side = id === finding.id ? undefined : id?.slice(finding.id.length + 1);
  if (id === undefined || !(id === finding.id || (finding.sided && /^(left|right)$/.test(side ?? "")))) {
    throw new RangeError(`"${of}" is no test of ${finding.id}`);
  }
  const states = finding.states ?? [];
  const sumWhere = (holds: (state: string, i: number) => boolean) =>
    p.reduce((sum, share, i) => sum + (holds(states[i]!, i) ? share : 0), 0);
  if (sign === "=") return sumWhere((state) => state === value);
  if (sign !== undefined) {
    const above = sign.startsWith(">");
    const from = sign === ">=" || sign === "<" ? Number(value) : Number(value) + 1;
    const edge = finding.cuts?.indexOf(from) ?? -1;
    if (edge < 0) throw new RangeError(`"${of}" cuts through a state of ${finding.id}`);
    return sumWhere((_, i) => i <= edge === above);
  }
  if (side === undefined) return sumWhere((state) => state !== "no");
  // Without figures for each side, a side is told as the site itself.
  return states.length === 2 ? sumWhere((state) => state !== "no") : sumWhere((s) => s === side || s === "both");
}
