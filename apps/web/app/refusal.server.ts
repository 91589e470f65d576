import type { Refusal, RefusalName } from "../door/front-door.ts";
import { problems, problemText } from "./api/problem.server.ts";
import { languageOf, pathIn } from "./words/language.ts";
import { refusalWordsIn } from "./words/refusal.server.ts";

/**
 * What is said to whoever is not let in: a problem document where the API was asked, elsewhere a page in its language that
 * needs nothing else to be read.
 *
 * @param styles addresses of the style sheets every page has
 */
export function refusal(path: string, why: RefusalName, seconds: number, styles: readonly string[]): Refusal {
  const [status] = problems[why];
  if (path.startsWith("/api/"))
    return { status, headers: { "Content-Type": "application/problem+json" }, body: problemText(why) };
  const language = languageOf(path);
  const words = refusalWordsIn[language];
  const { title, text } = words[why];
  return {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'",
    },
    body: [
      `<!doctype html><html lang="${language}"><meta charset="utf-8">`,
      `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`,
      ...styles.map((href) => `<link rel="stylesheet" href="${href}">`),
      `<main id="content"><h1>${title}</h1><p>${text.replace("{seconds}", String(seconds))}</p>`,
      `<p><a href="${pathIn(language, "/")}">${words.backHome}</a></p></main></html>`,
    ].join(""),
  };
}
