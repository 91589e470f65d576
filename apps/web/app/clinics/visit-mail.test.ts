import assert from "node:assert/strict";
import { test } from "node:test";
import { type MailedVisit, visitMail, visitMails } from "./visit-mail.server.ts";

const visit: MailedVisit = {
  clinic: { name: "High Street Clinic", phone: "+44 20 7946 0000", demo: 0 },
  // 09:00 in London, 10:00 in Paris and 04:00 in New York on Monday, 4 January 2027, by the zones' published offsets.
  start: Date.parse("2027-01-04T09:00:00Z") / 1000,
  zone: "Europe/London",
  personZone: null,
  practitioner: "Ana Silva",
  place: { name: "Here", address: "1 High Street", directions: "Ring twice." },
  link: "https://clinic.example/clinics/high-street/visits/1.x",
};

test("a mail says what happened, then the clinic's own words, when, with whom, where, and where to change it", () => {
  const { subject, body } = visitMail("confirmation", visit, { confirmation: "Bring a towel.\n" }, "en");
  assert.equal(subject, "Your visit is booked: High Street Clinic");
  assert.equal(
    body,
    [
      "Your visit is booked.",
      "",
      "Bring a towel.",
      "",
      "When: Monday, 4 January 2027 at 09:00",
      "With: Ana Silva",
      "Where: Here, 1 High Street",
      "Ring twice.",
      "",
      "See it, move it or cancel it:",
      "https://clinic.example/clinics/high-street/visits/1.x",
      "",
      "Phone: +44 20 7946 0000",
    ].join("\n"),
  );
  assert.doesNotMatch(visitMail("moved", visit, { confirmation: "Bring a towel." }, "en").body, /towel/);
});

test("a person elsewhere reads both times, and one in a zone with the same clock reads one", () => {
  const bodyFrom = (personZone: string, language: "en" | "fr") =>
    visitMail("reminder", { ...visit, personZone }, {}, language).body;
  assert.match(
    bodyFrom("America/New_York", "en"),
    /09:00, clinic time \(Europe\/London\)\nWhere you booked from: Monday, 4 January 2027 at 04:00 /,
  );
  assert.match(
    bodyFrom("Europe/Paris", "fr"),
    /lundi 4 janvier 2027 à 09:00, heure du cabinet[^\n]*\nLà où vous avez réservé\u202f: lundi 4 janvier 2027 à 10:00/,
  );
  assert.match(bodyFrom("Africa/Accra", "en"), /\nWhen: Monday, 4 January 2027 at 09:00\n/);
});

test("every mail is in French for who reads French", () => {
  for (const kind of visitMails) {
    const { subject, body } = visitMail(kind, { ...visit, personZone: "America/New_York" }, {}, "fr");
    assert.match(subject, /^Votre visite .* High Street Clinic$/);
    assert.doesNotMatch(body, /\b(Your|When|Where|With|at|See)\b/);
  }
});
