import { clinicBySlug, keepHandover, visitById } from "@backroot/storage";
import { records } from "../clinics/records.server.ts";
import { visitOfToken } from "../clinics/visit-link.server.ts";
import { answering, jsonOf, notAllowed, notUnderstood, problem } from "./problem.server.ts";
import { handoverRequest } from "./shapes.server.ts";

const day = 86_400;
/** A summary waits so long to be read, in seconds; one given with a visit at least until a day after it. */
const waits = 7 * day;

const refuseMethod = notAllowed("POST");
export const loader = refuseMethod;

/** POST /api/v1/clinics/:slug/handovers: keeps a summary that only whoever has its code can read, once. */
export const action = answering<Readonly<{ params: Readonly<{ slug?: string }>; request: Request }>>(
  async ({ params, request }) => {
    if (request.method !== "POST") return refuseMethod();
    const read = await jsonOf(request);
    if ("refused" in read) return read.refused;
    const given = handoverRequest.safeParse(read.json);
    if (!given.success) return notUnderstood(given.error);
    const storage = await records();
    const clinic = await clinicBySlug(storage, params.slug ?? "");
    if (clinic === undefined) return problem("unknown_clinic");
    const { id, ciphertext, visit: token } = given.data;
    const visitId = token === undefined ? undefined : visitOfToken(clinic.id, token);
    const visit = visitId === undefined ? undefined : await visitById(storage, clinic.id, visitId);
    if (token !== undefined && visit === undefined) return problem("unknown_visit");
    const expiresAt = Math.max(storage.now() + waits, visit === undefined ? 0 : visit.ends_at + day);
    const kept = await keepHandover(storage, {
      clinicId: clinic.id,
      id,
      ciphertext,
      expiresAt,
      visitId: visitId ?? null,
    });
    if (!kept) return problem("handover_there");
    return Response.json({ expiresAt }, { status: 201, headers: { "Cache-Control": "no-store" } });
  },
);
