import type { Model, Wording } from "@backroot/knowledge";
import { type Network, prepare } from "@backroot/reasoning";
import modelAddress from "../generated/model.json?url";
import en from "../generated/wording.en.json?url";
import fr from "../generated/wording.fr.json?url";
import type { Language } from "../words/language.ts";

const wordingAddresses: Readonly<Record<Language, string>> = { en, fr };

/** What the check needs, fetched once from our own server; no answer goes the other way. */
export type Content = Readonly<{
  model: Model;
  wording: Wording;
  /** Made when it is first read, which takes a slow phone a quarter of a second; the first pages do without. */
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
  let network: Network | undefined;
  const prepared = () => {
    network ??= prepare(model);
    return network;
  };
  // While the person reads the first page.
  setTimeout(prepared, 1000);
  return { model, wording, network: prepared };
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
