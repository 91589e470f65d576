import type { Review } from "@backroot/knowledge";
import type { Cited } from "./citations.server.ts";

/** What a page is about, in the words of schema.org. */
export type About =
  | Readonly<{
      kind: "condition";
      name: string;
      otherNames: readonly string[];
      icd10: string;
      anatomy: readonly string[];
    }>
  | Readonly<{ kind: "structure"; name: string; is: string; does: string; muscle: boolean }>
  | Readonly<{ kind: "sign"; name: string }>;

/** A page to read as search engines take it in (schema.org MedicalWebPage). A reviewer is named only when there was one. */
export function medicalWebPage(
  page: Readonly<{
    url: string;
    name: string;
    description: string;
    language: string;
    review: Readonly<Omit<Review, "reviewer"> & { reviewer?: string | undefined }>;
    sources: readonly Cited[];
    about?: About | undefined;
  }>,
): Readonly<Record<string, unknown>> {
  const { url, name, description, language, review, sources, about } = page;
  return {
    "@context": "https://schema.org",
    "@type": "MedicalWebPage",
    url,
    name,
    description,
    inLanguage: language,
    isAccessibleForFree: true,
    license: "https://creativecommons.org/licenses/by/4.0/",
    audience: { "@type": "Patient" },
    author: { "@type": "Organization", name: review.author },
    lastReviewed: review.lastReviewed,
    ...(review.reviewer && { reviewedBy: { "@type": "Person", name: review.reviewer } }),
    ...(about && { about: thingOf(about) }),
    ...(sources.length > 0 && {
      citation: sources.map(({ cite, url: address, doi }) => ({
        "@type": "CreativeWork",
        name: cite,
        ...(address && { url: address }),
        ...(doi && { identifier: `https://doi.org/${doi}` }),
      })),
    }),
  };
}

function thingOf(about: About): Readonly<Record<string, unknown>> {
  if (about.kind === "structure") {
    const { name, is, does, muscle } = about;
    return muscle
      ? { "@type": "Muscle", name, description: is, muscleAction: does }
      : { "@type": "AnatomicalStructure", name, description: `${is} ${does}` };
  }
  if (about.kind === "sign") {
    return { "@type": "MedicalSignOrSymptom", name: about.name };
  }
  const { name, otherNames, icd10, anatomy } = about;
  return {
    "@type": "MedicalCondition",
    name,
    ...(otherNames.length > 0 && { alternateName: otherNames }),
    code: { "@type": "MedicalCode", codingSystem: "ICD-10", codeValue: icd10 },
    ...(anatomy.length > 0 && {
      associatedAnatomy: anatomy.map((part) => ({ "@type": "AnatomicalStructure", name: part })),
    }),
  };
}
