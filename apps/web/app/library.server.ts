import type { Library, Wording } from "@backroot/knowledge";
import libraryFile from "./generated/library.json";
import wordingFile from "./generated/wording.json";

/** What people read, on the server only: reading pages are sent as finished words. */
export const library = libraryFile as unknown as Library;
export const wording = wordingFile as unknown as Wording;
