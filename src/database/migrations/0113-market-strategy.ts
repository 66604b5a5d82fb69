import { type Kysely, sql } from 'kysely'

/** Why a partnership goes to a market and how, in versions; what was found out is read from the other records. */
export const marketStrategy = {
  name: '0113-market-strategy',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table market_strategy (
  partnership_id uuid not null references partnership (id) on delete cascade,
  country char(2) not null,
  number integer not null check (number >= 1),
  ambition text not null check (ambition <> ''),
  segments text,
  entry_mode text,
  -- What the partnership does not do there.
  leave_out text,
  lang text not null,
  said_by uuid references person (id) on delete set null,
  said_at timestamptz not null,
  primary key (partnership_id, country, number)
);
create index market_strategy_author on market_strategy (said_by) where said_by is not null;
`)
      .execute(db)
  },
}
