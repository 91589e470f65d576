/** The two families of engines; PGlite is PostgreSQL. */
export type Engine = "sqlite" | "postgresql";

/** Seconds since 1970 in UTC. */
type Instant = number;
/** 2026-11-22. */
type PlainDate = string;
/** JSON, as text. */
type Json = string;
type Flag = 0 | 1;

export type ClinicRow = {
  id: string;
  slug: string;
  name: string;
  phone: string | null;
  email: string | null;
  language: string;
  /** ISO 4217, such as EUR. */
  currency: string;
  /** A visit is booked at least so long ahead, at most so many days, and starts on whole steps. */
  notice_min: number;
  horizon_days: number;
  step_min: number;
  /** A person may move or cancel until so long before the visit. */
  change_limit_min: number;
  mail_texts: Json;
  demo: Flag;
  created_at: Instant;
  /** Grows with every change of what the clinic has set up. */
  set_up_revision: number;
};

export type LocationRow = {
  clinic_id: string;
  id: string;
  name: string;
  address: string;
  directions: string | null;
  phone: string | null;
  /** IANA name. */
  zone: string;
};

/** Whatever a visit can hold for a time. */
export type ResourceRow = {
  clinic_id: string;
  id: string;
  kind: "practitioner" | "room" | "device";
  location_id: string | null;
  /** What kind of room or device, such as shockwave; null for a practitioner. */
  type: string | null;
  name: string;
  position: number;
  active: Flag;
};

/** What is known of a resource that is a practitioner; the same id. */
export type PractitionerRow = {
  clinic_id: string;
  id: string;
  profession: string;
  registration_body: string | null;
  registration_number: string | null;
  about: string | null;
  /** The most visits that start on one local day; null for no cap. */
  daily_cap: number | null;
  user_id: string | null;
};

export type ServiceRow = {
  clinic_id: string;
  id: string;
  /** Id of the treatment whose evidence and safety questions apply. */
  treatment: string;
  name: string;
  description: string;
  /** The clinic's own words beside the evidence label. */
  evidence_note: string | null;
  length_min: number;
  before_min: number;
  after_min: number;
  /** In the clinic's currency's smallest unit. */
  price_minor: number | null;
  /** Types of room that will do, as a JSON array; empty when none is needed. */
  room_types: Json;
  /** Where the service differs from its clinic; null where it does not. */
  notice_min: number | null;
  horizon_days: number | null;
  step_min: number | null;
  /** Whether a person may book it without calling. */
  online: Flag;
  position: number;
  active: Flag;
};

/** A device used for a part of the visit, and cleaned after it. Minutes from the visit's start. */
export type ServiceSegmentRow = {
  clinic_id: string;
  service_id: string;
  ordinal: number;
  device_type: string;
  from_min: number;
  to_min: number;
  cleaning_min: number;
};

export type PractitionerServiceRow = {
  clinic_id: string;
  practitioner_id: string;
  service_id: string;
  /** The last day on which they may do it. */
  competent_until: PlainDate | null;
};

/** Weekly hours or breaks of a location, or of one resource there. Monday is 1; `closes_min` is above 1440 after midnight. */
export type OpeningHoursRow = {
  clinic_id: string;
  id: string;
  location_id: string;
  resource_id: string | null;
  kind: "open" | "break";
  weekday: number;
  opens_min: number;
  closes_min: number;
};

/** One date that differs from the week; a holiday or a closed day has no hours. */
export type HoursExceptionRow = {
  clinic_id: string;
  id: string;
  location_id: string;
  resource_id: string | null;
  date: PlainDate;
  kind: "holiday" | "closed" | "instead" | "extra";
  opens_min: number | null;
  closes_min: number | null;
  reason: string | null;
};

/** Somebody who is seen at the clinic. Has no account. */
export type PersonRow = {
  clinic_id: string;
  id: string;
  name: string;
  /** The name as it is searched for: folded, without accents. */
  search: string;
  birth_date: PlainDate | null;
  email: string | null;
  phone: string | null;
  language: string;
  /** Where they were when they booked, as an IANA name. */
  zone: string | null;
  created_at: Instant;
  updated_at: Instant;
};

export type VisitState = "booked" | "arrived" | "done" | "missed" | "cancelled";

export type VisitRow = {
  clinic_id: string;
  id: string;
  /** A block is time that nobody may book: a break, a meeting, a repair. */
  kind: "visit" | "block";
  state: VisitState;
  /** Null for a block, and once the person is erased. */
  person_id: string | null;
  service_id: string | null;
  practitioner_id: string | null;
  room_id: string | null;
  location_id: string;
  starts_at: Instant;
  ends_at: Instant;
  /** iCalendar's SEQUENCE: grows when the time or place changes. */
  sequence: number;
  /** Grows with every change. */
  revision: number;
  source: "web" | "api" | "staff";
  title: string | null;
  price_minor: number | null;
  cautions: Json;
  override_reason: string | null;
  created_at: Instant;
  updated_at: Instant;
};

/** A request to book, so that the same request sent again books once. */
export type BookingRequestRow = {
  clinic_id: string;
  request_key: string;
  fingerprint: string;
  visit_id: string;
  created_at: Instant;
};

/** One five-minute cell that a visit holds of a resource. Lane 0 is taken whenever any lane is. */
export type OccupancyRow = { clinic_id: string; resource_id: string; lane: number; cell: number; visit_id: string };

/** The answers to the safety questions, kept with the visit. */
export type ScreeningRow = {
  clinic_id: string;
  visit_id: string;
  model_version: string;
  answers: Json;
  outcome: string;
  fired: Json;
  answered_at: Instant;
};

export type ConsentRow = {
  clinic_id: string;
  visit_id: string;
  point: string;
  given: Flag;
  noted_by: string;
  noted_at: Instant;
};

export type NoteRow = {
  clinic_id: string;
  id: string;
  visit_id: string;
  author_id: string;
  body: string;
  created_at: Instant;
};

export type OutcomeRow = {
  clinic_id: string;
  id: string;
  person_id: string;
  visit_id: string | null;
  instrument: "pain" | "peg";
  answers: Json;
  /** 0 to 100: 0 to 10 in tenths. */
  score_tenths: number;
  reported_at: Instant;
};

/** A summary encrypted in the browser; the ciphertext goes when it is read, and is emptied when nobody read it in time. */
export type HandoverRow = {
  clinic_id: string;
  id: string;
  visit_id: string | null;
  ciphertext: string | null;
  created_at: Instant;
  expires_at: Instant;
  read_at: Instant | null;
  read_by: string | null;
};

/** A summary that was handed over and read, kept with the visit. */
export type SummaryRow = {
  clinic_id: string;
  id: string;
  visit_id: string;
  handover_id: string;
  body: Json;
  kept_by: string;
  kept_at: Instant;
};

/** A link sent to a person; only the hash of its token is known. */
export type LinkRow = {
  clinic_id: string;
  token_hash: string;
  purpose: string;
  visit_id: string;
  created_at: Instant;
  expires_at: Instant;
  used_at: Instant | null;
};

export type OutboxRow = {
  clinic_id: string;
  id: string;
  kind: string;
  payload: Json;
  visit_id: string | null;
  person_id: string | null;
  due_at: Instant;
  attempts: number;
  claimed_until: Instant | null;
  claimed_by: string | null;
  done_at: Instant | null;
  failure: string | null;
  created_at: Instant;
};

export type MailRow = {
  clinic_id: string;
  id: string;
  /** The errand that sends it: one mail each, however often it is tried. */
  errand_id: string;
  visit_id: string | null;
  person_id: string | null;
  recipient: string;
  subject: string;
  body: string;
  calendar: string | null;
  created_at: Instant;
  sent_at: Instant | null;
};

export type AuditRow = {
  clinic_id: string;
  id: string;
  at: Instant;
  actor_kind: "staff" | "person" | "system";
  actor_id: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  /** Ids and codes only; never names, answers or free text. */
  detail: Json;
};

export type Role = "owner" | "practitioner" | "front_desk";

export type MembershipRow = { clinic_id: string; user_id: string; role: Role; created_at: Instant };

export type InvitationRow = {
  clinic_id: string;
  id: string;
  email: string;
  role: Role;
  token_hash: string;
  invited_by: string;
  created_at: Instant;
  expires_at: Instant;
  accepted_at: Instant | null;
};

/** Better Auth's own tables are read and written through it; here they are only carried from one database to another. */
type AccountRow = { id: string };

export type Tables = {
  schema_version: { version: number; name: string; applied_at: Instant };
  clinic: ClinicRow;
  location: LocationRow;
  resource: ResourceRow;
  practitioner: PractitionerRow;
  service: ServiceRow;
  service_segment: ServiceSegmentRow;
  practitioner_service: PractitionerServiceRow;
  opening_hours: OpeningHoursRow;
  hours_exception: HoursExceptionRow;
  person: PersonRow;
  visit: VisitRow;
  booking_request: BookingRequestRow;
  occupancy: OccupancyRow;
  screening: ScreeningRow;
  consent: ConsentRow;
  note: NoteRow;
  outcome: OutcomeRow;
  handover: HandoverRow;
  summary: SummaryRow;
  link: LinkRow;
  outbox: OutboxRow;
  mail: MailRow;
  audit: AuditRow;
  user: AccountRow;
  session: AccountRow;
  account: AccountRow;
  verification: AccountRow;
  twoFactor: AccountRow;
  passkey: AccountRow;
  rateLimit: AccountRow;
  membership: MembershipRow;
  invitation: InvitationRow;
};
