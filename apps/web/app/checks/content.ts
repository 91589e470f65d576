import type { Model, Wording } from "@backroot/knowledge";
import { type Network, preparing, warm } from "@backroot/reasoning";
import modelAddress from "../generated/model.json?url";
import en from "../generated/wording.en.json?url";
import fr from "../generated/wording.fr.json?url";
import type { Language } from "../words/language.ts";
import { inIdle } from "./idle.ts";

const wordingAddresses: Readonly<Record<Language, string>> = { en, fr };

/** What the check needs, fetched once from our own server; no answer goes the other way. */
export type Content = Readonly<{
  model: Model;
  wording: Wording;
  /** Made in idle moments of the first pages, which do without; what is not ready when it is first read is made then. */
  network: () => Network;
}>;

/** The files the content comes in, to be asked for before any script runs. */
export function contentFiles(language: Language): readonly string[] {
  return [modelAddress, wordingAddresses[language]];
}

const loaded = new Map<Language, Promise<Content>>();

/** @throws when the network fails; a later call tries again */
export function loadContent(language: Language): Promise<Content> {
  const content =
    loaded.get(language) ??
    fetchContent(language).catch((error: unknown) => {
      loaded.delete(language);
      throw error;
    });
  loaded.set(language, content);
  return content;
}

async function fetchContent(language: Language): Promise<Content> {
  const [model, wording] = await Promise.all([
    fetchJson<Model>(modelAddress),
    fetchJson<Wording>(wordingAddresses[language]),
  ]);
  const network = madeInIdleMoments(model);
  return { model, wording, network };
}

function madeInIdleMoments(model: Model): () => Network {
  const steps = preparing(model);
  let network: Network | undefined;
  const step = () => {
    const { done, value } = steps.next();
    if (done) network = value;
  };
  const made = () => {
    while (network === undefined) step();
    return network;
  };
  inIdle(
    (function* () {
      while (network === undefined) {
        step();
        yield;
      }
      yield* warm(made());
    })(),
  );
  return made;
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
