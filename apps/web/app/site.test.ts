import assert from "node:assert/strict";
import { test } from "node:test";

/** The module as a server reads it that was started with this PUBLIC_URL. */
async function startedWith(publicUrl: string | undefined): Promise<typeof import("./site.server.ts")> {
  if (publicUrl === undefined) delete process.env.PUBLIC_URL;
  else process.env.PUBLIC_URL = publicUrl;
  return import(`./site.server.ts?${encodeURIComponent(publicUrl ?? "")}`);
}

test("the site stands where PUBLIC_URL says, or else where the request asked", async () => {
  const asked = new Request("http://localhost:3000/causes?x=1");
  assert.equal((await startedWith(undefined)).siteOf(asked), "http://localhost:3000");
  assert.equal((await startedWith("https://backroot.example")).siteOf(asked), "https://backroot.example");
});

test("a PUBLIC_URL that would make wrong addresses is refused at the start, in words", async () => {
  for (const wrong of ["backroot.example", "https://backroot.example/", "https://backroot.example/back"]) {
    await assert.rejects(startedWith(wrong), /PUBLIC_URL must be like/, wrong);
  }
});
