import { type Kysely, sql } from 'kysely'

/** What somebody said the columns of an attendance list mean, and how its file is read. */
export const attendanceColumns = {
  name: '0114-attendance-columns',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table attendance_list
  -- Of a workbook: the sheet that is read. Of a text file: the letters, where somebody chose them.
  add column sheet text,
  add column encoding text,
  -- The headings, and a field or null for each column; lists from before have neither and are read by their headings.
  add column header jsonb,
  add column columns jsonb,
  -- Somebody said what the columns mean; later lists of the cluster with these headings are read so, too.
  add column mapped boolean not null default false,
  -- The file has no headings: its first row is a guest as well.
  add column headless boolean not null default false,
  add column version integer not null default 1;
create index attendance_list_mapped on attendance_list (cluster_id, sent_at) where mapped and not headless;
`)
      .execute(db)
  },
}
