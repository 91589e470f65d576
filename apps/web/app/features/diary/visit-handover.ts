import { keepSummary, membersOf, readHandover, setUpOf, visitById } from "@backroot/storage";
import { z } from "zod";
import { sheetShape } from "../../checks/sheet-shape.ts";
import { records } from "../../records.server.ts";
import { languageOf } from "../../words/language.ts";
import type { Route } from "./+types/visit-handover";
import { clockOf } from "./clock.ts";
import { meOf } from "./door.server.ts";
import { zoneOf } from "./placing.server.ts";

const id = z.string().regex(/^[\w-]{22}$/);
const asked = z.discriminatedUnion("do", [
  z.object({ do: z.literal("open"), id }),
  z.object({ do: z.literal("keep"), id, sheet: z.string().max(200_000) }),
]);

/** What opening comes to: what only the browser that has the code can read, or why not. */
export type Opened =
  | Readonly<{ ciphertext: string }>
  | Readonly<{ refused: "used"; by: string; at: string }>
  | Readonly<{ refused: "unknown" | "expired" | "other_person" | "form" }>;

/** Hands a locked summary to the browser of whoever treats the person, once; and keeps it with the visit when that browser has unlocked it. */
export async function action({ request, context, params, url }: Route.ActionArgs): Promise<Response> {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const visit = await visitById(storage, clinic.id, params.visit);
  if (visit?.kind !== "visit") throw new Response("There is no such visit.", { status: 404 });
  const form = asked.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return Response.json({ refused: "form" }, { status: 400 });
  if (form.data.do === "keep") {
    const sheet = sheetShape.safeParse(parsed(form.data.sheet));
    const kept =
      sheet.success &&
      (await keepSummary(
        storage,
        clinic.id,
        visit.id,
        { handoverId: form.data.id, body: JSON.stringify(sheet.data) },
        by,
      ));
    return Response.json({ kept }, { status: kept ? 200 : 400 });
  }
  const outcome = await readHandover(storage, clinic.id, form.data.id, visit.id, by);
  if ("refused" in outcome && outcome.refused === "used") {
    const [members, setUp] = await Promise.all([membersOf(storage, clinic.id), setUpOf(storage, clinic.id)]);
    const clock = clockOf(languageOf(url.pathname), zoneOf(setUp, visit.location_id));
    const name = members.find(({ userId }) => userId === outcome.by)?.name ?? "";
    const opened: Opened = {
      refused: "used",
      by: name,
      at: `${clock.short(outcome.at)}, ${clock.time(outcome.at)}`,
    };
    return Response.json(opened, { status: 410 });
  }
  return Response.json(outcome satisfies Opened, { status: "ciphertext" in outcome ? 200 : 404 });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
