import { parseCondition, testsIn } from "./condition.ts";
import type { Condition, Finding, Grade, Test } from "./model.ts";
import { nearest, type Problem } from "./problem.ts";
import type { Keys, YamlFile } from "./yaml-file.ts";

/** Where each kind of name is defined. */
const homes = {
  finding: "content/vocabulary.yaml",
  cause: "content/causes/",
  source: "content/sources.yaml",
  equipment: "content/equipment.yaml",
  exercise: "content/exercises/",
  habit: "content/habits/",
  treatment: "content/treatments/",
} as const;

/** What is known while the content is read: the names that exist, which of them were used, and what is wrong so far. */
export class Inspection {
  readonly problems: Problem[] = [];
  readonly findings = new Map<string, Finding>();
  /** Sides of sided sites: `site_shoulder_left` is a side of `site_shoulder`. */
  readonly sides = new Map<string, string>();
  readonly sources = new Set<string>();
  readonly causes = new Set<string>();
  readonly equipment = new Set<string>();
  readonly exercises = new Set<string>();
  readonly habits = new Set<string>();
  readonly treatments = new Set<string>();
  readonly usedFindings = new Set<string>();
  readonly usedSources = new Set<string>();

  /** Notes an unknown name with the nearest known one; true when it is known. */
  knows(kind: keyof typeof homes, name: string, file: YamlFile, keys: Keys): boolean {
    const known = {
      finding: this.findings,
      cause: this.causes,
      source: this.sources,
      equipment: this.equipment,
      exercise: this.exercises,
      habit: this.habits,
      treatment: this.treatments,
    }[kind];
    if (known.has(name)) {
      if (kind === "finding") this.usedFindings.add(name);
      if (kind === "source") this.usedSources.add(name);
      return true;
    }
    if (kind === "finding" && this.sides.has(name)) {
      this.usedFindings.add(this.sides.get(name)!);
      return true;
    }
    if (known.size === 0) return false; // its own file is broken, and says so
    const near = nearest(name, known.keys());
    const fix = near === undefined ? `add it to ${homes[kind]} or correct the name` : `did you mean "${near}"?`;
    file.error(`unknown_${kind}`, keys, `no ${kind} is called "${name}"; ${fix}`);
    return false;
  }

  /** A measured or derived figure needs a source; a judged one a source or a reason. */
  checkSourced(
    figure: Readonly<{ grade: Grade; sources: readonly string[]; note?: string | undefined }>,
    file: YamlFile,
    keys: Keys,
  ): void {
    figure.sources.forEach((source, i) => {
      this.knows("source", source, file, [...keys, "sources", i]);
    });
    if (figure.sources.length > 0) return;
    if (figure.grade !== "judged") {
      file.error(
        "missing_source",
        keys,
        `a ${figure.grade} figure needs its source; name it, or grade the figure "judged"`,
      );
    } else if (figure.note === undefined) {
      file.error("missing_source", keys, "a judged figure needs its reason; write it in `note`");
    }
  }

  /** Reads a condition and checks every name in it; undefined when it cannot be used. */
  condition(text: string, file: YamlFile, keys: Keys): Condition | undefined {
    const condition = parseCondition(text);
    if ("error" in condition) {
      const near = text.slice(condition.at, condition.at + 20);
      file.error(
        "not_a_condition",
        keys,
        `${condition.error} (at character ${condition.at + 1}${near && `, "${near}"`})`,
      );
      return undefined;
    }
    const sound = [...testsIn(condition)].map(({ test }) => this.checkTest(test, file, keys));
    return sound.every(Boolean) ? condition : undefined;
  }

  /** A single test, such as the `finding` of a figure. */
  test(text: string, file: YamlFile, keys: Keys): Test | undefined {
    const condition = this.condition(text, file, keys);
    if (condition === undefined) return undefined;
    if ("all" in condition || "any" in condition || "not" in condition) {
      file.error("not_a_condition", keys, `one finding was expected, not "${text}"`);
      return undefined;
    }
    return condition;
  }

  checkTest(test: Test, file: YamlFile, keys: Keys): boolean {
    if (!this.knows("finding", test.finding, file, keys)) return false;
    const finding = this.findings.get(test.finding);
    if (finding === undefined) return true; // a side
    if ("equals" in test) {
      if (finding.kind !== "choice") {
        file.error("unknown_value", keys, `${test.finding} takes no value; it is a ${finding.kind}`);
        return false;
      }
      if (!finding.values!.includes(test.equals)) {
        const near = nearest(test.equals, finding.values!);
        const fix = near === undefined ? `it has ${finding.values!.join(", ")}` : `did you mean "${near}"?`;
        file.error("unknown_value", keys, `${test.finding} has no value "${test.equals}"; ${fix}`);
        return false;
      }
      return true;
    }
    const wanted = "is" in test ? "number" : "bool";
    if (finding.kind !== wanted) {
      const how = {
        number: "compare it, as in severity>=8",
        choice: "name a value, as in onset=gradual_weeks_or_more",
        bool: "name it alone",
      };
      file.error("unknown_value", keys, `${test.finding} is a ${finding.kind}; ${how[finding.kind]}`);
      return false;
    }
    return true;
  }
}
