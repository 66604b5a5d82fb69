import { type Kysely, sql } from 'kysely'

/** What each delegate has to have done before leaving, and what of it is done. */
export const preparation = {
  name: '0073-preparation',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
-- A line of a mission's checklist; it stands on the list of every confirmed participant of these kinds.
create table preparation_step (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  position integer not null,
  kind text not null check (kind in ('visa', 'flight', 'hotel', 'insurance', 'customs', 'webinar', 'coaching', 'other')),
  title text not null check (title <> ''),
  note text,
  lang text not null default 'en',
  owner text not null check (owner in ('delegate', 'cluster', 'organiser')),
  due_on date,
  for_kinds text[] not null default '{travelling}',
  removed_at timestamptz
);
create index preparation_step_mission on preparation_step (mission_id, position);
create index preparation_step_due on preparation_step (due_on) where removed_at is null;

create table preparation_mark (
  step_id uuid not null references preparation_step (id) on delete cascade,
  participant_id uuid not null references participant (id) on delete cascade,
  state text not null check (state in ('done', 'not-needed')),
  reason text,
  marked_by uuid references person (id) on delete set null,
  marked_at timestamptz not null,
  primary key (step_id, participant_id),
  check (state = 'done' or reason is not null)
);
create index preparation_mark_participant on preparation_mark (participant_id);
create index preparation_mark_person on preparation_mark (marked_by) where marked_by is not null;

-- Who was reminded of what; nobody is reminded twice.
create table preparation_reminder (
  step_id uuid not null references preparation_step (id) on delete cascade,
  participant_id uuid not null references participant (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  sent_at timestamptz not null,
  primary key (step_id, participant_id, person_id)
);
create index preparation_reminder_participant on preparation_reminder (participant_id);
create index preparation_reminder_person on preparation_reminder (person_id);
`)
      .execute(db)
  },
}
