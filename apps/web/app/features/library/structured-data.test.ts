import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { escapeXml, jsonInHtml } from "./markup.ts";
import { medicalWebPage } from "./structured-data.ts";

const review = { author: "Backroot", lastReviewed: "2026-11-22", nextReview: "2027-11-22" };
const page = {
  url: "https://a.example/causes/x",
  name: "X",
  description: "What X is.",
  language: "en",
  sources: [],
  review,
};

test("a page has the shape schema.org gives a MedicalWebPage about a MedicalCondition", () => {
  // Types and properties as listed on schema.org/MedicalWebPage, /MedicalCondition and /MedicalCode.
  const about = { kind: "condition", name: "X", otherNames: ["Ex"], icd10: "I71.0", anatomy: ["Aorta"] } as const;
  const sources = [{ cite: "A 2001", url: "https://b.example/", doi: "10.1/a", seen: true }];
  assert.deepEqual(medicalWebPage({ ...page, about, sources }), {
    "@context": "https://schema.org",
    "@type": "MedicalWebPage",
    url: "https://a.example/causes/x",
    name: "X",
    description: "What X is.",
    inLanguage: "en",
    isAccessibleForFree: true,
    license: "https://creativecommons.org/licenses/by/4.0/",
    audience: { "@type": "Patient" },
    author: { "@type": "Organization", name: "Backroot" },
    lastReviewed: "2026-11-22",
    about: {
      "@type": "MedicalCondition",
      name: "X",
      alternateName: ["Ex"],
      code: { "@type": "MedicalCode", codingSystem: "ICD-10", codeValue: "I71.0" },
      associatedAnatomy: [{ "@type": "AnatomicalStructure", name: "Aorta" }],
    },
    citation: [
      { "@type": "CreativeWork", name: "A 2001", url: "https://b.example/", identifier: "https://doi.org/10.1/a" },
    ],
  });
});

test("nobody is named as a reviewer until there was one", () => {
  assert.ok(!("reviewedBy" in medicalWebPage(page)));
  const reviewed = medicalWebPage({ ...page, review: { ...review, reviewer: "Dr A. Example" } });
  assert.deepEqual(reviewed.reviewedBy, { "@type": "Person", name: "Dr A. Example" });
});

test("no text can end a script element or break an XML attribute, and JSON stays what it was", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom("</script>", "<!--", "a & b", "\"'")), (text) => {
      assert.ok(!jsonInHtml({ text }).includes("<"));
      assert.deepEqual(JSON.parse(jsonInHtml({ text })), { text });
      assert.ok(!/[<>"']|&(?!#\d+;)/.test(escapeXml(text)));
    }),
  );
});
