import { parseDate, parseTime } from "@internationalized/date";
import {
  DateField as AriaDateField,
  TimeField as AriaTimeField,
  DateInput,
  DateSegment,
  FieldError,
  Label,
  Text,
} from "react-aria-components";
import field from "../field/field.module.css";
import style from "./date-field.module.css";

type Props = Readonly<{
  label: string;
  hint?: string;
  /** As ISO 8601: a date "2026-11-22", a time "09:30". */
  value: string | null;
  /** Null while it is not whole. */
  onChange: (value: string | null) => void;
  problem?: string | undefined;
  /** The first and the last that can be given, as ISO 8601. */
  least?: string;
  most?: string;
  disabled?: boolean;
}>;

/** A date, typed part by part in the order of the reader's language. */
export function DateField({ label, hint, value, onChange, problem, least, most, disabled = false }: Props) {
  return (
    <AriaDateField
      className={field.field!}
      value={value === null ? null : parseDate(value)}
      onChange={(next) => onChange(next?.toString() ?? null)}
      isInvalid={problem !== undefined}
      isDisabled={disabled}
      validationBehavior="aria"
      {...(least !== undefined && { minValue: parseDate(least) })}
      {...(most !== undefined && { maxValue: parseDate(most) })}
    >
      <Parts label={label} hint={hint} problem={problem} />
    </AriaDateField>
  );
}

/** A time of day, typed part by part. */
export function TimeField({ label, hint, value, onChange, problem, least, most, disabled = false }: Props) {
  return (
    <AriaTimeField
      className={field.field!}
      value={value === null ? null : parseTime(value)}
      onChange={(next) => onChange(next?.toString().slice(0, 5) ?? null)}
      isInvalid={problem !== undefined}
      isDisabled={disabled}
      validationBehavior="aria"
      {...(least !== undefined && { minValue: parseTime(least) })}
      {...(most !== undefined && { maxValue: parseTime(most) })}
    >
      <Parts label={label} hint={hint} problem={problem} />
    </AriaTimeField>
  );
}

function Parts({
  label,
  hint,
  problem,
}: Readonly<{ label: string; hint: string | undefined; problem: string | undefined }>) {
  return (
    <>
      <Label className={field.label!}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint!}>
          {hint}
        </Text>
      )}
      <DateInput className={`${field.input} ${style.input}`}>
        {(segment) => <DateSegment segment={segment} className={style.part!} />}
      </DateInput>
      <FieldError className={field.problem!}>{problem}</FieldError>
    </>
  );
}
