import type { Migration } from "../migrate.ts";

/**
 * Staff accounts, with the tables and names that Better Auth 1.7 expects of its core, two-factor and passkey parts, and the
 * clinic's own roles beside them. Accounts belong to people, not to clinics: `membership` says who may do what where.
 */
export const accounts: Migration = {
  name: "0002-accounts",
  statements: [
    `create table "user" (
      "id" text not null primary key,
      "name" text not null,
      "email" text not null unique,
      "emailVerified" boolean not null,
      "image" text,
      "createdAt" timestamptz not null,
      "updatedAt" timestamptz not null,
      "twoFactorEnabled" boolean
    )`,
    `create table "session" (
      "id" text not null primary key,
      "expiresAt" timestamptz not null,
      "token" text not null unique,
      "createdAt" timestamptz not null,
      "updatedAt" timestamptz not null,
      "ipAddress" text,
      "userAgent" text,
      "userId" text not null references "user" ("id") on delete cascade
    )`,
    `create index "session_userId_idx" on "session" ("userId")`,
    `create table "account" (
      "id" text not null primary key,
      "accountId" text not null,
      "providerId" text not null,
      "userId" text not null references "user" ("id") on delete cascade,
      "accessToken" text,
      "refreshToken" text,
      "idToken" text,
      "accessTokenExpiresAt" timestamptz,
      "refreshTokenExpiresAt" timestamptz,
      "scope" text,
      "password" text,
      "createdAt" timestamptz not null,
      "updatedAt" timestamptz not null
    )`,
    `create index "account_userId_idx" on "account" ("userId")`,
    `create table "verification" (
      "id" text not null primary key,
      "identifier" text not null,
      "value" text not null,
      "expiresAt" timestamptz not null,
      "createdAt" timestamptz not null,
      "updatedAt" timestamptz not null
    )`,
    `create index "verification_identifier_idx" on "verification" ("identifier")`,
    `create table "twoFactor" (
      "id" text not null primary key,
      "secret" text not null,
      "backupCodes" text not null,
      "userId" text not null references "user" ("id") on delete cascade,
      "verified" boolean,
      "failedVerificationCount" integer,
      "lockedUntil" timestamptz
    )`,
    `create index "twoFactor_secret_idx" on "twoFactor" ("secret")`,
    `create index "twoFactor_userId_idx" on "twoFactor" ("userId")`,
    `create table "passkey" (
      "id" text not null primary key,
      "name" text,
      "publicKey" text not null,
      "userId" text not null references "user" ("id") on delete cascade,
      "credentialID" text not null,
      "counter" integer not null,
      "deviceType" text not null,
      "backedUp" boolean not null,
      "transports" text,
      "createdAt" timestamptz,
      "aaguid" text
    )`,
    `create index "passkey_userId_idx" on "passkey" ("userId")`,
    `create index "passkey_credentialID_idx" on "passkey" ("credentialID")`,
    `create table "rateLimit" (
      "id" text not null primary key,
      "key" text not null unique,
      "count" integer not null,
      "lastRequest" bigint not null
    )`,
    `create table membership (
      clinic_id text not null references clinic (id),
      user_id text not null references "user" ("id") on delete cascade,
      role text not null check (role in ('owner', 'practitioner', 'front_desk')),
      created_at bigint not null,
      primary key (clinic_id, user_id)
    )`,
    "create index membership_by_user on membership (user_id)",
    `create table invitation (
      clinic_id text not null references clinic (id),
      id text not null,
      email text not null,
      role text not null check (role in ('owner', 'practitioner', 'front_desk')),
      token_hash text not null,
      invited_by text not null,
      created_at bigint not null,
      expires_at bigint not null,
      accepted_at bigint,
      primary key (clinic_id, id)
    )`,
  ],
};
