import { type Kysely, sql } from 'kysely'

/** What came of an encounter, asked beside the meetings: versions of whoever met somebody, none overwritten. */
export const encounterAnswers = {
  name: '0088-encounter-answers',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table encounter_answer (
  id uuid primary key,
  encounter_id uuid not null references encounter (id) on delete cascade,
  number integer not null check (number > 0),
  answered_by uuid references person (id) on delete set null,
  on_behalf_of uuid references person (id) on delete set null,
  via text not null check (via in ('link', 'signed-in', 'phone')),
  -- How its person was asked last before they answered, where they were.
  wave text check (wave in ('evening', 'six-weeks', 'six-months', 'twelve-months')),
  rung text not null check (rung in ('none', 'talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract')),
  next_step text,
  next_by text,
  next_due date,
  amount_band text check (amount_band in ('under-10k', '10k-50k', '50k-250k', '250k-1m', 'over-1m')),
  currency text,
  may_name boolean not null default false,
  closed boolean not null default false,
  answered_at timestamptz not null,
  unique (encounter_id, number),
  check ((amount_band is null) = (currency is null))
);
create index encounter_answer_person on encounter_answer (answered_by) where answered_by is not null;
create index encounter_answer_behalf on encounter_answer (on_behalf_of) where on_behalf_of is not null;

-- What was said while logging is the first answer; of those that only an exchange of contacts noted nobody said anything yet.
insert into encounter_answer (id, encounter_id, number, answered_by, via, rung, next_step, answered_at)
select gen_random_uuid(), id, 1, logged_by, 'signed-in', rung, next_step, logged_at
from encounter where kind <> 'other' or rung <> 'talking' or next_step is not null;
`)
      .execute(db)
  },
}
