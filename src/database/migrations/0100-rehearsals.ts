import { type Kysely, sql } from 'kysely'

/** Audits rehearsed before the real one: what was drawn at random, and what was found. */
export const rehearsals = {
  name: '0100-rehearsals',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table rehearsal (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  -- Behind one indicator, or behind everything of a period.
  indicator_id uuid references indicator (id) on delete cascade,
  period_id uuid references reporting_period (id) on delete cascade,
  -- Whoever knows it draws the same again from the same records.
  seed text not null check (seed <> ''),
  -- How many records it was drawn from.
  drawn_from integer not null check (drawn_from > 0),
  drawn_by uuid references person (id) on delete set null,
  drawn_at timestamptz not null,
  check ((indicator_id is null) <> (period_id is null))
);
create index rehearsal_partnership on rehearsal (partnership_id, drawn_at);
create index rehearsal_indicator on rehearsal (indicator_id) where indicator_id is not null;
create index rehearsal_period on rehearsal (period_id) where period_id is not null;
create index rehearsal_drawer on rehearsal (drawn_by) where drawn_by is not null;

create table rehearsed_record (
  rehearsal_id uuid not null references rehearsal (id) on delete cascade,
  position integer not null check (position > 0),
  -- The figure it stands behind; and what was counted, as it was when it was drawn.
  indicator_id uuid not null references indicator (id) on delete cascade,
  unit_key text not null,
  facts text[] not null,
  about text not null,
  on_day date,
  proof text not null,
  primary key (rehearsal_id, position)
);
create index rehearsed_record_indicator on rehearsed_record (indicator_id);

-- Never changed: who looks again and finds otherwise adds a mark.
create table rehearsal_mark (
  id uuid primary key,
  rehearsal_id uuid not null,
  position integer not null,
  number integer not null check (number > 0),
  mark text not null check (mark in ('proven', 'weak')),
  reason text check (reason <> ''),
  marked_by uuid references person (id) on delete set null,
  marked_at timestamptz not null,
  foreign key (rehearsal_id, position) references rehearsed_record (rehearsal_id, position) on delete cascade,
  unique (rehearsal_id, position, number),
  check (mark = 'proven' or reason is not null)
);
create index rehearsal_mark_author on rehearsal_mark (marked_by) where marked_by is not null;
`)
      .execute(db)
  },
}
