import type { PersonRow } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

export type PersonDetails = Readonly<{
  name: string;
  birthDate?: string | null;
  email?: string | null;
  phone?: string | null;
  /** BCP 47. */
  language: string;
  /** Where they are, as an IANA name. */
  zone?: string | null;
}>;

export async function addPerson(
  storage: Storage,
  trx: Write,
  clinicId: string,
  details: PersonDetails,
): Promise<string> {
  const [id, now] = [storage.newId(), storage.now()];
  await trx
    .insertInto("person")
    .values({
      clinic_id: clinicId,
      id,
      name: details.name,
      search: folded(details.name),
      birth_date: details.birthDate ?? null,
      email: details.email ?? null,
      phone: details.phone ?? null,
      language: details.language,
      zone: details.zone ?? null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return id;
}

/** A name as it is searched for: "Łukasz Muñoz" is found by "lukasz munoz". */
export function folded(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđßæœ]/g, (letter) => plain[letter]!)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Letters that Unicode does not take apart. */
const plain: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe" };

/** People of a clinic whose name has every word of `text`, or whose e-mail address or phone number is `text`; by name. */
export function findPeople(
  { read }: Storage,
  clinicId: string,
  text: string,
  limit = 20,
): Promise<readonly PersonRow[]> {
  const words = folded(text)
    .split(" ")
    .filter((word) => word !== "");
  const exact = text.trim();
  if (exact === "") return Promise.resolve([]);
  return read
    .selectFrom("person")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where((eb) =>
      eb.or([
        ...(words.length === 0 ? [] : [eb.and(words.map((word) => eb("search", "like", `%${word}%`)))]),
        eb("email", "=", exact),
        eb("email", "=", exact.toLowerCase()),
        eb("phone", "=", exact),
      ]),
    )
    .orderBy("search")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export function personById({ read }: Storage, clinicId: string, id: string): Promise<PersonRow | undefined> {
  return read
    .selectFrom("person")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("id", "=", id)
    .executeTakeFirst();
}
