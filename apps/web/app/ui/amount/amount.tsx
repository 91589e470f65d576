import { FieldError, Input, Label, NumberField } from "react-aria-components";
import style from "./amount.module.css";

type Props = Readonly<{
  label: string;
  hint?: string;
  least: number;
  most: number;
  value: number | null;
  onChange: (value: number | null) => void;
  problem?: string | undefined;
}>;

/** A whole number, typed. */
export function Amount({ label, hint, least, most, value, onChange, problem }: Props) {
  return (
    <NumberField
      className={style.field!}
      minValue={least}
      maxValue={most}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
    >
      <Label className={style.label!}>{label}</Label>
      {hint && <p className={style.hint}>{hint}</p>}
      <Input className={style.input!} inputMode="numeric" autoComplete="off" />
      <FieldError className={style.problem!}>{problem}</FieldError>
    </NumberField>
  );
}
