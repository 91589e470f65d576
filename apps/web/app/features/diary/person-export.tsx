import { exportPerson, noteSeen } from "@backroot/storage";
import { records } from "../../records.server.ts";
import type { Route } from "./+types/person-export";
import { meOf } from "./door.server.ts";

/** Everything kept of a person, as one file to give to them. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const found = await exportPerson(storage, clinic.id, params.person);
  if (found === undefined) throw new Response("There is nobody of that id.", { status: 404 });
  await noteSeen(storage, clinic.id, { by, action: "person.exported", subject: { kind: "person", id: params.person } });
  return new Response(JSON.stringify({ format: "backroot-person/1", ...found }, null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="person-${params.person}.json"`,
    },
  });
}
