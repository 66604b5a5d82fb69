import { type Kysely, sql } from 'kysely'

/** Calls of funding programmes, as their portals publish them; known by the topic's own name. */
export const fundingCalls = {
  name: '0032-funding-calls',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table funding_call (
  id uuid primary key,
  topic text not null unique check (topic <> ''),
  slug text not null unique,
  title text not null check (title <> ''),
  programme text not null,
  area text,
  call text,
  action_type text,
  opens_on date,
  deadlines text[] not null default '{}',
  closes_on date,
  budget_min bigint,
  budget_max bigint,
  lang text not null default 'en',
  description text,
  keywords text[] not null default '{}',
  link text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index funding_call_closes on funding_call (closes_on);
create index funding_call_programme on funding_call (programme);
`)
      .execute(db)
  },
}
