import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { invitationBy, openStorage } from "@backroot/storage";
import { makeClinic } from "../apps/cli/src/clinic.ts";
import { demoLink } from "./demo-link.ts";

test("the demo clinic alone has a link, it is an owner's invitation, and production has none", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "backroot-demo-link-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const place = { file: join(folder, "backroot.sqlite") };
  const storage = await openStorage(place, { migrate: true });
  t.after(() => storage.close());
  const zone = "Europe/London";
  const clinic = {
    name: "Real",
    slug: "real",
    email: "a@b.example",
    zone,
    address: "",
    language: "en",
    currency: "EUR",
  };
  await makeClinic(storage, clinic);
  const url = "http://localhost:3000";
  assert.equal(await demoLink(place, url, false), undefined);
  await makeClinic(storage, { ...clinic, slug: "demo" });
  const { id } = await storage.read
    .selectFrom("clinic")
    .select("id")
    .where("slug", "=", "demo")
    .executeTakeFirstOrThrow();
  await storage.write((trx) => trx.updateTable("clinic").set({ demo: 1 }).where("id", "=", id).execute());
  assert.equal(await demoLink(place, url, true), undefined);
  const token = /^http:\/\/localhost:3000\/staff\/join\/([\w-]{43})$/.exec(
    (await demoLink(place, url, false)) ?? "",
  )?.[1];
  const invitation = await invitationBy(storage, token!);
  assert.deepEqual([invitation?.clinic_id, invitation?.role, invitation?.email], [id, "owner", "owner@demo.example"]);
});
