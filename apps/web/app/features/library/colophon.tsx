import type { Review } from "@backroot/knowledge";
import { useLocation } from "react-router";
import { useAbsolute } from "../../site.ts";
import { useReadingWords } from "../../words/reading.ts";
import { useLanguage } from "../../words/words.ts";
import type { Cited } from "./citations.server.ts";
import { jsonInHtml } from "./markup.ts";
import { Part } from "./part.tsx";
import style from "./reader.module.css";
import { type About, medicalWebPage } from "./structured-data.ts";

/** `reviewer` is undefined until a clinician has signed it off. */
export type Reviewed = Readonly<Omit<Review, "reviewer"> & { reviewer?: string | undefined }>;

/** Which sources a line leans on, as marks that lead to the list at the foot of the page. */
export function Marks({ numbers }: Readonly<{ numbers: readonly number[] }>) {
  const { source } = useReadingWords().library;
  return (
    <span className={style.marks}>
      {[...new Set(numbers)].map((n) => (
        <a key={n} href={`#source-${n}`} aria-label={source.replace("{n}", String(n))}>
          {n}
        </a>
      ))}
    </span>
  );
}

type Props = Readonly<{
  title: string;
  lead: string;
  review: Reviewed;
  sources: readonly Cited[];
  about?: About | undefined;
}>;

/** What stands at the foot of a page to read: sources, review, how to pass it on; and the same for search engines. */
export function Colophon({ title, lead, review, sources, about }: Props) {
  const { library: words } = useReadingWords();
  const { pathname } = useLocation();
  const url = useAbsolute()(pathname);
  const language = useLanguage();
  const structured = medicalWebPage({ url, name: title, description: lead, language, review, sources, about });
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${url}`)}`;
  return (
    <>
      {sources.length > 0 && (
        <Part title={words.sources} small>
          <ol className={style.sources}>
            {sources.map(({ cite, url: address, seen }, i) => (
              <li key={cite} id={`source-${i + 1}`}>
                {address ? <a href={address}>{cite}</a> : cite}
                {!seen && ` (${words.notSeen})`}
              </li>
            ))}
          </ol>
        </Part>
      )}
      <Part title={words.reviewed} small>
        <dl className={style.facts}>
          {(
            [
              [words.author, review.author],
              [words.reviewer, review.reviewer ?? words.notYetReviewed],
              [words.last, review.lastReviewed],
              [words.next, review.nextReview],
            ] as const
          ).map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title={words.share} hint={words.shareHint} small>
        <dl className={style.facts}>
          <div>
            <dt>{words.address}</dt>
            <dd className={style.address}>{url}</dd>
          </div>
        </dl>
        <p>
          <a href={mail}>{words.shareMail}</a>
        </p>
      </Part>
      {/* Data, not a program: browsers do not run it, and our Content-Security-Policy need not allow it. */}
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every angle bracket escaped
        dangerouslySetInnerHTML={{ __html: jsonInHtml(structured) }}
      />
    </>
  );
}
