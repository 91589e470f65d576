import { countAttempt, forgetAttempts, type Storage } from "@backroot/storage";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins";
import { createContext } from "react-router";

/** What accounts need to know of the world. */
export type AccountSettings = Readonly<{
  /** Where people reach this Backroot; cookies are `Secure` when it begins with https. */
  url: string;
  /** Signs cookies and encrypts what makes one-time codes: at least 32 characters. */
  secret: string;
}>;

/** Nothing shorter is taken as a password. */
export const leastPassword = 12;

const hour = 3600;

/** Staff accounts by Better Auth. Its HTTP door is not mounted: sign-up, reset and the rest are asked for by our actions alone. */
export function openAccounts(storage: Storage, { url, secret }: AccountSettings) {
  return betterAuth({
    appName: "Backroot",
    baseURL: url,
    secret,
    database: { db: storage.accounts as never, type: storage.engine === "sqlite" ? "sqlite" : "postgres" },
    emailAndPassword: { enabled: true, minPasswordLength: leastPassword, maxPasswordLength: 128, autoSignIn: true },
    session: { expiresIn: 14 * hour, updateAge: hour },
    plugins: [twoFactor({ issuer: "Backroot", accountLockout: { maxFailedAttempts: 5, durationSeconds: hour / 4 } })],
    rateLimit: { enabled: false }, // it guards the door that is not mounted; countAttempt guards ours
    logger: { disabled: true }, // its lines name people
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: "backroot",
      useSecureCookies: url.startsWith("https:"),
      database: { generateId: () => storage.newId() },
    },
  });
}

export type Accounts = ReturnType<typeof openAccounts>;

export const accounts = createContext<Accounts>();

/** What came of asking for something with a password or a code: cookies to send on, or why not. */
export type Attempt =
  | Readonly<{ cookies: Headers; secondFactor: boolean }>
  | Readonly<{ refused: "wrong" | "locked" | "stale" | "weak" | "exists" }>;

/** Signs in by password; the code of a second factor may still be asked. */
export async function signIn(
  { api }: Accounts,
  storage: Storage,
  { email, password }: Readonly<{ email: string; password: string }>,
  request: Request,
): Promise<Attempt> {
  if (!(await countAttempt(storage, email))) return { refused: "locked" };
  const attempt = await attempted(() =>
    api.signInEmail({ body: { email, password }, headers: request.headers, returnHeaders: true }),
  );
  if ("cookies" in attempt) await forgetAttempts(storage, email);
  return attempt;
}

/** The code of an authenticator, or one of the codes written down for when it is lost. */
export function giveCode({ api }: Accounts, code: string, request: Request): Promise<Attempt> {
  const [body, headers] = [{ code }, request.headers];
  return attempted(() =>
    /^\d{6}$/.test(code)
      ? api.verifyTOTP({ body, headers, returnHeaders: true })
      : api.verifyBackupCode({ body, headers, returnHeaders: true }),
  );
}

/** Runs one of Better Auth's commands; what a caller can expect of it is a value. */
export async function attempted(
  command: () => Promise<Readonly<{ headers: Headers; response: unknown }>>,
): Promise<Attempt> {
  try {
    const { headers, response } = await command();
    const secondFactor = (response as { twoFactorRedirect?: boolean }).twoFactorRedirect === true;
    return { cookies: cookiesOf(headers), secondFactor };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    const code = error.body?.code ?? "";
    if (/LOCKED|TOO_MANY/.test(code)) return { refused: "locked" };
    if (/TWO_FACTOR_COOKIE|SESSION|UNAUTHORIZED$/.test(code)) return { refused: "stale" };
    if (/PASSWORD_TOO/.test(code)) return { refused: "weak" };
    if (/USER_ALREADY_EXISTS/.test(code)) return { refused: "exists" };
    if (error.statusCode < 500) return { refused: "wrong" };
    throw error;
  }
}

/** The cookies an answer sets, to be sent with ours. */
export function cookiesOf(headers: Headers): Headers {
  return new Headers(headers.getSetCookie().map((cookie): [string, string] => ["Set-Cookie", cookie]));
}
