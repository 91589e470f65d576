/** Everything the API refuses, with the status that goes with it. */
const statuses = {
  unknown_clinic: [404, "No clinic has this name"],
  unknown_service: [404, "The clinic offers no such service here"],
  bad_request: [400, "The request is not understood"],
  too_large: [413, "The request is too large"],
  wrong_type: [415, "Send JSON"],
  other_site: [403, "Requests from other sites are refused"],
  too_many: [429, "Too many requests; try again in a minute"],
  not_allowed: [405, "This method is not allowed here"],
  time_taken: [409, "This time has just been taken"],
  key_reused: [409, "This key was used for another booking"],
  not_bookable: [422, "A safety rule stands against booking this"],
  screening_old: [422, "The safety questions were answered over a day ago"],
  screening_unknown: [422, "The safety questions are of another version"],
} as const;
export type ProblemName = keyof typeof statuses;

/** A problem document (RFC 9457). */
export function problem(name: ProblemName, more: Readonly<Record<string, unknown>> = {}): Response {
  const [status, title] = statuses[name];
  return Response.json(
    { type: `urn:backroot:problem:${name}`, title, status, ...more },
    { status, headers: { "Content-Type": "application/problem+json", "Cache-Control": "no-store" } },
  );
}

const mostBytes = 32_768;

/** The JSON of a request from our own pages or from a program, or the problem with it. */
export async function jsonOf(request: Request): Promise<Readonly<{ json: unknown }> | Readonly<{ refused: Response }>> {
  const origin = request.headers.get("Origin");
  // A browser always tells where a POST comes from; programs have no origin.
  if (origin !== null && new URL(origin).host !== new URL(request.url).host) return { refused: problem("other_site") };
  if (!/^application\/json\b/.test(request.headers.get("Content-Type") ?? ""))
    return { refused: problem("wrong_type") };
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > mostBytes) return { refused: problem("too_large") };
    chunks.push(chunk as Uint8Array);
  }
  try {
    return { json: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { refused: problem("bad_request", { detail: "the body is not JSON" }) };
  }
}
