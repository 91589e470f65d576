import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { languageOf } from "./words/language.ts";
import { loadWords } from "./words/load.ts";
import { WordsContext } from "./words/words.ts";

const words = await loadWords(languageOf(location.pathname));
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <WordsContext value={words}>
        <HydratedRouter />
      </WordsContext>
    </StrictMode>,
  );
});
