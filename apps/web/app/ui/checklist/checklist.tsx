import { Row, Sheet, type SheetProps } from "../sheet/sheet.tsx";

export type Item = Readonly<{ value: string; label: string; hint?: string; lang?: string }>;

type Props = SheetProps &
  Readonly<{
    items: readonly Item[];
    value: readonly string[];
    onChange: (value: string[]) => void;
    /** Two columns where there is room. */
    columns?: boolean;
  }>;

/** Any number of several. */
export function Checklist({ items, value, onChange, columns = false, ...sheet }: Props) {
  return (
    <Sheet role="group" lines={columns ? "columns" : "rows"} {...sheet}>
      {items.map((item) => (
        <Row
          key={item.value}
          {...item}
          chosen={value.includes(item.value)}
          onChange={(on) => onChange(on ? [...value, item.value] : value.filter((other) => other !== item.value))}
        />
      ))}
    </Sheet>
  );
}
