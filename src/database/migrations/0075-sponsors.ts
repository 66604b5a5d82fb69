import { type Kysely, sql } from 'kysely'

/** Who supports a mission or receives it: what they give, their logo, and whether that is shown. */
export const sponsors = {
  name: '0075-sponsors',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table mission_sponsor (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  position integer not null,
  role text not null check (role in ('sponsor', 'host')),
  name text not null check (name <> ''),
  -- Of sponsors alone.
  level text check (level in ('main', 'gold', 'silver', 'supporter', 'media')),
  gives text,
  lang text not null default 'en',
  web_address text,
  logo_hash text,
  -- Nobody but those who run the mission sees it before.
  released_at timestamptz,
  released_by uuid references person (id) on delete set null,
  check ((role = 'sponsor') = (level is not null))
);
create index mission_sponsor_mission on mission_sponsor (mission_id, position);
create index mission_sponsor_logo on mission_sponsor (logo_hash) where logo_hash is not null;
create index mission_sponsor_person on mission_sponsor (released_by) where released_by is not null;
`)
      .execute(db)
  },
}
