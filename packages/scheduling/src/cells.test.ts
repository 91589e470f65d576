import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf } from "./cells.ts";
import type { Service } from "./service.ts";

const shockwave: Service = {
  id: "shockwave",
  length: 30,
  bufferBefore: 5,
  bufferAfter: 10,
  practitioners: [],
  roomKinds: ["treatment"],
  segments: [{ device: "shockwave", from: 10, until: 20, cleaning: 5 }],
  step: 15,
  notice: 0,
  horizon: 28,
};
/** 2026-03-02T09:00:00Z is 1,772,442,000 s after 1970, which is the start of cell 5,908,140. */
const [nine, nineCell] = [1_772_442_000, 5_908_140];
const visit = { start: nine, practitioner: "ana", room: "room-1", devices: ["machine"] };
const cells = (from: number, until: number) => Array.from({ length: until - from }, (_, i) => nineCell + from + i);

test("a visit holds its practitioner with buffers, its room, and the machine for minutes 10 to 20 and its cleaning", () => {
  assert.deepEqual(cellsOf(visit, shockwave), [
    { resource: "ana", cells: cells(-1, 8) }, // 08:55 to 09:40
    { resource: "room-1", cells: cells(0, 6) }, // 09:00 to 09:30
    { resource: "machine", cells: cells(2, 5) }, // 09:10 to 09:25
  ]);
});

test("a cell that is touched is held, whatever second a visit starts at", () => {
  const [ana, room, machine] = cellsOf({ ...visit, start: nine + 180 }, shockwave); // 09:03
  assert.deepEqual(ana!.cells, cells(-1, 9)); // 08:58 to 09:43
  assert.deepEqual(room!.cells, cells(0, 7)); // 09:03 to 09:33
  assert.deepEqual(machine!.cells, cells(2, 6)); // 09:13 to 09:28
});

test("a visit that lacks a device or a room, or has one too many, is a bug", () => {
  assert.throws(() => cellsOf({ ...visit, devices: [] }, shockwave), /a device for each of 1 segments/);
  assert.throws(() => cellsOf({ ...visit, devices: ["a", "b"] }, shockwave), RangeError);
  assert.throws(() => cellsOf({ ...visit, room: null }, shockwave), /a room just when/);
  assert.throws(() => cellsOf(visit, { ...shockwave, roomKinds: [] }), RangeError);
});
