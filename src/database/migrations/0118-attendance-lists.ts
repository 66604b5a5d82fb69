import { type Kysely, sql } from 'kysely'

/** Lists of who was at a webinar or an event, on their way to services of members. */
export const attendanceLists = {
  name: '0118-attendance-lists',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table attendance_list (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  cluster_id uuid not null references cluster (id) on delete cascade,
  title text not null check (title <> ''),
  lang text not null,
  held_on date not null,
  service text not null,
  market text,
  hours numeric(8, 2),
  file_hash text not null,
  file_name text not null,
  sent_by uuid references person (id) on delete set null,
  sent_at timestamptz not null,
  -- From then on its good rows are services; how many rows were what is kept beside it.
  taken_at timestamptz,
  taken jsonb
);
create index attendance_list_partnership on attendance_list (partnership_id, sent_at);
create index attendance_list_cluster on attendance_list (cluster_id);
create index attendance_list_file on attendance_list (file_hash);
create index attendance_list_person on attendance_list (sent_by) where sent_by is not null;
`)
      .execute(db)
  },
}
