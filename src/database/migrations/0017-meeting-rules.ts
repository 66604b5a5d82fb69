import { type Kysely, sql } from 'kysely'

/**
 * Meetings as they are: halls and the minutes between them, a counterpart's office and the way to it, pauses, interpreters by
 * language pair, video lines, fewest and most meetings of a group.
 */
export const meetingRules = {
  name: '0017-meeting-rules',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table mission add column pause_after integer check (pause_after between 1 and 50);
alter table mission add column video_lines integer check (video_lines between 0 and 1000);
alter table participant add column pause_after integer check (pause_after between 1 and 50);
alter table participant_group add column meetings_min integer check (meetings_min >= 0);
alter table participant_group add column meetings_max integer check (meetings_max >= 1);

create table hall (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  name text not null check (name <> ''),
  position integer not null,
  unique (mission_id, name)
);

create table hall_walk (
  hall_a uuid not null references hall (id) on delete cascade,
  hall_b uuid not null references hall (id) on delete cascade,
  minutes integer not null check (minutes between 1 and 600),
  primary key (hall_a, hall_b),
  check (hall_a < hall_b)
);

create table interpreter (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  language_a text not null,
  language_b text not null,
  units integer not null check (units between 1 and 500),
  unique (mission_id, language_a, language_b),
  check (language_a < language_b)
);

alter table place add column hall_id uuid references hall (id) on delete set null;
alter table place add column travel_minutes integer check (travel_minutes between 1 and 600);
alter table place add column only_here boolean not null default false;
`)
      .execute(db)
  },
}
