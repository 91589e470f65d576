import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Fault } from "@backroot/storage";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { records } from "../clinics/records.server.ts";
import { log } from "../log.server.ts";
import routes from "../routes.ts";
import { type ApiDocument, apiDocument } from "./document.server.ts";
import * as openapi from "./openapi.ts";
import { bookingRequest } from "./shapes.server.ts";

type Handler = (asked: { params: { slug?: string }; request: Request }) => Promise<Response> | Response;
type Door = Readonly<{ pattern: string; loader: Handler; action: Handler }>;
type OperationObject = Readonly<{
  responses: Readonly<Record<string, { content: Record<string, { schema: object }>; headers: object }>>;
}>;

const document = apiDocument();
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
formats.default(ajv);
// The whole document is a schema to look into: its references then mean what they mean in it.
ajv.addVocabulary(Object.keys(document)).addSchema({ $id: "http://document.test/", ...document });

const at = (...path: readonly string[]) =>
  ajv.compile({
    $ref: `http://document.test/#/${path.map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/")}`,
  });

let folder: string;
let doors: readonly Door[];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "backroot-api-"));
  delete process.env.DATABASE_URL;
  process.env.BACKROOT_DATA = folder;
  log.level = "silent";
  process.env.BACKROOT_SECRET = "a secret of this test alone, 32 of it";
  doors = await Promise.all(
    apiRoutes(routes).map(async ({ path, file }) => ({ pattern: `/${path}`, ...(await import(`../${file}`)) })),
  );
});

after(async () => {
  await (await records()).close();
  rmSync(folder, { recursive: true });
});

function apiRoutes(entries: readonly RouteConfigEntry[]): readonly RouteConfigEntry[] {
  return entries.filter(({ path }) => path?.startsWith("api/") && !path.endsWith("*"));
}

/** Asks as the router would: GET and HEAD are for loaders, the rest for actions. */
async function ask(name: string, init: RequestInit & { slug?: string; query?: string } = {}): Promise<Response> {
  const { slug = "larkfield", query = "", ...rest } = init;
  const door = doors.find(({ pattern }) => pattern === `/api/v1/clinics/:slug/${name}`)!;
  const request = new Request(`http://localhost:3000${door.pattern.replace(":slug", slug)}${query}`, rest);
  const reads = request.method === "GET" || request.method === "HEAD";
  return (reads ? door.loader : door.action)({ params: { slug }, request });
}

/** What was answered, held against the document: its status, its type of content, its headers and its body. */
async function held(name: string, method: "get" | "post", response: Response): Promise<Record<string, unknown>> {
  const path = `/api/v1/clinics/{slug}/${name}`;
  const operation = (document.paths[path] as unknown as Record<string, OperationObject>)[method]!;
  const { status } = response;
  const said = operation.responses[status];
  assert.ok(said, `${method} ${name} answers ${status}, which the document does not know`);
  const type = response.headers.get("Content-Type")!;
  assert.ok(said.content[type], `${method} ${name} ${status} is ${type}`);
  if ("Retry-After" in said.headers) assert.match(response.headers.get("Retry-After") ?? "", /^[1-9]\d*$/);
  const body = (await response.json()) as Record<string, unknown>;
  const valid = at("paths", path, method, "responses", String(status), "content", type, "schema");
  assert.ok(valid(body), `${method} ${name} ${status}: ${ajv.errorsText(valid.errors)} in ${JSON.stringify(body)}`);
  if (status >= 400) seen.add(`${name} ${String(body.type).replace("urn:backroot:problem:", "")}`);
  else seen.add(`${name} ${status}`);
  return body;
}
const seen = new Set<string>();

const now = Math.floor(Date.now() / 1000);

/** A booking of a free time, `n`-th of those from a week ahead. */
async function asking(n: number, over: Record<string, unknown> = {}) {
  const query = `?service=assessment&from=${now + 7 * 86_400}&days=7`;
  const { slots } = (await (await ask("slots", { query })).json()) as { slots: { start: number }[] };
  const { screeningVersion } = (await (await ask("services")).json()) as { screeningVersion: string };
  return {
    service: "assessment",
    ...slots[n],
    person: { name: "Zoë Muñoz", email: "zoe@example.org" },
    language: "en",
    screening: { version: screeningVersion, answeredAt: now, fired: [] as string[] },
    ...over,
  };
}

const post = (body: unknown, headers: Record<string, string> = {}) =>
  ask("bookings", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID(), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

test("the document is valid OpenAPI 3.1, and is what the server hands out", async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(structuredClone(document));
  assert.ok(valid, JSON.stringify(errors, null, 1));
  assert.equal(validator.version, "3.1");
  const response = openapi.loader();
  assert.match(response.headers.get("Content-Type")!, /^application\/json/);
  assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(document)));
});

test("every example in the document is what its schema says", () => {
  let examples = 0;
  const check = (value: unknown, ...path: string[]) => {
    const valid = at(...path, "schema");
    assert.ok(valid(value), `${path.join(" ")}: ${ajv.errorsText(valid.errors)}`);
    examples++;
  };
  const walk = (value: unknown, path: string[]) => {
    if (typeof value !== "object" || value === null) return;
    const {
      example,
      examples: named = {},
      schema,
    } = value as { example?: unknown; examples?: object; schema?: object };
    if (schema !== undefined && example !== undefined) check(example, ...path);
    if (schema !== undefined) for (const one of Object.values(named)) check((one as { value: unknown }).value, ...path);
    for (const [key, inner] of Object.entries(value)) if (!/^examples?$/.test(key)) walk(inner, [...path, key]);
  };
  walk(document, []);
  assert.ok(examples > 25, `${examples}`);
});

test("every address of the API is in the document with its methods, and nothing else is", async () => {
  const told = Object.entries(document.paths as ApiDocument["paths"]).flatMap(([path, methods]) =>
    ["get", "post", "put", "patch", "delete"]
      .filter((method) => method in methods)
      .map((method) => `${method} ${path}`),
  );
  const there: string[] = [];
  for (const { pattern, loader, action } of doors) {
    if (pattern === "/api/openapi.json") continue;
    for (const method of ["get", "post", "put", "patch", "delete"]) {
      const request = new Request("http://localhost:3000/", { method: method.toUpperCase() });
      const response = await (method === "get" ? loader : action)({ params: {}, request });
      if (response.status !== 405) there.push(`${method} ${pattern.replace(/:(\w+)/g, "{$1}")}`);
      else {
        assert.ok(at("components", "schemas", "Problem")(await response.json()));
        const allowed = response.headers.get("Allow")!.toLowerCase().split(", ");
        assert.ok(!allowed.includes(method) && allowed.length > 0);
      }
    }
  }
  assert.deepEqual(there.sort(), told.sort());
});

test("what each address answers, to good and bad input, is what the document says", async () => {
  const offered = await held("services", "get", await ask("services"));
  assert.ok((offered.services as unknown[]).length > 3);
  await held("services", "get", await ask("services", { slug: "nowhere" }));

  const from = now + 7 * 86_400;
  for (const [slug, query, status] of [
    ["larkfield", `?service=assessment&from=${from}`, 200],
    ["larkfield", `?service=assessment&from=${from}&days=3&practitioner=nobody`, 200],
    ["larkfield", "?service=assessment&from=99999999999&days=31", 200],
    ["larkfield", "?service=assessment", 400],
    ["larkfield", `?service=assessment&from=${from}&days=32`, 400],
    ["larkfield", "?service=assessment&from=-1", 400],
    ["larkfield", "?service=assessment&from=1e99", 400],
    ["larkfield", `?service=surgery&from=${from}`, 404],
    ["nowhere", `?service=assessment&from=${from}`, 404],
  ] as const) {
    const response = await ask("slots", { slug, query });
    assert.equal(response.status, status, query);
    await held("slots", "get", response);
  }

  const good = await asking(0);
  const expected = async (response: Response, status: number) => {
    const body = await held("bookings", "post", response);
    assert.equal(response.status, status, JSON.stringify(body));
    return body;
  };
  const key = { "Idempotency-Key": "the-first-booking" };
  const booked = await expected(await post(good, key), 201);
  assert.equal((await expected(await post(good, key), 200)).id, booked.id);
  await expected(await post({ ...(await asking(5)), service: "laser" }, key), 409);
  await expected(await post(await asking(9), key), 409);
  const taken = await expected(await post(good), 409);
  assert.equal((taken.nearest as unknown[]).length, 4);
  const next = await asking(3);
  await expected(await post({ ...next, extra: 1 }), 400);
  await expected(await post({ ...next, person: { ...next.person, name: "Zoë\r\nBcc: x@example.org" } }), 400);
  await expected(await post("{"), 400);
  await expected(await post(next, { "Idempotency-Key": "short" }), 400);
  await expected(await post(next, { Origin: "https://elsewhere.example" }), 403);
  await expected(await post(next, { Origin: "null" }), 403);
  await expected(await post({ ...next, service: "surgery" }), 404);
  await expected(await post({ ...next, person: { ...next.person, name: "x".repeat(40_000) } }), 413);
  await expected(await post(next, { "Content-Type": "text/plain" }), 415);
  const screened = (over: object) => post({ ...next, screening: { ...next.screening, ...over } });
  await expected(await screened({ fired: ["gate/emergency_signs"] }), 422);
  await expected(await screened({ answeredAt: now - 90_000 }), 422);
  await expected(await screened({ version: "of another day" }), 422);
  const nowhere = await ask("bookings", {
    slug: "nowhere",
    method: "POST",
    headers: { "Content-Type": "application/json", ...key },
    body: JSON.stringify(next),
  });
  await expected(nowhere, 404);
});

test("a summary is kept under a name once, for a visit only by that visit's link", async () => {
  const give = async (body: unknown, status: number, over: RequestInit & { slug?: string } = {}) => {
    const response = await ask("handovers", {
      method: "POST",
      headers: { "Content-Type": "application/json", ...over.headers },
      ...(over.slug !== undefined && { slug: over.slug }),
      body: JSON.stringify(body),
    });
    const answer = await held("handovers", "post", response);
    assert.equal(response.status, status, JSON.stringify(answer));
    return answer;
  };
  const id = (n: number) => `${n}`.padStart(22, "A");
  const locked = { id: id(1), ciphertext: "bG9ja2Vk" };
  const { expiresAt } = await give(locked, 201);
  assert.ok(Math.abs((expiresAt as number) - now - 7 * 86_400) < 60);
  await give(locked, 409);
  await give({ ...locked, id: "short" }, 400);
  await give({ ...locked, id: id(2), ciphertext: "in the clear" }, 400);
  await give({ ...locked, id: id(2), ciphertext: "A".repeat(40_000) }, 413);
  await give({ ...locked, id: id(2) }, 404, { slug: "nowhere" });
  await give({ ...locked, id: id(2) }, 403, { headers: { Origin: "https://elsewhere.example" } });
  await give({ ...locked, id: id(2) }, 415, { headers: { "Content-Type": "text/plain" } });
  await give({ ...locked, id: id(2), visit: "somebody.else" }, 404);
  const booked = await (await post(await asking(12))).json();
  const visit = String((booked as { manage: string }).manage)
    .split("/")
    .at(-1);
  const given = await give({ ...locked, id: id(2), visit }, 201);
  assert.ok((given.expiresAt as number) >= (booked as { end: number }).end + 86_400);
});

test("nothing the document tells of an address went unseen, but what any address may say", () => {
  const told = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.values(methods as object as Record<string, OperationObject>).flatMap((operation) =>
      Object.entries(operation.responses ?? {}).flatMap(([status, { content }]) => {
        const name = path.split("/").at(-1)!;
        if (Number(status) < 400) return [`${name} ${status}`];
        const { schema } = content["application/problem+json"]!;
        const { enum: types } = (schema as { properties: { type: { enum: string[] } } }).properties.type;
        return types.map((type) => `${name} ${type.replace("urn:backroot:problem:", "")}`);
      }),
    ),
  );
  const any = / (too_many|our_fault|unavailable)$/;
  assert.deepEqual(
    told.filter((what) => !any.test(what) && !seen.has(what)),
    [],
  );
});

test("a booking that the document allows is one the server understands, and the reverse", async () => {
  const { person, screening, ...rest } = await asking(0);
  const valid = at("components", "schemas", "BookingRequest");
  const junk = fc.oneof(
    fc.string(),
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(null, -1, 1e12, 0.5, "", "a\nb", []),
  );
  const maybe = (value: unknown) => fc.oneof({ weight: 30, arbitrary: fc.constant(value) }, junk);
  const fields = (of: object) =>
    fc.record(Object.fromEntries(Object.entries(of).map(([name, value]) => [name, maybe(value)]))).chain((whole) => {
      const without = Object.keys(of).map((name) => ({ ...whole, [name]: undefined }));
      return fc.oneof({ weight: 9, arbitrary: fc.constant(whole) }, fc.constantFrom(...without));
    });
  const requests = fc
    .tuple(fields(rest), fc.oneof(fields({ ...person, phone: "1" }), junk), fc.oneof(fields(screening), junk))
    .map(([flat, who, screened]) => ({ ...rest, ...flat, person: who, screening: screened }) as unknown);
  let both = 0;
  fc.assert(
    fc.property(fc.oneof(requests, junk), (request) => {
      const understood = bookingRequest.safeParse(request).success;
      const allowed = valid(request);
      if (allowed) both++;
      // Spaces around a name do not count for the server.
      const padded = JSON.stringify(request)?.match(/"(\s|\\[tn])|(\s|\\[tn])"/) != null;
      assert.ok(understood === allowed || (understood && padded), `${understood} ${ajv.errorsText(valid.errors)}`);
    }),
    { numRuns: 500 },
  );
  assert.ok(both > 10, `${both} were allowed`);
});

test("what breaks inside is told without saying what, as the document says", async () => {
  const faults = [
    [new Error("no such file: /home/somebody/records of Zoë"), 500],
    [new Fault("connection_lost", "the server at db.example cannot be reached, said Zoë"), 503],
  ] as const;
  for (const { pattern, loader, action } of doors) {
    const name = pattern.split("/").at(-1)!;
    if (name === "openapi.json") continue;
    const method = name === "bookings" || name === "handovers" ? "post" : "get";
    for (const [fault, status] of faults) {
      const request = new Request(`http://localhost:3000/?service=assessment&from=${now}`, {
        method: method.toUpperCase(),
        ...(method === "post" && {
          headers: { "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
          body: JSON.stringify(name === "handovers" ? { id: "A".repeat(22), ciphertext: "bG9ja2Vk" } : await asking(0)),
        }),
      });
      const broken = {
        get slug(): string {
          throw fault;
        },
      };
      const response = await (method === "get" ? loader : action)({ params: broken, request });
      assert.equal(response.status, status);
      assert.doesNotMatch(JSON.stringify(await held(name, method, response)), /Zoë|home|example|\.ts/);
    }
  }
});
