import { siteOf } from "../../site.server.ts";
import type { Route } from "./+types/robots";

/** Everything may be read by everyone; here is where it all stands (RFC 9309). */
export function loader({ request }: Route.LoaderArgs) {
  const text = `User-agent: *\nAllow: /\n\nSitemap: ${siteOf(request)}/sitemap.xml\n`;
  return new Response(text, { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
