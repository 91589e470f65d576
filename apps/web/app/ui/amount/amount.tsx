import { FieldError, Input, Label, Text, TextField } from "react-aria-components";
import field from "../field/field.module.css";
import style from "./amount.module.css";

type Props = Readonly<{
  label: string;
  hint?: string;
  /** Sets how many digits can be typed. */
  most: number;
  value: number | null;
  onChange: (value: number | null) => void;
  problem?: string | undefined;
}>;

/** A whole number of at least 0, typed. What is no digit is not taken, and of a fraction the whole part. */
export function Amount({ label, hint, most, value, onChange, problem }: Props) {
  const type = (text: string) => {
    const digits = text.split(/[.,]/)[0]!.replace(/\D/g, "").slice(0, String(most).length);
    onChange(digits === "" ? null : Number(digits));
  };
  return (
    <TextField
      className={field.field!}
      value={value === null ? "" : String(value)}
      onChange={type}
      isInvalid={problem !== undefined}
      validationBehavior="aria"
    >
      <Label className={field.label!}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint!}>
          {hint}
        </Text>
      )}
      <Input className={`${field.input} ${style.input}`} inputMode="numeric" autoComplete="off" />
      <FieldError className={field.problem!}>{problem}</FieldError>
    </TextField>
  );
}
