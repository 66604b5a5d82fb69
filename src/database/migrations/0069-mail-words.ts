import { type Kysely, sql } from 'kysely'

/** An organiser's own words for the mails of one mission, by kind and language. */
export const mailWords = {
  name: '0069-mail-words',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table mail_words (
  mission_id uuid not null references mission (id) on delete cascade,
  kind text not null,
  lang text not null,
  subject text not null check (subject <> ''),
  -- A paragraph a line.
  lines text not null check (lines <> ''),
  button text not null check (button <> ''),
  version integer not null default 1,
  changed_by uuid references person (id) on delete set null,
  changed_at timestamptz not null,
  primary key (mission_id, kind, lang)
);
create index mail_words_person on mail_words (changed_by) where changed_by is not null;
`)
      .execute(db)
  },
}
