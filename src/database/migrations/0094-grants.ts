import { type Kysely, sql } from 'kysely'

/** Grants of a partnership with the budget of each partner, in versions; a voluntary partnership has none. */
export const grants = {
  name: '0094-grants',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table funding_grant (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  created_at timestamptz not null
);
create index funding_grant_partnership on funding_grant (partnership_id, created_at);

-- What a grant says, and every version it said before; never changed.
create table funding_grant_version (
  grant_id uuid not null references funding_grant (id) on delete cascade,
  number integer not null check (number >= 1),
  title text not null check (title <> ''),
  grant_number text,
  call_identifier text,
  programme text,
  -- Hundredths of a per cent of what each partner spends; null: not known.
  rate integer check (rate between 1 and 10000),
  currency char(3) not null default 'EUR',
  starts_on date,
  ends_on date,
  withdrawn boolean not null default false,
  -- Why it was changed; the first version needs none.
  reason text,
  said_by uuid references person (id) on delete set null,
  said_at timestamptz not null,
  primary key (grant_id, number),
  check (number = 1 or reason <> ''),
  check (ends_on >= starts_on)
);
create index funding_grant_version_author on funding_grant_version (said_by) where said_by is not null;

-- What a partner may spend, in the currency's smallest unit: the funder's part and the partner's own.
create table funding_grant_budget (
  grant_id uuid not null,
  number integer not null,
  cluster_id uuid not null references cluster (id) on delete cascade,
  budget_minor bigint not null check (budget_minor between 0 and 100000000000),
  primary key (grant_id, number, cluster_id),
  foreign key (grant_id, number) references funding_grant_version (grant_id, number) on delete cascade
);
create index funding_grant_budget_cluster on funding_grant_budget (cluster_id);

-- Partnerships said the number and the call of one grant themselves.
insert into funding_grant (id, partnership_id, created_at)
  select gen_random_uuid(), id, created_at from partnership
  where nullif(grant_number, '') is not null or nullif(call_identifier, '') is not null;
insert into funding_grant_version (grant_id, number, title, grant_number, call_identifier, starts_on, ends_on, said_at)
  select funding_grant.id, 1, partnership.acronym, nullif(partnership.grant_number, ''), nullif(partnership.call_identifier, ''),
    partnership.starts_on, partnership.ends_on, partnership.created_at
  from funding_grant join partnership on partnership.id = funding_grant.partnership_id;
alter table partnership drop column grant_number, drop column call_identifier;
`)
      .execute(db)
  },
}
