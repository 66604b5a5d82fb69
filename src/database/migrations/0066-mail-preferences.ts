import { type Kysely, sql } from 'kysely'

/** Which mails a person wants, how often and when; what waits for a digest; and the house's own secret behind links in mails. */
export const mailPreferences = {
  name: '0066-mail-preferences',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table mail_choice (
  person_id uuid not null references person (id) on delete cascade,
  topic text not null check (topic in ('requests', 'rooms', 'reminders', 'introductions', 'follow-ups', 'news')),
  rhythm text not null check (rhythm in ('at-once', 'daily', 'never')),
  changed_at timestamptz not null,
  primary key (person_id, topic)
);

-- When nothing comes, and when the day's digest does, on clocks in one zone.
create table mail_hours (
  person_id uuid primary key references person (id) on delete cascade,
  time_zone text not null,
  quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  digest_at text not null default '07:30' check (digest_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  changed_at timestamptz not null,
  check ((quiet_from is null) = (quiet_to is null))
);

-- One row: what the links beneath mails are signed with.
create table mail_secret (
  id integer primary key default 1 check (id = 1),
  secret bytea not null
);

alter table mail add column topic text not null default 'needed'
  check (topic in ('needed', 'schedule', 'requests', 'rooms', 'reminders', 'introductions', 'follow-ups', 'news'));
-- Comes at any hour, and never in a digest.
alter table mail add column urgent boolean not null default false;
-- Where its button leads, and what it says without greeting and foot: for the digest.
alter table mail add column link text;
alter table mail add column gist text not null default '';
alter table mail add column digest_id uuid references mail (id) on delete set null;
create index mail_digest on mail (digest_id) where digest_id is not null;
create index mail_held on mail (next_attempt_at) where state = 'held';

-- An organiser's own words where a mail is about one thing; null: those for several.
alter table mail_words add column one_subject text check (one_subject <> '');
alter table mail_words add column one_lines text check (one_lines <> '');

alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check check (state in
  ('waiting', 'sending', 'sent', 'failed', 'bounced', 'held', 'gathered', 'kept', 'withdrawn', 'unwanted', 'barred'));
`)
      .execute(db)
  },
}
