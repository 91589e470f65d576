import { addDays, type Day, daysBetween } from "./calendar.ts";
import type { Change, ItemMemory, Memory, Plan, PlanItem } from "./types.ts";

const nothing: ItemMemory = { streak: [], stepDowns: [], holdFor: 0 };

export function itemMemory({ memory }: Plan, id: string): ItemMemory {
  return memory.items[id] ?? nothing;
}

export function rememberItem(plan: Plan, id: string, part: Partial<ItemMemory>): Plan {
  return remember(plan, { items: { ...plan.memory.items, [id]: { ...itemMemory(plan, id), ...part } } });
}

export function remember(plan: Plan, part: Partial<Memory>): Plan {
  return { ...plan, memory: { ...plan.memory, ...part } };
}

export function noted(plan: Plan, change: Change): Plan {
  return { ...plan, history: [...plan.history, change] };
}

export function said(plan: Plan, rule: string, on: Day): Plan {
  return remember(plan, { said: { ...plan.memory.said, [rule]: on } });
}

export function fresh({ memory }: Plan, rule: string, on: Day, days: number): boolean {
  const last = memory.said[rule];
  return last === undefined || daysBetween(last, on) >= days;
}

export function replaced(plan: Plan, item: PlanItem, change: Change): Plan {
  return noted({ ...plan, items: plan.items.map((i) => (i.exercise === item.exercise ? item : i)) }, change);
}

export function everyItem(plan: Plan, change: (item: PlanItem) => PlanItem): Plan {
  return { ...plan, items: plan.items.map(change) };
}

/** Sessions done of those planned over the last days; undefined while the plan is younger. */
export function shareDone({ starts, memory, week }: Plan, on: Day, days: number): number | undefined {
  if (daysBetween(starts, on) < days) return undefined;
  const planned = (days * week.filter((d) => d.exercises.length > 0).length) / 7;
  return planned === 0 ? undefined : sessionsWithin(memory, on, days).length / planned;
}

/** Days of sessions among the last so many, in order. */
export function sessionsWithin({ sessions }: Memory, on: Day, days: number): readonly Day[] {
  const first = addDays(on, 1 - days);
  // Days are written so that they sort as text, and only the last few of a year are looked at.
  let from = sessions.length;
  while (from > 0 && sessions[from - 1]! >= first) from--;
  return sessions.slice(from);
}
