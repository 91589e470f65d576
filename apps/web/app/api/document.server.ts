import { z } from "zod";
import { type ProblemName, problems } from "./problem.server.ts";
import * as shapes from "./shapes.server.ts";

/** What an address takes and answers, besides the problems every address may have. */
type Operation = Readonly<{
  id: string;
  summary: string;
  query?: z.ZodObject;
  key?: true;
  body?: Readonly<{ schema: string; example: unknown }>;
  answers: Readonly<Record<number, Readonly<{ says: string; schema: string; example: unknown }>>>;
  refuses: readonly ProblemName[];
}>;

const slot = { start: 1_799_139_600, practitioner: "ana" };
const booked = {
  id: "019b8e4e-7a10-7c3e-9d51-0c2f6a1be001",
  start: 1_799_139_600,
  end: 1_799_142_300,
  practitioner: "ana",
  manage: "/clinics/larkfield/visits/019b8e4e-7a10-7c3e-9d51-0c2f6a1be001.c2VhbCBvZiB0aGUgdmlzaXQgbGluaw_-",
};

/** Every address of the API below /api/v1/clinics/{slug}, by method. */
const operations: Readonly<Record<string, Readonly<{ get?: Operation; post?: Operation }>>> = {
  services: {
    get: {
      id: "services",
      summary: "What can be booked online",
      answers: {
        200: {
          says: "The services, in the clinic's order",
          schema: "Services",
          example: {
            screeningVersion: "3f1c9a",
            services: [
              {
                id: "shockwave",
                treatment: "shockwave",
                name: "Shockwave",
                minutes: 30,
                price: { minor: 7500, currency: "GBP" },
              },
            ],
          },
        },
      },
      refuses: ["unknown_clinic"],
    },
  },
  slots: {
    get: {
      id: "slots",
      summary: "Times that could be booked now",
      query: shapes.slotQuery,
      answers: {
        200: {
          says: "The free times; none when nothing is free",
          schema: "Slots",
          example: { zone: "Europe/London", slots: [slot] },
        },
      },
      refuses: ["bad_request", "unknown_clinic", "unknown_service"],
    },
  },
  bookings: {
    post: {
      id: "book",
      summary: "Books a visit for a person, or says why not and what is near",
      key: true,
      body: {
        schema: "BookingRequest",
        example: {
          service: "shockwave",
          ...slot,
          person: { name: "Zoë Muñoz", email: "zoe@example.org", phone: "+44 7700 900123" },
          language: "en",
          screening: { version: "3f1c9a", answeredAt: 1_799_053_200, fired: ["gate/bleeds_easily"] },
        },
      },
      answers: {
        200: { says: "The same request had booked this visit before", schema: "Booking", example: booked },
        201: { says: "The visit is booked", schema: "Booking", example: booked },
      },
      refuses: [
        "bad_request",
        "other_site",
        "unknown_clinic",
        "unknown_service",
        "time_taken",
        "key_reused",
        "too_large",
        "wrong_type",
        "not_bookable",
        "screening_old",
        "screening_unknown",
      ],
    },
  },
  handovers: {
    post: {
      id: "handOver",
      summary: "Keeps a summary encrypted where the person is, until staff open it once with the code they are told",
      body: {
        schema: "HandoverRequest",
        example: { id: "gS7Qm0xWl2f9a4Vd1PzKbA", ciphertext: "b25seSB3aG9ldmVyIGhhcyB0aGUgY29kZQ" },
      },
      answers: { 201: { says: "It is kept", schema: "Handover", example: { expiresAt: 1_799_744_400 } } },
      refuses: [
        "bad_request",
        "other_site",
        "unknown_clinic",
        "unknown_visit",
        "handover_there",
        "too_large",
        "wrong_type",
      ],
    },
  },
};

/** What any address may say; one that a method is not allowed at says so in `Allow`. */
const always: readonly ProblemName[] = ["too_many", "our_fault", "unavailable"];

/** Problems that tell more than the rest. */
const wider: Partial<Record<ProblemName, string>> = { bad_request: "BadRequest", time_taken: "TimeTaken" };

/** Headers of an answer, by status; each is described among the components. */
const headersOf = (status: number) => ["X-Request-Id", ...(status === 429 || status === 503 ? ["Retry-After"] : [])];

const schemas = {
  Services: shapes.services,
  Slots: shapes.slots,
  BookingRequest: shapes.bookingRequest,
  Booking: shapes.booking,
  HandoverRequest: shapes.handoverRequest,
  Handover: shapes.handover,
  Problem: shapes.problem,
  BadRequest: shapes.badRequest,
  TimeTaken: shapes.timeTaken,
};

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The API as an OpenAPI 3.1 document, made of the schemas that requests are held to. */
export function apiDocument() {
  return {
    openapi: "3.1.1",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Backroot booking API",
      version: "1.0.0",
      description: [
        "What a clinic offers, when, and booking it, without an account.",
        "Refusals are problem documents (RFC 9457); `type` names them, and a new name may be added at any time.",
        "Safety questions are asked and answered where the person is: only the ids of the rules that hold are sent.",
      ].join(" "),
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/", description: "where this document is served" }],
    security: [],
    tags: [{ name: "booking" }],
    paths: Object.fromEntries(
      Object.entries(operations).map(([path, methods]) => [
        `/api/v1/clinics/{slug}/${path}`,
        {
          parameters: [{ name: "slug", in: "path", required: true, schema: jsonSchema(shapes.slug) }],
          ...Object.fromEntries(
            Object.entries(methods).map(([method, operation]) => [method, operationObject(operation)]),
          ),
        },
      ]),
    ),
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, jsonSchema(schema)])),
      headers: {
        "X-Request-Id": {
          description: "Names this request in the server's log",
          schema: { type: "string" },
          example: "019b8e4e-7a10-7c3e-9d51-0c2f6a1be0aa",
        },
        "Retry-After": {
          description: "Try again in so many seconds",
          schema: { type: "integer", minimum: 1 },
          example: 42,
        },
      },
    },
  };
}

export type ApiDocument = ReturnType<typeof apiDocument>;

function operationObject({ id, summary, query, key, body, answers, refuses }: Operation) {
  const parameters = [
    ...(query ? queryParameters(query) : []),
    ...(key
      ? [
          {
            name: "Idempotency-Key",
            in: "header",
            required: true,
            schema: jsonSchema(shapes.idempotencyKey),
            example: "6f3a1c52-9d0e-4a67-8b1f-52c07d1b9e44",
          },
        ]
      : []),
  ];
  const refused = Map.groupBy([...refuses, ...always], (name) => problems[name][0]);
  return {
    operationId: id,
    tags: ["booking"],
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: ref("schemas", body.schema), example: body.example } },
      },
    }),
    responses: Object.fromEntries([
      ...Object.entries(answers).map(([status, { says, schema, example }]) => [
        status,
        {
          description: says,
          headers: headerObjects(Number(status)),
          content: { "application/json": { schema: ref("schemas", schema), example } },
        },
      ]),
      ...[...refused].map(([status, names]) => [String(status), refusal(status, names)]),
    ]),
  };
}

/** One answer for every problem with the same status: its schema names their types. */
function refusal(status: number, names: readonly ProblemName[]) {
  const shape = names.map((name) => wider[name] ?? "Problem");
  const types = names.map((name) => `urn:backroot:problem:${name}`);
  return {
    description: names.map((name) => problems[name][1]).join("; "),
    headers: headerObjects(status),
    content: {
      "application/problem+json": {
        schema: {
          anyOf: [...new Set(shape)].map((name) => ref("schemas", name)),
          properties: { type: { enum: types }, status: { const: status } },
        },
        examples: Object.fromEntries(
          names.map((name) => [
            name,
            { value: { type: `urn:backroot:problem:${name}`, title: problems[name][1], status } },
          ]),
        ),
      },
    },
  };
}

function headerObjects(status: number) {
  return Object.fromEntries(headersOf(status).map((name) => [name, ref("headers", name)]));
}

function queryParameters(query: z.ZodObject) {
  const { properties = {} } = jsonSchema(query) as { properties?: Readonly<Record<string, z.core.JSONSchema.Schema>> };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: "query",
    required: !query.shape[name]!.safeParse(undefined).success,
    ...(description !== undefined && { description }),
    schema,
  }));
}

function jsonSchema(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12" });
  return rest;
}
