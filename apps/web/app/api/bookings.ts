import { clinicBySlug, setUpOf } from "@backroot/storage";
import { book } from "../clinics/bookings.server.ts";
import { records } from "../clinics/records.server.ts";
import { visitToken } from "../clinics/visit-link.server.ts";
import { answering, jsonOf, notAllowed, notUnderstood, problem } from "./problem.server.ts";
import { bookingRequest, idempotencyKey } from "./shapes.server.ts";

const refuseMethod = notAllowed("POST");
export const loader = refuseMethod;

/** POST /api/v1/clinics/:slug/bookings with an Idempotency-Key: books a visit, or says why not and what is near. */
export const action = answering<Readonly<{ params: Readonly<{ slug?: string }>; request: Request }>>(
  async ({ params, request }) => {
    if (request.method !== "POST") return refuseMethod();
    const key = idempotencyKey.safeParse(request.headers.get("Idempotency-Key"));
    if (!key.success)
      return problem("bad_request", { detail: "Idempotency-Key must be 8 to 100 letters, digits, - or _" });
    const read = await jsonOf(request);
    if ("refused" in read) return read.refused;
    const asked = bookingRequest.safeParse(read.json);
    if (!asked.success) return notUnderstood(asked.error);
    const storage = await records();
    const clinic = await clinicBySlug(storage, params.slug ?? "");
    if (clinic === undefined) return problem("unknown_clinic");
    const outcome = await book(
      storage,
      clinic,
      await setUpOf(storage, clinic.id, clinic.set_up_revision),
      key.data,
      asked.data,
    );
    if ("refused" in outcome) return problem(outcome.refused);
    if ("lost" in outcome)
      return problem("time_taken", {
        nearest: outcome.lost.map(({ start, practitioner }) => ({ start, practitioner })),
      });
    const { visit, repeated } = outcome;
    return Response.json(
      {
        id: visit.id,
        start: visit.starts_at,
        end: visit.ends_at,
        practitioner: visit.practitioner_id,
        manage: `/clinics/${clinic.slug}/visits/${visitToken(clinic.id, visit.id)}`,
      },
      { status: repeated ? 200 : 201, headers: { "Cache-Control": "no-store" } },
    );
  },
);
