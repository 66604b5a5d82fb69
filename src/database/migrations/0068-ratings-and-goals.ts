import { type Kysely, sql } from 'kysely'

/** How useful a meeting was, by each side; and what each delegate wants to bring home, said before leaving. */
export const ratingsAndGoals = {
  name: '0068-ratings-and-goals',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
-- One to five, by the side that answers; null where it did not say.
alter table outcome_answer add column rating integer check (rating between 1 and 5);
alter table outcome_answer add check (rating is null or held);

create table goal (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  participant_id uuid not null references participant (id) on delete cascade,
  -- Counted from the records, or, 'own', in the delegate's words and by their word.
  kind text not null check (kind in ('meetings-held', 'contacts', 'rung', 'own')),
  rung text check (rung in ('nda', 'sample', 'pilot', 'proposal', 'mou', 'contract')),
  words text,
  lang text not null default 'en',
  target integer not null check (target between 1 and 1000),
  -- What came of a goal in one's own words.
  came integer check (came between 0 and 100000),
  came_at timestamptz,
  set_by uuid references person (id) on delete set null,
  set_at timestamptz not null,
  withdrawn_at timestamptz,
  check ((kind = 'rung') = (rung is not null)),
  check ((kind = 'own') = (words is not null)),
  check (came is null or kind = 'own')
);
create index goal_mission on goal (mission_id);
create index goal_participant on goal (participant_id);
create index goal_person on goal (set_by) where set_by is not null;
`)
      .execute(db)
  },
}
