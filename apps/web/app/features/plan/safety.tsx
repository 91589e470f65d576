import type { Answer, Answers, Network } from "@backroot/reasoning";
import { useState } from "react";
import { Actions } from "../../ui/actions/actions.tsx";
import { Amount } from "../../ui/amount/amount.tsx";
import { Button } from "../../ui/button/button.tsx";
import { Checklist } from "../../ui/checklist/checklist.tsx";
import { Choice } from "../../ui/choice/choice.tsx";
import { usePlanContext } from "./plan.tsx";

type Props = Readonly<{ network: Network; findings: readonly string[]; onAnswer: (given: Answers) => void }>;

const notSure = "not_sure";

/**
 * What nobody has asked and a plan must know, as lists of ticks under the questions of the check they belong to.
 *
 * What is not ticked is "no"; a list marked "not sure" leaves the rest of it open, and what is open counts as a yes.
 */
export function Safety({ network: { model }, findings, onAnswer }: Props) {
  const { wording, words } = usePlanContext();
  const [ticks, setTicks] = useState<Readonly<Record<string, readonly string[]>>>({});
  const [others, setOthers] = useState<Readonly<Record<string, Answer>>>({});
  const kindOf = (id: string) => model.findings.find((finding) => finding.id === id);
  const asked = findings.filter((id) => kindOf(id)?.kind === "bool");
  const groups = [
    ...model.questions.map(({ id, items }) => ({
      id,
      label: wording.questions[id]!.ask,
      findings: asked.filter((finding) => items.some((item) => item.finding === finding)),
    })),
    {
      id: "rest",
      label: words.safety.rest,
      findings: asked.filter((id) => !model.questions.some(({ items }) => items.some((item) => item.finding === id))),
    },
  ].filter((group) => group.findings.length > 0);
  const labelOf = (id: string) => wording.findings[id]?.label ?? id;

  const done = () => {
    const given: Record<string, Answer> = {};
    for (const group of groups) {
      const ticked = ticks[group.id] ?? [];
      for (const id of group.findings) given[id] = ticked.includes(id) || (ticked.includes(notSure) ? null : false);
    }
    for (const id of findings) if (!asked.includes(id)) given[id] = others[id] ?? null;
    onAnswer(given);
  };
  return (
    <>
      {groups.map((group) => (
        <Checklist
          key={group.id}
          label={group.label}
          columns
          items={[
            ...group.findings.map((id) => {
              const hint = wording.findings[id]?.hint;
              return { value: id, label: labelOf(id), ...(hint && { hint }) };
            }),
            { value: notSure, label: words.safety.notSure },
          ]}
          value={ticks[group.id] ?? []}
          onChange={(value) => setTicks({ ...ticks, [group.id]: value })}
        />
      ))}
      {findings.map((id) => {
        const finding = kindOf(id);
        const value = others[id] ?? null;
        if (finding?.kind === "choice") {
          return (
            <Choice
              key={id}
              label={labelOf(id)}
              options={finding.values!.map((one) => ({
                value: one,
                label: wording.findings[id]?.values?.[one] ?? one,
              }))}
              value={typeof value === "string" ? value : null}
              onChange={(next) => setOthers({ ...others, [id]: next })}
            />
          );
        }
        if (finding === undefined || finding.kind === "bool") return null;
        const [, most] = finding.range!;
        return (
          <Amount
            key={id}
            label={labelOf(id)}
            most={most}
            value={typeof value === "number" ? value : null}
            onChange={(next) => setOthers({ ...others, [id]: next })}
          />
        );
      })}
      <Actions>
        <Button kind="main" onPress={done}>
          {words.next}
        </Button>
      </Actions>
    </>
  );
}
