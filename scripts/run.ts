import { spawn } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { root } from "../apps/cli/src/load.ts";
import { findBrowser } from "./browser.ts";
import { build, writeContent } from "./build.ts";

/** How many checks of a step passed and failed. */
type Tally = Readonly<{ passed: number; failed: number }>;

const bin = (name: string) => join(root, "node_modules", ...name.split("/"));
const node = process.execPath;

const steps = {
  types: async () => {
    writeContent();
    await command(node, [bin("@react-router/dev/bin.cjs"), "typegen"], { cwd: join(root, "apps", "web") });
    return sum(
      await Promise.all(
        [".", "e2e", "apps/web"].map((project) => one(bin(".bin/tsc"), ["--pretty", "false", "-p", project])),
      ),
    );
  },
  lint: () => one(bin(".bin/biome"), ["check", "--error-on-warnings", "."]),
  content: () => one(node, ["apps/cli/src/main.ts", "content"]),
  unit: async () => {
    const files = globSync("{packages,apps,scripts,bench}/**/*.test.ts", {
      cwd: root,
      exclude: (path) => path.includes("node_modules"),
    });
    const { code, out } = await command(node, [
      "--test",
      // Its own choice leaves a core idle, which is half of two.
      `--test-concurrency=${availableParallelism()}`,
      "--test-reporter=spec",
      ...files,
    ]);
    const count = (what: string) => Number(new RegExp(`^ℹ ${what} (\\d+)`, "m").exec(out)?.[1] ?? 0);
    if (count("skipped") > 0) console.log(`${count("skipped")} left out; each says why at its ﹣ above`);
    const [passed, failed] = [count("pass"), count("fail") + count("cancelled")];
    return code === 0 ? { passed, failed } : { passed, failed: Math.max(1, failed) };
  },
  evaluation: () => one(node, ["bench/evaluate.ts", "--check"]),
  browser: async () => {
    await build();
    process.env.BACKROOT_BROWSER = await findBrowser();
    const { code } = await command(node, [bin("@playwright/test/cli.js"), "test", "-c", "e2e/playwright.config.ts"]);
    const { expected, unexpected, flaky } = JSON.parse(
      readFileSync(join(root, "test-results", "e2e.json"), "utf8"),
    ).stats;
    if (flaky > 0) console.log(`${flaky} flaky: passed when run again`);
    return { passed: expected + flaky, failed: unexpected + (code !== 0 && unexpected === 0 ? 1 : 0) };
  },
} satisfies Record<string, () => Promise<Tally>>;

/** Runs the steps in order, all of them whatever fails, and ends with `N passed, N failed`. Returns the exit status. */
export async function run(names: readonly (keyof typeof steps)[]): Promise<number> {
  let total: Tally = { passed: 0, failed: 0 };
  for (const name of names) {
    const start = performance.now();
    console.log(`— ${name}`);
    let tally: Tally;
    try {
      tally = await steps[name]();
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
      tally = { passed: 0, failed: 1 };
    }
    total = sum([total, tally]);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(
      `${tally.failed === 0 ? "✔" : "✖"} ${name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`,
    );
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }));
}

/** A command that passes or fails as a whole. */
async function one(file: string, args: readonly string[]): Promise<Tally> {
  const { code } = await command(file, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function command(
  file: string,
  args: readonly string[],
  options: Readonly<{ cwd?: string }> = {},
): Promise<Readonly<{ code: number; out: string }>> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"], ...options });
    let out = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
      process.stdout.write(chunk);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, out }));
  });
}
