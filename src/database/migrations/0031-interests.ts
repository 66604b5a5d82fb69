import { type Kysely, sql } from 'kysely'

/** Expressions of interest in opportunities, with every step and its date, and links to them for people without an account. */
export const interests = {
  name: '0031-interests',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table interest (
  id uuid primary key,
  opportunity_id uuid not null references opportunity (id) on delete cascade,
  state text not null check (state in ('unconfirmed', 'with-broker', 'asked', 'with-owner', 'accepted', 'declined', 'stopped', 'withdrawn')),
  through_broker boolean not null,
  person_id uuid references person (id) on delete set null,
  organisation_id uuid references organisation (id) on delete set null,
  given_name text not null,
  family_name text not null,
  email citext not null,
  phone text,
  lang text not null,
  organisation_name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  kind text,
  about text not null check (char_length(about) between 150 and 600),
  wish text not null check (char_length(wish) between 150 and 600),
  questions text check (char_length(questions) <= 600),
  reply text,
  code_hash text,
  code_attempts integer not null default 0,
  code_expires_at timestamptz,
  confirmed_at timestamptz,
  passed_on_at timestamptz,
  answered_at timestamptz,
  waiting_since timestamptz,
  reminded_at timestamptz,
  reminders integer not null default 0,
  created_at timestamptz not null,
  check ((state = 'unconfirmed') = (confirmed_at is null))
);
create index interest_opportunity on interest (opportunity_id);
create index interest_person on interest (person_id) where person_id is not null;
create index interest_organisation on interest (organisation_id) where organisation_id is not null;
create index interest_address on interest (email, created_at);
create unique index interest_live on interest (opportunity_id, email) where state in ('with-broker', 'asked', 'with-owner');
create index interest_waiting on interest (waiting_since) where state in ('with-broker', 'with-owner');

create table interest_step (
  id uuid primary key,
  interest_id uuid not null references interest (id) on delete cascade,
  state text not null,
  by_side text not null check (by_side in ('sender', 'broker', 'owner')),
  person_id uuid references person (id) on delete set null,
  words text,
  at timestamptz not null
);
create index interest_step_interest on interest_step (interest_id, at);

create table interest_link (
  token_hash text primary key,
  interest_id uuid not null references interest (id) on delete cascade,
  created_at timestamptz not null
);
create index interest_link_interest on interest_link (interest_id);
`)
      .execute(db)
  },
}
