import { type Kysely, sql } from 'kysely'

/**
 * What a person says, before an import writes anything, of rows that could be organisations that are there: one line for
 * each record a row could be, with what was compared.
 */
export const importQuestions = {
  name: '0023-import-questions',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table import drop constraint import_kind_check;
alter table import add constraint import_kind_check
  check (kind in ('organisations', 'capabilities', 'projects', 'participants', 'meeting-requests'));
alter table import add column looked_at timestamptz;
alter table import drop constraint import_state_check;
alter table import add constraint import_state_check
  check (state in ('mapping', 'comparing', 'deciding', 'waiting', 'running', 'done', 'failed', 'cancelled'));

create table import_question (
  import_id uuid not null references import (id) on delete cascade,
  fingerprint text not null check (length(fingerprint) = 32),
  organisation_id uuid not null references organisation (id) on delete cascade,
  row_number integer not null,
  comes_back boolean not null,
  said jsonb not null,
  score double precision not null check (score between 0 and 1),
  reasons jsonb not null default '[]',
  answer text check (answer in ('same', 'different')),
  primary key (import_id, fingerprint, organisation_id)
);
create index import_question_row on import_question (import_id, row_number);
create index import_question_organisation on import_question (organisation_id);
`)
      .execute(db)
  },
}
