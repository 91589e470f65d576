import type { Care, CareWording, Model, Wording } from "@backroot/knowledge";
import { type Network, prepare } from "@backroot/reasoning";
import careAddress from "../../generated/care.json?url";
import careEn from "../../generated/care-wording.en.json?url";
import careFr from "../../generated/care-wording.fr.json?url";
import modelAddress from "../../generated/model.json?url";
import en from "../../generated/wording.en.json?url";
import fr from "../../generated/wording.fr.json?url";
import type { Language } from "../../words/language.ts";
import { loadPlanWords, type PlanWords } from "../../words/plan-words.ts";

const wordingAddresses: Readonly<Record<Language, string>> = { en, fr };
/** Exercises are in English until content/<language>/care.yaml is there. */
const careAddresses: Readonly<Partial<Record<Language, string>>> = { en: careEn, fr: careFr };

/** What the plan needs, fetched once from our own server; no report goes the other way. */
export type PlanContent = Readonly<{
  care: Care;
  careWording: CareWording;
  /** The language `careWording` is in. */
  careLanguage: Language;
  wording: Wording;
  words: PlanWords;
}>;

/** @throws when the network fails */
export async function loadPlanContent(language: Language): Promise<PlanContent> {
  const careLanguage = careAddresses[language] === undefined ? "en" : language;
  const [care, careWording, wording, words] = await Promise.all([
    fetchJson<Care>(careAddress),
    fetchJson<CareWording>(careAddresses[careLanguage]!),
    fetchJson<Wording>(wordingAddresses[language]),
    loadPlanWords(language),
  ]);
  return { care, careWording, careLanguage, wording, words };
}

let network: Promise<Network> | undefined;

/** The check's model, ready to reason with; only a start and a check-in need it. @throws when the network fails */
export function loadNetwork(): Promise<Network> {
  network ??= fetchJson<Model>(modelAddress).then(prepare);
  network.catch(() => {
    network = undefined;
  });
  return network;
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
