import assert from "node:assert/strict";
import { test } from "node:test";
import { problem } from "./api/shapes.server.ts";
import { requireReadableForm } from "./readable-form.server.ts";
import { refusal } from "./refusal.server.ts";

test("whoever is not let in is told why: the API by a problem document, people by a page in their language", () => {
  const api = refusal("/api/v1/clinics/x/slots", "too_many", 42, []);
  assert.equal(api.status, 429);
  assert.equal(api.headers["Content-Type"], "application/problem+json");
  const told = problem.parse(JSON.parse(api.body));
  assert.deepEqual([told.type, told.status], ["urn:backroot:problem:too_many", 429]);
  const [english, french] = ["/staff/sign-in", "/fr/staff/sign-in"].map((path) =>
    refusal(path, "too_many", 42, ["/assets/base.css"]),
  );
  assert.match(english!.body, /<html lang="en">.*Wait 42 seconds/);
  assert.match(french!.body, /<html lang="fr">.*Attendez 42 secondes/);
  for (const { body, headers } of [english!, french!]) {
    assert.match(body, /<link rel="stylesheet" href="\/assets\/base.css">/);
    assert.match(headers["Content-Security-Policy"]!, /default-src 'none'/);
    assert.doesNotMatch(body, /\{\w+\}|sign-in/);
  }
});

/** What becomes of a request to a page before its action: the status it is refused with, or undefined. */
async function refusedWith(path: string, init: RequestInit): Promise<number | undefined> {
  const request = new Request(`http://localhost${path}`, { method: "POST", ...init });
  const answer = await requireReadableForm({ request, url: new URL(request.url) } as never, async () => new Response());
  if (answer !== undefined) return answer.status;
  assert.equal(request.bodyUsed, false, "the action can still read it");
  return undefined;
}

test("an action is given a form it can read, and nothing else", async () => {
  const form = (fields: Record<string, string>) => ({ body: new URLSearchParams(fields) });
  const multipart = new FormData();
  multipart.set("name", "Zoë");
  const withFile = new FormData();
  withFile.set("name", new Blob(["x"]), "x.txt");
  const typed = (type: string, body: string) => ({ body, headers: { "Content-Type": type } });
  for (const [init, status] of [
    [form({ name: "Zoë\r\nO'Neil" }), undefined],
    [{ body: multipart }, undefined],
    [{ method: "GET" }, undefined],
    [form({ name: "a\0b" }), 400],
    [form({ "na\0me": "b" }), 400],
    [{ body: withFile }, 400],
    [typed("multipart/form-data; boundary=x", "--y\r\n"), 400],
    [typed("multipart/form-data", "name=x"), 400],
    [typed("application/json", "{}"), 400],
    [typed("text/plain", "name=x"), 400],
    [typed("application/x-www-form-urlencoded-not", "name=x"), 400],
    [{ body: new Uint8Array([1]) }, 400],
  ] as const) {
    assert.equal(await refusedWith("/staff/sign-in", init), status, JSON.stringify(init));
  }
  assert.equal(await refusedWith("/api/v1/clinics/x/bookings", typed("application/json", "{}")), undefined);
});
