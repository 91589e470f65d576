import { clinicById, countAttempt, forgetAttempts, leaveErrands, membershipsOf, type Storage } from "@backroot/storage";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins";
import { createContext } from "react-router";
import { log } from "../../log.server.ts";

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
    emailAndPassword: {
      enabled: true,
      minPasswordLength: leastPassword,
      maxPasswordLength: 128,
      autoSignIn: true,
      resetPasswordTokenExpiresIn: hour,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => mailReset(storage, user, token),
      // Whoever has the mailbox is let try again; the second factor is still asked.
      onPasswordReset: ({ user }) => forgetAttempts(storage, user.email),
    },
    verification: { storeIdentifier: "hashed" },
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

/**
 * Asks for a link to a new password, for an address that may have an account. Known or not, the answer is the same and as quick:
 * what is done for one that is known is done behind it.
 *
 * @returns whether it was asked; not after too many tries with this address
 */
export async function askForReset({ api }: Accounts, storage: Storage, email: string): Promise<boolean> {
  if (!(await countAttempt(storage, `reset ${email}`))) return false;
  void api.requestPasswordReset({ body: { email } }).catch((error: unknown) => log.error({ err: error }));
  return true;
}

/** A mail with the link, by the clinic they work at; who works nowhere needs no password. */
async function mailReset(storage: Storage, { id, email }: Readonly<{ id: string; email: string }>, token: string) {
  const [membership] = await membershipsOf(storage, id);
  if (membership === undefined) return;
  const clinic = await clinicById(storage, membership.clinicId);
  const payload = { email, token, language: clinic?.language ?? "en" };
  await leaveErrands(storage, membership.clinicId, [{ kind: "reset", payload }]);
}

/** Sets a new password with the token of such a link. */
export function resetPassword({ api }: Accounts, token: string, newPassword: string): Promise<Attempt> {
  return attempted(async () => ({
    headers: new Headers(),
    response: await api.resetPassword({ body: { token, newPassword } }),
  }));
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
