import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "../apps/cli/src/load.ts";

const web = join(root, "apps", "web");
const client = join(web, "build", "client");

/** Pages that work without a network once they have been opened: those that keep everything on the device. */
const offlinePages = /\/(check|plan|settings)(\/|$)/;

type Assets = Readonly<{
  entry: Part;
  routes: Readonly<Record<string, Part & { readonly id: string; readonly parentId?: string; readonly path?: string }>>;
  url: string;
}>;
type Part = Readonly<{ module: string; imports?: readonly string[]; css?: readonly string[] }>;

/** Writes the service worker of the built app, with the files and pages that the check needs. */
export async function writeServiceWorker(): Promise<void> {
  const { assets } = (await import(pathToFileURL(join(web, "build", "server", "index.js")).href)) as { assets: Assets };
  const { pages, parts } = offlineRoutes(assets);
  const files = withWhatTheyName([assets.url, "/mark.svg", ...[assets.entry, ...parts].flatMap(filesOf)]);
  const hash = createHash("sha256");
  for (const file of files) hash.update(file);
  const kept = { version: hash.digest("hex").slice(0, 16), files, pages };
  const worker = readFileSync(join(web, "service-worker.js"), "utf8");
  writeFileSync(
    join(client, "service-worker.js"),
    worker.replace("KEPT_BY_THE_BUILD", () => JSON.stringify(kept)),
  );
}

/** The pages that work offline in every language, and the parts they are made of. */
function offlineRoutes({ routes }: Assets): Readonly<{ pages: readonly string[]; parts: readonly Part[] }> {
  const pages: string[] = [];
  const parts = new Set<Part>();
  for (const route of Object.values(routes)) {
    const line: (typeof route)[] = [];
    for (let at: typeof route | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined)
      line.push(at);
    const path = `/${line
      .map((part) => part.path)
      .filter(Boolean)
      .reverse()
      .join("/")}`.replace(/\/+/g, "/");
    if (!offlinePages.test(path)) continue;
    pages.push(path);
    for (const part of line) parts.add(part);
  }
  return { pages: [...new Set(pages)].sort(), parts: [...parts] };
}

function filesOf({ module, imports = [], css = [] }: Part): readonly string[] {
  return [module, ...imports, ...css];
}

/** These files, and every file of ours that one of them names: chunks loaded later, fonts, the model and its words. */
function withWhatTheyName(first: readonly string[]): readonly string[] {
  const all = new Set<string>();
  const queue = [...first];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (all.has(file)) continue;
    all.add(file);
    // The route manifest names every page's files; only those of the pages above are wanted.
    if (!/\.(js|css)$/.test(file) || /\/manifest-/.test(file)) continue;
    for (const [, name] of readFileSync(join(client, file), "utf8").matchAll(/["'(./]assets\/([\w.-]+)/g)) {
      queue.push(`/assets/${name}`);
    }
    for (const [, name] of readFileSync(join(client, file), "utf8").matchAll(/["']\.\/([\w.-]+\.(?:js|css))["']/g)) {
      queue.push(`/assets/${name}`);
    }
  }
  return [...all].sort();
}
