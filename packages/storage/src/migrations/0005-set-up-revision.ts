import type { Migration } from "../migrate.ts";

/** Grows with every change of a clinic's set-up, so that a process knows whether what it has read is still so. */
export const setUpRevision: Migration = {
  name: "0005-set-up-revision",
  statements: ["alter table clinic add column set_up_revision integer not null default 0"],
};
