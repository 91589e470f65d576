import { useEffect, useState } from "react";
import { data } from "react-router";
import { care, careWording } from "../../library.server.ts";
import { Button } from "../../ui/button/button.tsx";
import type { Now } from "../../ui/figure/figure.tsx";
import { Figure, FigurePair } from "../../ui/figure/figure.tsx";
import { workingOf } from "../../ui/figure/muscles.ts";
import { Page } from "../../ui/page/page.tsx";
import { languageOf } from "../../words/language.ts";
import { useWords } from "../../words/words.ts";
import type { Route } from "./+types/movements";
import style from "./movements.module.css";

export const handle = { interactive: true };

export function meta() {
  return [{ name: "robots", content: "noindex" }];
}

export function loader({ url }: Route.LoaderArgs) {
  const { exercises, targets } = careWording(languageOf(url.pathname));
  return data(
    care.exercises.map(({ id, pose, dose, targets: works }) => ({
      id,
      pose,
      tempo: dose.tempoS,
      targets: works,
      name: exercises[id]!.name,
      works: works.map((target) => targets[target]!),
      form: exercises[id]!.form,
    })),
  );
}

type Shown = ReturnType<typeof loader>["data"][number];

/** Every exercise's figure, moving and as a pair: where a drawing is judged. */
export default function Movements({ loaderData }: Route.ComponentProps) {
  const { movements: words } = useWords();
  // Two drawings of everyone weigh 600 kB: the page comes with the first few, the others are drawn where they are seen.
  const [all, setAll] = useState(false);
  useEffect(() => setAll(true), []);
  return (
    <Page title={words.title} wide>
      <h1>{words.title}</h1>
      <p className={style.lead}>{words.lead}</p>
      <ul className={style.all}>
        {loaderData.map((shown, i) => (
          <li key={shown.id}>
            <Movement shown={shown} drawn={all || i < fromServer} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

const fromServer = 10;

function Movement({ shown, drawn }: Readonly<{ shown: Shown; drawn: boolean }>) {
  const { movements: words } = useWords();
  const [playing, setPlaying] = useState(false);
  // A figure that may move comes when it is first played.
  const [moved, setMoved] = useState(false);
  const [now, setNow] = useState<Now>();
  const [working] = useState(() => workingOf(shown.targets));
  const label = `${shown.name}. ${shown.form.join(" ")}`;
  return (
    <article className={style.movement}>
      <h2>{shown.name}</h2>
      {moved && (
        <div className={style.stage}>
          <Figure
            movement={shown.pose}
            tempo={shown.tempo}
            working={working}
            label={label}
            playing={playing}
            onPhase={setNow}
          />
        </div>
      )}
      <div className={style.bar}>
        <Button
          onPress={() => {
            setMoved(true);
            setPlaying(!playing);
          }}
          aria-label={`${playing ? words.pause : words.play}: ${shown.name}`}
        >
          {playing ? words.pause : words.play}
        </Button>
        <span>{now && words[now.kind].replace("{seconds}", String(now.left))}</span>
      </div>
      <div className={style.still}>
        {drawn && <FigurePair movement={shown.pose} working={working} label={label} words={words} />}
      </div>
      <p className={style.works}>{shown.works.join(" · ")}</p>
    </article>
  );
}
