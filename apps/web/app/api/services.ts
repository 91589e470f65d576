import { clinicBySlug, setUpOf } from "@backroot/storage";
import { records } from "../clinics/records.server.ts";
import { treatments } from "../treatments.server.ts";
import { answering, notAllowed, problem } from "./problem.server.ts";

export const action = notAllowed("GET, HEAD");

/** GET /api/v1/clinics/:slug/services: what can be booked online. */
export const loader = answering<Readonly<{ params: Readonly<{ slug?: string }>; request: Request }>>(
  async ({ params }) => {
    const storage = await records();
    const clinic = await clinicBySlug(storage, params.slug ?? "");
    if (clinic === undefined) return problem("unknown_clinic");
    const setUp = await setUpOf(storage, clinic.id);
    return Response.json({
      screeningVersion: treatments.version,
      services: setUp.service
        .filter(({ online, active }) => online === 1 && active === 1)
        .sort((a, b) => a.position - b.position)
        .map(({ id, treatment, name, length_min, price_minor }) => ({
          id,
          treatment,
          name,
          minutes: length_min,
          price: price_minor === null ? null : { minor: price_minor, currency: clinic.currency },
        })),
    });
  },
);
