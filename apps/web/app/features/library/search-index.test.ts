import assert from "node:assert/strict";
import { test } from "node:test";
import { searchEntries } from "@backroot/knowledge";
import { compileContent } from "../../../../cli/src/load.ts";
import { searcher } from "./search-index.ts";

function searchIn(language: "en" | "fr") {
  const { library, reading, wording } = compileContent(undefined, language);
  return searcher(searchEntries(library, reading, wording));
}
const [find, trouver] = [searchIn("en"), searchIn("fr")];
const first = (query: string, search = find) => search(query)[0]?.path;

test("what people call a thing leads to it, whole, begun, misspelt or without its accents", () => {
  // What each phrase means is from any medical dictionary, not from the index.
  for (const [query, path] of [
    ["heart attack", "/causes/acute_coronary_syndrome"],
    ["shingels", "/causes/herpes_zoster"],
    ["popped rib", "/causes/thoracic_facet_or_costovertebral_joint_pain"],
    ["rhomboid maj", "/anatomy/rhomboid_major"],
    ["PMR", "/causes/polymyalgia_rheumatica"],
    ["gallston", "/causes/biliary_colic_cholecystitis"],
    ["weak or numb legs", "/danger-signs/spinal_cord"],
    ["Bayes", "/glossary#bayes"],
  ] as const) {
    assert.equal(first(query), path, query);
  }
  for (const [query, path] of [
    ["zona", "/causes/herpes_zoster"],
    ["hernie discale", "/causes/thoracic_disc_herniation"],
    ["cote bloquee", "/causes/thoracic_facet_or_costovertebral_joint_pain"],
    ["fièvre", "/danger-signs/infection"],
  ] as const) {
    assert.equal(first(query, trouver), path, query);
  }
});

test("nothing asked and nonsense find nothing", () => {
  for (const query of ["", "   ", "qqqqqqq", "%%%"]) assert.deepEqual(find(query), []);
});

test("the entries a browser fetches once are at most 40 kB gzipped in each language", async () => {
  const { gzipSync } = await import("node:zlib");
  for (const language of ["en", "fr"]) {
    const { library, reading, wording } = compileContent(undefined, language);
    const size = gzipSync(JSON.stringify(searchEntries(library, reading, wording))).length;
    assert.ok(size <= 40_000, `${language}: ${size} bytes`);
  }
});
