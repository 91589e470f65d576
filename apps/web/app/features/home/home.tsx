import { ButtonLink } from "../../ui/button/button.tsx";
import { Page } from "../../ui/page/page.tsx";
import { Plate } from "../../ui/plate/plate.tsx";
import { useReadingWords } from "../../words/reading.ts";
import { useAt } from "../../words/words.ts";
import style from "./home.module.css";

export default function Home() {
  const { home } = useReadingWords();
  const at = useAt();
  return (
    <Page title={home.title} description={home.lead} wide>
      <div className={style.sheet}>
        <div className={style.opening}>
          <h1>{home.title}</h1>
          <p className={style.lead}>{home.lead}</p>
        </div>
        <p className={style.start}>
          <ButtonLink href={at("/check")} onward>
            {home.start}
          </ButtonLink>
          <span>{home.time}</span>
        </p>
        <p className={style.now}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M8.200 2h7.600L22 8.200v7.600L15.800 22H8.200L2 15.800V8.200z" />
            <path d="M12 7v6.500M12 17v.2" />
          </svg>
          {home.now}
        </p>
        <div className={style.plate}>
          <Plate />
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
      </div>
    </Page>
  );
}
