import { membershipsOf } from "@backroot/storage";
import { redirect } from "react-router";
import { records } from "../../records.server.ts";
import { languageOf, pathIn } from "../../words/language.ts";
import { useStaffWords } from "../../words/staff.ts";
import type { Route } from "./+types/door";
import { requireUser } from "./door.server.ts";
import { StaffPage } from "./staff-page.tsx";

/** Leads to the clinic one works at. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const [first] = await membershipsOf(context.get(records), requireUser(context, url).id);
  if (first !== undefined) throw redirect(pathIn(languageOf(url.pathname), `/staff/${first.slug}/diary`));
  return null;
}

export default function Door() {
  const { signIn } = useStaffWords();
  return (
    <StaffPage title={signIn.title} bare>
      <p>{signIn.noClinic}</p>
    </StaffPage>
  );
}
