import type { Case } from "@backroot/reasoning";

/** What is wrong with a line, said so that it can be mended. */
export type LineProblem = Readonly<{ code: string; message: string }>;

export type CaseLine = Readonly<{ id: string | number | null; given: Case; story: string | undefined }>;

const fields = ["id", "age", "sex", "present", "absent", "story"];

/**
 * Reads one line of `assess`: `{"id", "age", "sex", "present", "absent", "story"}`.
 *
 * Other fields are left alone, unless their name is a slip of one of these: a misspelt `present` would otherwise be lost.
 */
export function readCaseLine(text: string): CaseLine | Readonly<{ id: string | number | null; problem: LineProblem }> {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch (error) {
    const why = (error as Error).message.split(/, ?"|in JSON/)[0]!.trim();
    return { id: null, problem: { code: "not_json", message: `the line is not JSON: ${why}` } };
  }
  if (typeof line !== "object" || line === null || Array.isArray(line)) {
    return {
      id: null,
      problem: { code: "not_a_case", message: 'a case is an object, such as {"id": "1", "present": ["fever"]}' },
    };
  }
  const { id: givenId, age, sex, present, absent, story } = line as Record<string, unknown>;
  const id = typeof givenId === "string" || typeof givenId === "number" ? givenId : null;
  const wrong = (field: string, should: string) => ({
    id,
    problem: { code: "wrong_type", message: `"${field}" must be ${should}` },
  });
  if (givenId !== undefined && id === null && givenId !== null) return wrong("id", "a text or a number");
  for (const key of Object.keys(line)) {
    const meant = fields.includes(key) ? undefined : fields.find((field) => slip(key, field));
    if (meant !== undefined) {
      return { id, problem: { code: "unknown_field", message: `there is no field "${key}"; is "${meant}" meant?` } };
    }
  }
  if (age !== undefined && age !== null && typeof age !== "number") return wrong("age", "a number of years or null");
  if (sex !== undefined && sex !== null && typeof sex !== "string") return wrong("sex", '"female", "male" or null');
  if (present !== undefined && !isTexts(present)) return wrong("present", "a list of finding ids");
  if (absent !== undefined && !isTexts(absent)) return wrong("absent", "a list of finding ids");
  if (story !== undefined && story !== null && typeof story !== "string") return wrong("story", "a text");
  const given: Case = { age: age ?? null, sex: sex ?? null, present: present ?? [], absent: absent ?? [] };
  return { id, given, story: story ?? undefined };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}

/** One letter added, missing, changed, in another case, or two swapped. */
function slip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || b.length < 3) return false;
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  if (x === y) return true;
  let start = 0;
  while (start < Math.min(x.length, y.length) && x[start] === y[start]) start++;
  const [restX, restY] = [x.slice(start), y.slice(start)];
  if (restX.slice(1) === restY.slice(1) || restX.slice(1) === restY || restX === restY.slice(1)) return true;
  return restX[0] === restY[1] && restX[1] === restY[0] && restX.slice(2) === restY.slice(2);
}
