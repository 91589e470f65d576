export { bookableSlots, type Occupancy, onePerStart, type Search, type Slot } from "./bookable-slots.ts";
export { cellAt, cellSeconds, cellsOf, type Held, type Visit } from "./cells.ts";
export type {
  Calendar,
  Clinic,
  DateException,
  DateHours,
  Device,
  DoorHours,
  Location,
  Practitioner,
  Room,
  Rota,
} from "./clinic.ts";
export { nearestSlots } from "./nearest-slots.ts";
export { openSpans, type Span } from "./open-spans.ts";
export { cellsReached } from "./reach.ts";
export type { Competence, Segment, Service } from "./service.ts";
export { type SlotDay, slotsByDay } from "./slots-by-day.ts";
