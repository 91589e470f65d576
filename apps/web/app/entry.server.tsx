import { renderToReadableStream } from "react-dom/server";
import { type EntryContext, isRouteErrorResponse, RouterContextProvider, ServerRouter } from "react-router";
import type { Entry } from "../server.ts";
import { closeRecords, records as openRecords } from "./clinics/records.server.ts";
import { type AccountSettings, accounts, openAccounts } from "./features/diary/accounts.server.ts";
import { log } from "./log.server.ts";
import { records } from "./records.server.ts";
import { refusal } from "./refusal.server.ts";
import { routeNote } from "./route-note.server.ts";
import { siteOf } from "./site.server.ts";
import { SiteContext } from "./site.ts";
import { languageOf } from "./words/language.ts";
import { ReadingContext } from "./words/reading.ts";
import { readingWordsIn, wordsIn } from "./words/words.server.ts";
import { WordsContext } from "./words/words.ts";

/**
 * Opens the records and makes what loaders and actions find in their context. The server calls it once, before the first
 * visitor, as mails fall due while nobody looks. It stands here, in what is built, so that whoever opens the records and
 * whoever asks them share one copy of the package.
 */
export async function open(settings: AccountSettings): Promise<Entry> {
  const storage = await openRecords();
  const staff = openAccounts(storage, settings);
  return {
    context(note) {
      const made = new RouterContextProvider();
      made.set(records, storage);
      made.set(accounts, staff);
      made.set(routeNote, note);
      return made;
    },
    refusal,
    async ready() {
      const answered = storage.read.selectFrom("schema_version").select("version").limit(1).execute();
      return Promise.race([answered.then(() => true), new Promise<boolean>((late) => setTimeout(late, 2_000, false))]);
    },
    async gauges() {
      const { due } = await storage.read
        .selectFrom("outbox")
        .select(({ fn }) => fn.countAll<number>().as("due"))
        .where("done_at", "is", null)
        .where("due_at", "<=", storage.now())
        .executeTakeFirstOrThrow();
      return { backroot_errands_due: { help: "Mails that are due and have not gone out.", value: Number(due) } };
    },
    close: closeRecords,
  };
}

/** Notes what broke inside, without its words: they may quote what somebody typed. */
export function handleError(error: unknown, { request }: Readonly<{ request: Request }>): void {
  // Who left gets no answer; what was refused on purpose is no error of ours.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log.error({ id: request.headers.get("X-Request-Id"), err: error });
}

/**
 * Renders a page whole, so that what arrives is complete before any script runs.
 *
 * Its Content-Security-Policy lets nothing load from elsewhere and no inline script run but our own, by a nonce used once.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const nonce = crypto.randomUUID();
  headers.set("Content-Security-Policy", contentSecurityPolicy(nonce));
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const language = languageOf(new URL(request.url).pathname);
  const body = await renderToReadableStream(
    <SiteContext value={siteOf(request)}>
      <WordsContext value={wordsIn[language]}>
        <ReadingContext value={readingWordsIn[language]}>
          <ServerRouter context={context} url={request.url} nonce={nonce} />
        </ReadingContext>
      </WordsContext>
    </SiteContext>,
    { nonce },
  );
  await body.allReady;
  return new Response(body, { status, headers });
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
