import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem, ProblemCode } from "./problem.ts";

/** Where in a file: `["findings", 3, "p"]`. */
export type Keys = readonly (string | number)[];

/** A content file as data that still knows its lines, and a place to note what is wrong with it. */
export class YamlFile {
  readonly path: string;
  readonly data: unknown;
  readonly #lineOf: (keys: Keys) => number;
  readonly #problems: Problem[];

  /**
   * @param firstLine line of the surrounding file that `text` begins on: front matter starts on its second
   */
  constructor(path: string, text: string, problems: Problem[], firstLine = 1) {
    this.path = path;
    this.#problems = problems;
    const { lines, document } = parsed(path, text);
    const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line) + firstLine - 1;
    this.#lineOf = (keys) => {
      for (let depth = keys.length; depth > 0; depth--) {
        const parent = depth > 1 ? document.getIn(keys.slice(0, depth - 1), true) : document.contents;
        const key = isMap(parent) && parent.items.find(({ key: k }) => isScalar(k) && k.value === keys[depth - 1])?.key;
        const node = key || document.getIn(keys.slice(0, depth), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return firstLine;
    };
    for (const error of [...document.errors, ...document.warnings]) {
      problems.push({
        severity: "error",
        code: "not_yaml",
        path,
        line: lineAt(error.pos[0]),
        message: `${error.message.split("\n")[0]?.replace(/ at line \d+, column \d+:?$/, "")}`,
      });
    }
    this.data = document.errors.length > 0 ? undefined : toData(document, path, problems);
  }

  error(code: ProblemCode, keys: Keys, message: string): void {
    this.#note("error", code, keys, message);
  }

  warning(code: ProblemCode, keys: Keys, message: string): void {
    this.#note("warning", code, keys, message);
  }

  /** The part at `keys` in the shape it should have, or undefined with every mismatch noted. */
  read<T>(schema: z.ZodType<T>, keys: Keys = []): T | undefined {
    let part = this.data;
    for (const key of keys) part = (part as Record<string | number, unknown> | undefined)?.[key];
    const result = schema.safeParse(part);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const at = [...keys, ...issue.path.filter((k) => typeof k !== "symbol")];
      this.error("wrong_shape", at, describe(issue, at));
    }
    return undefined;
  }

  /** The list at `keys`, entry by entry, so that one bad entry never hides the others. */
  readList<T>(schema: z.ZodType<T>, keys: Keys): readonly Readonly<{ value: T; keys: Keys }>[] {
    let list = this.data;
    for (const key of keys) list = (list as Record<string | number, unknown> | undefined)?.[key];
    if (!Array.isArray(list)) {
      if (this.data !== undefined) this.error("wrong_shape", keys, `"${keys.join(".")}" must be a list`);
      return [];
    }
    return list.flatMap((_, i) => {
      const value = this.read(schema, [...keys, i]);
      return value === undefined ? [] : [{ value, keys: [...keys, i] }];
    });
  }

  #note(severity: Problem["severity"], code: ProblemCode, keys: Keys, message: string): void {
    this.#problems.push({ severity, code, path: this.path, line: this.#lineOf(keys), message });
  }
}

type Parsed = Readonly<{ text: string; lines: LineCounter; document: ReturnType<typeof parseDocument> }>;

/** The last reading of each path. Content is compiled once a language and over and over while it is edited; most files stay. */
const lastParsed = new Map<string, Parsed>();

function parsed(path: string, text: string): Parsed {
  const last = lastParsed.get(path);
  if (last?.text === text) return last;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true, logLevel: "error" });
  lastParsed.set(path, { text, lines, document });
  return { text, lines, document };
}

/** Aliases can blow a small file up to gigabytes; the parser refuses, and so do we, in words. */
function toData(document: ReturnType<typeof parseDocument>, path: string, problems: Problem[]): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    problems.push({ severity: "error", code: "not_yaml", path, line: 1, message });
    return undefined;
  }
}

function describe(issue: z.core.$ZodIssue, at: Keys): string {
  const where = at.length === 0 ? "the file" : `"${at.join(".")}"`;
  if (issue.code === "unrecognized_keys") {
    return `${where} has no key ${issue.keys.map((k) => `"${k}"`).join(", ")}; check its spelling or remove it`;
  }
  if (issue.code === "invalid_value") return `${where} must be one of ${issue.values.join(", ")}`;
  if (issue.code === "invalid_type" && issue.input === undefined)
    return `${where} is missing; it must be ${article(issue.expected)}`;
  if (issue.code === "invalid_type") return `${where} must be ${article(issue.expected)}`;
  return `${where}: ${issue.message}`;
}

function article(type: string): string {
  if (type === "array") return "a list";
  if (type === "object" || type === "record") return "a block of keys";
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
