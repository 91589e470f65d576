import { useCallback, useEffect, useState } from "react";

/** Counting aloud with the browser's own voice; off until the person turns it on. */
export function useVoice(locale: string): Readonly<{
  can: boolean;
  on: boolean;
  turn: (on: boolean) => void;
  speak: (words: string) => void;
}> {
  const can = typeof speechSynthesis !== "undefined";
  const [on, setOn] = useState(spoken);
  useEffect(() => () => stop(), []);
  const speak = useCallback(
    (words: string) => {
      if (!can || !on) return;
      stop();
      const said = new SpeechSynthesisUtterance(words);
      said.lang = locale;
      speechSynthesis.speak(said);
    },
    [can, on, locale],
  );
  const turn = useCallback((next: boolean) => {
    spoken = next;
    setOn(next);
    if (!next) stop();
  }, []);
  return { can, on, turn, speak };
}

/** Holds from one exercise to the next, until the page is left. */
let spoken = false;

function stop(): void {
  if (typeof speechSynthesis !== "undefined") speechSynthesis.cancel();
}
