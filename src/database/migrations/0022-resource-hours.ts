import { type Kysely, sql } from 'kysely'

/** When interpreters and video lines are there, by stretches of a day, and those that were added for a single slot. */
export const resourceHours = {
  name: '0022-resource-hours',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table resource_hours (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  -- null: video lines
  interpreter_id uuid references interpreter (id) on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  units integer not null check (units between 0 and 500),
  -- on top of what the day has, not instead of it
  extra boolean not null default false,
  check (starts_at < ends_at)
);
create index resource_hours_mission_id on resource_hours (mission_id);
`)
      .execute(db)
  },
}
