import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * How Node runs a process that serves: its heap is collected before it has grown by half, so that it stays under 200 MB under load
 * where it would take 300.
 */
export const serverFlags = ["--max-semi-space-size=4", "--heap-growing-percent=25"];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Keeps what Node has made of our files, so that the next start is quicker, and 30 MB smaller without what reads TypeScript. */
export const serverEnvironment = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "backroot") };
