import { TextField as AriaTextField, FieldError, Input, Label, Text, TextArea } from "react-aria-components";
import field from "../field/field.module.css";
import style from "./text-field.module.css";

type Props = Readonly<{
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  problem?: string | undefined;
  /** More than one: a place for free text, so many lines high. */
  rows?: number;
  type?: "text" | "email" | "tel" | "password";
  /** What the browser may fill in, such as "email" or "given-name". */
  autoComplete?: string;
  /** Most characters that can be typed. */
  most?: number;
  required?: boolean;
  disabled?: boolean;
}>;

/** Words, typed. */
export function TextField(props: Props) {
  const { label, hint, value, onChange, problem, rows = 1, type = "text", autoComplete = "off", most } = props;
  return (
    <AriaTextField
      className={field.field!}
      type={type}
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      isRequired={props.required ?? false}
      isDisabled={props.disabled ?? false}
      validationBehavior="aria"
      autoComplete={autoComplete}
      {...(most !== undefined && { maxLength: most })}
    >
      <Label className={field.label!}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint!}>
          {hint}
        </Text>
      )}
      {rows > 1 ? (
        <TextArea className={`${field.input} ${style.area}`} rows={rows} />
      ) : (
        <Input className={`${field.input} ${style.line}`} />
      )}
      <FieldError className={field.problem!}>{problem}</FieldError>
    </AriaTextField>
  );
}
