import { z } from "zod";
import { grades, urgencies } from "./model.ts";

/** The parts that content files share, as zod schemas. Ranges are checked here; what refers to other files is checked later. */

export const id = z.string().regex(/^[a-z][a-z0-9_]*$/, "an id is lower-case letters, digits and underscores");
export const words = z.string().trim().min(1, "must not be empty");
/** What a cause is, as lists and search engines show it. */
export const summary = words.max(170, "is over 170 characters");
export const grade = z.enum(grades);
export const urgency = z.enum(urgencies);
export const sourceIds = z.array(z.string());

/** Grade, sources and reason: beside every figure. */
export const sourced = { grade, sources: sourceIds, note: words.optional() };

export const probability = z.number().gt(0, "must be above 0; certainty belongs in a rule").lt(1, "must be below 1");
export const ratio = z.number().gt(0, "must be above 0").lt(1000, "must be below 1000");

export const date = z.iso.date("must be a date such as 2026-11-22");

/** A test as figures write it: `fever`, `onset=gradual_weeks_or_more`, `severity>=8`. */
export const testText = z.string().min(1);
