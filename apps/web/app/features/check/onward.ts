import { infer, type Network, nextQuestion, triage } from "@backroot/reasoning";
import type { CheckRecord } from "../../device/check-record.ts";

/** The first page not yet answered; undefined when there is none left: the check is over. */
export function firstUnanswered(network: () => Network, { answers, asked }: CheckRecord): string | undefined {
  if (!asked.includes("about")) return "about";
  if (!asked.includes("where")) return "where";
  const key = JSON.stringify([answers, asked]);
  const known = thought.get(network());
  if (known?.has(key)) return known.get(key);
  const page = nextQuestion(network(), answers, new Set(asked.slice(2)))?.question.id;
  remember(network(), key, page);
  return page;
}

/** Where an answer leads: the page answered after it before, or the first unanswered one. Undefined: to the result. */
export function pageAfter(network: () => Network, record: CheckRecord, page: string): string | undefined {
  const answeredNext = record.asked[record.asked.indexOf(page) + 1];
  if (answeredNext === undefined) return firstUnanswered(network, record);
  return record.asked.includes("where") && isEmergency(network(), record) ? undefined : answeredNext;
}

/** Whether a rule says emergency: then nothing else is asked or shown. */
export function isEmergency(network: Network, { answers }: CheckRecord): boolean {
  return triage(network, infer(network, answers)).fired[0]?.urgency === "emergency_now";
}

/** What was thought of last, for each model: a person who has ticked an answer is about to give it. */
const thought = new WeakMap<Network, Map<string, string | undefined>>();
const most = 24;

function remember(network: Network, key: string, page: string | undefined): void {
  const known = thought.get(network) ?? new Map<string, string | undefined>();
  thought.set(network, known);
  known.set(key, page);
  if (known.size > most) known.delete(known.keys().next().value!);
}
