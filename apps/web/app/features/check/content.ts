import type { Model, Wording } from "@backroot/knowledge";
import { type Network, prepare } from "@backroot/reasoning";
import modelAddress from "../../generated/model.json?url";
import wordingAddress from "../../generated/wording.json?url";

/** What the check needs, fetched once from our own server; no answer goes the other way. */
export type Content = Readonly<{ model: Model; wording: Wording; network: Network }>;

let loaded: Promise<Content> | undefined;

/** @throws when the network fails; a later call tries again */
export function loadContent(): Promise<Content> {
  loaded ??= fetchContent().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function fetchContent(): Promise<Content> {
  const [model, wording] = await Promise.all([fetchJson<Model>(modelAddress), fetchJson<Wording>(wordingAddress)]);
  return { model, wording, network: prepare(model) };
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}
