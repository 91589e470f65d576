import assert from "node:assert/strict";
import { test } from "node:test";
import { bookableSlots, type Occupancy, onePerStart, type Search } from "./bookable-slots.ts";
import { cellsOf } from "./cells.ts";
import { anaAt, calendar, date, everyDay, seconds, talk, time } from "./clinic.fixture.ts";
import type { Clinic } from "./clinic.ts";
import type { Service } from "./service.ts";

const nothing: Occupancy = { held: [], visits: [] };
const hour: Service = { ...talk, length: 60, step: 60 };
const between = (from: string, until: string, more: Partial<Search> = {}): Search => {
  const start = seconds(from);
  return { service: talk, now: start, from: start, until: seconds(until), ...more };
};
/** Starts as UTC wall times, such as "09:30". */
const startsOf = (clinic: Clinic, search: Search, occupancy = nothing) =>
  bookableSlots(clinic, occupancy, search).map(({ start }) => new Date(start * 1000).toISOString().slice(11, 16));

const nineToNoon = calendar(everyDay("09:00", "12:00"));
/** A Monday in London, before clocks change. */
const monday = (from: string, until: string, more: Partial<Search> = {}) =>
  between(`2026-03-02T${from}:00Z`, `2026-03-02T${until}:00Z`, more);

test("hourly starts follow the wall through a change of clocks and in zones off the hour", () => {
  // Open 00:00 to 04:00. Worked by hand from the tz database: US rules of 2007 (2:00, second Sunday of March, first of
  // November), EU rules of 1996 (1:00 UTC, last Sundays), LH rules of 2008 (half an hour at 2:00, first Sundays of April
  // and October), Chatham rules of 2007 (2:45 standard time, last Sunday of September).
  for (const [zone, day, expected] of [
    ["America/New_York", "2026-03-08", "05:00 06:00 07:00"],
    ["America/New_York", "2026-11-01", "04:00 05:00 06:00 07:00 08:00"],
    ["Europe/London", "2026-03-29", "00:00 01:00 02:00"],
    ["Europe/London", "2026-10-25", "23:00 00:00 01:00 02:00 03:00"],
    ["Australia/Lord_Howe", "2026-04-05", "13:00 14:00 15:30 16:30"],
    ["Australia/Lord_Howe", "2026-10-04", "13:30 14:30 16:00"],
    ["Pacific/Chatham", "2026-09-27", "11:15 12:15 13:15"],
    ["Asia/Kolkata", "2026-06-15", "18:30 19:30 20:30 21:30"],
    ["Asia/Kathmandu", "2026-06-15", "18:15 19:15 20:15 21:15"],
  ] as const) {
    const midnight = date(day).toZonedDateTime(zone).epochMilliseconds / 1000;
    const search = { service: hour, now: midnight, from: midnight, until: midnight + 6 * 3600 };
    const clinic = anaAt(zone, calendar(everyDay("00:00", "04:00")));
    assert.equal(startsOf(clinic, search).join(" "), expected, `${zone} ${day}`);
  }
});

test("a night from 22:00 to 02:00 is as long as the clocks make it", () => {
  // Worked by hand: five hours in New York when clocks go back, three in London when they go forward, four and a half on
  // Lord Howe, whose second 01:30 comes after the last whole hour.
  for (const [zone, evening, expected] of [
    ["America/New_York", "2026-10-31", "02:00 03:00 04:00 05:00 06:00"],
    ["Europe/London", "2026-03-28", "22:00 23:00 00:00"],
    ["Australia/Lord_Howe", "2026-04-04", "11:00 12:00 13:00 14:00"],
    ["Australia/Lord_Howe", "2026-10-03", "11:30 12:30 13:30 14:30"],
  ] as const) {
    const noon = date(evening).toZonedDateTime({ timeZone: zone, plainTime: time("12:00") }).epochMilliseconds / 1000;
    const search = { service: hour, now: noon, from: noon, until: noon + 24 * 3600 };
    const night = [{ weekday: 6, opens: time("22:00"), closes: time("02:00") }];
    assert.equal(startsOf(anaAt(zone, calendar(night)), search).join(" "), expected, `${zone} ${evening}`);
  }
});

test("a night belongs to the evening it began: the next day's holiday leaves it whole, its own takes it away", () => {
  const night = [{ weekday: 6, opens: time("22:00"), closes: time("02:00") }];
  const search = between("2026-06-13T12:00:00Z", "2026-06-14T12:00:00Z", { service: hour });
  const starts = (holiday: string) => startsOf(anaAt("UTC", calendar(night, { holidays: [date(holiday)] })), search);
  assert.deepEqual(starts("2026-06-14"), ["22:00", "23:00", "00:00", "01:00"]);
  assert.deepEqual(starts("2026-06-13"), []);
});

test("a date is closed, open at other hours, or open for longer, as its exceptions say", () => {
  const on = date("2026-03-02");
  const hours = [{ opens: time("14:00"), closes: time("15:00") }];
  const search = monday("06:00", "20:00");
  const starts = (more: Parameters<typeof calendar>[1]) =>
    startsOf(anaAt("Europe/London", calendar(everyDay("09:00", "10:00"), more)), search).join(" ");
  assert.equal(starts({}), "09:00 09:30");
  assert.equal(starts({ exceptions: [{ date: on, kind: "closed" }] }), "");
  assert.equal(starts({ exceptions: [{ date: on, kind: "instead", hours }] }), "14:00 14:30");
  assert.equal(starts({ exceptions: [{ date: on, kind: "extra", hours }] }), "09:00 09:30 14:00 14:30");
  assert.equal(starts({ holidays: [on] }), "");
  assert.equal(starts({ holidays: [on], exceptions: [{ date: on, kind: "extra", hours }] }), "14:00 14:30");
  const lunch = [{ weekday: 1, opens: time("09:00"), closes: time("09:05") }];
  assert.equal(starts({ breaks: lunch }), "09:30");
});

test("a cell that is open in part is closed", () => {
  const clinic = anaAt("UTC", calendar(everyDay("09:02", "10:02")));
  const search = monday("06:00", "20:00", { service: { ...talk, step: 5 } });
  assert.deepEqual(startsOf(clinic, search), ["09:05", "09:10", "09:15", "09:20", "09:25", "09:30"]);
  const breaks = [{ weekday: 1, opens: time("09:32"), closes: time("11:28") }];
  const parted = anaAt("UTC", calendar(everyDay("09:00", "12:00"), { breaks }));
  assert.deepEqual(startsOf(parted, search), ["09:00", "11:30"]); // closed from 09:30 to 11:30
});

test("between two visits the buffers of both count", () => {
  const service = { ...talk, bufferBefore: 5, bufferAfter: 10, step: 5 };
  const ten = { start: seconds("2026-03-02T10:00:00Z"), practitioner: "ana", room: null, devices: [] };
  const starts = startsOf(anaAt("UTC", nineToNoon), monday("06:00", "20:00", { service }), {
    ...nothing,
    held: cellsOf(ten, service),
  });
  // Held 09:55 to 10:40. Before it a visit must end by 09:45; after it the next may start at 10:45; the day ends at 11:50.
  assert.deepEqual([starts[0], starts.indexOf("09:15"), starts[3], starts.at(-1)], ["09:05", 2, "10:45", "11:20"]);
});

test("the machine is held for its part of the visit only, so visits may overlap around it", () => {
  const service: Service = {
    ...talk,
    practitioners: ["ana", "ben"].map((practitioner) => ({ practitioner, until: null })),
    roomKinds: ["couch"],
    segments: [{ device: "shockwave", from: 10, until: 20, cleaning: 5 }],
    step: 5,
  };
  const rotas = [{ location: "here", calendar: nineToNoon }];
  const clinic = anaAt("UTC", nineToNoon, {
    practitioners: ["ana", "ben"].map((id) => ({ id, rotas, dailyCap: null })),
    rooms: ["room-1", "room-2"].map((id) => ({ id, location: "here", kind: "couch" })),
    devices: [{ id: "machine", location: "here", kind: "shockwave" }],
  });
  const ten = { start: seconds("2026-03-02T10:00:00Z"), practitioner: "ana", room: "room-1", devices: ["machine"] };
  const slots = bookableSlots(
    clinic,
    { ...nothing, held: cellsOf(ten, service) },
    monday("09:30", "10:30", { service }),
  );
  // Held 10:10 to 10:25: a start up to 09:45 is done with the machine by 10:10, one from 10:15 on finds it clean.
  assert.deepEqual(
    slots.map(
      (s) => `${new Date(s.start * 1000).toISOString().slice(11, 16)} ${s.practitioner} ${s.room} ${s.devices}`,
    ),
    [
      "09:30 ana room-1 machine",
      "09:30 ben room-1 machine",
      "09:35 ben room-2 machine",
      "09:40 ben room-2 machine",
      "09:45 ben room-2 machine",
      "10:15 ben room-2 machine",
      "10:20 ben room-2 machine",
      "10:25 ben room-2 machine",
    ],
  );
});

test("cleaning may go on long after the visit and the search", () => {
  const service = { ...talk, segments: [{ device: "laser", from: 0, until: 10, cleaning: 300 }] };
  const clinic = anaAt("UTC", nineToNoon, { devices: [{ id: "a", location: "here", kind: "laser" }] });
  const search = monday("09:00", "09:05", { service });
  const cellAt = (clock: string) => [{ resource: "a", cells: [seconds(`2026-03-02T${clock}:00Z`) / 300] }];
  assert.deepEqual(startsOf(clinic, search), ["09:00"]);
  assert.deepEqual(startsOf(clinic, search, { ...nothing, held: cellAt("14:05") }), []);
  assert.deepEqual(startsOf(clinic, search, { ...nothing, held: cellAt("14:10") }), ["09:00"]);
});

test("two devices of a kind at the same time are two devices, and the first is not taken when only the second part fits it", () => {
  const both = { from: 0, until: 30, cleaning: 0 };
  const service: Service = {
    ...talk,
    segments: [
      { device: "tens", ...both },
      { device: "tens", ...both },
    ],
  };
  const tens = (...ids: string[]) => ids.map((id) => ({ id, location: "here", kind: "tens" }));
  const devices = (...ids: string[]) =>
    bookableSlots(
      anaAt("UTC", nineToNoon, { devices: tens(...ids) }),
      nothing,
      monday("09:00", "09:30", { service }),
    ).map((s) => s.devices);
  assert.deepEqual(devices("a"), []);
  assert.deepEqual(devices("a", "b"), [["a", "b"]]);
  const parts: Service = {
    ...talk,
    segments: [
      { device: "tens", from: 0, until: 20, cleaning: 0 },
      { device: "tens", from: 10, until: 30, cleaning: 0 },
    ],
  };
  const early = { resource: "b", cells: [seconds("2026-03-02T09:25:00Z") / 300] };
  const clinic = anaAt("UTC", nineToNoon, { devices: tens("a", "b") });
  const [slot] = bookableSlots(clinic, { ...nothing, held: [early] }, monday("09:00", "09:30", { service: parts }));
  assert.deepEqual(slot?.devices, ["b", "a"]);
});

test("notice counts from now, and the horizon in the days of the location", () => {
  const open = anaAt("Australia/Lord_Howe", calendar(everyDay("00:00", "00:00")));
  const now = seconds("2026-06-15T12:07:00Z"); // 22:37 on Lord Howe, at +10:30
  const search = { service: { ...talk, notice: 30, horizon: 0 }, now, from: 0, until: now * 2 };
  assert.deepEqual(startsOf(open, search), ["13:00"]); // 23:30 there; 23:00 is too soon
  const tomorrow = startsOf(open, { ...search, service: { ...search.service, horizon: 1 } });
  assert.deepEqual([tomorrow.length, tomorrow.at(-1)], [49, "13:00"]);
});

test("a full day is not offered, a day whose visits are elsewhere in the week is", () => {
  const rotas = [{ location: "here", calendar: nineToNoon }];
  const clinic = anaAt("UTC", nineToNoon, { practitioners: [{ id: "ana", rotas, dailyCap: 2 }] });
  const visits = ["2026-03-02T09:00:00Z", "2026-03-02T23:59:00Z", "2026-03-03T00:00:00Z"].map((start) => ({
    practitioner: "ana",
    start: seconds(start),
  }));
  const days = bookableSlots(clinic, { held: [], visits }, between("2026-03-02T00:00:00Z", "2026-03-05T00:00:00Z")).map(
    ({ start }) => new Date(start * 1000).toISOString().slice(8, 10),
  );
  assert.deepEqual([...new Set(days)], ["03", "04"]);
});

test("competence ends with its last day", () => {
  const service = { ...talk, practitioners: [{ practitioner: "ana", until: date("2026-03-03") }] };
  const slots = bookableSlots(
    anaAt("UTC", nineToNoon),
    nothing,
    between("2026-03-02T00:00:00Z", "2026-03-05T00:00:00Z", { service }),
  );
  assert.equal(slots.at(-1)?.start, seconds("2026-03-03T11:30:00Z"));
});

test("one practitioner works in London in the morning and in Paris in the afternoon, and is one person", () => {
  const rota = (location: string, opens: string, closes: string) => ({
    location,
    calendar: calendar(everyDay(opens, closes)),
  });
  const allDay = calendar(everyDay("00:00", "00:00"));
  const clinic: Clinic = {
    ...anaAt("UTC", allDay),
    locations: [
      { id: "london", zone: "Europe/London", calendar: allDay },
      { id: "paris", zone: "Europe/Paris", calendar: allDay },
    ],
    practitioners: [
      { id: "ana", rotas: [rota("london", "09:00", "10:00"), rota("paris", "10:30", "12:00")], dailyCap: null },
    ],
  };
  const held = [{ resource: "ana", cells: [seconds("2026-03-02T09:30:00Z") / 300] }];
  const slots = (occupancy: Occupancy) =>
    bookableSlots(clinic, occupancy, monday("06:00", "20:00")).map(
      (s) => `${new Date(s.start * 1000).toISOString().slice(11, 16)} ${s.location}`,
    );
  assert.deepEqual(slots(nothing), ["09:00 london", "09:30 london", "09:30 paris", "10:00 paris", "10:30 paris"]);
  assert.deepEqual(slots({ ...nothing, held }), ["09:00 london", "10:00 paris", "10:30 paris"]);
});

test("the preferred practitioner comes first where free, and one slot a start keeps the first", () => {
  const rotas = [{ location: "here", calendar: nineToNoon }];
  const service = { ...talk, practitioners: ["ana", "ben"].map((practitioner) => ({ practitioner, until: null })) };
  const clinic = anaAt("UTC", nineToNoon, {
    practitioners: ["ana", "ben"].map((id) => ({ id, rotas, dailyCap: null })),
  });
  const held = [{ resource: "ben", cells: [seconds("2026-03-02T09:30:00Z") / 300] }];
  const search = monday("09:00", "10:30", { service, preferred: "ben" });
  const slots = bookableSlots(clinic, { ...nothing, held }, search);
  assert.deepEqual(
    slots.map((s) => s.practitioner),
    ["ben", "ana", "ana", "ben", "ana"],
  );
  assert.deepEqual(
    onePerStart(slots).map((s) => s.practitioner),
    ["ben", "ana", "ben"],
  );
  const only = bookableSlots(clinic, nothing, { ...search, practitioner: "ana" });
  assert.deepEqual(new Set(only.map((s) => s.practitioner)), new Set(["ana"]));
});

test("a service that breaks its promises is a bug with a name", () => {
  const clinic = anaAt("UTC", nineToNoon);
  const segment = { device: "laser", from: 0, until: 10, cleaning: 0 };
  for (const [wrong, words] of [
    [{ length: 0 }, /length/],
    [{ length: 12.5 }, /length/],
    [{ bufferBefore: -5 }, /buffers/],
    [{ bufferAfter: Number.NaN }, /buffers/],
    [{ step: 7 }, /step/],
    [{ step: 0 }, /step/],
    [{ notice: -1 }, /notice/],
    [{ horizon: 1.5 }, /horizon/],
    [{ segments: [{ ...segment, until: 40 }] }, /segment 0-40/],
    [{ segments: [{ ...segment, until: 0 }] }, /segment 0-0/],
    [{ segments: [{ ...segment, cleaning: -1 }] }, /cleaning/],
  ] as const) {
    const search = monday("06:00", "20:00", { service: { ...talk, ...wrong } });
    assert.throws(() => bookableSlots(clinic, nothing, search), words);
  }
  const sundays = calendar([{ weekday: 0, opens: time("09:00"), closes: time("12:00") }]);
  assert.throws(
    () => bookableSlots(anaAt("UTC", sundays), nothing, monday("06:00", "20:00")),
    /weekday must be 1 to 7/,
  );
});
