import type { Sheet, SheetLine } from "./summary.ts";
import style from "./summary-sheet.module.css";

/** A summary with where each line comes from. `heading`: how large its title is, 1 where it is the page's. */
export function SummarySheet({
  sheet: { title, language, when, version, sections },
  locale,
  heading = 2,
}: Readonly<{ sheet: Sheet; locale: string; heading?: 1 | 2 | 3 }>) {
  const [Title, Part] = (
    [
      ["h1", "h2"],
      ["h2", "h3"],
      ["h3", "h4"],
    ] as const
  )[heading - 1]!;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" });
  return (
    <article className={`${style.sheet} ${heading === 1 ? "" : style.inset}`} lang={language}>
      <header>
        <Title className={style.title}>{title}</Title>
        <p className={style.soft}>
          {when && date.format(new Date(when))} · Backroot {version}
        </p>
      </header>
      {sections.map(({ id, title: called, note, lines }) => (
        <section key={id} className={style[id] ?? ""}>
          <Part className={style.part}>{called}</Part>
          {note && <p className={style.soft}>{note}</p>}
          <Lines lines={lines} />
        </section>
      ))}
    </article>
  );
}

function Lines({ lines, said }: Readonly<{ lines: readonly SheetLine[]; said?: string | undefined }>) {
  return (
    <ul className={style.lines}>
      {lines.map(({ text, basis, under }) => (
        <li key={text}>
          {text}
          {/* What a group of lines comes from is said once, at its head. */}
          {basis !== undefined && basis !== said && <small className={style.basis}>{basis}</small>}
          {under && <Lines lines={under} said={basis} />}
        </li>
      ))}
    </ul>
  );
}
