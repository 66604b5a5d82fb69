import { type Kysely, sql } from 'kysely'

/** How a partnership decides, and what it decided: proposals with votes, or decisions written down; minutes, and what each changed. */
export const decisions = {
  name: '0096-decisions',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
-- The charter's rule, in versions; none: decisions are written down, nobody votes here.
create table decision_rule (
  partnership_id uuid not null references partnership (id) on delete cascade,
  number integer not null check (number >= 1),
  voting boolean not null,
  majority text not null check (majority in ('simple', 'two-thirds', 'unanimous')),
  -- Per cent of the partners who have to vote.
  quorum integer not null check (quorum between 0 and 100),
  casting boolean not null,
  said_by uuid references person (id) on delete set null,
  said_at timestamptz not null,
  primary key (partnership_id, number)
);
create index decision_rule_author on decision_rule (said_by) where said_by is not null;

create table decision (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  title text not null check (title <> ''),
  proposal text not null check (proposal <> ''),
  changes text,
  lang text not null,
  state text not null check (state in ('open', 'decided', 'withdrawn')),
  -- Of a vote: the last day, and the rule as it was when it was opened.
  open_until date,
  majority text check (majority in ('simple', 'two-thirds', 'unanimous')),
  quorum integer check (quorum between 0 and 100),
  casting boolean,
  result text check (result in ('adopted', 'rejected', 'no-quorum')),
  decided_on date,
  withdrawn_reason text,
  made_by uuid references person (id) on delete set null,
  made_at timestamptz not null,
  check ((open_until is null) = (majority is null)),
  check ((state = 'decided') = (result is not null and decided_on is not null)),
  check ((state = 'withdrawn') = (withdrawn_reason is not null))
);
create index decision_partnership on decision (partnership_id, made_at);
create index decision_author on decision (made_by) where made_by is not null;

-- One vote for each cluster that was a partner when the vote was opened.
create table decision_ballot (
  decision_id uuid not null references decision (id) on delete cascade,
  cluster_id uuid not null references cluster (id) on delete cascade,
  coordinator boolean not null,
  choice text check (choice in ('yes', 'no', 'abstain')),
  cast_by uuid references person (id) on delete set null,
  cast_at timestamptz,
  primary key (decision_id, cluster_id)
);
create index decision_ballot_cluster on decision_ballot (cluster_id);
create index decision_ballot_author on decision_ballot (cast_by) where cast_by is not null;

create table decision_word (
  id uuid primary key,
  decision_id uuid not null references decision (id) on delete cascade,
  words text not null check (words <> ''),
  lang text not null,
  said_by uuid references person (id) on delete set null,
  said_at timestamptz not null,
  withdrawn_at timestamptz
);
create index decision_word_of on decision_word (decision_id, said_at);
create index decision_word_author on decision_word (said_by) where said_by is not null;

create table decision_minutes (
  decision_id uuid not null references decision (id) on delete cascade,
  number integer not null check (number >= 1),
  minutes text not null check (minutes <> ''),
  lang text not null,
  present text[] not null default '{}',
  others text,
  written_by uuid references person (id) on delete set null,
  written_at timestamptz not null,
  primary key (decision_id, number)
);
create index decision_minutes_author on decision_minutes (written_by) where written_by is not null;

-- What a decision changed: a market by its country, everything else by its id.
create table decision_link (
  decision_id uuid not null references decision (id) on delete cascade,
  kind text not null check (kind in ('market', 'hypothesis', 'agreement', 'partner', 'work')),
  ref text not null,
  linked_by uuid references person (id) on delete set null,
  linked_at timestamptz not null,
  primary key (decision_id, kind, ref)
);
create index decision_link_author on decision_link (linked_by) where linked_by is not null;
`)
      .execute(db)
  },
}
