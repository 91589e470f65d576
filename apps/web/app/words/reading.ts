import { createContext, useContext } from "react";
import type { words } from "./reading.en.ts";
import type { InAnyLanguage } from "./words.ts";

/** Every sentence of pages of reading, which ship no script. */
export type ReadingWords = InAnyLanguage<typeof words>;

/** Given by entry.server.tsx alone. */
export const ReadingContext = createContext<ReadingWords | undefined>(undefined);

/** The words of a page of reading, in its language. On the server only. */
export function useReadingWords(): ReadingWords {
  const words = useContext(ReadingContext);
  if (words === undefined) throw new Error("useReadingWords stands on a page with script");
  return words;
}
