import assert from "node:assert/strict";
import { createDecipheriv, hkdfSync, pbkdf2Sync } from "node:crypto";
import { test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { nameOf, sealed, unsealed } from "./seal.ts";

const code = "7K3Q-X9FD-02MT-HB5R";
const text = JSON.stringify({ said: "Pain between the shoulder blades" });

test("what is sealed opens with its code at its clinic, and with nothing else", async () => {
  const { id, ciphertext } = await sealed(text, code, "larkfield");
  assert.equal(await nameOf(code, "larkfield"), id);
  assert.equal(await unsealed(ciphertext, code, "larkfield"), text);
  assert.equal(await unsealed(ciphertext, code.replace("7", "8"), "larkfield"), undefined);
  assert.equal(await unsealed(ciphertext, code, "another"), undefined);
  const changed = `${ciphertext.slice(0, 40)}${ciphertext[40] === "A" ? "B" : "A"}${ciphertext.slice(41)}`;
  assert.equal(await unsealed(changed, code, "larkfield"), undefined);
  assert.notEqual((await sealed(text, code, "larkfield")).ciphertext, ciphertext, "no two are alike");
});

test("another program opens it by the words of the decision record alone", async () => {
  const { id, ciphertext } = await sealed(text, code, "larkfield");
  const seed = pbkdf2Sync("7K3QX9FD02MTHB5R", "backroot hand-over 1 larkfield", 600_000, 32, "sha256");
  const part = (info: string, length: number) => Buffer.from(hkdfSync("sha256", seed, "", info, length));
  assert.equal(id, part("name", 16).toString("base64url"));
  const whole = Buffer.from(ciphertext, "base64url");
  const opening = createDecipheriv("aes-256-gcm", part("key", 32), whole.subarray(0, 12));
  opening.setAuthTag(whole.subarray(-16));
  const padded = Buffer.concat([opening.update(whole.subarray(12, -16)), opening.final()]);
  assert.equal(padded.length, 4096, "a short text is as long as any other short text");
  assert.equal(inflateRawSync(padded.subarray(4, 4 + padded.readUInt32BE())).toString(), text);
});
