import { parseDate } from "@internationalized/date";
import {
  Calendar as AriaCalendar,
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from "react-aria-components";
import style from "./calendar.module.css";

type Props = Readonly<{
  label: string;
  /** As "2026-11-22". */
  value: string | null;
  onChange: (value: string) => void;
  least?: string;
  most?: string;
  /** Whether a day cannot be chosen, such as one with no free time. */
  closed?: (day: string) => boolean;
}>;

/** A month of days to choose one from. */
export function Calendar({ label, value, onChange, least, most, closed }: Props) {
  return (
    <AriaCalendar
      className={style.calendar!}
      aria-label={label}
      value={value === null ? null : parseDate(value)}
      onChange={(day) => day && onChange(day.toString())}
      {...(least !== undefined && { minValue: parseDate(least) })}
      {...(most !== undefined && { maxValue: parseDate(most) })}
      {...(closed && { isDateUnavailable: (day) => closed(day.toString()) })}
    >
      <header className={style.head}>
        <Button slot="previous" className={style.turn!}>
          <Arrow d="M15 5l-7 7 7 7" />
        </Button>
        <CalendarHeading className={style.month!} />
        <Button slot="next" className={style.turn!}>
          <Arrow d="M9 5l7 7-7 7" />
        </Button>
      </header>
      <CalendarGrid className={style.grid!}>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={style.weekday!}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={style.day!} />}</CalendarGridBody>
      </CalendarGrid>
    </AriaCalendar>
  );
}

function Arrow({ d }: Readonly<{ d: string }>) {
  return (
    <svg className={style.arrow} viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  );
}
