import { type Kysely, sql } from 'kysely'

/** What engineers and clinicians call the same thing, as experts tend it; a link that is withdrawn stays on record. */
export const bridges = {
  name: '0019-bridges',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table bridge (
  id uuid primary key,
  shipped_as text unique,
  kind text not null check (kind in ('same', 'narrower')),
  left_words jsonb not null,
  right_words jsonb not null,
  source text not null check (source <> ''),
  note text,
  withdrawn_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
`)
      .execute(db)
  },
}
