import { siteOf } from "../../site.server.ts";
import { languageOf, pathIn } from "../../words/language.ts";
import { wordsIn } from "../../words/words.server.ts";
import type { Route } from "./+types/feed";
import { escapeXml } from "./markup.ts";
import { articlesByReview } from "./pages.server.ts";

/** The articles by their last review, as an Atom feed (RFC 4287). */
export function loader({ request, url }: Route.LoaderArgs) {
  const language = languageOf(url.pathname);
  const { page } = wordsIn[language];
  const at = (path: string) => escapeXml(siteOf(request) + pathIn(language, path));
  const articles = articlesByReview(language);
  const entries = articles.map(
    ({ path, title, summary, reviewed }) =>
      `<entry><id>${at(path)}</id><title>${escapeXml(title)}</title><link href="${at(path)}"/><updated>${reviewed}T00:00:00Z</updated><summary>${escapeXml(summary)}</summary></entry>`,
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${at("/feed.xml")}</id>
<title>${escapeXml(page.feed)}</title>
<author><name>${escapeXml(page.name)}</name></author>
<link rel="self" href="${at("/feed.xml")}"/>
<link href="${at("/causes")}"/>
<updated>${articles[0]!.reviewed}T00:00:00Z</updated>
${entries.join("\n")}
</feed>
`;
  return new Response(xml, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } });
}
