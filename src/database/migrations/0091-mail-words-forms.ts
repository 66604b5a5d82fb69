import { type Kysely, sql } from 'kysely'

/** An organiser's own words for a mail about one thing, or about few of them: a row for each form its language has. */
export const mailWordsForms = {
  name: '0091-mail-words-forms',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table mail_words_form (
  mission_id uuid not null,
  kind text not null,
  lang text not null,
  form text not null check (form in ('one', 'two', 'few', 'many')),
  -- Null: as of any number.
  subject text check (subject <> ''),
  lines text check (lines <> ''),
  primary key (mission_id, kind, lang, form),
  foreign key (mission_id, kind, lang) references mail_words (mission_id, kind, lang) on delete cascade,
  check (subject is not null or lines is not null)
);
insert into mail_words_form (mission_id, kind, lang, form, subject, lines)
select mission_id, kind, lang, 'one', one_subject, one_lines from mail_words
where one_subject is not null or one_lines is not null;
alter table mail_words drop column one_subject, drop column one_lines;
`)
      .execute(db)
  },
}
