import { type Kysely, sql } from 'kysely'

/** What was learnt of a market: with its source, its day, and for whom it is meant. */
export const marketNotes = {
  name: '0078-market-notes',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table market_note (
  id uuid primary key,
  country char(2) not null,
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  lang text not null default 'en',
  source text not null check (source <> ''),
  learnt_on date not null,
  visibility text not null check (visibility in ('platform', 'partnership', 'cluster', 'organisation')),
  partnership_id uuid references partnership (id) on delete cascade,
  cluster_id uuid references cluster (id) on delete cascade,
  organisation_id uuid references organisation (id) on delete cascade,
  mission_id uuid references mission (id) on delete set null,
  meeting_id uuid references meeting (id) on delete set null,
  version integer not null default 1,
  written_by uuid references person (id) on delete set null,
  written_at timestamptz not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  check (visibility <> 'partnership' or partnership_id is not null),
  check (visibility <> 'cluster' or cluster_id is not null),
  check (visibility <> 'organisation' or organisation_id is not null)
);
create index market_note_country on market_note (country, learnt_on desc) where withdrawn_at is null;
create index market_note_partnership on market_note (partnership_id) where partnership_id is not null;
create index market_note_cluster on market_note (cluster_id) where cluster_id is not null;
create index market_note_organisation on market_note (organisation_id) where organisation_id is not null;
create index market_note_mission on market_note (mission_id) where mission_id is not null;
create index market_note_meeting on market_note (meeting_id) where meeting_id is not null;
create index market_note_person on market_note (written_by) where written_by is not null;
`)
      .execute(db)
  },
}
