import type { Migration } from "../migrate.ts";

/** Where a person was when they booked, so that mails can tell the time there beside the clinic's. */
export const personZone: Migration = {
  name: "0004-person-zone",
  statements: ["alter table person add column zone text"],
};
