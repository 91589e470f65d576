import { saveSetUp, setUpOf } from "@backroot/storage";
import { data, useActionData, useLoaderData } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { Disclosure } from "../../ui/disclosure/disclosure.tsx";
import { ChoiceEntry, EntryForm, EntryRow, LongEntry, Press, TextEntry, TickEntry } from "../../ui/entry/entry.tsx";
import { useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/resources";
import { meOf } from "./door.server.ts";
import { line, lineOrNull } from "./entries.server.ts";
import { SetUpPage } from "./set-up-page.tsx";

const kinds = ["practitioner", "room", "device"] as const;

export async function loader({ context }: Route.LoaderArgs) {
  const { resource, practitioner, location } = await setUpOf(context.get(records), meOf(context).clinic.id);
  return {
    locations: location.map(({ id, name }) => [id, name] as const),
    all: resource
      .toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.position - b.position)
      .map((row) => ({ ...row, practitioner: practitioner.find(({ id }) => id === row.id) ?? null })),
  };
}

const wanted = z.object({
  id: z.string().max(64),
  kind: z.enum(kinds),
  name: line(120),
  location: z.string().max(64),
  type: lineOrNull(40),
  position: z.coerce.number().int().min(0).max(999),
  active: z.literal("on").optional(),
  profession: lineOrNull(120).optional(),
  registration_body: lineOrNull(120).optional(),
  registration_number: lineOrNull(60).optional(),
  about: lineOrNull(2000).optional(),
  daily_cap: z
    .literal("")
    .transform(() => null)
    .or(z.coerce.number().int().min(1).max(200))
    .optional(),
});

export async function action({ request, context }: Route.ActionArgs) {
  const { clinic, by } = meOf(context);
  const storage = context.get(records);
  const form = wanted.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return data({ said: "form" } as const, 400);
  const { kind, name, type, position, active, ...to } = form.data;
  const before = await setUpOf(storage, clinic.id);
  const was = before.resource.find(({ id }) => id === to.id);
  if (to.id !== "" && (was === undefined || was.kind !== kind)) return data({ said: "form" } as const, 404);
  if (kind !== "practitioner" && type === null) return data({ said: "form" } as const, 400);
  const id = was?.id ?? storage.newId();
  const row = {
    id,
    kind,
    name,
    location_id: to.location === "" ? null : to.location,
    type: kind === "practitioner" ? null : type,
    position,
    active: active === "on" ? (1 as const) : (0 as const),
  };
  if ((await saveSetUp(storage, clinic.id, "resource", row, by)) !== "saved")
    return data({ said: "form" } as const, 400);
  if (kind === "practitioner") {
    const person = {
      id,
      profession: to.profession ?? "",
      registration_body: to.registration_body ?? null,
      registration_number: to.registration_number ?? null,
      about: to.about ?? null,
      daily_cap: to.daily_cap ?? null,
      user_id: before.practitioner.find((p) => p.id === id)?.user_id ?? null,
    };
    await saveSetUp(storage, clinic.id, "practitioner", person, by);
  }
  return data({ said: "kept" } as const);
}

/** People who treat, rooms and devices. One that is put away keeps its past and is offered no more. */
export default function ResourcesSetUp() {
  const { all, locations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { setUp } = useStaffWords();
  const blanks = kinds.map(
    (kind) => ({ kind, id: "", name: "", position: all.length, active: 1, type: null }) as const,
  );
  return (
    <SetUpPage title={setUp.resources} here="resources" said={answer?.said}>
      {[...all, ...blanks].map((row) => {
        const key = row.id || `new-${row.kind}`;
        const practitioner = "practitioner" in row ? row.practitioner : null;
        return (
          <Disclosure key={key} summary={row.id === "" ? setUp.addResource[row.kind] : row.name}>
            <EntryForm aria-label={row.id === "" ? setUp.addResource[row.kind] : row.name}>
              <input type="hidden" name="id" value={row.id} />
              <input type="hidden" name="kind" value={row.kind} />
              <EntryRow>
                <TextEntry
                  label={setUp.name}
                  name="name"
                  size="short"
                  defaultValue={row.name}
                  required
                  maxLength={120}
                />
                {row.kind === "practitioner" ? (
                  <input type="hidden" name="type" value="" />
                ) : (
                  <TextEntry
                    label={setUp.type}
                    name="type"
                    size="short"
                    defaultValue={row.type ?? (row.kind === "room" ? "treatment" : "")}
                    required
                  />
                )}
                <ChoiceEntry
                  label={setUp.location}
                  name="location"
                  size="short"
                  defaultValue={
                    ("location_id" in row && row.location_id) || (row.kind === "practitioner" ? "" : locations[0]?.[0])
                  }
                  options={row.kind === "practitioner" ? [["", setUp.everywhere], ...locations] : locations}
                />
                <TextEntry
                  label={setUp.position}
                  name="position"
                  type="number"
                  min={0}
                  size="short"
                  defaultValue={row.position}
                  required
                />
              </EntryRow>
              {row.kind === "practitioner" && (
                <>
                  <EntryRow>
                    {(["profession", "registration_body", "registration_number"] as const).map((name) => (
                      <TextEntry
                        key={name}
                        label={setUp.practitioner[name]}
                        name={name}
                        size="short"
                        defaultValue={practitioner?.[name] ?? ""}
                      />
                    ))}
                    <TextEntry
                      label={setUp.practitioner.daily_cap}
                      name="daily_cap"
                      type="number"
                      min={1}
                      size="short"
                      defaultValue={practitioner?.daily_cap ?? ""}
                    />
                  </EntryRow>
                  <LongEntry label={setUp.practitioner.about} name="about" defaultValue={practitioner?.about ?? ""} />
                </>
              )}
              <TickEntry label={setUp.active} name="active" defaultChecked={row.active === 1} />
              <Press kind="plain">{row.id === "" ? setUp.add : setUp.save}</Press>
            </EntryForm>
          </Disclosure>
        );
      })}
    </SetUpPage>
  );
}
