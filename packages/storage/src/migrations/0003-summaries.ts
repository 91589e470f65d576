import type { Migration } from "../migrate.ts";

/** Summaries that a person handed over and staff kept with a visit, as they were opened; part of the clinic's record from then on. */
export const summaries: Migration = {
  name: "0003-summaries",
  statements: [
    `create table summary (
      clinic_id text not null references clinic (id),
      id text not null,
      visit_id text not null,
      handover_id text not null,
      body text not null,
      kept_by text not null,
      kept_at bigint not null,
      primary key (clinic_id, id),
      unique (clinic_id, handover_id),
      foreign key (clinic_id, visit_id) references visit (clinic_id, id),
      foreign key (clinic_id, handover_id) references handover (clinic_id, id)
    )`,
    "create index summary_by_visit on summary (clinic_id, visit_id)",
  ],
};
