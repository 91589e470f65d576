import { benchFigure } from "./figure.ts";
import { benchPages } from "./pages.ts";
import { benchPlan } from "./plan.ts";
import { benchReading } from "./reading-age.ts";
import { benchReasoning } from "./reasoning.ts";
import { benchRecovery } from "./recovery.ts";
import { benchSlots } from "./slots.ts";

/** `npm run bench [part]`: every measure, or those of one part. Quote medians; machines are noisy. */
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  reading: benchReading,
  figure: benchFigure,
  reasoning: benchReasoning,
  recovery: benchRecovery,
  slots: benchSlots,
  pages: benchPages,
  plan: benchPlan,
};

const wanted = process.argv[2];
if (wanted !== undefined && parts[wanted] === undefined) {
  console.error(`there is no bench called "${wanted}"; there is ${Object.keys(parts).join(", ")}`);
  process.exitCode = 2;
}
for (const [name, run] of Object.entries(parts)) if (wanted === undefined || wanted === name) await run();
