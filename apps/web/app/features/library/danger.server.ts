import { rankOf } from "@backroot/reasoning";
import { library } from "../../library.server.ts";
import type { Level } from "../../ui/urgency/urgency.tsx";

/** The most urgent level that any of these rules sets. */
export function mostUrgentOf(rules: readonly string[]): Level {
  const levels = rules.map((id) => library.rules[id]!.urgency);
  return levels.reduce((most, level) => (rankOf[level] > rankOf[most] ? level : most));
}
