import { z } from "zod";

/** What goes through the HTTP API, as zod schemas: requests are held to them, and the API's document is made of them. */

const instant = z.int().min(0).max(99_999_999_999).describe("seconds since 1970 in UTC");
const id = z.string().min(1).max(100);

/** Ids of rules such as "gate/bleeds_easily", and the longest list of them. */
const [longestRule, mostRules] = [120, 120];

export const slug = z.string().min(1).max(100).describe("the clinic, as in the address of its page");

/** Chosen by who asks, once for each booking they want. */
export const idempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,100}$/)
  .describe("chosen anew for each booking; the same request sent again with the same key books once");

export const slotQuery = z.object({
  service: id.describe("id of a service"),
  from: z.coerce.number().pipe(instant).describe("first second of the search: seconds since 1970 in UTC"),
  days: z.coerce.number().pipe(z.int().min(1).max(31)).default(14).describe("how many days to search"),
  practitioner: id.optional().describe("only with this practitioner"),
});

/** One line of text, without what could end a mail header or be no text at all. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u, "must be one line")
    .regex(/\S/, "must not be empty");

export const bookingRequest = z.strictObject({
  service: id,
  start: instant.describe("start of a slot: seconds since 1970 in UTC"),
  practitioner: id.optional(),
  person: z.strictObject({
    name: line(120),
    email: z.email().max(200),
    phone: line(40).optional(),
  }),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .describe("language of the mails to this person"),
  zone: z
    .string()
    .regex(/^[A-Za-z0-9_+/-]{1,64}$/)
    .optional()
    .describe("IANA name of where the person is: mails tell the time there too"),
  screening: z.strictObject({
    version: z.string().max(64).describe("version of the rules, as the services tell it"),
    answeredAt: instant,
    fired: z
      .array(z.string().max(longestRule))
      .max(mostRules)
      .describe("ids of the rules that hold; answers are never sent"),
  }),
});

export const handoverRequest = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .describe("what it is kept under: follows from its code, which is never sent"),
  ciphertext: z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(30_000)
    .describe("encrypted where the person is (decision 0017), in base64url"),
  visit: z.string().max(200).optional().describe("the end of `manage`, when it is given with a visit"),
});

export const handover = z.strictObject({ expiresAt: instant.describe("until when it can be opened, once") });

const slot = z.strictObject({ start: instant, practitioner: id });

export const services = z.strictObject({
  screeningVersion: z.string().describe("version of the safety rules a booking is held against"),
  services: z.array(
    z.strictObject({
      id,
      treatment: z.string().describe("the treatment whose evidence and safety rules apply"),
      name: z.string(),
      minutes: z.int().min(1),
      price: z
        .strictObject({ minor: z.int().min(0).describe("in the currency's smallest unit"), currency: z.string() })
        .nullable(),
    }),
  ),
});

export const slots = z.strictObject({
  zone: z.string().describe("IANA name of the clinic's time zone"),
  slots: z.array(slot).describe("in order of time, one practitioner each"),
});

export const booking = z.strictObject({
  id,
  start: instant,
  end: instant,
  practitioner: id.nullable(),
  manage: z.string().describe("path of the page to see, move or cancel the visit; whoever has it may"),
});

/** What every refusal has (RFC 9457). */
const problemBase = {
  type: z.string().describe("urn:backroot:problem: and the name of the problem"),
  title: z.string().describe("the problem in one sentence"),
  status: z.int().min(400).max(599),
  detail: z.string().optional(),
};
export const problem = z.strictObject(problemBase);
export const badRequest = z.strictObject({
  ...problemBase,
  errors: z
    .array(
      z.strictObject({
        pointer: z.string().describe("where in the body, as a JSON Pointer"),
        code: z.string().describe("what is wrong there, such as too_big"),
      }),
    )
    .optional(),
});
export const timeTaken = z.strictObject({
  ...problemBase,
  nearest: z.array(slot).max(4).optional().describe("the nearest times that are free"),
});
