import { Fault } from "@backroot/storage";
import type { z } from "zod";
import { log } from "../log.server.ts";

/** Everything the API refuses, with the status that goes with it. */
export const problems = {
  bad_request: [400, "The request is not understood"],
  other_site: [403, "Requests from other sites are refused"],
  unknown_clinic: [404, "No clinic has this name"],
  unknown_service: [404, "The clinic offers no such service here"],
  unknown_visit: [404, "No visit here has this link"],
  unknown_path: [404, "The API has nothing here"],
  not_allowed: [405, "This method is not allowed here"],
  time_taken: [409, "This time has just been taken"],
  handover_there: [409, "Something was handed over under this name before"],
  key_reused: [409, "This key was used for another booking"],
  too_large: [413, "The request is too large"],
  wrong_type: [415, "Send JSON"],
  not_bookable: [422, "A safety rule stands against booking this"],
  screening_old: [422, "The safety questions were answered over a day ago"],
  screening_unknown: [422, "The safety questions are of another version"],
  too_many: [429, "Too many requests; try again in a minute"],
  our_fault: [500, "Something went wrong on our side"],
  unavailable: [503, "The records cannot be reached now; try again"],
} as const;
export type ProblemName = keyof typeof problems;

/** A problem document (RFC 9457). */
export function problem(
  name: ProblemName,
  more: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(problemText(name, more), {
    status: problems[name][0],
    headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store", ...headers },
  });
}

export function problemText(name: ProblemName, more: Readonly<Record<string, unknown>> = {}): string {
  const [status, title] = problems[name];
  return JSON.stringify({ type: `urn:backroot:problem:${name}`, title, status, ...more });
}

/** A body that is not what it should be, with the places. */
export function notUnderstood({ issues }: z.ZodError): Response {
  return problem("bad_request", { errors: issues.map(({ path, code }) => ({ pointer: pointerTo(path), code })) });
}

/** RFC 6901. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The only method of an address, and what is said to every other. */
export const notAllowed = (allow: string) => (): Response => problem("not_allowed", {}, { Allow: allow });

/** Runs what answers a request; what breaks is told without saying what broke, and noted for whoever runs the server. */
export function answering<Asked extends Readonly<{ request: Request }>>(
  answer: (asked: Asked) => Promise<Response>,
): (asked: Asked) => Promise<Response> {
  return async (asked) => {
    try {
      return await answer(asked);
    } catch (error) {
      log.error({ id: asked.request.headers.get("X-Request-Id") ?? undefined, err: error });
      return error instanceof Fault ? problem("unavailable", {}, { "Retry-After": "5" }) : problem("our_fault");
    }
  };
}

const mostBytes = 32_768;

/** The JSON of a request from our own pages or from a program, or the problem with it. */
export async function jsonOf(request: Request): Promise<Readonly<{ json: unknown }> | Readonly<{ refused: Response }>> {
  const origin = request.headers.get("Origin");
  // A browser always tells where a POST comes from; programs have no origin.
  if (origin !== null && URL.parse(origin)?.host !== new URL(request.url).host)
    return { refused: problem("other_site") };
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get("Content-Type") ?? ""))
    return { refused: problem("wrong_type") };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > mostBytes) return { refused: problem("too_large") };
    chunks.push(chunk as Uint8Array);
  }
  try {
    return { json: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks))) };
  } catch {
    return { refused: problem("bad_request", { detail: "the body is not JSON" }) };
  }
}
