import { type Kysely, sql } from 'kysely'

/** What those who look after one side of a pair said of it: it holds for them until the other side says so, too. */
export const duplicateOpinions = {
  name: '0018-duplicate-opinions',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table duplicate_opinion (
  left_id uuid not null references organisation (id) on delete cascade,
  right_id uuid not null references organisation (id) on delete cascade,
  cluster_id uuid not null references cluster (id) on delete cascade,
  decision text not null check (decision in ('different', 'later')),
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz not null,
  primary key (left_id, right_id, cluster_id),
  check (left_id < right_id)
);
create index duplicate_opinion_right on duplicate_opinion (right_id);
`)
      .execute(db)
  },
}
