import { type Kysely, sql } from 'kysely'

/** What the desk and the phones said on a mission's day. Only added to: what was said wrongly is undone by a further row. */
export const missionDay = {
  name: '0057-mission-day',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table day_event (
  id uuid primary key,
  number bigint generated always as identity unique,
  mission_id uuid not null references mission (id),
  kind text not null check (kind in ('checked-in', 'late', 'at-table', 'started', 'runs-over', 'ended', 'not-held',
    'place-lost', 'released', 'repaired', 'undone')),
  participant_id uuid references participant (id),
  meeting_id uuid references meeting (id),
  place_id uuid references place (id),
  -- How late somebody comes, or how far a meeting runs over.
  minutes integer check (minutes between 1 and 480),
  -- Who was not there when it started, or because of whom it was not held.
  missing text[] not null default '{}',
  -- What a repair moved, so that it can be taken back.
  detail jsonb not null default '{}',
  undoes uuid unique references day_event (id),
  at timestamptz not null,
  said_by uuid references person (id) on delete set null,
  said_from text not null check (said_from in ('desk', 'own', 'link', 'badge')),
  check ((kind = 'undone') = (undoes is not null)),
  check (kind not in ('checked-in', 'late', 'at-table', 'released') or participant_id is not null),
  check (kind not in ('at-table', 'started', 'runs-over', 'ended', 'not-held') or meeting_id is not null),
  check (kind not in ('late', 'runs-over') or minutes is not null),
  check (kind <> 'place-lost' or place_id is not null)
);
create index day_event_mission on day_event (mission_id, at);
create index day_event_participant on day_event (participant_id) where participant_id is not null;
create index day_event_meeting on day_event (meeting_id) where meeting_id is not null;
create index day_event_place on day_event (place_id) where place_id is not null;
create index outbox_live on outbox (kind, subject_id, number) where stream = 'live';
create index day_event_person on day_event (said_by) where said_by is not null;
`)
      .execute(db)
  },
}
