import { createContext, type MiddlewareFunction } from "react-router";
import { pathWithoutLanguage } from "./words/language.ts";

/** Takes the pattern of the page that answers, such as "/causes/:id", without its language. */
export const routeNote = createContext<(pattern: string) => void>(() => undefined);

/** Tells the door which page answers, for its log and its figures: an address itself may hold a token. */
export const noteRoute: MiddlewareFunction<Response> = ({ context, pattern }) => {
  context.get(routeNote)(pathWithoutLanguage(pattern.startsWith("/") ? pattern : `/${pattern}`));
};
