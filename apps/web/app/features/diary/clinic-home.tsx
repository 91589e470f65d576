import { redirect } from "react-router";
import { languageOf, pathIn } from "../../words/language.ts";
import type { Route } from "./+types/clinic-home";

/** A clinic's day begins with its diary. */
export function loader({ params, url }: Route.LoaderArgs) {
  throw redirect(pathIn(languageOf(url.pathname), `/staff/${params.clinic}/diary`));
}
