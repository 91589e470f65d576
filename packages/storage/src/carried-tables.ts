import type { Tables } from "./schema.ts";

/** Every table with its key, in an order in which each refers only to those before it. */
export const carriedTables = {
  clinic: ["id"],
  location: ["clinic_id", "id"],
  resource: ["clinic_id", "id"],
  practitioner: ["clinic_id", "id"],
  service: ["clinic_id", "id"],
  service_segment: ["clinic_id", "service_id", "ordinal"],
  practitioner_service: ["clinic_id", "practitioner_id", "service_id"],
  opening_hours: ["clinic_id", "id"],
  hours_exception: ["clinic_id", "id"],
  person: ["clinic_id", "id"],
  visit: ["clinic_id", "id"],
  booking_request: ["clinic_id", "request_key"],
  occupancy: ["clinic_id", "resource_id", "lane", "cell"],
  screening: ["clinic_id", "visit_id"],
  consent: ["clinic_id", "visit_id", "point"],
  note: ["clinic_id", "id"],
  outcome: ["clinic_id", "id"],
  handover: ["clinic_id", "id"],
  summary: ["clinic_id", "id"],
  link: ["clinic_id", "token_hash"],
  outbox: ["clinic_id", "id"],
  mail: ["clinic_id", "id"],
  audit: ["clinic_id", "id"],
  user: ["id"],
  session: ["id"],
  account: ["id"],
  verification: ["id"],
  twoFactor: ["id"],
  passkey: ["id"],
  rateLimit: ["id"],
  membership: ["clinic_id", "user_id"],
  invitation: ["clinic_id", "id"],
} as const satisfies Record<Exclude<keyof Tables, "schema_version">, readonly string[]>;

export type CarriedTable = keyof typeof carriedTables;

/** Columns that PostgreSQL keeps as booleans and SQLite as 0 and 1: Better Auth's. */
export const booleans: ReadonlySet<string> = new Set(["emailVerified", "twoFactorEnabled", "verified", "backedUp"]);
