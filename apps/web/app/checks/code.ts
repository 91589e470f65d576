/** Crockford's digits: none is taken for another when read aloud or typed. */
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Fifteen digits of chance are 75 bits; the last one tells a slip. */
const length = 16;

/**
 * A new code: what whoever holds it may read. 16 signs in groups of four, such as "7K3Q-X9FD-02MT-HB5R".
 *
 * @param chance bytes of chance, {@link length} - 1 of them
 */
export function codeFrom(chance: Uint8Array): string {
  if (chance.length !== length - 1) throw new RangeError(`a code is made of ${length - 1} bytes, got ${chance.length}`);
  // 256 is a multiple of 32, so every digit is as likely as any other.
  const values = [...chance].map((byte) => byte % 32);
  return grouped([...values, checkOf(values)].map((value) => digits[value]).join(""));
}

/** A code as it was typed or said, or undefined when it has a slip in it. Case, spaces and dashes do not matter; O is 0, I and L are 1. */
export function readCode(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s–-]/g, "")
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  if (plain.length !== length) return undefined;
  const values = [...plain].map((sign) => digits.indexOf(sign));
  if (values.includes(-1)) return undefined;
  return checkOf(values.slice(0, -1)) === values.at(-1) ? grouped(plain) : undefined;
}

/** The code in what somebody pasted: the code itself, or a link that ends in it, with the clinic the link is for. */
export function codeIn(pasted: string): Readonly<{ code: string; clinic?: string }> | undefined {
  const [address = "", fragment] = pasted.trim().split("#");
  const code = readCode(fragment ?? address);
  if (code === undefined) return undefined;
  const clinic = /\/staff\/([\w-]+)/.exec(fragment === undefined ? "" : address)?.[1];
  return { code, ...(clinic !== undefined && { clinic }) };
}

const grouped = (plain: string) => plain.match(/.{4}/g)!.join("-");

/** Luhn's sum for 32 digits: changes with any one digit. */
function checkOf(values: readonly number[]): number {
  const sum = values.toReversed().reduce((before, value, i) => {
    const times = value * (i % 2 === 0 ? 2 : 1);
    return before + Math.floor(times / 32) + (times % 32);
  }, 0);
  return (32 - (sum % 32)) % 32;
}
