import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components";
import style from "./tabs.module.css";

type Props = Readonly<{
  label: string;
  tabs: readonly Readonly<{ id: string; title: string; content: ReactNode }>[];
  selected?: string;
  onChange?: (id: string) => void;
}>;

/** Views of one thing, one at a time. Unless `selected` is given it remembers by itself. */
export function Tabs({ label, tabs, selected, onChange }: Props) {
  return (
    <AriaTabs
      className={style.tabs!}
      keyboardActivation="manual"
      {...(selected !== undefined && { selectedKey: selected })}
      {...(onChange && { onSelectionChange: (id) => onChange(String(id)) })}
    >
      <TabList className={style.list!} aria-label={label}>
        {tabs.map(({ id, title }) => (
          <Tab key={id} id={id} className={style.tab!}>
            {title}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={style.panel!}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
