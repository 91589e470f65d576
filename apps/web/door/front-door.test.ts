import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import { type TestContext, test } from "node:test";
import { type FrontDoor, frontDoor, type Inside, type Manners } from "./front-door.ts";
import { usualLimits } from "./rate-limit.ts";

type Line = Readonly<Record<string, unknown>>;
type Pages = Inside["pages"];

/** A door with one page behind it, its address, and what it logs. */
async function opened(t: TestContext, pages: Pages, manners: Partial<Manners> = {}, inside: Partial<Inside> = {}) {
  const lines: Line[] = [];
  const note = (line: object) => lines.push(line as Line);
  const door: FrontDoor = frontDoor(
    {
      files: (_request, _response, next) => next(),
      pages: (request, response) => {
        door.routed(String(request.headers["x-request-id"]), "/page/:token");
        pages(request, response);
      },
      refusal: (path, why, seconds) => ({
        status: { other_site: 403, too_many: 429, too_large: 413, bad_request: 400, not_allowed: 405, our_fault: 500 }[
          why
        ],
        headers: { "Content-Type": path.startsWith("/api/") ? "application/problem+json" : "text/html" },
        body: `${why} ${seconds}`,
      }),
      ready: async () => true,
      gauges: async () => ({}),
      ...inside,
    },
    {
      host: "clinic.example",
      limits: usualLimits,
      hops: 0,
      metrics: "open",
      log: { debug: note, info: note, error: note },
      ...manners,
    },
  );
  door.server.listen(0);
  await once(door.server, "listening");
  t.after(() => door.close(0));
  const { port } = door.server.address() as AddressInfo;
  return { door, port, at: `http://localhost:${port}`, lines };
}

const ok: Pages = (_request, response) => void response.end("ok");

/** Sends bytes as they are, and reads until the other end has enough. */
async function raw(port: number, ...parts: readonly (string | number)[]): Promise<string> {
  const socket = connect(port, "localhost");
  let heard = "";
  socket.on("data", (chunk) => {
    heard += chunk;
  });
  socket.on("error", () => undefined);
  const ended = new Promise((resolve) => socket.once("close", resolve));
  for (const part of parts) {
    if (typeof part === "number") await new Promise((resolve) => setTimeout(resolve, part));
    else if (!socket.destroyed) socket.write(part);
  }
  await ended;
  return heard;
}

test("whoever asks too often is told when to come again, at that door alone", async (t) => {
  const { at, lines } = await opened(t, ok, { limits: { ...usualLimits, booking: 2 } });
  const book = () => fetch(`${at}/api/v1/clinics/x/bookings`, { method: "POST", body: "{}" });
  assert.deepEqual([(await book()).status, (await book()).status], [200, 200]);
  const refused = await book();
  assert.equal(refused.status, 429);
  const seconds = Number(refused.headers.get("Retry-After"));
  assert.ok(seconds > 0 && seconds <= 60);
  assert.equal(refused.headers.get("Content-Type"), "application/problem+json");
  assert.equal(await refused.text(), `too_many ${seconds}`);
  assert.equal((await fetch(`${at}/api/v1/clinics/x/slots`)).status, 200);
  assert.match(await (await fetch(`${at}/metrics`)).text(), /^backroot_http_refused_total\{door="booking"\} 1$/m);
  assert.doesNotMatch(JSON.stringify(lines), /127\.0\.0\.1|::1/);
});

test("an address in X-Forwarded-For is believed only when there are proxies of ours", async (t) => {
  for (const [hops, status] of [
    [0, 429],
    [1, 200],
  ] as const) {
    const { at } = await opened(t, ok, { hops, limits: { ...usualLimits, api: 1 } });
    const ask = (from: string) => fetch(`${at}/api/v1/x`, { headers: { "X-Forwarded-For": from } });
    await ask("203.0.113.1");
    assert.equal((await ask("203.0.113.2")).status, status);
    assert.equal((await ask("6.6.6.6, 203.0.113.2")).status, 429);
  }
});

test("the log has a request's id, method, pattern, status and time, and nothing of what was asked or sent", async (t) => {
  const { at, lines } = await opened(t, (request, response) => {
    request.resume().on("end", () => response.end());
  });
  const answer = await fetch(`${at}/page/SECRET-token?code=SECRET-code`, {
    method: "POST",
    body: "name=SECRET Zoë",
    headers: {
      Cookie: "session=SECRET",
      Authorization: "Bearer SECRET",
      "X-Request-Id": "SECRET",
      "User-Agent": "SECRET",
    },
  });
  await answer.text();
  assert.equal(lines.length, 1);
  const [{ ms, ...line }] = lines as [Line];
  assert.deepEqual(line, {
    id: answer.headers.get("X-Request-Id"),
    method: "POST",
    route: "/page/:token",
    status: 200,
  });
  assert.ok(Number.isInteger(ms));
  assert.match(String(line.id), /^[\da-f-]{36}$/);
  assert.doesNotMatch(JSON.stringify(lines), /SECRET/);
});

test("what no page could make sense of is refused before it reaches one", async (t) => {
  let reached = 0;
  const { at, port, lines } = await opened(t, (_request, response) => {
    reached++;
    response.end();
  });
  const head = "Host: localhost\r\nConnection: close\r\n\r\n";
  for (const [request, status] of [
    [`TRACE / HTTP/1.1\r\n${head}`, 405],
    [`DELETE /api/v1/x HTTP/1.1\r\n${head}`, 405],
    [`OPTIONS * HTTP/1.1\r\n${head}`, 400],
    [`GET http://elsewhere.example/ HTTP/1.1\r\n${head}`, 400],
    [`GET /clinics/%00 HTTP/1.1\r\n${head}`, 400],
    ["GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", 400],
    [`GET / HTTP/1.1\r\nX: ${"x".repeat(20_000)}\r\n${head}`, 431],
    [`GET / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${head}`, 400],
    ["not http at all\r\n\r\n", 400],
  ] as const) {
    const heard = await raw(port, request);
    assert.match(heard, new RegExp(`^HTTP/1.1 ${status} `), `${request.slice(0, 60)}: ${heard.slice(0, 60)}`);
    assert.doesNotMatch(heard, /\bat |node:|\.ts/);
  }
  assert.equal((await fetch(`${at}/x`, { method: "PUT" })).headers.get("Allow"), "GET, HEAD, POST");
  assert.equal(reached, 0);
  assert.ok(lines.every(({ route }) => route === "other"));
});

test("a body that is too long is refused, whether or not it tells its length", async (t) => {
  let [read, whole] = [0, 0];
  const { at, port } = await opened(t, (request, response) => {
    request.on("end", () => {
      if (request.method === "POST") whole++;
    });
    request.on("data", (chunk: Buffer) => {
      read += chunk.length;
    });
    request.on("end", () => response.end("ok"));
  });
  const send = (body: BodyInit) => fetch(`${at}/api/v1/x`, { method: "POST", body });
  assert.equal((await send("x".repeat(524_288))).status, 200);
  read = 0;
  assert.equal((await send("x".repeat(524_289))).status, 413);
  assert.equal(read, 0);
  assert.match(
    await raw(port, "POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"),
    /^HTTP\/1.1 413 /,
  );
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const begin = "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
  const long = await raw(port, begin, ...Array<string>(64).fill(chunk), "0\r\n\r\nGET / HTTP/1.0\r\n\r\n");
  assert.match(long, /^HTTP\/1.1 413 /);
  assert.ok(read < 700_000, `${read}`);
  assert.equal(whole, 1, "only the body that was not too long arrived");
});

test("a client that is slow with its head or its body is let go, and others are served meanwhile", async (t) => {
  const patience = { head: 300, request: 600, idle: 5_000, check: 50 };
  const { at, port } = await opened(
    t,
    (request, response) => void request.resume().on("end", () => response.end("ok")),
    {
      patience,
    },
  );
  const began = performance.now();
  const [head, body] = await Promise.all([
    raw(port, "GET / HTTP/1.1\r\nHo", 200, "st: x\r\n", 200, "X: y\r\n", 2_000, "\r\n"),
    raw(port, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n", 200, "x", 200, "x", 2_000, "x"),
    fetch(at).then(async (answer) => assert.equal(await answer.text(), "ok")),
  ]);
  assert.match(head, /^HTTP\/1.1 408 /);
  assert.match(body, /^HTTP\/1.1 408 /);
  assert.ok(performance.now() - began < 4_000);
});

test("what a token opens is kept by no cache", async (t) => {
  const { at } = await opened(t, ok);
  const kept = async (path: string) => (await fetch(at + path)).headers.get("Cache-Control");
  assert.equal(await kept("/fr/clinics/x/visits/id.seal"), "no-store");
  assert.equal(await kept("/causes"), null);
});

test("a range that means nothing is as if it were not there", async (t) => {
  const seen: unknown[] = [];
  const { at } = await opened(
    t,
    ok,
    {},
    {
      files: (request, _response, next) => {
        seen.push(request.headers.range);
        next();
      },
    },
  );
  for (const Range of ["bytes=0-5", "bytes=5-", "bytes=5-2", "bytes=-5", "bytes=a-b", "lines=1-2", "bytes=0-1,4-5"])
    await fetch(at, { headers: { Range } });
  assert.deepEqual(seen, ["bytes=0-5", "bytes=5-", ...Array(5).fill(undefined)]);
});

test("a form from a page of another site is refused, whatever a proxy calls us", async (t) => {
  const hosts: unknown[] = [];
  const { port } = await opened(t, (request, response) => {
    hosts.push(request.headers.host, request.headers["x-forwarded-host"]);
    response.end();
  });
  const post = (host: string, ...lines: readonly string[]) =>
    raw(port, ["POST / HTTP/1.0", `Host: ${host}`, "Content-Length: 0", ...lines, "", ""].join("\r\n"));
  for (const origin of [
    "https://elsewhere.example",
    "null",
    "clinic.example",
    "https://clinic.example.elsewhere.example",
  ])
    assert.match(await post("app:3000", `Origin: ${origin}`, "X-Forwarded-Host: elsewhere.example"), /^HTTP\/1.1 403 /);
  assert.deepEqual(hosts, []);
  assert.match(
    await post("app:3000", "Origin: https://clinic.example", "X-Forwarded-Host: a.example"),
    /^HTTP\/1.1 200 /,
  );
  assert.match(await post("app:3000", "Origin: http://app:3000"), /^HTTP\/1.1 200 /);
  assert.match(await post("app:3000"), /^HTTP\/1.1 200 /);
  assert.deepEqual(hosts, ["clinic.example", undefined, "app:3000", undefined, "app:3000", undefined]);
});

test("what breaks behind the door is one answer of 500, and the next request is served", async (t) => {
  let broken = true;
  const { at, lines } = await opened(t, (_request, response) => {
    if (broken) throw new Error("no such table: Zoë");
    response.end("ok");
  });
  const answer = await fetch(at);
  assert.equal(answer.status, 500);
  assert.equal(await answer.text(), "our_fault 0");
  broken = false;
  assert.equal((await fetch(at)).status, 200);
  assert.ok(lines.some(({ err }) => err instanceof Error));
});

test("health says the process lives, readiness that the records answer", async (t) => {
  let ready: () => Promise<boolean> = async () => true;
  const { at } = await opened(t, ok, {}, { ready: () => ready() });
  const states = async () => {
    const answers = await Promise.all(["/health", "/ready"].map((path) => fetch(at + path)));
    return Promise.all(answers.map(async (answer) => [answer.status, ((await answer.json()) as Line).state]));
  };
  assert.deepEqual(await states(), [
    [200, "up"],
    [200, "ready"],
  ]);
  ready = async () => false;
  assert.deepEqual(await states(), [
    [200, "up"],
    [503, "records_unreachable"],
  ]);
  ready = () => Promise.reject(new Error("gone"));
  assert.deepEqual(await states(), [
    [200, "up"],
    [503, "records_unreachable"],
  ]);
});

test("metrics are for whoever has the token, or for nobody in production without one", async (t) => {
  const token = "0123456789abcdef";
  for (const [metrics, authorization, status] of [
    ["open", undefined, 200],
    ["closed", `Bearer ${token}`, 404],
    [{ token }, undefined, 401],
    [{ token }, "Bearer wrong", 401],
    [{ token }, `Bearer ${token}`, 200],
  ] as const) {
    const { at } = await opened(t, ok, { metrics });
    const headers = authorization === undefined ? {} : { Authorization: authorization };
    assert.equal((await fetch(`${at}/metrics`, { headers })).status, status, JSON.stringify(metrics));
  }
});

test("closing lets those inside finish, ends streams, and lets nobody in", async (t) => {
  let finish: () => void = () => undefined;
  const { door, at } = await opened(t, (request, response) => {
    if (request.url === "/stream") {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(":\n\n");
    } else if (request.url === "/slow") finish = () => response.end("finished");
    else response.end("ok");
  });
  await fetch(at); // leaves a connection open
  const stream = await fetch(`${at}/stream`);
  const slow = fetch(`${at}/slow`);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const closed = door.close(5_000);
  await assert.rejects(stream.text());
  await assert.rejects(fetch(at));
  finish();
  assert.equal(await (await slow).text(), "finished");
  await closed;
});

test("closing waits no longer than it was told", async (t) => {
  const { door, at } = await opened(t, () => undefined);
  const hanging = assert.rejects(fetch(at));
  await new Promise((resolve) => setTimeout(resolve, 100));
  const began = performance.now();
  await door.close(200);
  assert.ok(performance.now() - began < 2_000);
  await hanging;
});
