/** Every sentence of the mails. */
export const mailWords = {
  confirmation: { subject: "Your visit is booked: {clinic}", opens: "Your visit is booked." },
  moved: { subject: "Your visit has a new time: {clinic}", opens: "Your visit has a new time." },
  cancelled: {
    subject: "Your visit is cancelled: {clinic}",
    opens: "Your visit is cancelled. You need do nothing more.",
  },
  reminder: { subject: "Your visit is in two days: {clinic}", opens: "Your visit is in two days." },
  when: "When: {when}",
  whenThere: "When: {when}, clinic time ({zone})",
  whenHere: "Where you booked from: {when} ({zone})",
  practitioner: "With: {name}",
  place: "Where: {name}, {address}",
  change: "See it, move it or cancel it:",
  see: "See it, or take the cancellation back within three minutes:",
  phone: "Phone: {phone}",
  demo: "This is a demo clinic. Nobody works there.",
  calendar: "Visit at {clinic}",
  invitation: {
    subject: "You are invited to work at {clinic} on Backroot",
    body: "{clinic} invites you to Backroot, where it keeps its diary, as {role}.\n\nOpen this link within a week and choose a password. It works once:\n{link}\n\nIf you did not expect this, leave it. Nothing happens then.",
  },
  reset: {
    subject: "A new password for Backroot",
    body: "Somebody asked for a new password for the Backroot account with this address.\n\nOpen this link within an hour and choose one. It works once:\n{link}\n\nWas it not you? Then leave it. Your password stays as it is.",
  },
  roles: { owner: "owner", practitioner: "practitioner", front_desk: "front desk" },
} as const;
