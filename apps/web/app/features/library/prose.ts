import { Marked } from "marked";

const marked = new Marked({ gfm: false, breaks: false });

/**
 * Markdown of an article as HTML, its source marks as links to the list below the text.
 *
 * @param numberOf the number of a source on this page
 * @param mark what a mark is called, such as "source {n}"
 */
export function proseHtml(markdown: string, numberOf: (source: string) => number, mark: string): string {
  const withMarks = escaped(markdown).replace(/ ?\[(@[a-z0-9_]+(?:; ?@[a-z0-9_]+)*)\]/g, (_, ids: string) => {
    const links = ids.split(/; ?/).map((id) => {
      const n = numberOf(id.slice(1));
      return `<a href="#source-${n}" aria-label="${mark.replace("{n}", String(n))}">${n}</a>`;
    });
    return `<sup>${links.join(" ")}</sup>`;
  });
  return marked.parse(withMarks, { async: false });
}

/** Articles are ours, yet a stray angle bracket must not become markup. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
