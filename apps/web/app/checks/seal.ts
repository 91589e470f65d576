/** Rounds of PBKDF2: OWASP's figure for SHA-256 of 2023. To try codes costs so much each. */
const rounds = 600_000;
/** Lengths are rounded up to this many bytes, so that they tell little of what is inside. */
const block = 4096;
const nonceLength = 12;

/** What the server is given: a name to keep it under, and what it cannot read. */
export type Sealed = Readonly<{ id: string; ciphertext: string }>;

/**
 * Encrypts a text for one clinic under a code. Name and key both follow from code and clinic, each by itself: whoever knows the
 * name knows nothing of the key.
 */
export async function sealed(text: string, code: string, clinic: string): Promise<Sealed> {
  const { id, key } = await keysOf(code, clinic);
  const packed = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  const padded = new Uint8Array(Math.ceil((packed.length + 4) / block) * block);
  new DataView(padded.buffer).setUint32(0, packed.length);
  padded.set(packed, 4);
  const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
  const secret = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, padded));
  const whole = new Uint8Array(nonceLength + secret.length);
  whole.set(nonce);
  whole.set(secret, nonceLength);
  return { id, ciphertext: written(whole) };
}

/** The name a code's summary is kept under at a clinic. */
export async function nameOf(code: string, clinic: string): Promise<string> {
  return (await keysOf(code, clinic)).id;
}

/** The text again; undefined when it was changed on its way, or is of another code or clinic. */
export async function unsealed(ciphertext: string, code: string, clinic: string): Promise<string | undefined> {
  const { key } = await keysOf(code, clinic);
  try {
    const whole = readBytes(ciphertext);
    const iv = whole.subarray(0, nonceLength);
    const padded = new Uint8Array(
      await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, whole.subarray(nonceLength)),
    );
    const length = new DataView(padded.buffer).getUint32(0);
    const packed = padded.slice(4, 4 + length);
    return new TextDecoder().decode(await through(packed, new DecompressionStream("deflate-raw")));
  } catch {
    return undefined;
  }
}

async function keysOf(code: string, clinic: string): Promise<Readonly<{ id: string; key: CryptoKey }>> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const base = await crypto.subtle.importKey("raw", bytes(code.replaceAll("-", "")), "PBKDF2", false, ["deriveBits"]);
  const salt = bytes(`backroot hand-over 1 ${clinic}`);
  const seed = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, base, 256);
  const root = await crypto.subtle.importKey("raw", seed, "HKDF", false, ["deriveBits", "deriveKey"]);
  const by = (info: string) => ({ name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes(info) });
  const id = written(new Uint8Array(await crypto.subtle.deriveBits(by("name"), root, 128)));
  const aes = { name: "AES-GCM", length: 256 };
  return { id, key: await crypto.subtle.deriveKey(by("key"), root, aes, false, ["encrypt", "decrypt"]) };
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream) {
  const out = new Blob([bytes]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(out).arrayBuffer());
}

/** Base64 for addresses (RFC 4648, section 5), without padding. */
function written(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function readBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
}
