import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import nodeIcal, { type VEvent } from "node-ical";
import { calendarFile, zoneName } from "./calendar-file.ts";
import { type Reminder, reminderCalendar, type Visit, visitInvitation } from "./index.ts";

const stamp = Temporal.Instant.from("2026-01-01T00:00:00Z");
const reminder: Reminder = {
  uid: "plan-1@clinic.example",
  sequence: 0,
  stamp,
  first: Temporal.PlainDateTime.from("2026-03-06T09:00"),
  zone: "America/New_York",
  minutes: 2,
  weekdays: [],
  days: 5,
  title: "Two minutes for your back",
};
const visit: Visit = {
  uid: "visit-1@clinic.example",
  sequence: 0,
  stamp,
  start: Temporal.Instant.from("2026-03-08T17:00:00Z"),
  end: Temporal.Instant.from("2026-03-08T17:45:00Z"),
  zone: "America/New_York",
  title: "Visit",
  location: "1 Main Street",
  organiser: { name: "Clinic", email: "desk@clinic.example" },
  attendee: { name: "A. Person", email: "person@home.example" },
};

/** Lines as a calendar sees them: unfolded by RFC 5545, 3.1. */
const linesOf = (file: string) => file.replaceAll("\r\n ", "").split("\r\n");
const eventsOf = (file: string) =>
  Object.values(nodeIcal.sync.parseICS(file)).filter((part): part is VEvent => part?.type === "VEVENT");
const timesOf = (event: VEvent) =>
  nodeIcal
    .expandRecurringEvent(event, { from: new Date("2026-01-01"), to: new Date("2027-12-31") })
    .map(({ start }) => new Date(start).toISOString().replace(".000", ""));

test("a 09:00 reminder stays at 09:00 on the days clocks change", () => {
  // Worked by hand from each zone's published offsets; the middle date is the day of the change.
  for (const [zone, first, expected] of [
    ["America/New_York", "2026-03-07T09:00", ["2026-03-07T14:00:00Z", "2026-03-08T13:00:00Z", "2026-03-09T13:00:00Z"]],
    ["America/New_York", "2026-10-31T09:00", ["2026-10-31T13:00:00Z", "2026-11-01T14:00:00Z", "2026-11-02T14:00:00Z"]],
    ["Europe/London", "2026-03-28T09:00", ["2026-03-28T09:00:00Z", "2026-03-29T08:00:00Z", "2026-03-30T08:00:00Z"]],
    ["Europe/London", "2026-10-24T09:00", ["2026-10-24T08:00:00Z", "2026-10-25T09:00:00Z", "2026-10-26T09:00:00Z"]],
    [
      "Australia/Lord_Howe",
      "2026-04-04T09:00",
      ["2026-04-03T22:00:00Z", "2026-04-04T22:30:00Z", "2026-04-05T22:30:00Z"],
    ],
    [
      "Australia/Lord_Howe",
      "2026-10-03T09:00",
      ["2026-10-02T22:30:00Z", "2026-10-03T22:00:00Z", "2026-10-04T22:00:00Z"],
    ],
  ] as const) {
    const file = reminderCalendar([{ ...reminder, zone, first: Temporal.PlainDateTime.from(first), days: 3 }]);
    const [event] = eventsOf(file);
    assert.deepEqual(timesOf(event!), expected, `${zone} ${first}`);
    assert.ok(linesOf(file).includes(`DTSTART;TZID=${zone}:${first.replace(/[-:]/g, "")}00`));
  }
});

/**
 * Zones whose rules changed in 2026 (Morocco, Alberta, British Columbia). The library's tables know it, LAST-MODIFIED July 2026;
 * the Temporal of Node 26.10 does not yet. No other zone may differ.
 */
const changedIn2026 = new Set([
  ...["Africa/Casablanca", "Africa/El_Aaiun", "America/Edmonton", "America/Vancouver", "America/Yellowknife"],
  ...["Canada/Mountain", "Canada/Pacific"],
]);

test("the rules a file brings for a zone are the zone's own: offsets by Temporal, for every zone, for three years", () => {
  const start = Temporal.PlainDateTime.from("2026-01-01T12:00");
  let zones = 0;
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    if (changedIn2026.has(zone)) continue;
    const calendar = calendarFile();
    calendar.createEvent({ id: "x", stamp, start, timezone: zoneName(zone) });
    const offset = offsetsIn(linesOf(calendar.toString()));
    for (let month = 0; month < 36; month++) {
      const noon = start.add({ months: month, days: 14 });
      assert.equal(offset(noon), noon.toZonedDateTime(zone).offsetNanoseconds / 60e9, `${zone} ${noon}`);
    }
    zones++;
  }
  assert.ok(zones > 300, `${zones} zones`);
});

/** Offset in minutes at a wall time by the VTIMEZONE alone: the rule that began last (RFC 5545, 3.6.5). */
function offsetsIn(lines: readonly string[]): (wall: Temporal.PlainDateTime) => number {
  const rules = lines.flatMap((line, i) => {
    if (line !== "BEGIN:STANDARD" && line !== "BEGIN:DAYLIGHT") return [];
    const rule = lines.slice(i, lines.indexOf(line.replace("BEGIN", "END"), i));
    const value = (name: string) => rule.find((l) => l.startsWith(`${name}:`))?.slice(name.length + 1);
    const sign = value("TZOFFSETTO")!.startsWith("-") ? -1 : 1;
    const minutes = sign * (Number(value("TZOFFSETTO")!.slice(1, 3)) * 60 + Number(value("TZOFFSETTO")!.slice(3, 5)));
    const recurrence = value("RRULE");
    const begins = recurrence
      ? eventsOf(
          `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:r\r\nDTSTART:${value("DTSTART")}Z\r\nRRULE:${recurrence}\r\nEND:VEVENT\r\nEND:VCALENDAR`,
        ).flatMap((e) =>
          nodeIcal
            .expandRecurringEvent(e, { from: new Date("2024-06-01"), to: new Date("2029-06-01") })
            .map(({ start }) => new Date(start).getTime()),
        )
      : [Date.parse(value("DTSTART")!.replace(/(....)(..)(..)T(..)(..)(..)/, "$1-$2-$3T$4:$5:$6Z"))];
    return begins.map((begin) => ({ begin, minutes }));
  });
  const inOrder = rules.toSorted((a, b) => a.begin - b.begin);
  return (wall) => inOrder.findLast(({ begin }) => begin <= Date.parse(`${wall.toString()}Z`))!.minutes;
}

test("a reminder on chosen weekdays begins on one of them, and comes as often as it says", () => {
  // 6 March 2026 is a Friday.
  const file = reminderCalendar([{ ...reminder, zone: "Europe/London", weekdays: [1, 3], days: 4 }]);
  const [event] = eventsOf(file);
  // A first time that is not in the rule is undefined by RFC 5545, 3.8.5.3: calendars show it, or do not.
  assert.ok(linesOf(file).includes("DTSTART;TZID=Europe/London:20260309T090000"));
  assert.deepEqual(timesOf(event!), [
    "2026-03-09T09:00:00Z",
    "2026-03-11T09:00:00Z",
    "2026-03-16T09:00:00Z",
    "2026-03-18T09:00:00Z",
  ]);
});

test("a calendar of breaks has one event for each time of day, each with its own lasting id", () => {
  const also = ["10:30", "14:00"].map((time) => Temporal.PlainTime.from(time));
  const events = eventsOf(reminderCalendar([{ ...reminder, zone: "UTC", days: 1, also }]));
  assert.deepEqual(
    events.map((e) => [e.uid, timesOf(e)]),
    [
      ["plan-1@clinic.example", ["2026-03-06T09:00:00Z"]],
      ["plan-1@clinic.example-1", ["2026-03-06T10:30:00Z"]],
      ["plan-1@clinic.example-2", ["2026-03-06T14:00:00Z"]],
    ],
  );
});

test("an invitation names time, zone, place, organiser and guest, and a cancelling takes out the same visit", () => {
  for (const [method, sequence, status] of [
    ["request", 0, "CONFIRMED"],
    ["cancel", 1, "CANCELLED"],
  ] as const) {
    const file = visitInvitation({ ...visit, sequence }, method);
    const [event, ...more] = eventsOf(file);
    assert.equal(more.length, 0);
    assert.equal(event!.uid, visit.uid);
    assert.equal(Number(event!.sequence), sequence);
    assert.equal(event!.status, status);
    assert.equal(event!.location, "1 Main Street");
    assert.equal(event!.start.toISOString(), "2026-03-08T17:00:00.000Z");
    assert.equal(event!.end!.toISOString(), "2026-03-08T17:45:00.000Z");
    const lines = linesOf(file);
    assert.ok(lines.includes(`METHOD:${method.toUpperCase()}`));
    assert.ok(lines.includes("DTSTAMP:20260101T000000Z"), "RFC 5545, 3.8.7.2: in UTC");
    assert.ok(lines.includes("DTSTART;TZID=America/New_York:20260308T130000"));
    assert.ok(lines.includes('ORGANIZER;CN="Clinic":mailto:desk@clinic.example'));
    assert.ok(lines.some((l) => /^ATTENDEE;.*:MAILTO:person@home\.example$/i.test(l)));
    assert.equal(lines.filter((l) => l.startsWith("TZID:")).join(), "TZID:America/New_York");
  }
});

test("a visit in any minute around a change of clocks starts and ends when it was booked for", () => {
  const changes = [
    "2026-03-08T07:00Z",
    "2026-11-01T06:00Z",
    "2026-03-29T01:00Z",
    "2026-10-25T01:00Z",
    "2026-04-04T15:00Z",
  ];
  const zones = ["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"];
  for (const zone of zones) {
    for (const change of changes) {
      for (let minutes = -150; minutes <= 150; minutes += 15) {
        const start = Temporal.Instant.from(change).add({ minutes });
        const end = start.add({ minutes: 45 });
        const [event] = eventsOf(visitInvitation({ ...visit, zone, start, end }, "request"));
        assert.equal(event!.start.getTime(), start.epochMilliseconds, `${zone} ${start}`);
        assert.equal(event!.end!.getTime(), end.epochMilliseconds, `${zone} ${end}`);
      }
    }
  }
});

test("no text begins a line of its own, breaks a character, or makes a line longer than 75 octets", () => {
  const evil = fc
    .array(
      fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("\r\n", "\n", "\r", "\u2028", "\u0085", '"', ";:,\\^")),
    )
    .map((parts) => `${parts.join("")}\r\nX-EVIL:1\nATTENDEE:mailto:x@y.z\rEND:VEVENT`);
  const names = (file: string) => linesOf(file).map((line) => line.split(/[:;]/)[0]);
  const harmless = { title: "t", location: "l", text: "x", name: "n" };
  const fileOf = ({ title, location, text, name }: typeof harmless) => [
    visitInvitation({ ...visit, title, location, text, organiser: { ...visit.organiser, name } }, "request"),
    reminderCalendar([{ ...reminder, title, text }]),
  ];
  const expected = fileOf(harmless).map(names);
  fc.assert(
    fc.property(fc.record({ title: evil, location: evil, text: evil, name: evil }), (texts) => {
      const files = fileOf(texts);
      assert.deepEqual(files.map(names), expected);
      for (const file of files) {
        for (const line of file.split("\r\n")) {
          assert.ok(!/[\r\n]/.test(line));
          const octets = Buffer.from(line);
          assert.ok(octets.length <= 75, `${octets.length} octets`);
          assert.equal(octets.toString(), line, "folded between characters, never within one");
        }
      }
    }),
    { numRuns: 200 },
  );
  const said = 'Knock, then wait; use the C:\\ door\nand "smile" 😀';
  const [event] = eventsOf(visitInvitation({ ...visit, title: said }, "request"));
  assert.equal(event!.summary, said);
});

test("what no calendar could hold is refused, and said", () => {
  for (const wrong of [
    { uid: "" },
    { uid: "a\r\nX-EVIL:1" },
    { uid: "two words" },
    { sequence: -1 },
    { sequence: 0.5 },
    { zone: "Nowhere/Else" },
    { zone: "__proto__" },
    { zone: "UTC\r\nX-EVIL:1" },
    { end: visit.start },
    { organiser: { name: "x", email: "a@b.example\r\nX-EVIL:1" } },
    { attendee: { name: "x", email: "a@b.example,c@d.example" } },
    { attendee: { name: "x", email: "" } },
  ]) {
    assert.throws(() => visitInvitation({ ...visit, ...wrong }, "request"), RangeError, JSON.stringify(wrong));
  }
  for (const wrong of [
    { days: 0 },
    { days: 1.5 },
    { minutes: 0 },
    { weekdays: [0] },
    { weekdays: [8] },
    { zone: "" },
  ]) {
    assert.throws(() => reminderCalendar([{ ...reminder, ...wrong }]), RangeError, JSON.stringify(wrong));
  }
  assert.throws(() => visitInvitation({ ...visit, url: "not an address" }, "request"), TypeError);
});

test("the same visit is written the same, to the byte: neither clock nor chance comes in", () => {
  assert.equal(visitInvitation(visit, "request"), visitInvitation({ ...visit }, "request"));
  assert.equal(reminderCalendar([reminder]), reminderCalendar([{ ...reminder }]));
});
