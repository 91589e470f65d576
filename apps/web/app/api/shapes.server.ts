import { z } from "zod";

/** What goes through the HTTP API, as zod schemas: requests are held to them. */

const instant = z.int().min(0).max(99_999_999_999).describe("seconds since 1970 in UTC");

export const slotQuery = z.object({
  service: z.string().min(1).max(100),
  from: z.coerce.number().pipe(instant),
  days: z.coerce.number().int().min(1).max(31).default(14),
  practitioner: z.string().min(1).max(100).optional(),
});

/** One line of text, without what could end a mail header. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, "must be one line");

export const bookingRequest = z.strictObject({
  service: z.string().min(1).max(100),
  start: instant,
  practitioner: z.string().min(1).max(100).optional(),
  person: z.strictObject({
    name: line(120),
    email: z.email().max(200),
    phone: line(40).optional(),
  }),
  language: z.string().regex(/^[a-z]{2}$/),
  screening: z.strictObject({
    version: z.string().max(64).describe("version of the rules, as the services tell it"),
    answeredAt: instant,
    fired: z.array(z.string().max(120)).max(120).describe("ids of the rules that hold; answers are never sent"),
  }),
});
