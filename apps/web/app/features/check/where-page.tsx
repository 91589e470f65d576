import type { Answers } from "@backroot/reasoning";
import { type RefObject, useState } from "react";
import { Body } from "../../ui/body/body.tsx";
import { places } from "../../ui/body/places.ts";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { useWords } from "../../words/words.ts";
import style from "./check.module.css";
import { useCheck } from "./check.tsx";

type Props = Readonly<{ heading: RefObject<HTMLHeadingElement | null>; onAnswer: (given: Answers) => void }>;

/** Where it hurts: on the drawing or in the list beside it, which stay in step. */
export function WherePage({ heading, onAnswer }: Props) {
  const { record, wording } = useCheck();
  const words = useWords();
  const ids = [...new Set(places.map((place) => place.id))];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(ids.filter((id) => record.answers[id] === true)));
  const [problem, setProblem] = useState<string>();

  const nameOf = (id: string) => {
    const side = /_(left|right)$/.exec(id)?.[1] as "left" | "right" | undefined;
    const label = wording.findings[id.replace(/_(left|right)$/, "")]?.label ?? id;
    return side === undefined ? label : `${label}, ${words.check[side]}`;
  };
  const change = (next: ReadonlySet<string>) => {
    setChosen(next);
    setProblem(undefined);
  };
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    change(next);
  };
  const next = () => {
    if (chosen.size === 0) return setProblem(words.check.whereProblem);
    onAnswer(Object.fromEntries(ids.map((id) => [id, chosen.has(id)])));
  };
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {words.check.where}
      </h1>
      <p className={style.hint}>{words.check.whereHint}</p>
      <Body
        views={{ back: words.check.backView, front: words.check.frontView }}
        nameOf={(place) => nameOf(place.id)}
        chosen={chosen}
        onToggle={(place) => toggle(place.id)}
      />
      <Checklist
        label={words.check.where}
        hideLabel
        columns
        items={ids.map((id) => {
          const hint = wording.findings[id]?.hint;
          return { value: id, label: nameOf(id), ...(hint && { hint }) };
        })}
        value={[...chosen]}
        onChange={(value) => change(new Set(value))}
        problem={problem}
      />
      <div className={style.next}>
        <Button kind="main" onPress={next}>
          {words.check.next}
        </Button>
      </div>
    </>
  );
}
