import { run } from "./run.ts";

/** `npm run check`: types, formatting and lint, unit tests, content. Fast; the browser and the evaluation are in `npm test`. */
const steps = ["types", "lint", "unit", "content"] as const;
process.exitCode = await run(steps);
