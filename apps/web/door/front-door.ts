import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { countRequests } from "./metrics.ts";
import { addressOf, doorOf, type Limits, rateLimit } from "./rate-limit.ts";

/** Sent with every answer: nothing is framed, sniffed or told to other sites. */
const headers: Readonly<Record<string, string>> = {
  "X-Content-Type-Options": "nosniff",
  // For what is no page, and says nothing of its own: the service worker may ask us, and nobody else.
  "Content-Security-Policy": "default-src 'none'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  // Without any referrer a browser says "Origin: null" of our own forms, and we could not tell them from others.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
};

type Listener = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Why nobody is let in. */
export type RefusalName = "other_site" | "too_many" | "too_large" | "bad_request" | "not_allowed" | "our_fault";
export type Refusal = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

/** What is behind the door. */
export type Inside = Readonly<{
  /** Files first; what is no file is a page. */
  files: Listener;
  pages: (request: IncomingMessage, response: ServerResponse) => void;
  /** What is said to whoever is not let in: a problem document or a page, by its path. */
  refusal: (path: string, why: RefusalName, seconds: number) => Refusal;
  /** Whether the records answer. */
  ready: () => Promise<boolean>;
  /** Figures of the records, for /metrics. */
  gauges: () => Promise<Readonly<Record<string, Readonly<{ help: string; value: number }>>>>;
}>;

export type Manners = Readonly<{
  /** What people's browsers call us, such as "clinic.example"; a proxy may call us something else. */
  host: string;
  limits: Limits;
  /** Proxies of our own that a request comes through. */
  hops: number;
  /** Who may read /metrics: whoever has this token, everybody, or nobody. */
  metrics: Readonly<{ token: string }> | "open" | "closed";
  log: Readonly<Record<"debug" | "info" | "error", (line: object) => void>>;
  /** Sent with every answer besides the usual headers. */
  headers?: Readonly<Record<string, string>>;
  patience?: Patience;
}>;

/** How long a slow client is waited for, in milliseconds. */
export type Patience = Readonly<{ head: number; request: number; idle: number; check: number }>;
const usualPatience: Patience = { head: 10_000, request: 30_000, idle: 120_000, check: 5_000 };

/** The longest body anything of ours takes, in bytes; the API takes less. */
const mostBytes = 524_288;
/** So much of a body that is too long is read and dropped, so that its sender hears why; of a longer one nothing is. */
const droppedBytes = 8_388_608;

export type FrontDoor = Readonly<{
  server: Server;
  /** Notes the pattern of the page that answers, such as "/causes/:id": logs and metrics know no more of an address. */
  routed: (requestId: string, pattern: string) => void;
  /** Lets nobody in any more, waits for those inside, and after `graceMs` no longer. */
  close: (graceMs: number) => Promise<void>;
}>;

/** Everything that happens to a request before and after it is answered: identity, limits, log, metrics, health, the end. */
export function frontDoor(inside: Inside, manners: Manners): FrontDoor {
  const { limits, hops, log, patience = usualPatience } = manners;
  const metrics = countRequests();
  const wait = rateLimit(limits);
  const underWay = new Map<string, { response: ServerResponse; route: string }>();
  let closing = false;

  const options = {
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.check,
    keepAliveTimeout: 65_000, // longer than a proxy keeps a connection, so that none is closed under a request
    maxHeaderSize: 16_384,
  };
  const server = createServer(options, (request, response) => {
    const began = performance.now();
    const id = randomUUID();
    const visit = { response, route: "other" };
    underWay.set(id, visit);
    for (const [name, value] of Object.entries({ ...headers, ...manners.headers })) response.setHeader(name, value);
    response.setHeader("X-Request-Id", id);
    if (closing) response.setHeader("Connection", "close");
    request.headers["x-request-id"] = id; // whoever asks does not name it
    response.once("close", () => {
      underWay.delete(id);
      const ms = Math.round(performance.now() - began);
      const [method, status] = [request.method ?? "", response.statusCode];
      metrics.answered(method, visit.route, status, ms / 1000);
      const cut = response.writableFinished ? {} : { cut: true };
      const quiet = visit.route === "file" || visit.route.startsWith("own ");
      log[quiet ? "debug" : "info"]({ id, method, route: visit.route, status, ms, ...cut });
      if (closing) server.closeIdleConnections();
    });
    try {
      answer(request, response, visit);
    } catch (error) {
      log.error({ id, err: error });
      refuse(request, response, "our_fault");
    }
  });
  server.setTimeout(patience.idle);

  function answer(request: IncomingMessage, response: ServerResponse, visit: { route: string }): void {
    const path = pathOf(request);
    const why = unfit(request) ?? (isOfOurs(request, manners.host) ? undefined : "other_site");
    if (why !== undefined) {
      refuse(request, response, why);
      return;
    }
    if (own(path, request, response, visit)) return;
    const kind = doorOf(request.method!, path);
    // What a token opens is for whoever has it, and for no cache.
    if (kind === "token") response.setHeader("Cache-Control", "no-store");
    if (kind !== undefined) {
      const forwarded = request.headers["x-forwarded-for"];
      const seconds = wait(addressOf(request.socket.remoteAddress, forwarded?.toString(), hops), kind);
      if (seconds > 0) {
        metrics.refused(kind);
        refuse(request, response, "too_many", seconds);
        return;
      }
    }
    // A body that does not tell its length may still be too long.
    let size = 0;
    if (request.method === "POST")
      request.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= mostBytes || response.writableEnded) return;
        // What follows is dropped, as long as a request may take, so that its sender hears why. Nobody behind the door takes
        // the part that came for the whole: for them it broke off.
        request.removeAllListeners("data").removeAllListeners("end").resume();
        refuse(request, response, "too_large");
      });
    // A range that means nothing is as if it were not there.
    if (!isRange(request.headers.range ?? "")) delete request.headers.range;
    visit.route = "file";
    inside.files(request, response, () => {
      visit.route = "other";
      inside.pages(request, response);
    });
  }

  /** What the door itself answers, for whoever runs the server. */
  function own(path: string, request: IncomingMessage, response: ServerResponse, visit: { route: string }): boolean {
    const tell = (status: number, type: string, body: string) => {
      response.writeHead(status, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
    };
    const state = (status: number, said: string) => tell(status, "application/json", JSON.stringify({ state: said }));
    const unless = (failed: () => void) => (error: unknown) => {
      log.error({ err: error });
      failed();
    };
    if (path === "/health") {
      visit.route = "own /health";
      state(200, "up");
      return true;
    }
    if (path === "/ready") {
      visit.route = "own /ready";
      const unready = () => state(503, "records_unreachable");
      if (closing) state(503, "closing");
      else inside.ready().then((ready) => (ready ? state(200, "ready") : unready()), unless(unready));
      return true;
    }
    if (path === "/metrics") {
      visit.route = "own /metrics";
      if (!mayRead(manners.metrics, request.headers.authorization)) {
        response.setHeader("WWW-Authenticate", "Bearer");
        state(manners.metrics === "closed" ? 404 : 401, "closed");
        return true;
      }
      const type = "text/plain; version=0.0.4; charset=utf-8";
      const inFlight = { backroot_http_requests_under_way: { help: "Requests being answered.", value: underWay.size } };
      inside.gauges().then(
        (gauges) => tell(200, type, metrics.text({ ...inFlight, ...gauges })),
        unless(() => tell(200, type, metrics.text(inFlight))),
      );
      return true;
    }
    return false;
  }

  function refuse(request: IncomingMessage, response: ServerResponse, why: RefusalName, seconds = 0): void {
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { status, headers: more, body } = inside.refusal(pathOf(request), why, seconds);
    if (lengthOf(request) > droppedBytes) response.setHeader("Connection", "close");
    response.writeHead(status, {
      ...more,
      "Cache-Control": "no-store",
      ...(why === "too_many" && { "Retry-After": String(seconds) }),
      ...(why === "not_allowed" && { Allow: "GET, HEAD, POST" }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  }

  return {
    server,
    routed(requestId, pattern) {
      const visit = underWay.get(requestId);
      if (visit !== undefined) visit.route = pattern;
    },
    async close(graceMs) {
      closing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const { response } of underWay.values()) {
        // A stream would not end by itself; the browser asks again, and another process answers.
        if (String(response.getHeader("Content-Type")).startsWith("text/event-stream")) response.destroy();
        else if (!response.headersSent) response.setHeader("Connection", "close");
      }
      const enough = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(enough);
    },
  };
}

const pathOf = ({ url = "" }: IncomingMessage) => url.split("?", 1)[0]!;
const lengthOf = ({ headers }: IncomingMessage) => Number(headers["content-length"] ?? 0);

/** Why nothing behind the door could make sense of a request. */
function unfit(request: IncomingMessage): RefusalName | undefined {
  const { method = "", url = "", headers } = request;
  // No text of ours has a NUL, and PostgreSQL takes none.
  if (!url.startsWith("/") || !URL.canParse(`http://${headers.host ?? "localhost"}${url}`) || url.includes("%00"))
    return "bad_request";
  if (method !== "GET" && method !== "HEAD" && method !== "POST") return "not_allowed";
  return lengthOf(request) > mostBytes ? "too_large" : undefined;
}

/**
 * Whether a form or a request to the API comes from a page of ours, or from a program, which has no origin. What is behind the
 * door asks again, and is told the name that the browser knows.
 */
function isOfOurs({ method, headers }: IncomingMessage, host: string): boolean {
  delete headers["x-forwarded-host"];
  const { origin } = headers;
  if (method !== "POST" || origin === undefined) return true;
  const theirs = URL.parse(origin)?.host;
  if (theirs !== headers.host && theirs !== host) return false;
  headers.host = theirs;
  return true;
}

function isRange(text: string): boolean {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(text) ?? [];
  return from !== undefined && (to === "" || Number(from) <= Number(to));
}

function mayRead(metrics: Manners["metrics"], authorization: string | undefined): boolean {
  if (typeof metrics === "string") return metrics === "open";
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(authorization ?? ""), hash(`Bearer ${metrics.token}`));
}
