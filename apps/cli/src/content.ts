import { resolve } from "node:path";
import { formatProblem } from "@backroot/knowledge";
import { compileContent, contentLanguages, root } from "./load.ts";

/** Compiles the content under `folder` and says every problem. Exit status 1 when any is an error. */
export function content(folder = root): number {
  const from = resolve(folder);
  const languages = contentLanguages(from);
  const compiled = languages.map((language) => compileContent(from, language));
  const { model, care, treatments, library } = compiled[0]!;
  // What is wrong whatever the language is said once.
  const problems = [...new Map(compiled.flatMap((c) => c.problems.map((p) => [formatProblem(p), p]))).values()];
  for (const problem of problems) process.stdout.write(`${formatProblem(problem)}\n`);
  const errors = problems.filter((p) => p.severity === "error").length;
  const summary =
    model === undefined || errors > 0
      ? `${errors} errors, ${problems.length - errors} warnings; no model`
      : `${model.causes.length} causes, ${model.findings.length} findings, ${model.rules.length} rules, ${model.questions.length} questions, ${care!.exercises.length} exercises, ${treatments!.treatments.length} treatments, ${Object.keys(library.sources).length} sources; words in ${languages.join(", ")}; ${problems.length} warnings; model ${model.version}`;
  process.stdout.write(`${summary}\n`);
  return errors > 0 ? 1 : 0;
}
