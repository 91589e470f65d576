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

const careLanguageOf = (language: Language): Language => (careAddresses[language] === undefined ? "en" : language);

/** Where the plan's content is: a page names it in its head, so that it is under way before the first script runs. */
export function planAddresses(language: Language): readonly string[] {
  return [careAddress, careAddresses[careLanguageOf(language)]!, wordingAddresses[language]];
}

const contents = new Map<Language, Promise<PlanContent>>();

/** Fetched once, whoever asks. @throws when the network fails; who asks again has it tried again */
export function loadPlanContent(language: Language): Promise<PlanContent> {
  const before = contents.get(language);
  if (before !== undefined) return before;
  const content = fetchContent(language);
  contents.set(language, content);
  content.catch(() => contents.delete(language));
  return content;
}

async function fetchContent(language: Language): Promise<PlanContent> {
  const [careAt, careWordingAt, wordingAt] = planAddresses(language);
  const [care, careWording, wording, words] = await Promise.all([
    fetchJson<Care>(careAt!),
    fetchJson<CareWording>(careWordingAt!),
    fetchJson<Wording>(wordingAt!),
    loadPlanWords(language),
  ]);
  return { care, careWording, careLanguage: careLanguageOf(language), wording, words };
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
