import { type Kysely, sql } from 'kysely'

/**
 * Offers and requests with their versions and reviews. What is published is a version that never changes again; whoever
 * works on it writes in the next one.
 */
export const opportunities = {
  name: '0030-opportunities',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table opportunity (
  id uuid primary key,
  slug text not null unique,
  reference text unique,
  organisation_id uuid references organisation (id) on delete cascade,
  cluster_id uuid not null references cluster (id) on delete cascade,
  accepts_interest boolean not null default true,
  published_at timestamptz,
  expires_on date,
  warned_for date,
  withdrawn_at timestamptz,
  source text,
  external_reference text,
  source_country text check (source_country ~ '^[A-Z]{2}$'),
  created_by uuid references person (id) on delete set null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((organisation_id is null) = (source is not null)),
  check ((source is null) = (external_reference is null))
);
create index opportunity_organisation on opportunity (organisation_id);
create index opportunity_cluster on opportunity (cluster_id);
create unique index opportunity_external on opportunity (cluster_id, source, external_reference) where source is not null;

create table opportunity_version (
  id uuid primary key,
  opportunity_id uuid not null references opportunity (id) on delete cascade,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'submitted', 'returned', 'published', 'superseded')),
  type text not null check (type in ('business-offer', 'business-request', 'technology-offer', 'technology-request', 'research-request')),
  lang text not null,
  title text not null check (title <> ''),
  summary text not null,
  description text,
  advantages text,
  expertise text,
  applications text,
  anonymous boolean not null default false,
  visibility text not null check (visibility in ('public', 'platform', 'partnership', 'cluster', 'organisation')),
  in_feeds boolean not null default false,
  stage text,
  trl integer check (trl between 1 and 9),
  ipr_status text,
  ipr_comment text,
  partner_area text,
  partner_sought text,
  partner_types text[] not null default '{}',
  partner_countries text[] not null default '{}',
  cooperation_types text[] not null default '{}',
  target_markets text[] not null default '{}',
  terms text[] not null default '{}',
  keywords text[] not null default '{}',
  shown_size text,
  programme text,
  call_topic text,
  duration_months integer check (duration_months between 1 and 240),
  deadline date,
  written_by text[] not null default '{}',
  submitted_by uuid references person (id) on delete set null,
  submitted_at timestamptz,
  published_by uuid references person (id) on delete set null,
  published_at timestamptz,
  returned_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (opportunity_id, number),
  check (not in_feeds or visibility = 'public'),
  check ((state in ('published', 'superseded')) = (published_at is not null))
);
create unique index opportunity_version_published on opportunity_version (opportunity_id) where state = 'published';
create unique index opportunity_version_working on opportunity_version (opportunity_id) where state in ('draft', 'submitted', 'returned');
create index opportunity_version_waiting on opportunity_version (submitted_at) where state = 'submitted';

create table opportunity_review (
  id uuid primary key,
  version_id uuid not null references opportunity_version (id) on delete cascade,
  reviewer_id uuid references person (id) on delete set null,
  advantages integer not null check (advantages between 0 and 5),
  clarity integer not null check (clarity between 0 and 5),
  cooperation integer not null check (cooperation between 0 and 5),
  guidelines integer not null check (guidelines between 0 and 5),
  outcome text not null check (outcome in ('published', 'returned')),
  reasons text,
  reviewed_at timestamptz not null,
  check (outcome <> 'published' or (advantages + clarity + cooperation + guidelines >= 10 and least(advantages, clarity, cooperation, guidelines) > 0))
);
create index opportunity_review_version on opportunity_review (version_id);

create table opportunity_link (
  token_hash text primary key,
  opportunity_id uuid not null references opportunity (id) on delete cascade,
  person_id uuid references person (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index opportunity_link_opportunity on opportunity_link (opportunity_id);
`)
      .execute(db)
  },
}
