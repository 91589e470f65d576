import { readRecord } from "../device/check-record.ts";
import type { Language } from "../words/language.ts";
import { loadContent } from "./content.ts";
import { type Sheet, sheetOf } from "./summary.ts";

/**
 * The summary of the finished check on this device; undefined when there is none.
 *
 * @throws when the network fails
 */
export async function sheetOnDevice(language: Language): Promise<Sheet | undefined> {
  const content = await loadContent(language);
  const record = readRecord(content.model)?.record;
  return record?.finished === undefined ? undefined : sheetOf(record, content, language);
}
