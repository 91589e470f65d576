export { type Actor, append, auditEntries, type Entry, noteSeen } from "./audit.ts";
export { backUp, move, restore } from "./backup.ts";
export {
  changeClinic,
  clinicById,
  clinicBySlug,
  createClinic,
  everyClinic,
  removeSetUp,
  replaceWeek,
  type SetUp,
  type SetUpTable,
  saveSetUp,
  setUpOf,
} from "./clinics.ts";
export { diaryStamp, type Period, screeningOf, visitById, visitsBetween, visitsOf } from "./diary.ts";
export { cellsHeldByOthers, type DiaryEntry, diaryEntries, holdsOf, type Stretch } from "./diary-entries.ts";
export { Fault, type FaultCode } from "./fault.ts";
export {
  dropExpiredHandovers,
  keepHandover,
  keepSummary,
  type ReadHandover,
  readHandover,
} from "./handovers.ts";
export { countAttempt, forgetAttempts } from "./lockout.ts";
export { keepMail, mailsOf, noteSent } from "./mail.ts";
export { type Cell, cellsHeld, type Hold } from "./occupancy.ts";
export {
  claimErrands,
  completeErrand,
  type Errand,
  leaveErrands,
  postponeErrand,
  stuckErrands,
} from "./outbox.ts";
export { findPeople, folded, type PersonDetails, personById } from "./people.ts";
export { changePerson } from "./person-details.ts";
export { erasePerson, exportPerson, type PersonalData, tracesOf } from "./personal-data.ts";
export type { Carried } from "./rows.ts";
export type * from "./schema.ts";
export {
  acceptInvitation,
  endMembership,
  invitationBy,
  invite,
  type Member,
  type Membership,
  membershipAt,
  membershipsOf,
  membersOf,
  openInvitations,
  setRole,
  userByEmail,
  withdrawInvitation,
} from "./staff.ts";
export {
  migrate,
  type OpenOptions,
  openAsItIs,
  openStorage,
  type Place,
  placeFrom,
  type Storage,
  type Write,
} from "./storage.ts";
export {
  addNote,
  addOutcome,
  noteConsent,
  outcomesOf,
  type VisitRecord,
  visitRecord,
} from "./visit-record.ts";
export {
  type Answered,
  type Appointment,
  type Booked,
  type Booking,
  bookedBefore,
  bookVisit,
  type Cancellation,
  type Changed,
  cancelVisit,
  type Move,
  markVisit,
  moveVisit,
  type Screening,
} from "./visits.ts";
