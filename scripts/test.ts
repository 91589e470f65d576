import { run } from "./run.ts";

/** `npm test`: every check there is. The last line says how many passed and how many failed. */
const steps = ["types", "lint", "content", "unit", "evaluation", "browser"] as const;
process.exitCode = await run(steps);
