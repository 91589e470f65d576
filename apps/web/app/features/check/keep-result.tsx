import { Link, useNavigate } from "react-router";
import { Button } from "../../ui/button/button.tsx";
import { useAt, useLanguage, useWords } from "../../words/words.ts";
import { useCheck } from "./check.tsx";
import style from "./result.module.css";

/** What can be done with a result: print it, take it along, compare it, begin anew, delete it. */
export function KeepResult() {
  const { forget, startAgain, record, model, wording } = useCheck();
  const words = useWords();
  const at = useAt();
  const navigate = useNavigate();
  const language = useLanguage();
  const download = async (form: "fhir" | "json") => {
    const { fileOf } = await import("./take-along.ts");
    const { name, type, text } = fileOf(record, form, model, wording, language);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    // Some browsers begin to read only after the click has returned.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <section className={style.stack}>
      <div>
        <h2>{words.result.keep}</h2>
        <p className={style.soft}>{words.result.keepHint}</p>
      </div>
      <p className={style.keep}>
        <Link to={at("/check/summary")}>{words.result.summary}</Link>
        <Link to={at("/check/past")}>{words.result.past}</Link>
        {record.finished !== undefined && <a href={at("/hand-over")}>{words.result.handOver}</a>}
        <Button kind="quiet" onPress={() => download("json")}>
          {words.result.download} (JSON)
        </Button>
        <Button kind="quiet" onPress={() => download("fhir")}>
          {words.result.download} (FHIR R4)
        </Button>
      </p>
      <p className={style.keep}>
        <Button
          onPress={() => {
            startAgain();
            navigate(at("/check"));
          }}
        >
          {words.result.again}
        </Button>
        <Button
          kind="quiet"
          onPress={() => {
            forget();
            navigate(at("/check"));
          }}
        >
          {words.result.delete}
        </Button>
      </p>
      <p className={style.soft}>{words.check.kept}</p>
    </section>
  );
}
