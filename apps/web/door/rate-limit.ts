/** How many requests one address may make in a minute, by the kind of door it asks at. */
export type Limits = Readonly<Record<DoorKind, number>>;
export type DoorKind = "sign_in" | "booking" | "token" | "api" | "form";

/** For a clinic whose staff share one address, and far from what guessing or flooding needs. */
export const usualLimits: Limits = { sign_in: 20, booking: 30, token: 60, api: 600, form: 300 };

const windowMs = 60_000;
/** No more addresses are told apart in a minute: those that come after share one count. */
const mostAddresses = 50_000;

/**
 * Counts requests by address and door in windows of a minute. Addresses are in memory only, and until their window ends; each
 * process counts for itself.
 *
 * @returns tells the seconds an address has to wait before it may ask at a door again; 0 when it may now
 */
export function rateLimit(limits: Limits, now: () => number = Date.now): (address: string, kind: DoorKind) => number {
  let ends = 0;
  const counts = new Map<string, number>();
  return (address, kind) => {
    const at = now();
    if (counts.size === 0 || at >= ends) {
      counts.clear();
      ends = at + windowMs;
      setTimeout(() => now() >= ends && counts.clear(), windowMs).unref();
    }
    const own = `${kind} ${network(address)}`;
    const key = counts.size < mostAddresses || counts.has(own) ? own : `${kind} everyone else`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= limits[kind] ? 0 : Math.ceil((ends - at) / 1000);
  };
}

/** What one subscriber has: an IPv4 address, or the first half of an IPv6 one. */
function network(address: string): string {
  const four = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (four !== undefined) return four;
  const [left = "", right] = address.split("%", 1)[0]!.split("::") as [string?, string?];
  const [before, after] = [left, right ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const zeros = right === undefined ? 0 : Math.max(0, 8 - before!.length - after!.length);
  return [...before!, ...Array<string>(zeros).fill("0"), ...after!].slice(0, 4).join(":").toLowerCase();
}

/** Which door a request asks at; undefined for pages and files that are only read. */
export function doorOf(method: string, path: string): DoorKind | undefined {
  const reads = method === "GET" || method === "HEAD";
  const page = path.replace(/^\/[a-z]{2}(?=\/)/, "").replace(/\.data$/, "");
  if (/^\/api\/v1\/clinics\/[^/]+\/bookings\/?$/.test(path) && !reads) return "booking";
  if (/^\/staff\/(sign-in|join|password)\b/.test(page) && !reads) return "sign_in";
  if (/^\/staff\/(join|password)\/|^\/clinics\/[^/]+\/visits\/|\/handovers?\b/.test(page)) return "token";
  if (path.startsWith("/api/")) return "api";
  return reads ? undefined : "form";
}

/**
 * The limits a setting asks for: "off", or those that differ from the usual ones, as "booking=600, api=6000".
 */
export function limitsFrom(text: string | undefined): Limits | Readonly<{ refused: string }> {
  if (text === undefined || text === "") return usualLimits;
  const every = Object.keys(usualLimits) as DoorKind[];
  if (text === "off") return Object.fromEntries(every.map((kind) => [kind, Infinity])) as Limits;
  const differing = text.split(",").map((part) => /^\s*(\w+)\s*=\s*([1-9]\d{0,8})\s*$/.exec(part));
  if (differing.some((match) => match === null || !every.includes(match[1] as DoorKind)))
    return { refused: `BACKROOT_LIMITS must be off, or like booking=600,api=6000 (of ${every.join(", ")})` };
  return { ...usualLimits, ...Object.fromEntries(differing.map((match) => [match![1]!, Number(match![2])])) };
}

/**
 * Who asks: the other end of the connection, or what the last proxies wrote down when it is known how many there are. What
 * stands further left in X-Forwarded-For was written by who asks.
 *
 * @param hops how many proxies of our own a request comes through
 */
export function addressOf(peer: string | undefined, forwarded: string | undefined, hops: number): string {
  if (hops === 0 || forwarded === undefined) return peer ?? "";
  const told = forwarded.split(",").map((part) => part.trim());
  return told.at(-hops) ?? peer ?? "";
}
