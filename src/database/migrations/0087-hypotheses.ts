import { type Kysely, sql } from 'kysely'

/** What a partnership believes of a market, how it finds out, and what it decided. */
export const hypotheses = {
  name: '0087-hypotheses',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table hypothesis (
  id uuid primary key,
  slug text not null unique,
  partnership_id uuid not null references partnership (id) on delete cascade,
  -- 'We believe <segment> in <market> will <act> because <reason>.'
  market char(2) not null,
  segment text not null check (segment <> ''),
  act text not null check (act <> ''),
  reason text not null check (reason <> ''),
  lang text not null,
  kind text not null check (kind in ('problem', 'customer', 'channel', 'regulatory', 'price', 'partner')),
  -- Five: if this is wrong, nothing else matters.
  risk integer not null check (risk between 1 and 5),
  experiment text not null check (experiment <> ''),
  -- The one mission that tests it; null: all of the partnership's to that market.
  mission_id uuid references mission (id) on delete set null,
  metric text not null check (metric in ('meetings', 'rung', 'interests', 'notes')),
  rung text check (rung in ('talking', 'nda', 'sample', 'pilot', 'proposal', 'mou', 'contract')),
  threshold integer not null check (threshold between 1 and 10000),
  starts_on date not null,
  deadline date not null,
  cost_minor integer check (cost_minor >= 0),
  currency char(3) not null default 'EUR',
  follows_id uuid references hypothesis (id) on delete set null,
  created_by uuid references person (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (deadline >= starts_on),
  check ((metric = 'rung') = (rung is not null))
);
create index hypothesis_partnership on hypothesis (partnership_id, created_at);
create index hypothesis_mission on hypothesis (mission_id) where mission_id is not null;
create index hypothesis_follows on hypothesis (follows_id) where follows_id is not null;
create index hypothesis_author on hypothesis (created_by) where created_by is not null;

-- What somebody found out beside the records: an interview, an offer seen, a letter of an authority.
create table hypothesis_note (
  id uuid primary key,
  hypothesis_id uuid not null references hypothesis (id) on delete cascade,
  says text not null check (says in ('for', 'against', 'open')),
  words text not null check (words <> ''),
  lang text not null,
  source text not null check (source <> ''),
  happened_on date not null,
  noted_by uuid references person (id) on delete set null,
  noted_at timestamptz not null,
  withdrawn_at timestamptz
);
create index hypothesis_note_of on hypothesis_note (hypothesis_id, happened_on);
create index hypothesis_note_author on hypothesis_note (noted_by) where noted_by is not null;

-- Never changed: a further decision is a further row.
create table hypothesis_decision (
  id uuid primary key,
  number bigint generated always as identity,
  hypothesis_id uuid not null references hypothesis (id) on delete cascade,
  decision text not null check (decision in ('persevere', 'pivot', 'stop')),
  reason text not null check (reason <> ''),
  lang text not null,
  -- How it stood when this was decided.
  verdict text not null check (verdict in ('planned', 'testing', 'validated', 'invalidated', 'unclear')),
  counted integer not null,
  threshold integer not null,
  deadline date not null,
  -- Persevere until then: it is asked again.
  new_deadline date,
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz not null
);
create index hypothesis_decision_of on hypothesis_decision (hypothesis_id, number);
create index hypothesis_decision_author on hypothesis_decision (decided_by) where decided_by is not null;
`)
      .execute(db)
  },
}
