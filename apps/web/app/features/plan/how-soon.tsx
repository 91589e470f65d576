import type { Urgency as UrgencyId } from "@backroot/knowledge";
import { type Level, Urgency } from "../../ui/urgency/urgency.tsx";
import { usePlanContext } from "./plan.tsx";

/** How soon to be seen, and what to do. */
export function HowSoon({ urgency }: Readonly<{ urgency: UrgencyId }>) {
  const { wording } = usePlanContext();
  const { title, do: action, where } = wording.urgencies[urgency]!;
  return (
    <Urgency level={urgency as Level} title={title}>
      <p>{action}</p>
      <p>{where}</p>
    </Urgency>
  );
}
