import { Page } from "../../ui/page/page.tsx";
import { words } from "../../words/en.ts";
import style from "./about.module.css";

export function meta() {
  return [{ title: `${words.page.how} · ${words.page.name}` }];
}

export default function HowItWorks() {
  const { title, lead, parts } = words.how;
  return (
    <Page words={words.page}>
      <article className={style.article}>
        <h1>{title}</h1>
        <p className={style.lead}>{lead}</p>
        {parts.map((part) => (
          <section key={part.title}>
            <h2>{part.title}</h2>
            {part.text.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </section>
        ))}
      </article>
    </Page>
  );
}
