import { type Kysely, sql } from 'kysely'

/**
 * One project of the European Union has two numbers: of its grant agreement, and of the CORDIS register (RCN). Both are
 * kept, so that lists by one and by the other speak of one project; and what the project is for, to be searched.
 */
export const projectRegisters = {
  name: '0028-project-registers',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table eu_project add column rcn text unique check (rcn <> '');
alter table eu_project add column objective text;
update eu_project set rcn = substr(number, 5) where number like 'rcn-%';
`)
      .execute(db)
  },
}
