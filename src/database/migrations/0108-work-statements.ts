import { type Kysely, sql } from 'kysely'

/**
 * What was said of a task, deliverable or milestone, by its owner or for the partnership, one row each time; and that work on it
 * has begun. What was said so far is the first row of each.
 */
export const workStatements = {
  name: '0108-work-statements',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table work_item drop constraint work_item_state_check;
alter table work_item drop constraint work_item_check7;
alter table work_item drop constraint work_item_check8;
alter table work_item add constraint work_item_state_of_kind check (state = 'planned' or state = any(case kind
  when 'task' then array['begun', 'done'] when 'milestone' then array['reached'] else array['begun', 'submitted', 'accepted'] end));
-- What is begun is not done: it is late or due like what is planned.
alter table work_item add constraint work_item_done_on check ((state in ('planned', 'begun')) = (done_on is null));

create table work_statement (
  id uuid primary key,
  item_id uuid not null references work_item (id) on delete cascade,
  state text not null check (state in ('planned', 'begun', 'done', 'submitted', 'accepted', 'reached')),
  -- Since when it is so: begun, done, submitted, accepted or reached.
  day date,
  proof text,
  file_name text,
  -- A word to the partners and the coordinator.
  note text check (note <> ''),
  -- Said by its owner; else by whoever keeps the plan.
  by_owner boolean not null,
  said_by uuid references person (id) on delete set null,
  said_at timestamptz not null
);
create index work_statement_item on work_statement (item_id, said_at);
create index work_statement_said_by on work_statement (said_by) where said_by is not null;

insert into work_statement (id, item_id, state, day, proof, file_name, by_owner, said_by, said_at)
select gen_random_uuid(), id, state, coalesce(accepted_on, done_on), proof, file_name, false, state_by, updated_at
from work_item where state <> 'planned';
`)
      .execute(db)
  },
}
