import { type Kysely, sql } from 'kysely'

/**
 * Searches that people keep and are told of, what each of them knows already, links with which such mails are ended, and
 * mails that are written anew before they are sent.
 */
export const savedSearches = {
  name: '0016-saved-searches',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table saved_search (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  name text not null check (name <> ''),
  question jsonb not null,
  lang text not null,
  rhythm text not null check (rhythm in ('at-once', 'daily', 'weekly', 'never')),
  watch text not null default 'beginning' check (watch in ('beginning', 'watched', 'too-broad')),
  looked_at timestamptz,
  looked_to text not null default '',
  told_at timestamptz,
  due_at timestamptz not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index saved_search_name on saved_search (person_id, lower(name));
create index saved_search_due on saved_search (due_at) where rhythm <> 'never';

create table saved_search_known (
  search_id uuid not null references saved_search (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  told_at timestamptz,
  seen_at timestamptz,
  mail_id uuid,
  primary key (search_id, organisation_id)
);
create index saved_search_known_organisation on saved_search_known (organisation_id);
create index saved_search_known_mail on saved_search_known (mail_id) where mail_id is not null;

create table search_mail_link (
  token_hash text primary key,
  person_id uuid not null references person (id) on delete cascade,
  created_at timestamptz not null
);
create index search_mail_link_person on search_mail_link (person_id);

alter table mail add column off_link text, add column may_have_left boolean not null default false;
alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check check (state in ('waiting', 'sending', 'sent', 'failed', 'kept', 'withdrawn'));

create index organisation_order_name on organisation (name, id) where merged_into is null;
create index organisation_order_age on organisation (created_at desc, id) where merged_into is null;
`)
      .execute(db)
  },
}
