import { addNote, addOutcome, noteConsent } from "@backroot/storage";
import { data, useActionData, useLoaderData, useParams } from "react-router";
import { z } from "zod";
import { records } from "../../records.server.ts";
import { Press } from "../../ui/entry/entry.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { languageOf } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import { useAt } from "../../words/words.ts";
import type { Route } from "./+types/visit";
import { may } from "./access.ts";
import { changeDiary } from "./diary-change.server.ts";
import { meOf } from "./door.server.ts";
import style from "./record.module.css";
import { StaffPage } from "./staff-page.tsx";
import { Cautions } from "./visit-cautions.tsx";
import { Consent, points } from "./visit-consent.tsx";
import { Facts } from "./visit-facts.tsx";
import { Move } from "./visit-move.tsx";
import { Notes } from "./visit-notes.tsx";
import { Outcomes } from "./visit-outcomes.tsx";
import { Summary } from "./visit-summary.tsx";
import { visitView } from "./visit-view.server.ts";

export const handle = { interactive: true };

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const view = await visitView(context.get(records), meOf(context), params.visit, languageOf(url.pathname));
  if (view === undefined) throw new Response("There is no such visit.", { status: 404 });
  return view;
}

const rating = z.coerce.number().int().min(0).max(10);
const said = z.discriminatedUnion("do", [
  z.object({ do: z.literal("note"), body: z.string().trim().min(1).max(10_000) }),
  z.object({ do: z.literal("consent"), point: z.enum(points), given: z.enum(["yes", "no"]) }),
  z.object({ do: z.literal("pain"), pain: rating }),
  z.object({ do: z.literal("peg"), average: rating, enjoyment: rating, activity: rating }),
]);

export async function action({ request, context, params }: Route.ActionArgs) {
  const me = meOf(context);
  const storage = context.get(records);
  const clinicId = me.clinic.id;
  const form = Object.fromEntries(await request.formData());
  if (["move", "cancel", "mark"].includes(String(form.do))) {
    const outcome = await changeDiary(storage, me, { ...form, visit: params.visit });
    const status = "done" in outcome ? 200 : "taken" in outcome ? 409 : outcome.refused === "may_not" ? 403 : 400;
    return data({ outcome }, status);
  }
  const parsed = said.safeParse(form);
  if (!parsed.success) return data({ outcome: { refused: "form" } as const }, 400);
  if (!may(me.role, "health")) throw new Response("Your role does not let you do this.", { status: 403 });
  const to = parsed.data;
  const kept =
    to.do === "note"
      ? await addNote(storage, clinicId, params.visit, to.body, me.by)
      : to.do === "consent"
        ? await noteConsent(storage, clinicId, params.visit, { point: to.point, given: to.given === "yes" }, me.by)
        : await addOutcome(
            storage,
            clinicId,
            params.visit,
            to.do === "pain"
              ? { instrument: "pain", answers: [to.pain] }
              : { instrument: "peg", answers: [to.average, to.enjoyment, to.activity] },
            me.by,
          );
  if (!kept) throw new Response("There is no such visit.", { status: 404 });
  return data({ outcome: { kept: to.do } });
}

/** One visit: who, when, what to mind, what was said and done. */
export default function Visit() {
  const visit = useLoaderData<typeof loader>();
  const { health } = visit;
  const outcome = useActionData<typeof action>()?.outcome;
  const { visit: own, diary } = useStaffWords();
  const at = useAt();
  const { clinic } = useParams();
  const title = visit.title ?? (visit.kind === "block" ? diary.block : diary.nobody);
  const gone = visit.state === "cancelled";
  const isVisit = visit.kind === "visit";
  const states = (["arrived", "done", "missed", "booked"] as const).filter((state) => state !== visit.state);
  return (
    <StaffPage title={title}>
      <p>
        <a href={at(`/staff/${clinic}/diary?day=${visit.day}`)}>{own.back}</a>
      </p>
      <h1>{title}</h1>
      {outcome && <Answer outcome={outcome} />}
      {gone && <Notice kind="warning">{own.cancelled}</Notice>}
      <div className={style.pair}>
        <div>
          <Facts visit={visit} title={title} />
          {health === null && visit.cautions > 0 && <Notice kind="warning">{own.cautionsHidden}</Notice>}
          {health !== null && isVisit && (
            <>
              <Cautions health={health} />
              <Summary visit={visit} health={health} />
              <Consent health={health} />
              <Notes health={health} />
            </>
          )}
        </div>
        {!gone && (
          <div>
            {isVisit && (
              <form method="post" className={style.row} aria-label={own.how}>
                <input type="hidden" name="do" value="mark" />
                {states.slice(0, 3).map((state) => (
                  <Press key={state} kind="plain" name="state" value={state}>
                    {diary.mark[state]}
                  </Press>
                ))}
              </form>
            )}
            <Move visit={visit} insisting={outcome !== undefined && "taken" in outcome} />
            {health !== null && isVisit && <Outcomes health={health} />}
            <section aria-labelledby="cancel">
              <h2 id="cancel">{isVisit ? diary.cancel : diary.unblock}</h2>
              <form method="post">
                <input type="hidden" name="do" value="cancel" />
                <Press kind="plain">{isVisit ? diary.cancelSure : diary.unblockSure}</Press>
              </form>
            </section>
          </div>
        )}
      </div>
    </StaffPage>
  );
}

function Answer({
  outcome,
}: Readonly<{ outcome: NonNullable<ReturnType<typeof useActionData<typeof action>>>["outcome"] }>) {
  const { diary, conflict, visit } = useStaffWords();
  if ("kept" in outcome)
    return (
      <Notice kind="success" live>
        {visit.kept}
      </Notice>
    );
  if ("done" in outcome)
    return (
      <Notice kind="success" live>
        {diary.done[outcome.done]}
      </Notice>
    );
  return (
    <Notice kind="warning" live>
      {"refused" in outcome
        ? diary.refused[outcome.refused]
        : `${conflict.title}: ${[...new Set(outcome.taken.map(({ resource }) => resource))].join(", ")}`}
    </Notice>
  );
}
