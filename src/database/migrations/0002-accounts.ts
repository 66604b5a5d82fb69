import { type Kysely, sql } from 'kysely'

/** People, accounts, sessions, one-time links, roles and consents. */
export const accounts = {
  name: '0002-accounts',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table person (
  id uuid primary key,
  slug text not null unique,
  given_name text not null default '',
  family_name text not null default '',
  name_other_script text,
  name_reading text,
  email citext unique,
  phone text,
  lang text not null default 'en',
  time_zone text,
  about text,
  sample boolean not null default false,
  visibility text not null default 'partnership'
    check (visibility in ('public', 'platform', 'partnership', 'cluster', 'organisation', 'parties')),
  version integer not null default 1,
  created_at timestamptz not null,
  erased_at timestamptz
);
create index person_name on person (family_name, given_name);

create table account (
  id uuid primary key,
  person_id uuid not null unique references person (id),
  email citext not null unique,
  password_hash text,
  state text not null default 'active' check (state in ('active', 'suspended')),
  theme text check (theme in ('light', 'dark')),
  created_at timestamptz not null,
  last_sign_in_at timestamptz
);

create table session (
  id uuid primary key,
  token_hash text not null unique,
  account_id uuid not null references account (id) on delete cascade,
  method text not null check (method in ('password', 'passkey', 'e-mail', 'set-up')),
  user_agent text not null default '',
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table passkey (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

create table link (
  id uuid primary key,
  token_hash text not null unique,
  purpose text not null check (purpose in
    ('set-up', 'invitation', 'sign-in', 'reset-password', 'passkey-challenge', 'answer', 'my-schedule', 'calendar-feed', 'host-catalogue')),
  person_id uuid references person (id) on delete cascade,
  email citext,
  code_hash text,
  attempts integer not null default 0,
  subject_id uuid,
  payload jsonb not null default '{}',
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  used_at timestamptz,
  revoked_at timestamptz
);
create index link_person on link (person_id, purpose);
create index link_subject on link (subject_id, purpose);

create table throttle (
  key text not null,
  window_start timestamptz not null,
  count integer not null,
  primary key (key, window_start)
);

create table consent (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  purpose text not null,
  subject_id uuid,
  text_version text not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index consent_in_force on consent (person_id, purpose, subject_id) nulls not distinct where withdrawn_at is null;
`)
      .execute(db)
  },
}
