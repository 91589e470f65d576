import { z } from "zod";

/** A line that must be there. */
export const line = (most: number) => z.string().trim().min(1).max(most);

/** A line or several that may be empty; then null. */
export const lineOrNull = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => (text === "" ? null : text));

export const minutesWithin = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/** "08:30" as minutes after midnight; "24:00" is allowed. */
export const wallMinutes = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** An IANA zone, such as "Europe/London". */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return zone.includes("/") || zone === "UTC";
  } catch {
    return false;
  }
}
