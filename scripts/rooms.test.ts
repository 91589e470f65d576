import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What each room of the house may import, and what it may know. Tests may import anything. */
const rooms: readonly Readonly<{
  room: string;
  packages: readonly RegExp[];
  /** Own packages that may be imported for their types only. */
  typesOf?: readonly RegExp[];
  /** A pure room does no I/O and knows no clock, chance, environment or locale. */
  pure?: true;
  why: string;
}>[] = [
  {
    room: "packages/knowledge/src",
    packages: [/^yaml$/, /^zod$/],
    pure: true,
    why: "knowledge may import a YAML parser and a validator",
  },
  {
    room: "packages/reasoning/src",
    packages: [],
    typesOf: [/^@backroot\/knowledge$/],
    pure: true,
    why: "reasoning may import knowledge's types",
  },
  {
    room: "packages/recovery/src",
    packages: [],
    typesOf: [/^@backroot\/knowledge$/],
    pure: true,
    why: "recovery may import knowledge's types",
  },
  { room: "packages/scheduling/src", packages: [], pure: true, why: "scheduling may import nothing" },
  {
    room: "packages/storage/src",
    packages: [/^kysely$/, /^pg$/, /^node:/],
    typesOf: [/^@backroot\/(knowledge|reasoning|recovery|scheduling|interchange)$/],
    why: "storage may import Kysely, drivers and types of the pure packages",
  },
  {
    room: "packages/interchange/src",
    packages: [/^zod$/, /^ical-generator$/, /^timezones-ical-library$/],
    typesOf: [/^@backroot\/(knowledge|reasoning|recovery|scheduling)$/, /^fhir\/r4\.d\.ts$/],
    pure: true,
    why: "interchange may import types of the other packages and libraries for its formats",
  },
  {
    room: "apps/web/app/ui",
    packages: [/^react$/, /^react-aria-components$/, /^@internationalized\/date$/, /^@fontsource-variable\//],
    why: "web ui/ may import React, React Aria and its dates",
  },
  {
    room: "apps/web/app/device",
    packages: [/^idb$/],
    typesOf: [/^@backroot\/(knowledge|reasoning|recovery)$/],
    why: "web device/ keeps things on the device and imports the packages' types",
  },
  {
    room: "apps/web/app/features",
    packages: [
      /^react$/,
      /^react-dom$/,
      /^react-router$/,
      /^marked$/,
      /^minisearch$/,
      /^zod$/,
      /^pino$/,
      /^uqr$/,
      /^better-auth(\/|$)/,
      /^@backroot\/(reasoning|recovery|scheduling|interchange|storage)$/,
    ],
    typesOf: [/^@backroot\/knowledge$/],
    why: "web features/ may import packages and ui/, not another feature",
  },
  {
    room: "apps/web/app/checks",
    packages: [/^react$/, /^zod$/, /^@backroot\/(reasoning|interchange)$/],
    typesOf: [/^@backroot\/knowledge$/],
    why: "web checks/ may import reasoning, interchange, zod and ui/",
  },
  { room: "apps/cli/src", packages: [/^node:/, /^@backroot\//], why: "the cli may import packages and files" },
];

const impure =
  /\b(Date\.now|new Date\(\)|Temporal\.Now|Math\.random|performance\.now|process\.|globalThis\.|fetch\(|localStorage|toLocale\w*\(|Intl\.|console\.)/;

type Import = Readonly<{ from: string; typeOnly: boolean }>;

function importsOf(text: string): readonly Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
  return [...code.matchAll(/(?:^|\n)\s*(import|export)\s+(type\s+)?([^;'"]*?\bfrom\s*)?["']([^"']+)["']/g)].map(
    (m) => ({
      from: m[4]!,
      typeOnly: m[2] !== undefined || everyNameIsType(m[3] ?? ""),
    }),
  );
}

/** `{ type A, type B } from`. */
function everyNameIsType(names: string): boolean {
  const inside = /^\{([\s\S]*)\}\s*from/.exec(names.trim())?.[1];
  return inside?.split(",").every((name) => name.trim() === "" || name.trim().startsWith("type ")) ?? false;
}

function filesIn(room: string): readonly string[] {
  return readdirSync(join(root, room), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && /\.(ts|tsx)$/.test(e.name) && !/\.(test|fixture)\.ts$/.test(e.name))
    .map((e) => relative(root, join(e.parentPath, e.name)));
}

test("no room imports what its rule does not allow", () => {
  const broken: string[] = [];
  for (const { room, packages, typesOf = [], pure, why } of rooms) {
    for (const file of filesIn(room)) {
      const text = readFileSync(join(root, file), "utf8");
      for (const { from, typeOnly } of importsOf(text)) {
        if (from.startsWith(".")) {
          const target = relative(root, join(root, dirname(file), from));
          const feature = /^apps\/web\/app\/features\/([^/]+)/;
          const [mine, theirs] = [feature.exec(file)?.[1], feature.exec(target)?.[1]];
          const leaves = !target.startsWith(room);
          const allowedOut =
            /features$|checks$/.test(room) &&
            /^apps\/web\/app\/(ui|words|device|generated|site|clinics|checks|\w+\.server)/.test(target);
          if (leaves && !allowedOut) broken.push(`${file} imports ${target}: it leaves its room; ${why}`);
          if (mine !== undefined && theirs !== undefined && mine !== theirs)
            broken.push(`${file} imports the feature ${theirs}; ${why}`);
        } else if (!packages.some((p) => p.test(from)) && !(typeOnly && typesOf.some((p) => p.test(from)))) {
          broken.push(`${file} imports ${from}; ${why}`);
        }
      }
      const known = pure ? impure.exec(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "")) : null;
      if (known) broken.push(`${file} uses ${known[0]}; a package is told about the world by its arguments`);
    }
  }
  assert.deepEqual(broken, []);
});

test("no folder or file has a name that says nothing", () => {
  const all = readdirSync(root, { recursive: true, encoding: "utf8" }).filter(
    (p) => !/(^|\/)(node_modules|\.git|build|\.cache|test-results)\//.test(`${p}/`),
  );
  assert.deepEqual(
    all.filter((path) => /(^|\/)(utils?|helpers?|common|managers?|misc)(\.[a-z]+)*$/.test(path)),
    [],
  );
});

test("the rule is read as written: an import of the wrong kind is found", () => {
  const imports = importsOf(
    'import { a } from "@backroot/knowledge";\nimport { type B } from "@backroot/knowledge";\nimport "x";\nexport { c } from "./d.ts";',
  );
  assert.deepEqual(imports, [
    { from: "@backroot/knowledge", typeOnly: false },
    { from: "@backroot/knowledge", typeOnly: true },
    { from: "x", typeOnly: false },
    { from: "./d.ts", typeOnly: false },
  ]);
});
