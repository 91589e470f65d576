import assert from "node:assert/strict";
import { test } from "node:test";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import routes from "../../routes.ts";
import { doors, mayChange, maySee } from "./access.ts";

/** Paths of every page below a clinic. */
function below(entries: readonly RouteConfigEntry[], inside = false): readonly string[] {
  return entries.flatMap((entry) =>
    inside
      ? [entry.index === true ? "" : entry.path!]
      : below(entry.children ?? [], entry.id?.endsWith("/staff-clinic") === true),
  );
}

test("every page of a clinic has a door, and every door a page, in every language", () => {
  const pages = below(routes);
  assert.ok(pages.length > 20);
  assert.deepEqual([...new Set(pages)].sort(), Object.keys(doors).sort());
});

test("a page that the table does not name is closed to everybody", () => {
  for (const path of [
    "/staff/:clinic/secrets",
    "/staff/:clinic/toString",
    "/staff/:clinic/diary/other",
    "/elsewhere",
  ]) {
    assert.equal(maySee("owner", path), false, path);
    assert.equal(mayChange("owner", path), false, path);
  }
});
