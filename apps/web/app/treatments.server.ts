import type { Treatments, TreatmentWording } from "@backroot/knowledge";
import words from "./generated/treatment-wording.en.json" with { type: "json" };
import file from "./generated/treatments.json" with { type: "json" };

/** What a clinic can offer and the rules before it, on the server; a booking is sent the part it needs. */
export const treatments = file as unknown as Treatments;

/** The words of it, in the first language alone for now. */
export const treatmentWords = words as unknown as TreatmentWording;
