import { type Kysely, sql } from 'kysely'

/** Value chains that a partnership draws for a theme or market: roles in order, and who was chosen for one or set aside. */
export const valueChains = {
  name: '0055-value-chains',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table value_chain (
  id uuid primary key,
  slug text not null unique,
  partnership_id uuid not null references partnership (id) on delete cascade,
  title text not null check (title <> ''),
  summary text,
  lang text not null,
  market text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index value_chain_partnership on value_chain (partnership_id);

create table value_chain_role (
  id uuid primary key,
  chain_id uuid not null references value_chain (id) on delete cascade,
  place integer not null,
  name text not null check (name <> ''),
  words text not null check (words <> ''),
  verb text,
  object text,
  terms text[] not null default '{}',
  kinds text[] not null default '{}',
  wanted integer not null default 1 check (wanted between 1 and 50),
  version integer not null default 1
);
create index value_chain_role_chain on value_chain_role (chain_id, place);

create table value_chain_pick (
  role_id uuid not null references value_chain_role (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  pick text not null check (pick in ('chosen', 'set-aside')),
  reason text check (reason in ('wrong-subject', 'wrong-stage', 'too-far', 'already-known', 'competitor', 'other')),
  note text,
  said_by uuid references person (id),
  said_at timestamptz not null,
  primary key (role_id, organisation_id),
  check ((pick = 'set-aside') = (reason is not null))
);
create index value_chain_pick_organisation on value_chain_pick (organisation_id);
`)
      .execute(db)
  },
}
