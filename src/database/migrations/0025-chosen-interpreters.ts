import { type Kysely, sql } from 'kysely'

/** The organiser's word on who interprets at one meeting, where it is not who the languages call for. */
export const chosenInterpreters = {
  name: '0025-chosen-interpreters',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table meeting add column no_interpreter boolean not null default false;
alter table meeting add column interpreter_id uuid references interpreter (id) on delete set null;
alter table meeting add constraint meeting_interpreter_check check (not (no_interpreter and interpreter_id is not null));
create index meeting_interpreter_id on meeting (interpreter_id) where interpreter_id is not null;
`)
      .execute(db)
  },
}
