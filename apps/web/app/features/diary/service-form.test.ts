import assert from "node:assert/strict";
import { test } from "node:test";
import { competenceIn, serviceIn, treatmentIds } from "./service-form.server.ts";

const form = {
  name: "Shockwave",
  treatment: "shockwave",
  description: "For sore spots.",
  evidence_note: "",
  length: "30",
  before: "0",
  after: "5",
  price: "60.5",
  rooms: "treatment, , quiet",
  position: "2",
  online: "on",
  device: "shockwave",
  device_from: "10",
  device_to: "20",
  device_cleaning: "5",
};

test("a price is kept in the currency's smallest unit, whatever its digits", () => {
  assert.equal(serviceIn(form, "s", undefined, 2)?.service.price_minor, 6050);
  // ISO 4217: JPY has no minor unit, KWD has three digits.
  assert.equal(serviceIn({ ...form, price: "6000" }, "s", undefined, 0)?.service.price_minor, 6000);
  assert.equal(serviceIn({ ...form, price: "1.234" }, "s", undefined, 3)?.service.price_minor, 1234);
  assert.equal(serviceIn({ ...form, price: "" }, "s", undefined, 2)?.service.price_minor, null);
});

test("what is not asked for stays, a tick that is missing is a no, and kinds of room are read from a line", () => {
  const said = serviceIn(form, "s", undefined, 2)!;
  const was = { ...said.service, notice_min: 60, horizon_days: 30, step_min: 10 };
  const { service, segment } = serviceIn({ ...form, device: "" }, "s", was, 2)!;
  assert.deepEqual([service.notice_min, service.horizon_days, service.step_min], [60, 30, 10]);
  assert.deepEqual(
    [service.online, service.active, service.room_types, segment],
    [1, 0, '["treatment","quiet"]', null],
  );
});

test("a device is used within the visit, and a treatment is one that the content knows", () => {
  assert.deepEqual(serviceIn(form, "s", undefined, 2)?.segment, {
    service_id: "s",
    ordinal: 0,
    device_type: "shockwave",
    from_min: 10,
    to_min: 20,
    cleaning_min: 5,
  });
  for (const wrong of [
    { device_to: "31" },
    { device_from: "20" },
    { treatment: "surgery" },
    { length: "7" },
    { name: " " },
  ])
    assert.equal(serviceIn({ ...form, ...wrong }, "s", undefined, 2), undefined, JSON.stringify(wrong));
  assert.ok(treatmentIds.includes("assessment") && treatmentIds.length === 9);
});

test("who may do it is ticked, with a last day or none", () => {
  const said = {
    "does-ana": "on",
    "until-ana": "2027-06-30",
    "does-ben": "on",
    "until-ben": "soon",
    "until-chloe": "2027-06-30",
  };
  assert.deepEqual(
    ["ana", "ben", "chloe"].map((id) => competenceIn(said, id)),
    [{ until: "2027-06-30" }, { until: null }, undefined],
  );
});
