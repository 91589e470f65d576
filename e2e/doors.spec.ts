import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { invite, type Role, visitById } from "@backroot/storage";
import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { aClinic, monday, type TestClinic } from "./clinic.ts";

/** A server of its own for one test, as production starts it, and everything it has written to its log. */
type Running = Readonly<{
  at: string;
  port: number;
  data: string;
  process: ChildProcess;
  said: () => string;
  ended: Promise<number | null>;
}>;

const running: Running[] = [];

test.afterEach(async () => {
  for (const { process, ended, data } of running.splice(0)) {
    process.kill("SIGKILL");
    await ended;
    rmSync(data, { recursive: true, force: true });
  }
});

async function started(env: Readonly<Record<string, string>> = {}): Promise<Running> {
  const data = mkdtempSync(join(tmpdir(), "backroot-doors-"));
  const child = spawn(process.execPath, [fileURLToPath(new URL("../scripts/start.ts", import.meta.url))], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: "0",
      PUBLIC_URL: "http://localhost",
      BACKROOT_SECRET: "kZ7v0cQm1xWfT9sLr3uYp5aHd2eGj8bN",
      BACKROOT_DATA: data,
      BACKROOT_LOG: "trace",
      BACKROOT_LIMITS: "off",
      ...env,
    },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      said += chunk;
    });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await expect.poll(() => said, { timeout: 60_000 }).toMatch(/is at http:\/\/localhost:\d+/);
  const port = Number(/localhost:(\d+)/.exec(said)![1]);
  const server = { at: `http://localhost:${port}`, port, data, process: child, said: () => said, ended };
  running.push(server);
  return server;
}

/** Somebody who works at a clinic, signed in: their cookies. */
async function joined({ at }: Running, { storage, id }: TestClinic, role: Role): Promise<string> {
  const { token } = await invite(
    storage,
    id,
    { email: `${randomUUID()}@example.org`, role },
    { kind: "system", id: null },
  );
  const answer = await send(`${at}/staff/join/${token}`, { name: "Ana", password: "four words to remember" });
  expect(answer.status).toBe(302);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
}

type Fields = readonly (readonly [name: string, value: string])[] | Readonly<Record<string, string>>;

/** Sends a form as a browser does from our own page. */
function send(url: string, fields: Fields, more: Readonly<Record<string, string>> = {}): Promise<Response> {
  const { origin } = new URL(url);
  const body = new URLSearchParams(fields as Record<string, string>);
  return fetch(url, { method: "POST", body, redirect: "manual", headers: { Origin: origin, ...more } });
}

const now = Math.floor(Date.now() / 1000);

/** A request to book that is right but for what a test changes. */
async function booking({ at }: Running, slug: string) {
  const api = `${at}/api/v1/clinics/${slug}`;
  const { screeningVersion } = await (await fetch(`${api}/services`)).json();
  const { slots } = await (await fetch(`${api}/slots?service=assessment&from=${now + 172_800}`)).json();
  return {
    service: "assessment",
    start: slots[0].start as number,
    person: { name: "Zoë Muñoz", email: "zoe@example.org" },
    language: "en",
    screening: { version: screeningVersion as string, answeredAt: now, fired: [] as string[] },
  };
}

const book = ({ at }: Running, slug: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${at}/api/v1/clinics/${slug}/bookings`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": randomUUID(), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

/** What tells an attacker how we are built. */
const leak =
  /node_modules|\bat \S+ \(|\.tsx?:\d|\/apps\/web\/|SQLITE|sqlite|kysely|TypeError|RangeError|ZodError|select \*/;

test("told to end, the server finishes who is inside, lets nobody in, and loses nothing it said yes to", async () => {
  const server = await started();
  const clinic = await aClinic("A clinic", server.data);
  const body = JSON.stringify(await booking(server, clinic.slug));
  // Somebody whose booking is half sent when the signal comes.
  const socket = connect(server.port, "localhost");
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk;
  });
  socket.write(
    `POST /api/v1/clinics/${clinic.slug}/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
      `Idempotency-Key: ${randomUUID()}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 40)}`,
  );
  await expect.poll(async () => (await fetch(`${server.at}/ready`)).status).toBe(200);
  const cookie = await joined(server, clinic, "owner");
  const stream = await fetch(`${server.at}/staff/${clinic.slug}/diary/changes?from=0&to=300`, { headers: { cookie } });
  expect(stream.status).toBe(200);
  server.process.kill("SIGTERM");
  await expect
    .poll(() =>
      fetch(server.at).then(
        () => "let in",
        () => "refused",
      ),
    )
    .toBe("refused");
  await stream.text().catch(() => "ended");
  expect(server.process.exitCode).toBeNull();
  socket.write(body.slice(40));
  expect(await server.ended).toBe(0);
  expect(heard).toMatch(/^HTTP\/1.1 201 /);
  const { id } = JSON.parse(heard.slice(heard.indexOf("{"), heard.lastIndexOf("}") + 1));
  expect((await visitById(clinic.storage, clinic.id, id))?.state).toBe("booked");
  expect(existsSync(join(server.data, "backroot.sqlite-wal"))).toBe(true); // ours is still open
  await clinic.storage.close();
  expect(existsSync(join(server.data, "backroot.sqlite-wal"))).toBe(false); // nobody else's is
});

test("the log names requests by pattern, and holds no name, address, answer, token, cookie or password", async () => {
  const server = await started({ BACKROOT_METRICS_TOKEN: "a-token-for-figures-0001" });
  const clinic = await aClinic("A clinic", server.data);
  const asked = await booking(server, clinic.slug);
  const person = { name: "Marker Zoë", email: "marker-zoe@example.org", phone: "555-MARKER" };
  const fired = ["gate/bleeds_easily"];
  const booked = await book(server, clinic.slug, { ...asked, person, screening: { ...asked.screening, fired } });
  expect(booked.status).toBe(201);
  const { manage } = await booked.json();
  const token = manage.split("/").at(-1) as string;
  expect((await fetch(server.at + manage)).status).toBe(200);
  expect((await fetch(`${server.at}/clinics/${clinic.slug}/visits/${token}-forged?marker=1`)).status).toBe(404);
  const signIn = { email: "marker-staff@example.org", password: "marker password 1" };
  expect((await send(`${server.at}/staff/sign-in?to=/marker`, signIn)).status).toBe(401);
  const cookie = await joined(server, clinic, "owner");
  const people = await send(`${server.at}/staff/${clinic.slug}/people`, { q: "Marker" }, { cookie });
  expect(await people.text()).toContain("Marker Zoë");
  const figures = await fetch(`${server.at}/metrics`, {
    headers: { Authorization: "Bearer a-token-for-figures-0001" },
  });
  const told = await figures.text();
  expect(told).toContain('route="/clinics/:slug/visits/:token",status="404"');
  await expect.poll(server.said).toContain('"route":"/staff/:clinic/people"');
  for (const secret of [/marker/i, /Zoë/, /zoe@/, /bleeds_easily/, token.split(".")[1]!, /127\.0\.0\.1/, /::1/]) {
    expect(server.said().replace(/BACKROOT_DATA.*/g, "")).not.toMatch(secret);
    expect(told).not.toMatch(secret);
  }
  for (const session of cookie.split("; ")) expect(server.said()).not.toContain(session.split("=")[1]!.slice(0, 20));
  await clinic.storage.close();
});

test("production does not serve records that hold a demo clinic, and says so in one sentence", async () => {
  const trial = await started({ NODE_ENV: "", BACKROOT_LOG: "silent" });
  trial.process.kill("SIGTERM");
  await trial.ended;
  const refused = await new Promise<{ code: number | null; said: string }>((resolve) => {
    let said = "";
    const child = spawn(process.execPath, [fileURLToPath(new URL("../scripts/start.ts", import.meta.url))], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: "production",
        PORT: "0",
        PUBLIC_URL: "https://clinic.example",
        BACKROOT_SECRET: "kZ7v0cQm1xWfT9sLr3uYp5aHd2eGj8bN",
        BACKROOT_DATA: trial.data,
      },
    });
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    child.once("exit", (code) => resolve({ code, said }));
  });
  expect(refused.code).toBe(2);
  expect(refused.said).toMatch(/^backroot: NODE_ENV=production does not serve records with a demo clinic.*\n$/);
});

/** What nobody of good will sends. */
const nasty = [
  "",
  " ",
  "\0",
  "a\0b",
  "x\r\nBcc: everybody@example.org",
  "=?utf-8?q?x?=",
  "x".repeat(20_000),
  "\u202e\u2028\ufeff",
  "🦴".repeat(300),
  "'; drop table visit; --",
  "<script>alert(1)</script>",
  "{{7*7}}",
  "../../etc/passwd",
  "__proto__",
  "constructor",
  "null",
  "NaN",
  "-1",
  "0",
  "1e309",
  "9007199254740993",
  "-9999999999999999",
  "99999999999",
  "8000000000000000",
  "0000-01-01",
  "9999-12-31",
  "2026-02-30",
  "24:00",
  "00:00",
  "on",
  "019b8e4e-7a10-7c3e-9d51-0c2f6a1be001",
];
const junk = fc.oneof(fc.constantFrom(...nasty), fc.string({ maxLength: 60, unit: "binary" }));

/** A form with some of its fields spoilt: another value, left out, sent twice, or keys that are no fields. */
const spoilt = (good: Readonly<Record<string, string>>): fc.Arbitrary<Fields> => {
  const names = Object.keys(good);
  const change = fc.record({ name: fc.constantFrom(...names, "__proto__", "do"), how: fc.nat(5), value: junk });
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const fields: [string, string][] = Object.entries(good);
    for (const { name, how, value } of changes) {
      const at = fields.findIndex(([field]) => field === name);
      if (how === 0 && at >= 0) fields.splice(at, 1);
      else if (how === 1 || at < 0) fields.push([name, value]);
      else fields[at] = [name, value];
    }
    return fields;
  });
};

/** Every form of a clinic's pages for staff as it is sent rightly, below /staff/:clinic. */
const forms = (visit: string, person: string): readonly (readonly [path: string, good: Record<string, string>])[] => {
  const when = { day: monday, time: "10:00" };
  const key = randomUUID();
  const clinic = { do: "clinic", name: "C", phone: "1", email: "c@example.org", currency: "EUR", notice_min: "60" };
  return [
    [
      "diary",
      { do: "make", key, service: "assessment", practitioner: "ana", ...when, name: "Ann", email: "a@example.org" },
    ],
    ["diary", { do: "block", key, resource: "ana", ...when, minutes: "30", title: "Lunch", reason: "because" }],
    ["diary", { do: "move", visit, revision: "1", ...when, minutes: "30", resource: "ben", reason: "because" }],
    ["diary", { do: "cancel", visit }],
    ["diary", { do: "mark", visit, state: "arrived" }],
    [`visits/${visit}`, { do: "note", body: "said" }],
    [`visits/${visit}`, { do: "consent", point: "risks", given: "yes" }],
    [`visits/${visit}`, { do: "peg", average: "1", enjoyment: "2", activity: "3" }],
    [`visits/${visit}/handover`, { do: "open", id: "a".repeat(22) }],
    [`visits/${visit}/handover`, { do: "keep", id: "a".repeat(22), sheet: '{"title":"x"}' }],
    ["people", { q: "Ann" }],
    [`people/${person}`, { name: "Ann", born: "1980-02-03", phone: "1", email: "a@example.org" }],
    [`people/${person}/erase`, { name: "Nobody of that name" }],
    ["set-up", { ...clinic, horizon_days: "90", step_min: "15", change_limit_min: "1440" }],
    [
      "set-up",
      {
        do: "location",
        id: "here",
        name: "Here",
        address: "1 Street",
        directions: "",
        phone: "",
        zone: "Europe/Paris",
      },
    ],
    ["set-up/hours", { do: "week", whose: "here", kind: "open", weekday: "1", opens: "08:00", closes: "18:00" }],
    [
      "set-up/hours",
      { do: "date", whose: "here", kind: "instead", date: monday, opens: "08:00", closes: "12:00", reason: "r" },
    ],
    ["set-up/hours", { do: "remove-date", id: "x" }],
    [
      "set-up/services/assessment",
      {
        name: "S",
        treatment: "assessment",
        description: "d",
        evidence_note: "",
        length: "30",
        before: "0",
        after: "0",
        price: "60",
        rooms: "treatment",
        position: "0",
        online: "on",
        active: "on",
        device: "",
        device_from: "",
        device_to: "",
        device_cleaning: "",
      },
    ],
    [
      "set-up/resources",
      { id: "room-1", kind: "room", name: "R", location: "here", type: "treatment", position: "0", active: "on" },
    ],
    [
      "set-up/resources",
      {
        id: "ana",
        kind: "practitioner",
        name: "A",
        location: "here",
        type: "",
        position: "0",
        active: "on",
        daily_cap: "9",
      },
    ],
    ["set-up/mails", { confirmation: "c", moved: "m", cancelled: "x", reminder: "r" }],
    ["team", { do: "invite", email: "new@example.org", role: "owner" }],
    ["team", { do: "role", user: "x", role: "owner", practitioner: "ana" }],
    ["team", { do: "end", user: "x" }],
    ["../account", { do: "password", current: "wrong", next: "also wrong" }],
    ["../account", { do: "two-factor-on", password: "wrong" }],
    ["../account", { do: "end", session: "x" }],
  ];
};

/** Every answer of the doors to what is wrong: no error of ours, nothing told of what is inside. */
async function expectNoFault(what: string, answer: Response): Promise<void> {
  const body = await answer.text();
  const [asked, told] = [what.slice(0, 500), body.slice(0, 200)];
  expect.soft(answer.status, `${asked}: ${told}`).toBeLessThan(500);
  expect.soft(leak.exec(body)?.[0], asked).toBeUndefined();
  // A head too long to be read (431) is refused before it is known what was asked.
  if (!new URL(answer.url).pathname.startsWith("/api/") || answer.status < 400 || answer.status === 431) return;
  expect.soft(answer.headers.get("Content-Type"), asked).toBe("application/problem+json");
  expect.soft(JSON.parse(body).status, asked).toBe(answer.status);
}

/** Runs of each property: the same each time, so that a failure can be repeated. */
const runs = (numRuns: number) => ({ numRuns, seed: 20_261_122, endOnFailure: true });

test("nothing that is sent to a form for staff, by any role, breaks the server or tells of its inside", async () => {
  const server = await started();
  const clinic = await aClinic("A clinic", server.data);
  const elsewhere = await aClinic("Another clinic", server.data);
  const visit = await clinic.book({ who: "Zoë Muñoz", at: "09:00", email: "zoe@example.org" });
  const theirs = await elsewhere.book({ who: "Somebody Else", at: "09:00", email: "else@example.org" });
  const before = await visitById(elsewhere.storage, elsewhere.id, theirs);
  const { person_id } = (await visitById(clinic.storage, clinic.id, visit))!;
  const cookies = {
    owner: await joined(server, clinic, "owner"),
    front_desk: await joined(server, clinic, "front_desk"),
    practitioner: await joined(server, clinic, "practitioner"),
  };
  const every = forms(visit, person_id!);
  const at = (path: string) => `${server.at}/staff/${clinic.slug}/${path}`;
  // As they are meant: each is understood by its page, or the rest would test nothing.
  for (const [path, good] of every) {
    const answer = await send(at(path), good, { cookie: cookies.owner });
    await expectNoFault(`${path} ${good.do ?? ""}`, answer);
  }
  const form = fc.constantFrom(...every).chain(([path, good]) => fc.tuple(fc.constant(path), spoilt(good)));
  const role = fc.constantFrom(...(Object.keys(cookies) as (keyof typeof cookies)[]));
  await fc.assert(
    fc.asyncProperty(form, role, fc.boolean(), async ([path, fields], who, single) => {
      const answer = await send(`${at(path)}${single ? ".data" : ""}`, fields, { cookie: cookies[who] });
      await expectNoFault(`${who} ${path} ${JSON.stringify(fields)}`, answer);
    }),
    runs(300),
  );
  const asked = fc.tuple(
    fc.constantFrom(
      "diary",
      "audit",
      "people",
      "team",
      "mails",
      "set-up/hours",
      "handover",
      "../account",
      "diary/changes",
    ),
    fc.constantFrom("day", "view", "by", "of", "from", "to", "before", "about", "q", "done"),
    junk,
  );
  await fc.assert(
    fc.asyncProperty(asked, role, async ([path, name, value], who) => {
      const query = new URLSearchParams({ [name]: value.slice(0, 2_000) });
      const answer = await fetch(`${at(path)}?${query}`, { headers: { cookie: cookies[who] }, redirect: "manual" });
      await expectNoFault(`${who} ${path}?${query}`, answer);
    }),
    runs(100),
  );
  // The ids of another clinic, in every place an id is sent.
  for (const [path, good] of forms(theirs, before!.person_id!))
    await expectNoFault(`other clinic's ids ${path}`, await send(at(path), good, { cookie: cookies.owner }));
  expect(await visitById(elsewhere.storage, elsewhere.id, theirs)).toEqual(before);
  // What is no form at all.
  for (const [type, body] of [
    ["application/json", "{}"],
    ["text/plain", "do=end"],
    ["multipart/form-data; boundary=x", "--y\r\n"],
    ["multipart/form-data", ""],
    [
      "multipart/form-data; boundary=x",
      '--x\r\nContent-Disposition: form-data; name="name"; filename="f"\r\n\r\nx\r\n--x--\r\n',
    ],
    ["application/x-www-form-urlencoded", "%ff=%zz&%00"],
    ["application/x-www-form-urlencoded", "x".repeat(600_000)],
    ["", ""],
  ] as const) {
    for (const path of ["diary", "team", "../sign-in"]) {
      const headers = { cookie: cookies.owner, Origin: server.at, "Content-Type": type };
      const answer = await fetch(at(path), { method: "POST", headers, body, redirect: "manual" });
      expect.soft(answer.status, `${path} ${type} ${body.slice(0, 20)}`).toBe(body.length === 600_000 ? 413 : 400);
      await expectNoFault(`${path} ${type} ${body.slice(0, 20)}`, answer);
    }
  }
  expect(server.said()).not.toContain('"level":50');
  await clinic.storage.close();
  await elsewhere.storage.close();
});

test("nothing that is sent to a public form or the API breaks the server or tells of its inside", async () => {
  const server = await started();
  const clinic = await aClinic("A clinic", server.data);
  const elsewhere = await aClinic("Another clinic", server.data);
  const good = await booking(server, clinic.slug);
  const first = await book(server, clinic.slug, good, { "Idempotency-Key": "the-first-of-them" });
  const { manage, id } = await first.json();
  const token = manage.split("/").at(-1) as string;

  const wrong = fc.oneof(junk, fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(-1, 1e12, 2 ** 53, 0.5, null, [], {}));
  const place = fc.constantFrom<readonly string[]>(
    ...Object.keys(good).map((name) => [name]),
    ...["name", "email", "phone", "__proto__"].map((name) => ["person", name]),
    ...["version", "answeredAt", "fired", "constructor"].map((name) => ["screening", name]),
  );
  await fc.assert(
    fc.asyncProperty(place, wrong, async ([outer, inner], value) => {
      // Written as text, so that a key such as __proto__ arrives.
      const text = JSON.stringify(value) ?? "null";
      const whole =
        inner === undefined ? text : JSON.stringify({ ...Object(good[outer as "person"]), [inner]: "HERE" });
      const body = JSON.stringify({ ...good, [outer!]: "HERE" }).replace('"HERE"', () =>
        inner === undefined ? text : whole.replace('"HERE"', () => text),
      );
      await expectNoFault(`${outer} ${inner} ${text}`, await book(server, clinic.slug, body));
    }),
    runs(150),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("service", "from", "days", "practitioner"), junk, async (name, value) => {
      const query = new URLSearchParams({ service: "assessment", from: String(now), [name]: value });
      await expectNoFault(`slots ${query}`, await fetch(`${server.at}/api/v1/clinics/${clinic.slug}/slots?${query}`));
    }),
    runs(100),
  );
  for (const from of [0, now - 10 * 31_536_000, now + 100 * 31_536_000, 99_999_999_999])
    expect(
      (await fetch(`${server.at}/api/v1/clinics/${clinic.slug}/slots?service=assessment&from=${from}`)).status,
    ).toBe(200);

  const seal = token.split(".")[1]!;
  const other = (await (await book(server, elsewhere.slug, await booking(server, elsewhere.slug))).json())
    .manage as string;
  for (const forged of [
    `${id}.${"A".repeat(seal.length)}`,
    `${id}.${seal.slice(1)}`,
    `${id}`,
    `.${seal}`,
    other.split("/").at(-1)!,
    encodeURIComponent("a\r\nb"),
    "%ff",
    "%E0%A4%A",
    "x".repeat(4_000),
    "__proto__.x",
  ]) {
    for (const language of ["", "/fr"]) {
      const url = `${server.at}${language}/clinics/${clinic.slug}/visits/${forged}`;
      for (const answer of [await fetch(url), await send(url, { intent: "cancel" })]) {
        expect.soft(answer.status, url).toBeGreaterThanOrEqual(400);
        await expectNoFault(url, answer);
      }
    }
  }
  const link = server.at + manage;
  for (const origin of ["https://elsewhere.example", "null", "not an origin"]) {
    const answer = await send(link, { intent: "cancel" }, { Origin: origin });
    expect.soft(answer.status, origin).toBeGreaterThanOrEqual(400);
    await expectNoFault(`from ${origin}`, answer);
    const asked = await book(server, clinic.slug, good, { Origin: origin });
    expect.soft(asked.status, origin).toBe(403);
    await expectNoFault(`API from ${origin}`, asked);
  }
  expect((await visitById(clinic.storage, clinic.id, id))!.state).toBe("booked");
  await fc.assert(
    fc.asyncProperty(spoilt({ intent: "move", start: String(good.start) }), async (fields) => {
      await expectNoFault(`visit ${JSON.stringify(fields)}`, await send(link, fields));
    }),
    runs(60),
  );
  // A token stays good for its own visit alone, however often it is used; a key books once.
  const again = await book(server, clinic.slug, good, { "Idempotency-Key": "the-first-of-them" });
  expect([200, 409]).toContain(again.status);
  const handover = { id: "b".repeat(22), ciphertext: "c2VhbGVk" };
  const give = (body: unknown) =>
    fetch(`${server.at}/api/v1/clinics/${clinic.slug}/handovers`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await give(handover)).status).toBe(201);
  expect((await give(handover)).status).toBe(409);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("id", "ciphertext", "visit", "__proto__"), wrong, async (name, value) => {
      await expectNoFault(`handover ${name}`, await give({ ...handover, [name]: value }));
    }),
    runs(60),
  );
  for (const path of ["sign-in", "join/nothing", `join/${"x".repeat(500)}`, "password", "password/nothing"].map(
    (page) => `/staff/${page}`,
  ))
    await fc.assert(
      fc.asyncProperty(spoilt({ email: "a@example.org", password: "x", name: "A", code: "123456" }), async (fields) => {
        await expectNoFault(`${path} ${JSON.stringify(fields)}`, await send(server.at + path, fields));
      }),
      runs(12),
    );
  for (const path of [
    "/api",
    "/api/",
    "/api/v1",
    "/api/v2/clinics/x/slots",
    "/api/openapi.json/x",
    "/causes/__proto__",
  ])
    await expectNoFault(path, await fetch(server.at + path));
  for (const path of [
    "/compare/constructor/toString",
    "/how-it-works/__proto__",
    "/%E0%A4%A",
    "/exercises/%2e%2e%2f",
    "//x",
  ])
    await expectNoFault(path, await fetch(server.at + path));
  expect(server.said()).not.toContain('"level":50');
  await clinic.storage.close();
  await elsewhere.storage.close();
});
