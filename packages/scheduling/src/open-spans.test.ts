import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { date, everyDay, time } from "./clinic.fixture.ts";
import { openSpans } from "./open-spans.ts";
import { instantOf, localDay, zoneClock } from "./zone-clock.ts";

const [opens, closes] = [time("13:00"), time("18:00")];
const sundays = [{ weekday: 7, opens, closes }];

test("a 13:00 opening stays 13:00 on the days clocks change", () => {
  // Worked by hand from each zone's published offsets.
  for (const [zone, day, expected] of [
    ["America/New_York", "2026-03-08", "2026-03-08T17:00:00Z"],
    ["America/New_York", "2026-11-01", "2026-11-01T18:00:00Z"],
    ["Europe/London", "2026-03-29", "2026-03-29T12:00:00Z"],
    ["Australia/Lord_Howe", "2026-04-05", "2026-04-05T02:30:00Z"], // half-hour change
  ] as const) {
    const [span] = openSpans(sundays, date(day), zone);
    assert.equal(span?.start.toString(), expected, `${zone} ${day}`);
  }
});

test("hours the clock skips, repeats or carries over midnight", () => {
  // Worked by hand: New York skips 02:00 to 03:00 on 8 March 2026 and repeats 01:00 to 02:00 on 1 November.
  for (const [day, from, until, expected] of [
    ["2026-03-08", "02:00", "03:00", ""],
    ["2026-03-08", "02:30", "03:00", ""],
    ["2026-03-08", "02:30", "05:00", "2026-03-08T07:30:00Z/2026-03-08T09:00:00Z"],
    ["2026-11-01", "01:30", "03:00", "2026-11-01T05:30:00Z/2026-11-01T08:00:00Z"],
    ["2026-11-01", "00:00", "01:30", "2026-11-01T04:00:00Z/2026-11-01T05:30:00Z"],
    ["2026-10-31", "22:00", "02:00", "2026-11-01T02:00:00Z/2026-11-01T07:00:00Z"],
    ["2026-11-01", "00:00", "00:00", "2026-11-01T04:00:00Z/2026-11-02T05:00:00Z"],
  ] as const) {
    const spans = openSpans(everyDay(from, until), date(day), "America/New_York");
    assert.equal(spans.map((s) => `${s.start}/${s.end}`).join(), expected, `${day} ${from}-${until}`);
  }
});

test("spans come in time order, those of other weekdays left out, and an unknown zone is refused", () => {
  const hours = [
    { weekday: 1, opens: time("14:00"), closes: time("18:00") },
    { weekday: 1, opens: time("09:00"), closes: time("12:00") },
    { weekday: 2, opens: time("07:00"), closes: time("08:00") },
  ];
  const starts = openSpans(hours, date("2026-06-15"), "UTC").map((s) => s.start.toString());
  assert.deepEqual(starts, ["2026-06-15T09:00:00Z", "2026-06-15T14:00:00Z"]);
  assert.throws(() => openSpans(hours, date("2026-06-15"), "Mars/Olympus"), RangeError);
});

test("a zone's clock reads wall times and dates as Temporal does, in every zone, any time from 2000 to 2037", () => {
  const [from, until] = [Date.UTC(2000, 0, 1) / 1000, Date.UTC(2037, 0, 1) / 1000];
  const zones = Intl.supportedValuesOf("timeZone");
  // Whole hours and half hours around midnight meet the most changes.
  const moment = fc.oneof(
    fc.integer({ min: from, max: until }),
    fc.integer({ min: from / 1800, max: until / 1800 }).map((n) => n * 1800),
  );
  fc.assert(
    fc.property(fc.constantFrom(...zones), moment, fc.integer({ min: 0, max: 40 * 86_400 }), (zone, start, length) => {
      const clock = zoneClock(zone, start, start + length);
      const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(zone);
      const changes = [start, start + length];
      for (let next = at(start).getTimeZoneTransition("next"); next; next = next.getTimeZoneTransition("next")) {
        const change = next.epochMilliseconds / 1000;
        if (change > start + length) break;
        changes.push(change - 1, change, change + 1, change + 1800, change + 3599);
      }
      for (const instant of changes) {
        const epochDay = date("1970-01-01").until(at(instant).toPlainDate(), { largestUnit: "days" }).days;
        assert.equal(localDay(clock, instant), epochDay);
        for (const shift of [-3600, -1800, 0, 1800, 3600]) {
          const wall = Temporal.PlainDateTime.from(at(instant).toPlainDateTime()).add({ seconds: shift });
          const wallSeconds = wall.toZonedDateTime("UTC").epochMilliseconds / 1000;
          assert.equal(
            instantOf(clock, wallSeconds),
            wall.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds / 1000,
            `${zone} ${wall}`,
          );
        }
      }
    }),
    { numRuns: 2000 },
  );
});
