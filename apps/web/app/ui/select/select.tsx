import {
  Select as AriaSelect,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from "react-aria-components";
import field from "../field/field.module.css";
import popover from "../popover/popover.module.css";
import style from "./select.module.css";

export type Option = Readonly<{ value: string; label: string; hint?: string }>;

type Props = Readonly<{
  label: string;
  hint?: string;
  /** Stands where nothing is chosen yet. */
  placeholder: string;
  options: readonly Option[];
  value: string | null;
  onChange: (value: string) => void;
  problem?: string | undefined;
  disabled?: boolean;
}>;

/** One of many. For six or fewer a Choice shows them all at once. */
export function Select({ label, hint, placeholder, options, value, onChange, problem, disabled = false }: Props) {
  return (
    <AriaSelect
      className={field.field!}
      placeholder={placeholder}
      value={value}
      onChange={(next) => next !== null && onChange(String(next))}
      isInvalid={problem !== undefined}
      isDisabled={disabled}
      validationBehavior="aria"
    >
      <Label className={field.label!}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint!}>
          {hint}
        </Text>
      )}
      <Button className={`${field.input} ${style.button} ${problem === undefined ? "" : style.wrong}`}>
        <SelectValue className={style.value!}>{({ selectedText }) => selectedText || placeholder}</SelectValue>
        <svg className={style.chevron} viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 9l7 7 7-7" />
        </svg>
      </Button>
      <FieldError className={field.problem!}>{problem}</FieldError>
      <Popover className={popover.popover!}>
        <ListBox className={popover.list!}>
          {options.map(({ value: id, label: name, hint: more }) => (
            <ListBoxItem key={id} id={id} textValue={name} className={popover.item!}>
              <span>
                {name}
                {more && <span className={popover.itemHint}>{more}</span>}
              </span>
              <svg className={popover.tick} viewBox="0 0 24 24" aria-hidden="true">
                <path d="M5 12.500l4.500 4.500L19 7" />
              </svg>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
