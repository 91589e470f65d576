import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { type Actor, append } from "./audit.ts";
import { type Errand, enqueue } from "./outbox.ts";
import type { ClinicRow, InvitationRow, Role } from "./schema.ts";
import type { Storage, Write } from "./storage.ts";

export type Membership = Readonly<{ clinicId: string; slug: string; clinic: string; role: Role }>;

/** The clinics a user works at, by name. */
export function membershipsOf({ read }: Storage, userId: string): Promise<readonly Membership[]> {
  return read
    .selectFrom("membership")
    .innerJoin("clinic", "clinic.id", "membership.clinic_id")
    .select(["clinic.id as clinicId", "clinic.slug", "clinic.name as clinic", "membership.role"])
    .where("user_id", "=", userId)
    .orderBy("clinic.name")
    .execute();
}

/** The clinic called `slug` and what the user may be there; undefined when they do not work there or it does not exist. */
export async function membershipAt(
  { read }: Storage,
  slug: string,
  userId: string,
): Promise<Readonly<{ clinic: ClinicRow; role: Role }> | undefined> {
  const row = await read
    .selectFrom("clinic")
    .innerJoin("membership", "membership.clinic_id", "clinic.id")
    .selectAll("clinic")
    .select("membership.role")
    .where("clinic.slug", "=", slug)
    .where("membership.user_id", "=", userId)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { role, ...clinic } = row;
  return { clinic, role };
}

export type Member = Readonly<{ userId: string; name: string; email: string; role: Role; since: number }>;

/** Everybody who works at a clinic, by name. */
export function membersOf({ read }: Storage, clinicId: string): Promise<readonly Member[]> {
  return read
    .selectFrom("membership")
    .innerJoin("user", "user.id", "membership.user_id")
    .select([
      "user.id as userId",
      sql<string>`"user"."name"`.as("name"),
      sql<string>`"user"."email"`.as("email"),
      "membership.role",
      "membership.created_at as since",
    ])
    .where("clinic_id", "=", clinicId)
    .orderBy(sql`"user"."name"`)
    .orderBy("user.id")
    .execute();
}

/** Gives a user a role at a clinic, or another one. A clinic keeps at least one owner. */
export function setRole(
  storage: Storage,
  clinicId: string,
  userId: string,
  role: Role,
  by: Actor,
): Promise<"kept" | "last_owner"> {
  return storage.write(async (trx) => {
    if (role !== "owner" && (await isLastOwner(storage, trx, clinicId, userId))) return "last_owner";
    await join(storage, trx, clinicId, userId, role);
    const subject = { kind: "staff", id: userId };
    await append(storage, trx, clinicId, { by, action: "staff.role", subject, detail: { role } });
    return "kept";
  });
}

/** Ends somebody's work at a clinic: they keep their account and lose their way in here. */
export function endMembership(
  storage: Storage,
  clinicId: string,
  userId: string,
  by: Actor,
): Promise<"ended" | "unknown_id" | "last_owner"> {
  return storage.write(async (trx) => {
    if (await isLastOwner(storage, trx, clinicId, userId)) return "last_owner";
    const { numDeletedRows } = await trx
      .deleteFrom("membership")
      .where("clinic_id", "=", clinicId)
      .where("user_id", "=", userId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return "unknown_id";
    await append(storage, trx, clinicId, { by, action: "staff.ended", subject: { kind: "staff", id: userId } });
    return "ended";
  });
}

async function isLastOwner(storage: Storage, trx: Write, clinicId: string, userId: string): Promise<boolean> {
  const query = trx.selectFrom("membership").select("user_id").where("clinic_id", "=", clinicId);
  const owners = query.where("role", "=", "owner");
  const found = await (storage.engine === "postgresql" ? owners.forUpdate() : owners).execute();
  return found.length === 1 && found[0]!.user_id === userId;
}

function join(storage: Storage, trx: Write, clinicId: string, userId: string, role: Role): Promise<unknown> {
  return trx
    .insertInto("membership")
    .values({ clinic_id: clinicId, user_id: userId, role, created_at: storage.now() })
    .onConflict((conflict) => conflict.columns(["clinic_id", "user_id"]).doUpdateSet({ role }))
    .execute();
}

/** How long an invitation may be taken up: a week. */
const invitationSeconds = 7 * 86_400;

/**
 * Invites somebody by e-mail; an earlier invitation to the same address is replaced.
 *
 * @param errands made of the token, which is known now and never again: only its hash is kept
 */
export async function invite(
  storage: Storage,
  clinicId: string,
  { email, role }: Readonly<{ email: string; role: Role }>,
  by: Actor,
  errands: (token: string) => readonly Errand[] = () => [],
): Promise<Readonly<{ token: string; expiresAt: number }>> {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = storage.now() + invitationSeconds;
  await storage.write(async (trx) => {
    await trx
      .deleteFrom("invitation")
      .where("clinic_id", "=", clinicId)
      .where("email", "=", email)
      .where("accepted_at", "is", null)
      .execute();
    const id = storage.newId();
    await trx
      .insertInto("invitation")
      .values({
        clinic_id: clinicId,
        id,
        email,
        role,
        token_hash: hashOf(token),
        invited_by: by.id ?? by.kind,
        created_at: storage.now(),
        expires_at: expiresAt,
        accepted_at: null,
      })
      .execute();
    await enqueue(storage, trx, clinicId, errands(token));
    const subject = { kind: "invitation", id };
    await append(storage, trx, clinicId, { by, action: "staff.invited", subject, detail: { role } });
  });
  return { token, expiresAt };
}

/** Invitations that can still be taken up, the newest first. */
export function openInvitations({ read, now }: Storage, clinicId: string): Promise<readonly InvitationRow[]> {
  return read
    .selectFrom("invitation")
    .selectAll()
    .where("clinic_id", "=", clinicId)
    .where("accepted_at", "is", null)
    .where("expires_at", ">", now())
    .orderBy("id", "desc")
    .execute();
}

/** The invitation a token stands for while it can be taken up. */
export function invitationBy({ read, now }: Storage, token: string): Promise<InvitationRow | undefined> {
  return read
    .selectFrom("invitation")
    .selectAll()
    .where("token_hash", "=", hashOf(token))
    .where("accepted_at", "is", null)
    .where("expires_at", ">", now())
    .executeTakeFirst();
}

/** Takes an invitation up, once. False when it was used, withdrawn or has expired meanwhile. */
export function acceptInvitation(storage: Storage, token: string, userId: string): Promise<boolean> {
  return storage.write(async (trx) => {
    const taken = await trx
      .updateTable("invitation")
      .set({ accepted_at: storage.now() })
      .where("token_hash", "=", hashOf(token))
      .where("accepted_at", "is", null)
      .where("expires_at", ">", storage.now())
      .returning(["clinic_id", "id", "role"])
      .executeTakeFirst();
    if (taken === undefined) return false;
    await join(storage, trx, taken.clinic_id, userId, taken.role);
    await append(storage, trx, taken.clinic_id, {
      by: { kind: "staff", id: userId },
      action: "staff.joined",
      subject: { kind: "invitation", id: taken.id },
      detail: { role: taken.role },
    });
    return true;
  });
}

export function withdrawInvitation(storage: Storage, clinicId: string, id: string, by: Actor): Promise<boolean> {
  return storage.write(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom("invitation")
      .where("clinic_id", "=", clinicId)
      .where("id", "=", id)
      .where("accepted_at", "is", null)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await append(storage, trx, clinicId, { by, action: "staff.uninvited", subject: { kind: "invitation", id } });
    return true;
  });
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url");

/** The account with an e-mail address, as Better Auth keeps it: in lower case. */
export async function userByEmail({ read }: Storage, email: string): Promise<Readonly<{ id: string }> | undefined> {
  return read.selectFrom("user").select("id").where(sql<string>`"email"`, "=", email.toLowerCase()).executeTakeFirst();
}
