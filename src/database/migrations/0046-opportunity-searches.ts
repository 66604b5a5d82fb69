import { type Kysely, sql } from 'kysely'

/** Searches of opportunities that people keep and are told of, what each of them knows, and links that end such mails. */
export const opportunitySearches = {
  name: '0046-opportunity-searches',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table opportunity_search (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  name text not null check (name <> ''),
  question jsonb not null,
  rhythm text not null check (rhythm in ('daily', 'weekly', 'never')),
  told_at timestamptz,
  due_at timestamptz not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index opportunity_search_name on opportunity_search (person_id, lower(name));
create index opportunity_search_due on opportunity_search (due_at) where rhythm <> 'never';

create table opportunity_search_known (
  search_id uuid not null references opportunity_search (id) on delete cascade,
  opportunity_id uuid not null references opportunity (id) on delete cascade,
  told_at timestamptz,
  seen_at timestamptz,
  mail_id uuid,
  primary key (search_id, opportunity_id)
);
create index opportunity_search_known_opportunity on opportunity_search_known (opportunity_id);
create index opportunity_search_known_mail on opportunity_search_known (mail_id) where mail_id is not null;

create table opportunity_mail_link (
  token_hash text primary key,
  person_id uuid not null references person (id) on delete cascade,
  created_at timestamptz not null
);
create index opportunity_mail_link_person on opportunity_mail_link (person_id);
`)
      .execute(db)
  },
}
