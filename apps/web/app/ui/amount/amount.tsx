import { FieldError, Input, Label, NumberField, Text } from "react-aria-components";
import field from "../field/field.module.css";
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
      className={field.field!}
      minValue={least}
      maxValue={most}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
    >
      <Label className={field.label!}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint!}>
          {hint}
        </Text>
      )}
      <Input className={`${field.input} ${style.input}`} inputMode="numeric" autoComplete="off" />
      <FieldError className={field.problem!}>{problem}</FieldError>
    </NumberField>
  );
}
