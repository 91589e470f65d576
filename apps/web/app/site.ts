import { createContext, useCallback, useContext } from "react";

/** Where the site stands, such as "https://backroot.example", without a slash at its end; given once, around the whole app. */
export const SiteContext = createContext("");

/** Makes an address of ours absolute, for those who read it elsewhere: search engines, feeds, mail. */
export function useAbsolute(): (path: string) => string {
  const site = useContext(SiteContext);
  return useCallback((path) => site + path, [site]);
}
