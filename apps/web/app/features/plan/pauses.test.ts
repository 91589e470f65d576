import assert from "node:assert/strict";
import { test } from "node:test";
import { type IdleDetector, watchMachine, watchPage } from "./pauses.ts";

const minute = 60_000;

/** A page that can be touched, left and hidden, a clock, and the pauses it told of. */
function page() {
  let ms = 0;
  const pauses: number[] = [];
  const document = Object.assign(new EventTarget(), { hidden: false });
  const window = Object.assign(new EventTarget(), { document });
  const end = watchPage(
    window,
    () => ms,
    (back) => pauses.push(back / minute),
  );
  const at = (minutes: number, happens: (target: typeof window) => void) => {
    ms = minutes * minute;
    happens(window);
  };
  const touch = (sign: string) => (target: EventTarget) => target.dispatchEvent(new Event(sign));
  return { at, touch, pauses, end };
}

test("five minutes without a touch on the page in front are a pause, told when the person is back", () => {
  const { at, touch, pauses } = page();
  at(1, touch("keydown"));
  at(5.9, touch("pointermove"));
  assert.deepEqual(pauses, []);
  at(11, touch("pointerdown"));
  at(12, touch("wheel"));
  assert.deepEqual(pauses, [11]);
});

test("time in another window or tab is unseen and never counts", () => {
  const { at, touch, pauses } = page();
  at(1, touch("keydown"));
  at(2, touch("blur"));
  at(20, touch("keydown"));
  at(21, ({ document }) => {
    document.hidden = true;
    document.dispatchEvent(new Event("visibilitychange"));
    document.hidden = false;
    document.dispatchEvent(new Event("visibilitychange"));
  });
  at(40, touch("keydown"));
  assert.deepEqual(pauses, []);
});

test("once it is ended, nothing is listened to", () => {
  const { at, touch, pauses, end } = page();
  end();
  at(20, touch("keydown"));
  assert.deepEqual(pauses, []);
});

test("a machine left idle or locked for five minutes is a pause; the minute before idle is told counts too", () => {
  let ms = 0;
  const pauses: number[] = [];
  const states = { userState: "active", screenState: "unlocked" } as { userState: string; screenState: string };
  const detector = Object.assign(new EventTarget(), states, { start: async () => undefined });
  const end = watchMachine(
    detector as unknown as IdleDetector,
    () => ms,
    (back) => pauses.push(back / minute),
  );
  const at = (minutes: number, userState: string, screenState = "unlocked") => {
    ms = minutes * minute;
    Object.assign(detector, { userState, screenState });
    detector.dispatchEvent(new Event("change"));
  };
  at(10, "idle"); // idle since minute 9
  at(13.9, "active");
  assert.deepEqual(pauses, []);
  at(20, "idle");
  at(21, "idle", "locked");
  at(24, "active");
  assert.deepEqual(pauses, [24]);
  at(30, "active", "locked");
  at(35, "active");
  assert.deepEqual(pauses, [24, 35]);
  end();
  at(50, "idle");
  at(60, "active");
  assert.deepEqual(pauses, [24, 35]);
});
