import { useState } from "react";
import { handOver } from "../../checks/hand-over.ts";
import type { Sheet } from "../../checks/summary.ts";
import { Actions } from "../../ui/actions/actions.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { TextField } from "../../ui/text-field/text-field.tsx";
import { firstLanguage } from "../../words/language.ts";
import { useAt, useLanguage, useWords } from "../../words/words.ts";
import { type StepProps, screeningOf } from "./book.tsx";
import style from "./booking.module.css";
import { forgetDraft } from "./draft.ts";
import { dayOf, timeOf } from "./in-words.ts";
import { Because } from "./safety-step.tsx";
import { SummaryChoice } from "./summary-choice.tsx";
import { type Slot, Times } from "./time-step.tsx";

type Failure = Readonly<{ lost: readonly Slot[] }> | "refused" | "not_sent";

/** The fourth step: who comes, what the clinic is told, and the booking itself. */
export function DetailsStep({ offer, draft, change, go }: StepProps) {
  const { booking: words } = useWords();
  const language = useLanguage();
  const foreign = language === firstLanguage ? undefined : firstLanguage;
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [given, setGiven] = useState<Sheet>();
  const at = useAt();
  const { clinic, zone, people, services, version } = offer;
  const service = services.find(({ id }) => id === draft.service)!;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const start = draft.start!;
  const { fired } = screeningOf(offer, draft);
  const told = fired.filter(({ id }) => service.treatment !== "assessment" || id.startsWith("gate/"));
  const nameMissing = draft.name.trim() === "";
  const emailMissing = !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim());
  const consentMissing = service.consent.length > 0 && !draft.read;

  const send = async () => {
    setTried(true);
    if (nameMissing || emailMissing || consentMissing || sending) return;
    setSending(true);
    setFailure(undefined);
    try {
      const response = await fetch(`/api/v1/clinics/${clinic.slug}/bookings`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": draft.key },
        body: JSON.stringify({
          service: service.id,
          start,
          ...(draft.practitioner && { practitioner: draft.practitioner }),
          person: { name: draft.name, email: draft.email.trim(), ...(draft.phone.trim() && { phone: draft.phone }) },
          language,
          zone: here,
          screening: { version, answeredAt: draft.answeredAt, fired: told.map(({ id }) => id) },
        }),
      });
      const answer = await response.json();
      if (response.ok) {
        forgetDraft(clinic.slug);
        const page = at(answer.manage);
        location.assign(given ? `${page}#${await codeFor(given, clinic.slug, answer.manage)}` : page);
        return;
      }
      setFailure(answer.type === "urn:backroot:problem:time_taken" ? { lost: answer.nearest } : "refused");
    } catch {
      setFailure("not_sent");
    }
    setSending(false);
  };

  return (
    <>
      <h1 tabIndex={-1}>{words.yourDetails}</h1>
      {failure !== undefined && typeof failure === "object" && (
        <Notice kind="warning" title={words.lostTitle} live>
          <p>{words.lostText}</p>
          <Times
            slots={failure.lost}
            zone={zone}
            choose={(slot) => {
              change({ start: slot.start, practitioner: slot.practitioner, key: crypto.randomUUID() });
              setFailure(undefined);
            }}
          />
        </Notice>
      )}
      {failure === "refused" && (
        <Notice kind="warning" live>
          {words.refused} <Button onPress={() => go("safety")}>{words.step.safety}</Button>
        </Notice>
      )}
      {failure === "not_sent" && (
        <Notice kind="warning" live>
          {words.notSent}
        </Notice>
      )}
      <div className={style.chosen}>
        <h2 lang={foreign}>{service.name}</h2>
        <p>
          <strong>
            {dayOf(start, here, language)}, {timeOf(start, here, language)}
          </strong>{" "}
          {draft.practitioner && words.withWhom.replace("{name}", people[draft.practitioner] ?? "")}
        </p>
        {timeOf(start, here, language) !== timeOf(start, zone, language) && (
          <p className={style.soft}>{words.clinicTime.replace("{time}", timeOf(start, zone, language))}</p>
        )}
      </div>
      <TextField
        label={words.name}
        value={draft.name}
        onChange={(name) => change({ name })}
        autoComplete="name"
        most={120}
        required
        problem={tried && nameMissing ? words.needName : undefined}
      />
      <TextField
        label={words.email}
        hint={words.emailHint}
        type="email"
        value={draft.email}
        onChange={(email) => change({ email })}
        autoComplete="email"
        most={200}
        required
        problem={tried && emailMissing ? words.needEmail : undefined}
      />
      <TextField
        label={words.phoneLabel}
        type="tel"
        value={draft.phone}
        onChange={(phone) => change({ phone })}
        autoComplete="tel"
        most={40}
      />
      <section className={style.section}>
        <h2>{words.toClinic}</h2>
        <p>{told.length === 0 ? words.toClinicNothing : words.toClinicSome}</p>
        <Because offer={offer} fired={told} components={service.components} />
      </section>
      <SummaryChoice given={given} onChange={setGiven} />
      {service.consent.length > 0 && (
        <section className={style.section}>
          <h2>{words.consent}</h2>
          <ul lang={foreign}>
            {service.consent.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <Checklist
            label={words.consent}
            hideLabel
            items={[{ value: "read", label: words.consentTick }]}
            value={draft.read ? ["read"] : []}
            onChange={(ticked) => change({ read: ticked.length > 0 })}
            problem={tried && consentMissing ? words.needConsent : undefined}
          />
        </section>
      )}
      <Actions still>
        <Button kind="main" onPress={send} isDisabled={sending}>
          {sending ? words.sending : words.confirm}
        </Button>
        <Button kind="quiet" onPress={() => go("time")}>
          {words.back}
        </Button>
      </Actions>
    </>
  );
}

/** Gives the summary with the visit that has just been booked. What it comes to stands in the fragment of the visit's page, which no server sees. */
async function codeFor(sheet: Sheet, clinic: string, manage: string): Promise<string> {
  try {
    const { code, expiresAt } = await handOver(sheet, clinic, manage.split("/").at(-1));
    return `code=${code}&until=${expiresAt}`;
  } catch {
    return "not-given";
  }
}
