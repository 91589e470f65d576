import type { Answers } from "@backroot/reasoning";
import { type Ref, useState } from "react";
import { Amount } from "../../ui/amount/amount.tsx";
import { PlainButton } from "../../ui/button/button.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { useWords } from "../../words/words.ts";
import style from "./check.module.css";
import { useCheck } from "./check.tsx";

type Props = Readonly<{ heading: Ref<HTMLHeadingElement>; onAnswer: (given: Answers) => void }>;

/** Age and sex: they move how likely each cause is before anything is asked. Both may be left out. */
export function AboutPage({ heading, onAnswer }: Props) {
  const { record, wording } = useCheck();
  const words = useWords();
  const { age: ageBefore, sex: sexBefore } = record.answers;
  const [age, setAge] = useState(typeof ageBefore === "number" ? ageBefore : null);
  const [sex, setSex] = useState(
    typeof sexBefore === "string" ? sexBefore : record.asked.includes("about") ? "none" : null,
  );
  const [problem, setProblem] = useState<string>();
  const sexes = wording.findings.sex?.values ?? {};

  const next = () => {
    if (age !== null && !(Number.isInteger(age) && age >= 16 && age <= 120)) return setProblem(words.check.ageProblem);
    onAnswer({ age, sex: sex === "none" ? null : sex });
  };
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {words.check.aboutYou}
      </h1>
      <Amount
        label={words.check.age}
        hint={words.check.ageHint}
        most={120}
        value={age}
        onChange={(value) => {
          setAge(value);
          setProblem(undefined);
        }}
        problem={problem}
      />
      <Choice
        label={words.check.sex}
        hint={words.check.sexHint}
        inline
        options={[
          ...Object.entries(sexes).map(([value, label]) => ({ value, label })),
          { value: "none", label: words.check.preferNot },
        ]}
        value={sex}
        onChange={setSex}
      />
      <div className={style.next}>
        <PlainButton kind="main" onPress={next}>
          {words.check.next}
        </PlainButton>
      </div>
    </>
  );
}
