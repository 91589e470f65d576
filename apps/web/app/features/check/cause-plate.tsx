import { oftenFelt } from "@backroot/reasoning";
import comesFrom from "../../generated/comes-from.json";
import { AnatomyPlate } from "../../ui/anatomy/anatomy-plate.tsx";
import { markedInWords } from "../../ui/anatomy/marked-in-words.ts";
import { useLanguage, useWords } from "../../words/words.ts";
import { useCheck } from "./check.tsx";

const sources: Readonly<Record<string, readonly string[]>> = comesFrom;

/** Where the pain of one cause comes from and where it is often felt, as a drawing and in words. */
export function CausePlate({ cause }: Readonly<{ cause: string }>) {
  const { model, wording } = useCheck();
  const { anatomy } = useWords();
  const language = useLanguage();
  const source = sources[cause] ?? [];
  const spreads = oftenFelt(model, cause);
  return (
    <AnatomyPlate
      source={source}
      spreads={spreads}
      title={anatomy.plate}
      description={markedInWords(source, spreads, anatomy, wording.anatomy, language)}
      legend={{ source: anatomy.from, spreads: anatomy.felt }}
    />
  );
}
