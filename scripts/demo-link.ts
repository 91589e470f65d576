import { everyClinic, invite, openStorage, type Place } from "@backroot/storage";

/**
 * A link by which whoever starts Backroot can see the demo clinic from inside: an invitation as its owner, new at each start
 * and used once. There is no demo password. Undefined where there is no demo clinic, and always in production.
 */
export async function demoLink(place: Place, url: string, production: boolean): Promise<string | undefined> {
  if (production) return undefined;
  const storage = await openStorage(place);
  try {
    const demo = (await everyClinic(storage)).find((clinic) => clinic.demo === 1);
    if (demo === undefined) return undefined;
    const who = { email: `owner@${demo.slug}.example`, role: "owner" } as const;
    const { token } = await invite(storage, demo.id, who, { kind: "system", id: null });
    return `${url}/staff/join/${token}`;
  } finally {
    await storage.close();
  }
}
