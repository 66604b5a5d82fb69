import { type Kysely, sql } from 'kysely'

/** Clusters, organisations, memberships, affiliations, partnerships, roles and imports. */
export const directory = {
  name: '0003-directory',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table organisation (
  id uuid primary key,
  slug text not null unique,
  kind text not null check (kind in ('sme', 'large-company', 'company', 'rto', 'university', 'clinic', 'investor',
    'public-body', 'association', 'counterpart', 'other')),
  name text not null check (name <> ''),
  short_name text,
  name_other_script text,
  name_reading text,
  name_key text not null,
  legal_form text,
  country char(2) not null,
  city text,
  postcode text,
  street text,
  region text,
  website text,
  email citext,
  phone text,
  vat text,
  pic text,
  lei text,
  national_id text,
  founded_year integer,
  size_class text check (size_class in ('micro', 'small', 'medium', 'large')),
  employees integer,
  summary text,
  description text,
  offers text,
  needs text,
  lang text not null default 'en',
  technologies text[] not null default '{}',
  target_markets text[] not null default '{}',
  certificates text[] not null default '{}',
  visibility text not null default 'platform'
    check (visibility in ('public', 'platform', 'partnership', 'cluster', 'organisation', 'parties')),
  claimed_at timestamptz,
  last_confirmed_at timestamptz,
  merged_into uuid references organisation (id),
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index organisation_name on organisation (name_key, country);
create index organisation_name_words on organisation using gin (name gin_trgm_ops);
create index organisation_country on organisation (country, kind);
create index organisation_technologies on organisation using gin (technologies);
create unique index organisation_pic on organisation (pic) where pic is not null and merged_into is null;
create unique index organisation_lei on organisation (lei) where lei is not null and merged_into is null;
create index organisation_vat on organisation (vat) where vat is not null;

create table cluster (
  id uuid primary key,
  slug text not null unique,
  name text not null check (name <> ''),
  short_name text not null check (short_name <> ''),
  legal_entity_id uuid references organisation (id),
  country char(2) not null,
  city text,
  website text,
  email citext,
  founded_year integer,
  staff_fte numeric(6, 1),
  summary text,
  description text,
  lang text not null default 'en',
  technologies text[] not null default '{}',
  sample boolean not null default false,
  visibility text not null default 'public'
    check (visibility in ('public', 'platform', 'partnership', 'cluster')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table membership (
  id uuid primary key,
  cluster_id uuid not null references cluster (id),
  organisation_id uuid not null references organisation (id),
  member_from date not null,
  member_to date check (member_to >= member_from),
  external_id text,
  created_at timestamptz not null,
  exclude using gist (cluster_id with =, organisation_id with =, daterange(member_from, member_to, '[]') with &&)
);
create index membership_organisation on membership (organisation_id);
create index membership_external on membership (cluster_id, external_id) where external_id is not null;

create table affiliation (
  id uuid primary key,
  person_id uuid not null references person (id) on delete cascade,
  organisation_id uuid references organisation (id),
  cluster_id uuid references cluster (id),
  job_title text,
  department text,
  is_contact boolean not null default false,
  ended_at timestamptz,
  created_at timestamptz not null,
  check ((organisation_id is null) <> (cluster_id is null))
);
create unique index affiliation_organisation on affiliation (person_id, organisation_id) where organisation_id is not null and ended_at is null;
create unique index affiliation_cluster on affiliation (person_id, cluster_id) where cluster_id is not null and ended_at is null;
create index affiliation_people on affiliation (organisation_id) where ended_at is null;

create table partnership (
  id uuid primary key,
  slug text not null unique,
  acronym text not null check (acronym <> ''),
  title text not null,
  theme text,
  summary text,
  lang text not null default 'en',
  grant_number text,
  call_identifier text,
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  sample boolean not null default false,
  visibility text not null default 'public' check (visibility in ('public', 'platform', 'partnership')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table partner (
  id uuid primary key,
  partnership_id uuid not null references partnership (id),
  cluster_id uuid not null references cluster (id),
  role text not null check (role in ('coordinator', 'partner')),
  joined_on date not null,
  left_on date check (left_on >= joined_on)
);
create unique index partner_once on partner (partnership_id, cluster_id) where left_on is null;
create unique index partner_one_coordinator on partner (partnership_id) where role = 'coordinator' and left_on is null;
create index partner_cluster on partner (cluster_id);

create table market (
  id uuid primary key,
  partnership_id uuid not null references partnership (id) on delete cascade,
  country char(2) not null,
  priority integer not null default 1,
  stage text not null default 'studied' check (stage in ('studied', 'planned', 'visited', 'dropped')),
  reason text,
  unique (partnership_id, country)
);

create table import (
  id uuid primary key,
  kind text not null check (kind in ('organisations', 'participants', 'meeting-requests')),
  cluster_id uuid references cluster (id),
  mission_id uuid,
  created_by uuid not null references person (id),
  file_hash text not null references file (hash),
  file_name text not null,
  sheet text,
  header jsonb not null default '[]',
  sample jsonb not null default '[]',
  mapping jsonb not null default '{}',
  options jsonb not null default '{}',
  state text not null check (state in ('mapping', 'waiting', 'running', 'done', 'failed', 'cancelled')),
  job_id uuid references job (id),
  total integer not null default 0,
  read integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  warned integer not null default 0,
  failure text,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index import_cluster on import (cluster_id, created_at);

create table import_problem (
  import_id uuid not null references import (id) on delete cascade,
  row_number integer not null,
  rejected boolean not null,
  cells jsonb not null,
  problems jsonb not null,
  primary key (import_id, row_number)
);
`)
      .execute(db)
  },
}
