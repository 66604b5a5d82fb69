import { type Kysely, sql } from 'kysely'

/**
 * What stands below an organisation: sites with their addresses, departments with what they do, and brands as names it
 * is found by. Departments that were words of the profile become rows, kept to whom the part they stood in was kept.
 */
export const sites = {
  name: '0020-sites',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table site (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  name text not null check (name <> ''),
  function text not null check (function in ('headquarters', 'production', 'development', 'laboratory', 'clinic',
    'sales', 'service', 'warehouse', 'office', 'other')),
  street text,
  postcode text,
  city text,
  country char(2) not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  position integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((latitude is null) = (longitude is null))
);
create index site_organisation on site (organisation_id, position);

create table department (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  name text not null check (name <> ''),
  does text,
  contact_role text,
  lang text not null default 'en',
  position integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index department_organisation on department (organisation_id, position);

alter table capability add column department_id uuid references department (id) on delete set null;
create index capability_department on capability (department_id) where department_id is not null;

alter table organisation_alias add column kind text not null default 'merged' check (kind in ('merged', 'brand'));
create unique index organisation_alias_brand on organisation_alias (organisation_id, name_key) where kind = 'brand';

insert into department (id, organisation_id, name, lang, position, created_at, updated_at)
select gen_random_uuid(), organisation.id, word.name, organisation.lang, word.position, organisation.updated_at, organisation.updated_at
from organisation, jsonb_array_elements_text(organisation.details->'departments') with ordinality as word (name, position)
where jsonb_typeof(organisation.details->'departments') = 'array' and word.name <> '';

update organisation set part_visibility = part_visibility || jsonb_build_object('departments', part_visibility->'research')
where part_visibility ? 'research';

update organisation set details = details - 'departments' where details ? 'departments';
`)
      .execute(db)
  },
}
