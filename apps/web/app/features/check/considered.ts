import type { Answers } from "@backroot/reasoning";
import { useEffect, useEffectEvent } from "react";

/** Told of the answers a person is about to give, so that what follows from them is there at once. Returns how to stop. */
export type Consider = (given: Answers) => () => void;

/** Tells of what would be answered if the person went on now; of nothing while there is no answer. */
export function useConsidered(consider: Consider, given: Answers | undefined): void {
  const tell = useEffectEvent(consider);
  const said = given && JSON.stringify(given);
  useEffect(() => (said === undefined ? undefined : tell(JSON.parse(said))), [said]);
}
