import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { root } from "../apps/cli/src/load.ts";
import { serverFlags } from "./server-flags.mjs";

const read = (path: string) => readFileSync(`${root}/${path}`, "utf8");
const dockerfile = read("Dockerfile");

test("the image runs the Node that the project pins, with the flags of npm start, and not as root", () => {
  const { devDependencies } = JSON.parse(read("package.json"));
  assert.equal(/^ARG NODE=(.+)$/m.exec(dockerfile)?.[1], devDependencies.node);
  const command = JSON.parse(/^CMD (.+)$/m.exec(dockerfile)![1]!);
  assert.deepEqual(command, ["node", ...serverFlags, "scripts/start.ts"]);
  assert.match(dockerfile, /^USER (?!root)/m);
});

test("npm in the image is told of every workspace before it installs", () => {
  const before = dockerfile.slice(0, dockerfile.indexOf("RUN npm ci"));
  for (const path of globSync("{apps,packages}/*/package.json", { cwd: root }))
    assert.match(before, new RegExp(`^COPY ${path} `, "m"), path);
});

test("the compose file names only files that are there, and sets only what docs/operations.md lists", () => {
  const { services } = parse(read("compose.yaml"));
  assert.deepEqual(Object.keys(services), ["database", "app", "proxy"]);
  for (const { volumes = [] } of Object.values(services) as { volumes?: string[] }[])
    for (const volume of volumes)
      if (volume.startsWith("./")) assert.ok(existsSync(`${root}/${volume.split(":")[0]}`), volume);
  const listed = new Set([...read("docs/operations.md").matchAll(/^\| `([A-Z_]+)`/gm)].map((m) => m[1]));
  assert.deepEqual(
    Object.keys(services.app.environment).filter((name) => !listed.has(name)),
    [],
  );
});
