import assert from "node:assert/strict";
import { test } from "node:test";
import { breakState, breakTimes, minuteOf, timeOf } from "./break-time.ts";

const hours = { every: 30, from: 9 * 60, to: 17 * 60 };
const minute = 60_000;
const at = (time: string) => ({ ms: minuteOf(time)! * minute, minuteOfDay: minuteOf(time)! });
const ms = (time: string) => minuteOf(time)! * minute;

test("a break is due half an hour after the last movement, and a natural pause begins the time anew", () => {
  assert.deepEqual(breakState(hours, at("10:00"), ms("09:45"), 0, false), { kind: "counting", left: 900 });
  assert.deepEqual(breakState(hours, at("10:15"), ms("09:45"), 0, false), { kind: "due" });
  assert.deepEqual(breakState(hours, at("10:15"), ms("10:14"), 0, false), { kind: "counting", left: 29 * 60 });
});

test("a snooze, a call and the quiet hours keep it silent; after them what is due is due", () => {
  assert.deepEqual(breakState(hours, at("10:15"), ms("09:45"), ms("10:20"), false), { kind: "counting", left: 300 });
  assert.deepEqual(breakState(hours, at("10:20"), ms("09:45"), ms("10:20"), false), { kind: "due" });
  assert.deepEqual(breakState(hours, at("10:15"), ms("09:45"), 0, true), { kind: "call" });
  for (const quiet of ["08:59", "17:00", "23:00"])
    assert.deepEqual(breakState(hours, at(quiet), 0, 0, false), { kind: "quiet" });
  const night = { every: 30, from: 22 * 60, to: 6 * 60 };
  assert.deepEqual(breakState(night, at("23:00"), ms("22:00"), 0, false), { kind: "due" });
  assert.deepEqual(breakState(night, at("12:00"), 0, 0, false), { kind: "quiet" });
});

test("a calendar has a break every half hour within the hours and none at their end", () => {
  assert.deepEqual(breakTimes({ every: 40, from: 9 * 60, to: 11 * 60 }).map(timeOf), ["09:40", "10:20"]);
  assert.deepEqual(breakTimes({ every: 40, from: 600, to: 600 }), []);
});

test("a time of day is read as it is written, and nonsense is none", () => {
  assert.deepEqual(["00:00", "09:05", "23:59"].map(minuteOf), [0, 545, 1439]);
  assert.deepEqual(["24:00", "9:05", "", "12:60", "ab:cd"].map(minuteOf), [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
