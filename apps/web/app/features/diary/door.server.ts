import { type ClinicRow, membershipAt, type Role } from "@backroot/storage";
import { createContext, type MiddlewareFunction, type RouterContextProvider, redirect } from "react-router";
import { log } from "../../log.server.ts";
import { records } from "../../records.server.ts";
import { languageOf, pathIn, pathWithoutLanguage } from "../../words/language.ts";
import { mayChange, maySee } from "./access.ts";
import { accounts, cookiesOf } from "./accounts.server.ts";

/** Who is signed in, at whatever clinic. */
export type User = Readonly<{
  id: string;
  name: string;
  email: string;
  twoFactorEnabled: boolean;
  sessionId: string;
}>;

/** Who is signed in and what they may do at the clinic of the address. */
export type Me = Readonly<{ clinic: ClinicRow; role: Role; user: User; by: Readonly<{ kind: "staff"; id: string }> }>;

type Context = Readonly<RouterContextProvider>;
const user = createContext<User | null>(null);
const me = createContext<Me>();

/** @throws Error where the door was not passed: a page outside /staff/:clinic asks */
export const meOf = (context: Context): Me => context.get(me);
export const userOf = (context: Context): User | null => context.get(user);

/** Sends whoever is not signed in to do so first. */
export function requireUser(context: Context, url: URL): User {
  const found = context.get(user);
  if (found === null) throw toSignIn(url);
  return found;
}

function toSignIn(url: URL): Response {
  const to = `${url.pathname}${url.search}`;
  return redirect(`${pathIn(languageOf(url.pathname), "/staff/sign-in")}?to=${encodeURIComponent(to)}`);
}

/** Refuses what another site's page would have done in the name of whoever is signed in here. */
export const refuseOtherSites: MiddlewareFunction<Response> = ({ request }) => {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers.get("sec-fetch-site");
  const origin = request.headers.get("origin");
  const host = request.headers.get("host") ?? new URL(request.url).host;
  const same = origin === null ? site === "same-origin" : URL.canParse(origin) && new URL(origin).host === host;
  if (!same || (site !== null && site !== "same-origin"))
    throw new Response("This was asked by a page of another site.", { status: 403 });
};

/** Finds out who is signed in, and keeps pages for staff out of every cache. */
export const recognise: MiddlewareFunction<Response> = async ({ request, context }, next) => {
  const { headers, response } = await context
    .get(accounts)
    .api.getSession({ headers: request.headers, returnHeaders: true });
  if (response !== null) {
    const { id, name, email, twoFactorEnabled } = response.user;
    context.set(user, {
      id,
      name,
      email,
      twoFactorEnabled: Boolean(twoFactorEnabled),
      sessionId: response.session.id,
    });
  }
  const answer = await next();
  if (!answer.headers.has("Cache-Control")) answer.headers.set("Cache-Control", "no-store");
  const set = answer.headers.getSetCookie();
  for (const [, cookie] of cookiesOf(headers)) {
    const [name] = cookie.split("=", 1);
    if (!set.some((other) => other.startsWith(`${name}=`))) answer.headers.append("Set-Cookie", cookie);
  }
  return answer;
};

/** The door of a clinic: who does not work here finds nothing, and whose role does not open the page is told so. */
export const enter: MiddlewareFunction<Response> = async ({ request, url, pattern, params, context }, next) => {
  const began = performance.now();
  const who = requireUser(context, url);
  const membership = await membershipAt(context.get(records), params.clinic ?? "", who.id);
  const door = pathWithoutLanguage(pattern);
  const asked = { id: request.headers.get("X-Request-Id"), door, method: request.method, user: who.id };
  if (membership === undefined) {
    log.warn({ ...asked, refused: "not_a_member" });
    throw new Response("There is no such clinic.", { status: 404 });
  }
  const { clinic, role } = membership;
  const reads = request.method === "GET" || request.method === "HEAD";
  if (!(reads ? maySee : mayChange)(role, door)) {
    log.warn({ ...asked, clinic: clinic.id, refused: role });
    throw new Response("Your role does not open this.", { status: 403 });
  }
  context.set(me, { clinic, role, user: who, by: { kind: "staff", id: who.id } });
  const answer = await next();
  log.info({ ...asked, status: answer.status, clinic: clinic.id, ms: Math.round(performance.now() - began) });
  return answer;
};
