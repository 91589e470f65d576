import type { ReactNode } from "react";
import { FileTrigger } from "react-aria-components";
import { Button } from "../button/button.tsx";

/** Asks for one file. `types` are endings and media types, such as ".json". */
export function FileButton({
  types,
  onFile,
  children,
}: Readonly<{ types: readonly string[]; onFile: (file: File) => void; children: ReactNode }>) {
  return (
    <FileTrigger acceptedFileTypes={types} onSelect={(files) => files?.[0] && onFile(files[0])}>
      <Button>{children}</Button>
    </FileTrigger>
  );
}
