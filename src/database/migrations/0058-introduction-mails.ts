import { type Kysely, sql } from 'kysely'

/** When managers are next told of members nobody has met, who wants no such mail, and links that end them. */
export const introductionMails = {
  name: '0058-introduction-mails',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table introduction_mail (
  person_id uuid primary key references person (id) on delete cascade,
  due_at timestamptz not null,
  told_at timestamptz,
  ended_at timestamptz
);
create table introduction_mail_link (
  token_hash text primary key,
  person_id uuid not null references person (id) on delete cascade,
  created_at timestamptz not null
);
create index introduction_mail_link_person on introduction_mail_link (person_id);
`)
      .execute(db)
  },
}
