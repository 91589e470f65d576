import type { Library, Wording } from "@backroot/knowledge";
import libraryFile from "./generated/library.json";
import en from "./generated/wording.en.json";
import type { Language } from "./words/language.ts";

/** What people read, on the server only: reading pages are sent as finished words. */
export const library = libraryFile as unknown as Library;
export const wordingIn = { en } as unknown as Readonly<Record<Language, Wording>>;
