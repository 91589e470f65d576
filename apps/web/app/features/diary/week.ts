/** Wall minutes from midnight: from, up to and not including, until. */
export type Hours = Readonly<{ from: number; until: number }>;

type Weekly = Readonly<{
  resource_id: string | null;
  kind: "open" | "break";
  weekday: number;
  opens_min: number;
  closes_min: number;
}>;
type Exception = Readonly<{
  resource_id: string | null;
  date: string;
  kind: "holiday" | "closed" | "instead" | "extra";
  opens_min: number | null;
  closes_min: number | null;
}>;

/**
 * When a resource is at work on a date: its own hours within the location's. A date that is closed or has hours `instead`
 * is not its weekday; `extra` hours come on top; breaks cut the week's hours only. A resource without hours of its own has
 * the location's. It shades the diary; what can be booked is for the search for slots to say.
 *
 * @param weekday of the date, Monday is 1
 */
export function hoursOn(
  { weekly, exceptions }: Readonly<{ weekly: readonly Weekly[]; exceptions: readonly Exception[] }>,
  resourceId: string | null,
  date: string,
  weekday: number,
): readonly Hours[] {
  const own = (id: string | null): readonly Hours[] | undefined => {
    const ofDate = exceptions.filter((e) => e.resource_id === id && e.date === date);
    const given = ofDate.flatMap((e) =>
      e.opens_min === null || e.closes_min === null ? [] : [{ from: e.opens_min, until: e.closes_min }],
    );
    if (ofDate.some((e) => e.kind !== "extra")) return given;
    const ofWeek = weekly.filter((w) => w.resource_id === id);
    if (ofWeek.length === 0 && ofDate.length === 0) return undefined;
    const today = ofWeek.filter((w) => w.weekday === weekday);
    const week = today.filter((w) => w.kind === "open").map((w) => ({ from: w.opens_min, until: w.closes_min }));
    const breaks = today.filter((w) => w.kind === "break");
    return [...breaks.reduce(without, week), ...given];
  };
  const place = own(null) ?? [];
  const mine = resourceId === null ? undefined : own(resourceId);
  const both =
    mine === undefined
      ? place
      : place.flatMap((p) => mine.map((m) => ({ from: Math.max(p.from, m.from), until: Math.min(p.until, m.until) })));
  return both.filter(({ from, until }) => from < until).sort((a, b) => a.from - b.from);
}

/** Hours with a break cut out. */
function without(hours: readonly Hours[], { opens_min, closes_min }: Weekly): Hours[] {
  return hours
    .flatMap(({ from, until }) => [
      { from, until: Math.min(until, opens_min) },
      { from: Math.max(from, closes_min), until },
    ])
    .filter(({ from, until }) => from < until);
}

/** What overlaps stands side by side: for each span its place among how many, in the order given. */
export function sideBySide(
  spans: readonly Readonly<{ from: number; until: number }>[],
): readonly Readonly<{ at: number; of: number }>[] {
  const order = spans.map((_, i) => i).sort((a, b) => spans[a]!.from - spans[b]!.from || a - b);
  const placed: { at: number; of: number }[] = spans.map(() => ({ at: 0, of: 1 }));
  let group: number[] = [];
  let ends: number[] = [];
  let groupEnd = Number.NEGATIVE_INFINITY; // never reset: later spans begin later
  const close = () => {
    for (const i of group) placed[i]!.of = ends.length;
    group = [];
    ends = [];
  };
  for (const i of order) {
    const { from, until } = spans[i]!;
    if (from >= groupEnd) close();
    const free = ends.findIndex((end) => end <= from);
    const at = free === -1 ? ends.length : free;
    ends[at] = until;
    placed[i]!.at = at;
    group.push(i);
    groupEnd = Math.max(groupEnd, until);
  }
  close();
  return placed;
}
