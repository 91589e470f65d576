import { benchFigure } from "./figure.ts";
import { benchKills } from "./kills.ts";
import { benchLoad } from "./load.ts";
import { benchPages } from "./pages.ts";
import { benchPlan } from "./plan.ts";
import { benchReading } from "./reading-age.ts";
import { benchReasoning } from "./reasoning.ts";
import { benchRecovery } from "./recovery.ts";
import { benchSlots } from "./slots.ts";

/** `npm run bench [part]`: every measure but the long ones, or those of one part. Quote medians; machines are noisy. */
const parts: Readonly<Record<string, () => void | Promise<void>>> = {
  reading: benchReading,
  figure: benchFigure,
  reasoning: benchReasoning,
  recovery: benchRecovery,
  slots: benchSlots,
  pages: benchPages,
  plan: benchPlan,
  load: benchLoad,
  kills: benchKills,
};

/** They take minutes, and a PostgreSQL server where there is one. */
const long = ["load", "kills"];

const wanted = process.argv[2];
if (wanted !== undefined && parts[wanted] === undefined) {
  console.error(`there is no bench called "${wanted}"; there is ${Object.keys(parts).join(", ")}`);
  process.exitCode = 2;
}
for (const [name, run] of Object.entries(parts))
  if (wanted === name || (wanted === undefined && !long.includes(name))) await run();
