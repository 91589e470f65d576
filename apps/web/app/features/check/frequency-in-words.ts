import { naturalFrequency } from "@backroot/reasoning";
import { useWords } from "../../words/words.ts";

/** Says a chance as a count: "about 3 in 10". */
export function useFrequencyInWords(): (p: number) => string {
  const words = useWords().result;
  return (p) => {
    const { count, of, bound } = naturalFrequency(p);
    if (bound === "less") return words.fewer;
    if (bound === "more") return words.more;
    return words.about.replace("{count}", String(count)).replace("{of}", String(of));
  };
}
