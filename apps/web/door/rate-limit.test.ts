import assert from "node:assert/strict";
import { mock, test } from "node:test";
import fc from "fast-check";
import { addressOf, doorOf, limitsFrom, rateLimit, usualLimits } from "./rate-limit.ts";

test("an address is told to wait once it has had its share of a minute, and until that minute ends", () => {
  let now = 1_000_000;
  const wait = rateLimit({ ...usualLimits, booking: 3 }, () => now);
  for (let i = 0; i < 3; i++) assert.equal(wait("203.0.113.7", "booking"), 0);
  assert.equal(wait("203.0.113.7", "booking"), 60);
  assert.equal(wait("203.0.113.8", "booking"), 0, "another address");
  assert.equal(wait("203.0.113.7", "api"), 0, "another door");
  now += 42_500;
  assert.equal(wait("203.0.113.7", "booking"), 18);
  now += 17_500;
  assert.equal(wait("203.0.113.7", "booking"), 0);
});

test("within any minute nobody gets more than twice their share, however the requests fall", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20_000), { maxLength: 60 }), (gaps) => {
      let now = 0;
      const wait = rateLimit({ ...usualLimits, token: 5 }, () => now);
      const passed: number[] = [];
      for (const gap of gaps) {
        now += gap;
        if (wait("2001:db8::1", "token") === 0) passed.push(now);
      }
      for (const from of passed) assert.ok(passed.filter((at) => at >= from && at < from + 60_000).length <= 10);
    }),
  );
});

test("one IPv6 subscriber is one address, however it is written; others are others", () => {
  const wait = rateLimit({ ...usualLimits, form: 1 });
  assert.equal(wait("2001:db8:0:7::1", "form"), 0);
  for (const same of ["2001:db8:0:7:ffff::2", "2001:DB8::7:0:0:0:3", "2001:db8:0:7:1:2:3:4"])
    assert.notEqual(wait(same, "form"), 0, same);
  for (const other of ["2001:db8:0:8::1", "::1", "198.51.100.1"]) assert.equal(wait(other, "form"), 0, other);
  assert.notEqual(wait("::ffff:198.51.100.1", "form"), 0);
});

test("an address is forgotten when its minute ends, though nobody asks again", (t) => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  t.after(() => mock.timers.reset());
  const [set, clear] = [mock.method(Map.prototype, "set"), mock.method(Map.prototype, "clear")];
  const wait = rateLimit(usualLimits);
  clear.mock.resetCalls();
  wait("203.0.113.7", "api");
  const counts = set.mock.calls.find(({ arguments: [key] }) => String(key).includes("203.0.113.7"))!.this as Map<
    string,
    number
  >;
  set.mock.restore();
  assert.equal(counts.size, 1);
  mock.timers.tick(60_000);
  assert.equal(counts.size, 0);
  clear.mock.restore();
});

test("memory stays bounded when more addresses ask than can be told apart", () => {
  const wait = rateLimit({ ...usualLimits, api: 10 }, () => 0);
  for (let i = 0; i < 50_000; i++) wait(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, "api");
  for (let i = 0; i < 10; i++) assert.equal(wait(`192.0.2.${i}`, "api"), 0);
  assert.equal(wait("192.0.2.99", "api"), 60);
  assert.equal(wait("10.0.0.1", "api"), 0, "who came before has a count of their own");
});

test("each door has its own limit, in every language and whatever else the address holds", () => {
  for (const [method, path, door] of [
    ["POST", "/api/v1/clinics/larkfield/bookings", "booking"],
    ["GET", "/api/v1/clinics/larkfield/bookings", "api"],
    ["GET", "/api/v1/clinics/larkfield/slots", "api"],
    ["POST", "/api/v1/clinics/larkfield/handovers", "token"],
    ["POST", "/staff/sign-in", "sign_in"],
    ["POST", "/fr/staff/sign-in.data", "sign_in"],
    ["POST", "/staff/join/abc", "sign_in"],
    ["GET", "/fr/staff/join/abc", "token"],
    ["POST", "/fr/staff/password", "sign_in"],
    ["POST", "/staff/password/abc", "sign_in"],
    ["GET", "/staff/password/abc", "token"],
    ["GET", "/clinics/larkfield/visits/id.seal", "token"],
    ["POST", "/fr/clinics/larkfield/visits/id.seal", "token"],
    ["POST", "/staff/larkfield/visits/id/handover", "token"],
    ["POST", "/staff/larkfield/diary", "form"],
    ["GET", "/staff/sign-in", undefined],
    ["GET", "/causes", undefined],
  ] as const)
    assert.equal(doorOf(method, path), door, `${method} ${path}`);
});

test("limits are read as written, and nonsense is refused in one sentence", () => {
  assert.deepEqual(limitsFrom(undefined), usualLimits);
  assert.deepEqual(limitsFrom("booking=600, api=6000"), { ...usualLimits, booking: 600, api: 6000 });
  const none = limitsFrom("off");
  assert.ok(!("refused" in none) && Object.values(none).every((limit) => limit === Infinity));
  for (const wrong of ["on", "booking", "booking=0", "booking=-1", "visits=5", "booking=5,", "__proto__=5"]) {
    const limits = limitsFrom(wrong);
    assert.ok("refused" in limits && /^BACKROOT_LIMITS must be/.test(limits.refused), wrong);
  }
});

test("what a visitor writes into X-Forwarded-For counts only as far as our own proxies wrote it", () => {
  assert.equal(addressOf("192.0.2.1", "6.6.6.6, 203.0.113.7", 0), "192.0.2.1");
  assert.equal(addressOf("192.0.2.1", "6.6.6.6, 203.0.113.7", 1), "203.0.113.7");
  assert.equal(addressOf("192.0.2.1", "6.6.6.6, 203.0.113.7, 10.0.0.2", 2), "203.0.113.7");
  assert.equal(addressOf("192.0.2.1", undefined, 1), "192.0.2.1");
});
