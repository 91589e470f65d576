import { clinicBySlug, setUpOf } from "@backroot/storage";
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
    const clinic = await clinicBySlug(storage, params.slug ?? "");
    if (clinic === undefined) return problem("unknown_clinic");
    const setUp = await setUpOf(storage, clinic.id);
    const { service: id, from, days, practitioner } = asked.data;
    const service = serviceOf(clinic, setUp, id);
    if (service === undefined) return problem("unknown_service");
    const slots = await slotsFor(storage, clinic, setUp, service, {
      from,
      until: from + days * 86_400,
      ...(practitioner !== undefined && { practitioner }),
    });
    return Response.json(
      {
        zone: setUp.location[0]?.zone ?? "UTC",
        slots: slots.map(({ start, practitioner: who }) => ({ start, practitioner: who })),
      },
      { headers: { "Cache-Control": "no-store" } },
    );
  },
);
