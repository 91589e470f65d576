import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { codeFrom, codeIn, readCode } from "./code.ts";

const chance = fc.uint8Array({ minLength: 15, maxLength: 15 });
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

test("the last digit is Luhn's, worked by hand", () => {
  // Values 0 … 0, 1: doubled from the right, the 1 counts 2, and 32 - 2 is 30, the digit Y.
  assert.equal(codeFrom(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])), "0000-0000-0000-001Y");
  // 31 doubled is 62, which is 1 and 30 as digits of 32: their sum is 31, and 32 - 31 is 1.
  assert.equal(codeFrom(new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 31])), "0000-0000-0000-00Z1");
});

test("a code is read however it was typed, and any one wrong digit is a slip", () => {
  fc.assert(
    fc.property(chance, fc.nat(15), fc.nat(30), (bytes, place, other) => {
      const code = codeFrom(bytes);
      const typed = code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
      assert.equal(readCode(typed), code);
      const plain = code.replaceAll("-", "");
      const wrong = [...digits].filter((digit) => digit !== plain[place])[other]!;
      assert.equal(readCode(plain.slice(0, place) + wrong + plain.slice(place + 1)), undefined);
    }),
  );
  for (const typed of ["", "0000", "0000-0000-0000-001Y-0", "0000-0000-0000-00UY"])
    assert.equal(readCode(typed), undefined);
});

test("a link gives its code and the clinic it is for", () => {
  const code = "0000-0000-0000-001Y";
  assert.deepEqual(codeIn(` ${code}\n`), { code });
  assert.deepEqual(codeIn(`https://backroot.example/fr/staff/larkfield/handover#${code}`), {
    code,
    clinic: "larkfield",
  });
  assert.deepEqual(codeIn(`https://backroot.example/staff/larkfield/visits/019a#${code}`), {
    code,
    clinic: "larkfield",
  });
  assert.equal(codeIn("https://backroot.example/staff/larkfield/handover"), undefined);
});
