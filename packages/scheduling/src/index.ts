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
export type { Competence, Segment, Service } from "./service.ts";
