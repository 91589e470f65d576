import { useContext, useEffect } from "react";
import {
  ComboBox,
  ComboBoxStateContext,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from "react-aria-components";
import field from "../field/field.module.css";
import popover from "../popover/popover.module.css";
import style from "./search.module.css";

export type Found = Readonly<{ id: string; label: string; hint?: string }>;

type Props = Readonly<{
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  /** What matches `value`, best first; finding it is the caller's. */
  found: readonly Found[];
  onChoose: (id: string) => void;
  /** Said when nothing matches. */
  none: string;
}>;

/** A place to search, with what is found in a list below as one types. */
export function Search({ label, hint, value, onChange, found, onChoose, none }: Props) {
  return (
    <ComboBox
      className={field.field!}
      inputValue={value}
      onInputChange={onChange}
      items={found}
      onChange={(id) => id !== null && onChoose(String(id))}
      allowsCustomValue
      allowsEmptyCollection={value.trim() !== ""}
      menuTrigger="input"
    >
      <Label className={field.label!}>{label}</Label>
      {hint && (
        <Text slot="description" className={field.hint!}>
          {hint}
        </Text>
      )}
      <div className={style.box}>
        <svg className={style.glass} viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="10.5" cy="10.5" r="6.5" />
          <path d="M15.500 15.500L21 21" />
        </svg>
        <Input className={`${field.input} ${style.input}`} type="search" enterKeyHint="search" />
      </div>
      <Popover className={popover.popover!}>
        <ListBox<Found> className={popover.list!} renderEmptyState={() => <p className={popover.empty}>{none}</p>}>
          {({ id, label: name, hint: more }) => (
            <ListBoxItem id={id} textValue={name} className={popover.item!}>
              <span>
                {name}
                {more && <span className={popover.itemHint}>{more}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
      <CloseWhenLeft />
    </ComboBox>
  );
}

/**
 * Closes a list that opened just after the focus went on. ComboBox opens it in an effect, which on a slow machine comes
 * after the next press of Tab; left open, it hides everything else from a screen reader.
 */
function CloseWhenLeft() {
  const state = useContext(ComboBoxStateContext);
  useEffect(() => {
    if (state?.isOpen && !state.isFocused) state.close();
  });
  return null;
}
