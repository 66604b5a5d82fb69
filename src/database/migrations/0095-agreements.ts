import { type Kysely, sql } from 'kysely'

/** What a partnership signs: label charter, partnership agreement, memoranda with counterpart clusters; texts in versions, signed copies. */
export const agreements = {
  name: '0095-agreements',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table agreement (
  id uuid primary key,
  slug text not null unique,
  partnership_id uuid not null references partnership (id) on delete cascade,
  kind text not null check (kind in ('charter', 'partnership-agreement', 'mou')),
  title text not null check (title <> ''),
  lang text not null,
  ended_on date,
  end_reason text,
  created_by uuid references person (id) on delete set null,
  created_at timestamptz not null,
  check ((ended_on is null) = (end_reason is null))
);
create index agreement_partnership on agreement (partnership_id, created_at);
create index agreement_author on agreement (created_by) where created_by is not null;

-- Who is bound: a cluster of ours, or somebody outside by name; and who signs for the legal entity behind it.
create table agreement_party (
  id uuid primary key,
  agreement_id uuid not null references agreement (id) on delete cascade,
  cluster_id uuid references cluster (id) on delete cascade,
  name text,
  country char(2),
  legal_name text,
  signatory text,
  capacity text,
  joined_on date not null,
  left_on date,
  reminded_at timestamptz,
  created_at timestamptz not null,
  check ((cluster_id is null) <> (name is null)),
  check (left_on >= joined_on)
);
create index agreement_party_of on agreement_party (agreement_id, created_at);
create index agreement_party_cluster on agreement_party (cluster_id) where cluster_id is not null;
create unique index agreement_party_once on agreement_party (agreement_id, cluster_id) where cluster_id is not null and left_on is null;

create table agreement_version (
  agreement_id uuid not null references agreement (id) on delete cascade,
  number integer not null check (number >= 1),
  state text not null check (state in ('draft', 'open', 'in-force', 'superseded', 'dropped')),
  -- What it changes against the one before it.
  reason text,
  -- Headings and texts in their order; none where the text is a file.
  clauses jsonb not null default '[]',
  file_hash text,
  file_name text,
  saved integer not null default 1,
  made_by uuid references person (id) on delete set null,
  made_at timestamptz not null,
  opened_at timestamptz,
  in_force_on date,
  in_force_at timestamptz,
  superseded_on date,
  primary key (agreement_id, number),
  check ((state in ('in-force', 'superseded')) = (in_force_on is not null)),
  check (state in ('draft', 'dropped') or opened_at is not null)
);
create index agreement_version_author on agreement_version (made_by) where made_by is not null;
create index agreement_version_file on agreement_version (file_hash) where file_hash is not null;
create unique index agreement_one_in_force on agreement_version (agreement_id) where state = 'in-force';
create unique index agreement_one_next on agreement_version (agreement_id) where state in ('draft', 'open');

-- What was given to sign is what was signed.
create function agreement_text_stays() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (new.clauses is distinct from old.clauses or new.file_hash is distinct from old.file_hash) then
    raise exception 'the text of an agreement that was given to sign does not change';
  end if;
  return new;
end $$;
create trigger agreement_text_stays before update on agreement_version for each row execute function agreement_text_stays();

create table agreement_signature (
  id uuid primary key,
  agreement_id uuid not null,
  number integer not null,
  party_id uuid not null references agreement_party (id) on delete cascade,
  method text not null check (method in ('qualified', 'ink')),
  signed_on date not null,
  signatory text not null check (signatory <> ''),
  capacity text,
  file_hash text not null,
  file_name text not null,
  added_by uuid references person (id) on delete set null,
  added_at timestamptz not null,
  -- A copy that was uploaded by mistake.
  withdrawn_at timestamptz,
  foreign key (agreement_id, number) references agreement_version (agreement_id, number) on delete cascade
);
create index agreement_signature_of on agreement_signature (agreement_id, number);
create index agreement_signature_party on agreement_signature (party_id);
create index agreement_signature_author on agreement_signature (added_by) where added_by is not null;
create index agreement_signature_file on agreement_signature (file_hash);
create unique index agreement_signature_once on agreement_signature (agreement_id, number, party_id) where withdrawn_at is null;
`)
      .execute(db)
  },
}
