import { useId } from "react";
import { Row, Sheet, type SheetProps } from "../sheet/sheet.tsx";

export type Option = Readonly<{ value: string; label: string; hint?: string; lang?: string }>;

type Props = SheetProps &
  Readonly<{
    options: readonly Option[];
    value: string | null;
    onChange: (value: string) => void;
    /** Side by side where there is room, for short options. */
    inline?: boolean;
  }>;

/** One of several, each as large as a thumb. */
export function Choice({ options, value, onChange, inline = false, ...sheet }: Props) {
  const group = useId();
  return (
    <Sheet role="radiogroup" lines={inline ? "inline" : "rows"} {...sheet}>
      {options.map((option) => (
        <Row
          key={option.value}
          {...option}
          group={group}
          chosen={option.value === value}
          onChange={() => onChange(option.value)}
        />
      ))}
    </Sheet>
  );
}
