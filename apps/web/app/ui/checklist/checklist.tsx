import { Checkbox, CheckboxGroup, FieldError, Label, Text } from "react-aria-components";
import field from "../field/field.module.css";
import style from "./checklist.module.css";

export type Item = Readonly<{ value: string; label: string; hint?: string; lang?: string }>;

type Props = Readonly<{
  label: string;
  hideLabel?: boolean;
  hint?: string;
  items: readonly Item[];
  value: readonly string[];
  onChange: (value: string[]) => void;
  problem?: string | undefined;
  /** Two columns where there is room. */
  columns?: boolean;
}>;

/** Any number of several. */
export function Checklist({ label, hideLabel = false, hint, items, value, onChange, problem, columns = false }: Props) {
  return (
    <CheckboxGroup
      className={`${field.field} ${style.group}`}
      value={[...value]}
      onChange={onChange}
      isInvalid={problem !== undefined}
    >
      <Label className={hideLabel ? field.hidden! : field.label!}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint!}>
          {hint}
        </Text>
      )}
      <div className={columns ? style.columns : style.items}>
        {items.map((item) => (
          <Checkbox key={item.value} value={item.value} className={style.item!}>
            <svg className={style.box} viewBox="0 0 24 24" aria-hidden="true">
              <path d="M5 12.500l4.500 4.500L19 7" />
            </svg>
            <span lang={item.lang}>
              {item.label}
              {item.hint && <span className={style.itemHint}>{item.hint}</span>}
            </span>
          </Checkbox>
        ))}
      </div>
      <FieldError className={field.problem!}>{problem}</FieldError>
    </CheckboxGroup>
  );
}
