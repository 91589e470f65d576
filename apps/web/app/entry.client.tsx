import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { HydratedRouter } from "react-router/dom";
import { SiteContext } from "./site.ts";
import { languageOf } from "./words/language.ts";
import { loadWords } from "./words/load.ts";
import { WordsContext } from "./words/words.ts";

const words = await loadWords(languageOf(location.pathname));
// As the server said it, so that both write the same page.
const site = new URL(document.querySelector<HTMLLinkElement>("link[rel=canonical]")?.href ?? location.href).origin;
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <SiteContext value={site}>
        <WordsContext value={words}>
          <HydratedRouter />
        </WordsContext>
      </SiteContext>
    </StrictMode>,
  );
});
