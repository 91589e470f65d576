import { FieldError, Label, Radio, RadioGroup, Text } from "react-aria-components";
import field from "../field/field.module.css";
import style from "./choice.module.css";

export type Option = Readonly<{ value: string; label: string; hint?: string }>;

type Props = Readonly<{
  label: string;
  /** The label is the page's heading already; keep it for screen readers. */
  hideLabel?: boolean;
  hint?: string;
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
  problem?: string | undefined;
  /** Side by side where there is room, for short options. */
  inline?: boolean;
}>;

/** One of several, each as large as a thumb. */
export function Choice({ label, hideLabel = false, hint, options, value, onChange, problem, inline = false }: Props) {
  return (
    <RadioGroup
      className={`${field.field} ${style.group}`}
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
    >
      <Label className={hideLabel ? field.hidden! : field.label!}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint!}>
          {hint}
        </Text>
      )}
      <div className={inline ? style.inline : style.options}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={style.option!}>
            <span className={style.dot} aria-hidden="true" />
            <span>
              {option.label}
              {option.hint && <span className={style.optionHint}>{option.hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldError className={field.problem!}>{problem}</FieldError>
    </RadioGroup>
  );
}
