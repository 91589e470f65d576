/** Hours as written on the door. `weekday`: 1 is Monday, 7 is Sunday; `closes` at or before `opens` is on the next day. */
export type DoorHours = Readonly<{ weekday: number; opens: Temporal.PlainTime; closes: Temporal.PlainTime }>;

/** Hours of one date; `closes` at or before `opens` is on the next day. */
export type DateHours = Readonly<{ opens: Temporal.PlainTime; closes: Temporal.PlainTime }>;

/**
 * One date that differs from the week: closed, open at these hours `instead` of the week's, or at these hours as `extra`.
 * Several may name one date: the week counts unless one of them closes or replaces it, and all given hours are open.
 */
export type DateException =
  | Readonly<{ date: Temporal.PlainDate; kind: "closed" }>
  | Readonly<{ date: Temporal.PlainDate; kind: "instead" | "extra"; hours: readonly DateHours[] }>;

/**
 * When something is open, in wall time of its location.
 *
 * Hours belong to the date they open on: a Friday's 22:00 to 02:00 stays whole when Saturday is a holiday. Breaks are cut
 * out of the week's hours only; hours given for a date are taken as given.
 */
export type Calendar = Readonly<{
  hours: readonly DoorHours[];
  breaks: readonly DoorHours[];
  /** Dates on which the week does not count; an exception with hours opens them. */
  holidays: readonly Temporal.PlainDate[];
  exceptions: readonly DateException[];
}>;

/** `zone` is an IANA name, such as "Europe/London". */
export type Location = Readonly<{ id: string; zone: string; calendar: Calendar }>;

/** A practitioner's working time at one location, in that location's zone. */
export type Rota = Readonly<{ location: string; calendar: Calendar }>;

/** `dailyCap`: most visits that start on one local day; null is no cap. */
export type Practitioner = Readonly<{ id: string; rotas: readonly Rota[]; dailyCap: number | null }>;

export type Room = Readonly<{ id: string; location: string; kind: string }>;
export type Device = Readonly<{ id: string; location: string; kind: string }>;

/** Ids of practitioners, rooms and devices are ids of resources: no two are equal. Order is the order of choice. */
export type Clinic = Readonly<{
  locations: readonly Location[];
  practitioners: readonly Practitioner[];
  rooms: readonly Room[];
  devices: readonly Device[];
}>;
