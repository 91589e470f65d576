import { ButtonLink } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { useAt, useWords } from "../../words/words.ts";
import style from "./home.module.css";

export default function Home() {
  const { home } = useWords();
  const at = useAt();
  return (
    <Page title={home.title} description={home.lead} wide>
      <div className={style.hero}>
        <h1>{home.title}</h1>
        <p className={style.lead}>{home.lead}</p>
        <p className={style.start}>
          <ButtonLink href={at("/check")}>{home.start}</ButtonLink>
          <span>{home.time}</span>
        </p>
        <p className={style.now}>{home.now}</p>
      </div>
      <div className={style.points}>
        {(
          [
            [home.privateTitle, home.private],
            [home.dangerTitle, home.danger],
            [home.reasonsTitle, home.reasons],
          ] as const
        ).map(([title, text]) => (
          <section key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </section>
        ))}
        <section>
          <h2>{home.limitsTitle}</h2>
          <p>
            {home.limits} <a href={at("/how-it-works")}>{home.limitsLink}</a>.
          </p>
        </section>
      </div>
    </Page>
  );
}
