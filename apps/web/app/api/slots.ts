import { clinicBySlug, type Storage, setUpOf } from "@backroot/storage";
import { serviceOf, slotsFor } from "../clinics/bookable.server.ts";
import { records } from "../clinics/records.server.ts";
import { answering, notAllowed, problem } from "./problem.server.ts";
import { slotQuery } from "./shapes.server.ts";

export const action = notAllowed("GET, HEAD");

/** GET /api/v1/clinics/:slug/slots?service&from&days&practitioner: times that could be booked now, one practitioner each. */
export const loader = answering<Readonly<{ params: Readonly<{ slug?: string }>; request: Request }>>(
  async ({ params, request }) => {
    const asked = slotQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!asked.success)
      return problem("bad_request", { detail: `${asked.error.issues[0]?.path.join()} is missing or out of range` });
    const storage = await records();
    const { slug = "" } = params;
    const answer = await atThisMoment(storage, JSON.stringify([slug, asked.data]), () =>
      answerTo(storage, slug, asked.data),
    );
    if ("refused" in answer) return problem(answer.refused);
    return new Response(answer.json, {
      headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
    });
  },
);

type Asked = ReturnType<typeof slotQuery.parse>;
type Answer = Readonly<{ json: string }> | Readonly<{ refused: "unknown_clinic" | "unknown_service" }>;

async function answerTo(
  storage: Storage,
  slug: string,
  { service: id, from, days, practitioner }: Asked,
): Promise<Answer> {
  const clinic = await clinicBySlug(storage, slug);
  if (clinic === undefined) return { refused: "unknown_clinic" };
  const setUp = await setUpOf(storage, clinic.id, clinic.set_up_revision);
  const service = serviceOf(clinic, setUp, id);
  if (service === undefined) return { refused: "unknown_service" };
  const slots = await slotsFor(storage, clinic, setUp, service, {
    from,
    until: from + days * 86_400,
    ...(practitioner !== undefined && { practitioner }),
  });
  const zone = setUp.location[0]?.zone ?? "UTC";
  const shown = slots.map(({ start, practitioner: who }) => ({ start, practitioner: who }));
  return { json: JSON.stringify({ zone, slots: shown }) };
}

/** Answers found at the latest moment, by what was asked. */
let found: Readonly<{ moment: string; answers: Map<string, Promise<Answer>> }> = { moment: "", answers: new Map() };
const mostFound = 100;

/**
 * Many look at the same fortnight of a clinic: it is worked out once, as long as nothing has changed. A search is a proposal and
 * the database decides, so what only the clock changes may be a few seconds late.
 */
function atThisMoment(storage: Storage, asked: string, answer: () => Promise<Answer>): Promise<Answer> {
  const moment = `${storage.moment()} ${Math.floor(storage.now() / 10)}`;
  if (found.moment !== moment) found = { moment, answers: new Map() };
  const { answers } = found;
  const known = answers.get(asked);
  if (known !== undefined) return known;
  const working = answer();
  if (answers.size < mostFound) answers.set(asked, working);
  working.catch(() => answers.delete(asked));
  return working;
}
