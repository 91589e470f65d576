import { Page } from "../../ui/page/page.tsx";
import { useWords } from "../../words/words.ts";
import style from "./about.module.css";

export default function HowItWorks() {
  const { title, lead, parts } = useWords().how;
  return (
    <Page title={title} description={lead} wide>
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
