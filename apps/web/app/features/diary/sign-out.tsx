import { redirect } from "react-router";
import { languageOf, pathIn } from "../../words/language.ts";
import type { Route } from "./+types/sign-out";
import { accounts, cookiesOf } from "./accounts.server.ts";

export async function action({ request, context, url }: Route.ActionArgs) {
  const { headers } = await context.get(accounts).api.signOut({ headers: request.headers, returnHeaders: true });
  throw redirect(pathIn(languageOf(url.pathname), "/staff/sign-in"), { headers: cookiesOf(headers) });
}

export function loader({ url }: Route.LoaderArgs) {
  throw redirect(pathIn(languageOf(url.pathname), "/staff"));
}
