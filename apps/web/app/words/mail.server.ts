import type { Language } from "./language.ts";
import { mailWords as en } from "./mail.en.ts";
import { mailWords as fr } from "./mail.fr.ts";
import type { InAnyLanguage } from "./words.ts";

/** Every sentence of the mails. */
export type MailWords = InAnyLanguage<typeof en>;

/** The words of mails in every language; none goes to a browser. */
export const mailWordsIn: Readonly<Record<Language, MailWords>> = { en, fr };
