import { type Kysely, sql } from 'kysely'

/** What desks read of a partnership without counting it anew: why figures lag, how many met, whom records mention. */
export const standings = {
  name: '0120-standings',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table partnership_standing (
  partnership_id uuid primary key references partnership (id) on delete cascade,
  -- Meetings held here and elsewhere, each once, since the partnership began.
  meetings_held integer not null check (meetings_held >= 0),
  computed_at timestamptz not null
);

-- What most keeps a figure from its target, in the words of why a record does not count; 'no-record': members without any.
create table indicator_cause (
  indicator_id uuid primary key references indicator (id) on delete cascade,
  cause text not null check (cause <> ''),
  count integer not null check (count > 0)
);

-- The members for whom something counts: a meeting that was held, a service. Whoever is not here was left out so far.
create table member_standing (
  partnership_id uuid not null references partnership (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  direct boolean not null,
  meetings integer not null check (meetings >= 0),
  services integer not null check (services >= 0),
  last_on date not null,
  primary key (partnership_id, organisation_id)
);
create index member_standing_organisation on member_standing (organisation_id);
`)
      .execute(db)
  },
}
