import {
  isRouteErrorResponse,
  Outlet,
  useLoaderData,
  useParams,
  useRouteError,
  useRouteLoaderData,
} from "react-router";
import { languageOf } from "../../words/language.ts";
import { staffWordsIn } from "../../words/staff.server.ts";
import { StaffWordsContext, useStaffWords } from "../../words/staff.ts";
import { useAt, useLanguage, useWords } from "../../words/words.ts";
import type { Route } from "./+types/staff";
import { recognise, refuseOtherSites } from "./door.server.ts";
import { StaffPage } from "./staff-page.tsx";

export const middleware: Route.MiddlewareFunction[] = [refuseOtherSites, recognise];

export function loader({ url }: Route.LoaderArgs) {
  return { words: staffWordsIn[languageOf(url.pathname)] };
}

/** The words do not change while one stays in a language. */
export const shouldRevalidate = () => false;

/** Everything for staff: its words, and who is signed in. */
export default function Staff() {
  return (
    <StaffWordsContext value={useLoaderData<typeof loader>().words}>
      <Outlet />
    </StaffWordsContext>
  );
}

export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>(`${useLanguage()}/staff`);
  const general = useWords();
  if (data === undefined) {
    return (
      <main id="content">
        <h1>{general.broken.title}</h1>
        <p>{general.broken.text}</p>
      </main>
    );
  }
  return (
    <StaffWordsContext value={data.words}>
      <Refused />
    </StaffWordsContext>
  );
}

function Refused() {
  const error = useRouteError();
  const { refused } = useStaffWords();
  const { clinic } = useParams();
  const at = useAt();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const [title, text] =
    status === 403
      ? [refused.title, refused.text]
      : status === 404
        ? [refused.missing, refused.missingText]
        : [refused.other, refused.otherText];
  return (
    <StaffPage title={title} bare>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href={at(clinic === undefined || status === 404 ? "/staff" : `/staff/${clinic}/diary`)}>{refused.back}</a>
      </p>
    </StaffPage>
  );
}
