import { Link } from "react-router";
import { Page } from "../../ui/page/page.tsx";
import { useAt } from "../../words/words.ts";
import style from "./plan.module.css";
import { usePlanContext } from "./plan.tsx";

/** Stands on a page of the plan before there is one. */
export function NoPlan({ title }: Readonly<{ title: string }>) {
  const { words } = usePlanContext();
  const at = useAt();
  return (
    <Page title={title} quiet>
      <div className={style.stack}>
        <h1>{words.noPlan.title}</h1>
        <p>
          {words.noPlan.text} <Link to={at("/plan/start")}>{words.noPlan.start}</Link>
        </p>
      </div>
    </Page>
  );
}
