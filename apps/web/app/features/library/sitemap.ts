import { siteOf } from "../../site.server.ts";
import { firstLanguage, languages, pathIn } from "../../words/language.ts";
import type { Route } from "./+types/sitemap";
import { escapeXml } from "./markup.ts";
import { readingPages } from "./pages.server.ts";

/** Every page to read in every language, for search engines (sitemaps.org). */
export function loader({ request }: Route.LoaderArgs) {
  const site = siteOf(request);
  const urls = readingPages().flatMap(({ path, reviewed }) => {
    const alternates = languages.map(
      ({ code }) => `<xhtml:link rel="alternate" hreflang="${code}" href="${escapeXml(site + pathIn(code, path))}"/>`,
    );
    return languages.map(
      ({ code }) =>
        `<url><loc>${escapeXml(site + pathIn(code, path))}</loc>${reviewed ? `<lastmod>${reviewed}</lastmod>` : ""}${alternates.join("")}<xhtml:link rel="alternate" hreflang="x-default" href="${escapeXml(site + pathIn(firstLanguage, path))}"/></url>`,
    );
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("\n")}
</urlset>
`;
  return new Response(xml, { headers: { "Content-Type": "application/xml; charset=utf-8" } });
}
