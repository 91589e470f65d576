import { codeFrom } from "./code.ts";
import { sealed } from "./seal.ts";
import type { Sheet } from "./summary.ts";

/** What the person is given for it: the code that opens it, and until when, in epoch seconds. */
export type HandedOver = Readonly<{ code: string; expiresAt: number }>;

/**
 * Gives a clinic a summary under a new code. It is encrypted here; the code stays here, and the person tells it to whom they like.
 *
 * @param visit what the link to the person's visit ends in, when it is given with one
 * @throws when the server does not take it or cannot be reached
 */
export async function handOver(sheet: Sheet, clinic: string, visit?: string): Promise<HandedOver> {
  const code = codeFrom(crypto.getRandomValues(new Uint8Array(15)));
  const { id, ciphertext } = await sealed(JSON.stringify(sheet), code, clinic);
  const response = await fetch(`/api/v1/clinics/${clinic}/handovers`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ id, ciphertext, ...(visit !== undefined && { visit }) }),
  });
  if (!response.ok) throw new Error(`the hand-over was answered ${response.status}`);
  const { expiresAt } = (await response.json()) as { expiresAt: number };
  return { code, expiresAt };
}
