import { useState } from "react";
import type { CheckRecord } from "../../device/check-record.ts";
import { FileButton } from "../../ui/file-button/file-button.tsx";
import { Notice } from "../../ui/notice/notice.tsx";
import { useWords } from "../../words/words.ts";
import { useCheck } from "./check.tsx";

/** A check is a few kilobytes; a file larger than this is none, and is not read. */
const largestFile = 5_000_000;

/** Brings a downloaded check back from its file, and says what in the file did not fit. */
export function BringBack({ onRecord }: Readonly<{ onRecord: (record: CheckRecord) => void }>) {
  const { model } = useCheck();
  const words = useWords().past;
  const [told, setTold] = useState<Readonly<{ title: string; problems: readonly string[] }>>();

  const bring = async (file: File) => {
    if (file.size > largestFile) return setTold({ title: words.notBack, problems: [words.tooLarge] });
    const { recordIn } = await import("./take-along.ts");
    const { record, problems } = recordIn(await file.text(), model, new Date().toISOString());
    const said = problems.map(({ message }) => message);
    setTold({ title: record ? words.imported : words.notBack, problems: said });
    if (record) onRecord(record);
  };
  return (
    <>
      <p>{words.importHint}</p>
      <div>
        <FileButton types={[".json", "application/json", "application/fhir+json"]} onFile={bring}>
          {words.import}
        </FileButton>
      </div>
      {told && (
        <Notice title={told.title} live>
          {told.problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
    </>
  );
}
