import { type Kysely, sql } from 'kysely'

/** What a mission costs, who bears it, and the aid by rule. Amounts are whole numbers of the currency's smallest unit. */
export const missionCosts = {
  name: '0074-mission-costs',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table cost_line (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  -- Of one delegate, or of the mission as a whole: what delegates bear of that is shared by all who travel.
  participant_id uuid references participant (id) on delete cascade,
  kind text not null check (kind in ('travel', 'hotel', 'fee', 'interpreter', 'venue', 'shipping', 'insurance', 'other')),
  label text not null check (label <> ''),
  lang text not null default 'en',
  amount bigint not null check (amount between 0 and 100000000000),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  bearer text not null check (bearer in ('delegate', 'cluster', 'partnership', 'host', 'sponsor')),
  -- Counts for aid.
  aided boolean not null default false,
  written_by uuid references person (id) on delete set null,
  written_at timestamptz not null
);
create index cost_line_mission on cost_line (mission_id);
create index cost_line_participant on cost_line (participant_id) where participant_id is not null;
create index cost_line_person on cost_line (written_by) where written_by is not null;

create table aid_rule (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  position integer not null,
  name text not null check (name <> ''),
  note text,
  lang text not null default 'en',
  -- Whose members get it; null: every delegate.
  cluster_id uuid references cluster (id),
  rate integer not null check (rate between 1 and 100),
  ceiling bigint check (ceiling between 1 and 100000000000),
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  de_minimis boolean not null default false
);
create index aid_rule_mission on aid_rule (mission_id, position);
create index aid_rule_cluster on aid_rule (cluster_id) where cluster_id is not null;
`)
      .execute(db)
  },
}
