import type { Line, Summary } from "./summary.ts";

/** A summary as Markdown that also reads as plain text. Where each line comes from stands behind it. */
export function markdown({ title, when, version, sections }: Summary): string {
  const parts = sections
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, note, lines }) =>
      [`## ${escaped(title)}`, "", ...(note ? [escaped(note), ""] : []), ...lines.flatMap((l) => listed(l, 0))].join(
        "\n",
      ),
    );
  const head = [when, `model ${version}`].filter((part) => part !== null).join(" · ");
  return `# ${escaped(title)}\n\n${escaped(head)}\n\n${parts.join("\n\n")}\n`;
}

function listed({ text, from, basis, under = [] }: Line, depth: number): readonly string[] {
  const whence = from.by === "statement" ? "" : ` *[${escaped(basis)}]*`;
  const line = `${"  ".repeat(depth)}- ${escaped(text)}${whence}`;
  // What a whole page's answers come from is said once, at the page.
  const same = under.every((l) => l.basis === basis);
  return [
    line,
    ...under.flatMap((l) => (same ? [`${"  ".repeat(depth + 1)}- ${escaped(l.text)}`] : listed(l, depth + 1))),
  ];
}

/** Text that Markdown and HTML leave as it is. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>#|~]/g, "\\$&")
    .replaceAll("&", "&amp;");
}
