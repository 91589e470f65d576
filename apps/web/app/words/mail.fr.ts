import type { mailWords as english } from "./mail.en.ts";
import type { InAnyLanguage } from "./words.ts";

/** Les phrases des e-mails en français. */
export const mailWords = {
  confirmation: { subject: "Votre visite est réservée\u202f: {clinic}", opens: "Votre visite est réservée." },
  moved: { subject: "Votre visite a un nouvel horaire\u202f: {clinic}", opens: "Votre visite a un nouvel horaire." },
  cancelled: {
    subject: "Votre visite est annulée\u202f: {clinic}",
    opens: "Votre visite est annulée. Vous n’avez plus rien à faire.",
  },
  reminder: { subject: "Votre visite est dans deux jours\u202f: {clinic}", opens: "Votre visite est dans deux jours." },
  when: "Quand\u202f: {when}",
  whenThere: "Quand\u202f: {when}, heure du cabinet ({zone})",
  whenHere: "Là où vous avez réservé\u202f: {when} ({zone})",
  practitioner: "Avec\u202f: {name}",
  place: "Où\u202f: {name}, {address}",
  change: "La voir, la déplacer ou l’annuler\u202f:",
  see: "La voir, ou reprendre la visite dans les trois minutes\u202f:",
  phone: "Téléphone\u202f: {phone}",
  demo: "Ceci est un cabinet de démonstration. Personne n’y travaille.",
  calendar: "Visite\u202f: {clinic}",
  invitation: {
    subject: "Vous êtes invité à travailler à {clinic} avec Backroot",
    body: "{clinic} vous invite sur Backroot, où se tient son agenda, comme {role}.\n\nOuvrez ce lien d’ici une semaine et choisissez un mot de passe. Il sert une seule fois\u202f:\n{link}\n\nSi vous n’attendiez pas cela, n’y touchez pas. Il ne se passera rien.",
  },
  reset: {
    subject: "Un nouveau mot de passe pour Backroot",
    body: "Quelqu’un a demandé un nouveau mot de passe pour le compte Backroot de cette adresse.\n\nOuvrez ce lien d’ici une heure et choisissez-en un. Il sert une seule fois\u202f:\n{link}\n\nCe n’était pas vous\u202f? Alors n’y touchez pas. Votre mot de passe reste le même.",
  },
  roles: { owner: "propriétaire", practitioner: "praticien", front_desk: "accueil" },
} as const satisfies InAnyLanguage<typeof english>;
