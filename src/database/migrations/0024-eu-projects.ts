import { type Kysely, sql } from 'kysely'

/**
 * Projects of the European Union that organisations take part in, as CORDIS publishes them: the organisation file brings
 * who took part and how, the project file when and under which programme.
 */
export const euProjects = {
  name: '0024-eu-projects',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table eu_project (
  number text primary key check (number <> ''),
  acronym text,
  title text,
  starts_on date,
  ends_on date,
  programme text,
  updated_at timestamptz not null
);

create table eu_participation (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  project text not null references eu_project (number),
  role text not null,
  contribution double precision check (contribution >= 0),
  left_early boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (organisation_id, project, role)
);
create index eu_participation_project on eu_participation (project);
`)
      .execute(db)
  },
}
