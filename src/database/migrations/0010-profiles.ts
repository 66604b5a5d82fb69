import { type Kysely, sql } from 'kysely'

/** Profile fields with their visibility, offers and needs, capability records, claims, validation, taxonomies. */
export const profiles = {
  name: '0010-profiles',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table organisation
  add column details jsonb not null default '{}',
  add column part_visibility jsonb not null default '{}',
  add column nuts text,
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  add column confirmation_asked_at timestamptz,
  add constraint organisation_place check ((latitude is null) = (longitude is null));

alter table cluster
  add column details jsonb not null default '{}',
  add column part_visibility jsonb not null default '{}';

create table organisation_translation (
  organisation_id uuid not null references organisation (id) on delete cascade,
  lang text not null,
  summary text,
  description text,
  offers text,
  needs text,
  updated_at timestamptz not null,
  primary key (organisation_id, lang)
);

create table profile_item (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  side text not null check (side in ('offer', 'need')),
  kind text not null,
  title text not null check (title <> ''),
  body text,
  lang text not null default 'en',
  trl integer check (trl between 1 and 9),
  ipr text,
  hs_code text,
  proof text,
  position integer not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index profile_item_organisation on profile_item (organisation_id, side, position);

create table capability (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  title text not null check (title <> ''),
  verb text not null,
  object text not null check (object <> ''),
  method text,
  measurand text,
  sample text,
  environment text,
  trl_in integer check (trl_in between 1 and 9),
  trl_out integer check (trl_out between 1 and 9),
  deliverable text,
  lead_time_days integer check (lead_time_days between 0 and 3650),
  price_low_minor integer check (price_low_minor >= 0),
  price_high_minor integer check (price_high_minor >= 0),
  currency char(3) not null default 'EUR',
  availability text,
  accreditations text[] not null default '{}',
  ip_terms text,
  export_control text not null default 'unknown',
  reference_works text[] not null default '{}',
  lang text not null default 'en',
  visibility text not null default 'platform'
    check (visibility in ('public', 'platform', 'partnership', 'cluster', 'organisation')),
  external_id text,
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (trl_out >= trl_in),
  check (price_high_minor >= price_low_minor)
);
create index capability_organisation on capability (organisation_id, position);
create index capability_verb on capability (verb);
create unique index capability_external on capability (organisation_id, external_id) where external_id is not null;

create table capability_figure (
  capability_id uuid not null references capability (id) on delete cascade,
  position integer not null,
  role text not null check (role in ('range', 'resolution', 'accuracy', 'depth', 'speed', 'size', 'wavelength', 'other')),
  label text,
  low double precision,
  high double precision,
  unit text not null,
  dimension text not null,
  canonical_low double precision,
  canonical_high double precision,
  primary key (capability_id, position),
  check (low is not null or high is not null),
  check (low <= high)
);
create index capability_figure_search on capability_figure (role, dimension, canonical_low, canonical_high);

create table profile_link (
  id uuid primary key,
  token_hash text not null unique,
  organisation_id uuid not null references organisation (id) on delete cascade,
  person_id uuid references person (id) on delete cascade,
  email citext not null,
  asked_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index profile_link_organisation on profile_link (organisation_id, created_at);

create table profile_claim (
  id uuid primary key,
  organisation_id uuid not null references organisation (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  state text not null check (state in ('code-sent', 'waiting', 'confirmed', 'refused', 'withdrawn')),
  proof text check (proof in ('domain', 'code')),
  code_hash text,
  code_sent_to citext,
  code_expires_at timestamptz,
  attempts integer not null default 0,
  message text,
  reason text,
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz,
  created_at timestamptz not null
);
create unique index profile_claim_open on profile_claim (organisation_id, person_id) where state in ('code-sent', 'waiting');
create index profile_claim_state on profile_claim (state, organisation_id);

create table cluster_validation (
  id uuid primary key,
  cluster_id uuid not null references cluster (id) on delete cascade,
  state text not null check (state in ('draft', 'submitted', 'validated', 'returned', 'waived')),
  declared jsonb not null default '{}',
  counted jsonb not null default '{}',
  submitted_by uuid references person (id) on delete set null,
  submitted_at timestamptz,
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz,
  reasons text,
  created_at timestamptz not null
);
create index cluster_validation_cluster on cluster_validation (cluster_id, created_at);
create unique index cluster_validation_open on cluster_validation (cluster_id) where state in ('draft', 'submitted');

create table taxonomy (
  scheme text not null,
  revision text not null,
  title jsonb not null,
  licence text not null,
  source text not null,
  imported_at timestamptz not null,
  primary key (scheme, revision)
);

create table taxonomy_term (
  scheme text not null,
  revision text not null,
  code text not null,
  parent text,
  labels jsonb not null,
  position integer not null,
  primary key (scheme, revision, code),
  foreign key (scheme, revision) references taxonomy (scheme, revision) on delete cascade
);
create index taxonomy_term_parent on taxonomy_term (scheme, revision, parent, position);

create table classification (
  organisation_id uuid references organisation (id) on delete cascade,
  cluster_id uuid references cluster (id) on delete cascade,
  scheme text not null,
  revision text not null,
  code text not null,
  created_at timestamptz not null,
  check ((organisation_id is null) <> (cluster_id is null))
);
create unique index classification_organisation on classification (organisation_id, scheme, code) where organisation_id is not null;
create unique index classification_cluster on classification (cluster_id, scheme, code) where cluster_id is not null;
create index classification_code on classification (scheme, code);
`)
      .execute(db)
  },
}
