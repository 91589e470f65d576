import type { Answers } from "@backroot/reasoning";
import { type Ref, useState } from "react";
import { Anatomy } from "../../ui/anatomy/anatomy.tsx";
import { placesInWords } from "../../ui/anatomy/places-in-words.ts";
import { PlacesList } from "../../ui/anatomy/places-list.tsx";
import { placeOf, sites } from "../../ui/anatomy/regions.ts";
import { PlainButton } from "../../ui/button/button.tsx";
import { useWords } from "../../words/words.ts";
import style from "./check.module.css";
import { useCheck } from "./check.tsx";
import { type Consider, useConsidered } from "./considered.ts";

type Props = Readonly<{
  heading: Ref<HTMLHeadingElement>;
  onAnswer: (given: Answers) => void;
  onConsider: Consider;
}>;

/** Where it hurts: on the drawing or in the list beside it, which stay in step. */
export function WherePage({ heading, onAnswer, onConsider }: Props) {
  const { record, model, wording } = useCheck();
  const words = useWords();
  const hasSides = (site: string) => model.findings.find(({ id }) => id === site)?.sided === true;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const places = sites.flatMap(({ id, sided }) =>
      sided
        ? (["left", "right"] as const)
            .filter((side) => record.answers[hasSides(id) ? placeOf(id, side) : id] === true)
            .map((side) => placeOf(id, side))
        : record.answers[id] === true
          ? [id]
          : [],
    );
    return new Set(places);
  });
  const [problem, setProblem] = useState<string>();

  const change = (next: ReadonlySet<string>) => {
    setChosen(next);
    setProblem(undefined);
  };
  const toggle = (place: string) => {
    const next = new Set(chosen);
    if (!next.delete(place)) next.add(place);
    change(next);
  };
  const given: Record<string, boolean> = {};
  for (const { id, sided } of sites) {
    const [left, right] = (["left", "right"] as const).map((side) => chosen.has(placeOf(id, side)));
    if (hasSides(id)) Object.assign(given, { [placeOf(id, "left")]: left, [placeOf(id, "right")]: right });
    else given[id] = sided ? left === true || right === true : chosen.has(id);
  }
  useConsidered(onConsider, chosen.size > 0 ? given : undefined);
  const next = () => {
    if (chosen.size === 0) return setProblem(words.check.whereProblem);
    onAnswer(given);
  };
  const said = placesInWords(chosen, wording.anatomy.places, words.anatomy.said);
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {words.check.where}
      </h1>
      <p className={style.hint}>{words.check.whereHint}</p>
      <Anatomy
        words={words.anatomy}
        siteName={(site) => wording.findings[site]?.label ?? site}
        structure={(id) => wording.anatomy.structures[id]}
        chosen={chosen}
        onToggle={toggle}
      >
        <PlacesList
          label={words.check.where}
          words={words.anatomy}
          site={(id) => wording.findings[id] ?? { label: id }}
          chosen={chosen}
          onChange={change}
          problem={problem}
        />
      </Anatomy>
      <p className={style.said} role="status">
        {said}
      </p>
      <div className={style.next}>
        <PlainButton kind="main" onPress={next}>
          {words.check.next}
        </PlainButton>
      </div>
    </>
  );
}
