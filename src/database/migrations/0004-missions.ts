import { type Kysely, sql } from 'kysely'

/** Missions and events: groups, questions, participants, sessions, slots, places, programme; and who holds which role. */
export const missions = {
  name: '0004-missions',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table mission (
  id uuid primary key,
  slug text not null unique,
  partnership_id uuid not null references partnership (id),
  lead_cluster_id uuid not null references cluster (id),
  type text not null check (type in ('outgoing-mission', 'incoming-mission', 'trade-fair', 'brokerage-event', 'c2c-seminar',
    'site-visit', 'webinar', 'workshop')),
  title text not null check (title <> ''),
  summary text,
  lang text not null default 'en',
  country char(2) not null,
  city text not null,
  venue text,
  address text,
  directions text,
  time_zone text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  format text not null default 'on-site' check (format in ('on-site', 'remote', 'hybrid')),
  linked_fair text,
  languages text[] not null default '{en}',
  capacity integer check (capacity > 0),
  registration text not null default 'invitation' check (registration in ('invitation', 'approval', 'open')),
  registration_closes_at timestamptz,
  public_page boolean not null default false,
  public_participants boolean not null default false,
  requests_open_at timestamptz,
  requests_close_at timestamptz,
  request_expiry_hours integer not null default 72 check (request_expiry_hours between 1 and 8760),
  request_limit integer check (request_limit > 0),
  meetings_min integer not null default 1 check (meetings_min >= 0),
  meetings_max integer check (meetings_max > 0),
  in_a_row_max integer not null default 5 check (in_a_row_max > 0),
  aims text[] not null default '{minimum,wishes,in-a-row,breaks,evenly,table-changes}',
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'over', 'cancelled')),
  copied_from uuid references mission (id),
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index mission_partnership on mission (partnership_id, starts_on);
alter table import add foreign key (mission_id) references mission (id);

create table role_grant (
  id uuid primary key,
  person_id uuid not null references person (id),
  role text not null check (role in ('platform-administrator', 'cluster-manager', 'partnership-coordinator', 'event-organiser',
    'steward', 'local-host', 'organisation-editor', 'funder')),
  cluster_id uuid references cluster (id),
  partnership_id uuid references partnership (id),
  mission_id uuid references mission (id),
  organisation_id uuid references organisation (id),
  granted_by uuid,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  check (case role
    when 'platform-administrator' then num_nonnulls(cluster_id, partnership_id, mission_id, organisation_id) = 0
    when 'cluster-manager' then cluster_id is not null and num_nonnulls(partnership_id, mission_id, organisation_id) = 0
    when 'organisation-editor' then organisation_id is not null and num_nonnulls(cluster_id, partnership_id, mission_id) = 0
    when 'partnership-coordinator' then partnership_id is not null and num_nonnulls(cluster_id, mission_id, organisation_id) = 0
    when 'funder' then partnership_id is not null and num_nonnulls(cluster_id, mission_id, organisation_id) = 0
    else mission_id is not null and num_nonnulls(cluster_id, partnership_id, organisation_id) = 0 end)
);
create unique index role_grant_once on role_grant (person_id, role, cluster_id, partnership_id, mission_id, organisation_id)
  nulls not distinct where revoked_at is null;

create table participant_group (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  name text not null check (name <> ''),
  position integer not null,
  unique (mission_id, name)
);

create table group_pair (
  mission_id uuid not null references mission (id) on delete cascade,
  group_a uuid not null references participant_group (id) on delete cascade,
  group_b uuid not null references participant_group (id) on delete cascade,
  primary key (group_a, group_b),
  check (group_a <= group_b)
);

create table question (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  position integer not null,
  label text not null check (label <> ''),
  hint text,
  kind text not null check (kind in ('text', 'long-text', 'choice', 'yes-no')),
  options text[] not null default '{}',
  required boolean not null default false
);

create table participant (
  id uuid primary key,
  mission_id uuid not null references mission (id),
  organisation_id uuid not null references organisation (id),
  person_id uuid references person (id),
  group_id uuid references participant_group (id),
  kind text not null check (kind in ('travelling', 'represented', 'local', 'remote', 'observer')),
  state text not null check (state in ('invited', 'applied', 'waiting-list', 'confirmed', 'declined', 'refused', 'withdrawn')),
  carried_by uuid references participant (id),
  brought_by uuid references person (id),
  answers jsonb not null default '{}',
  objective text,
  offers text,
  seeks text,
  lang text not null default 'en',
  languages text[] not null default '{}',
  dietary text,
  listed boolean not null default false,
  meetings_min integer check (meetings_min >= 0),
  meetings_max integer check (meetings_max > 0),
  availability_confirmed_at timestamptz,
  waiting_since timestamptz,
  version integer not null default 1,
  created_by uuid,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (kind <> 'represented' or carried_by is not null or state <> 'confirmed'),
  check (carried_by is null or kind = 'represented')
);
create unique index participant_once on participant (mission_id, person_id) where person_id is not null and state not in ('declined', 'refused', 'withdrawn');
create unique index participant_represented_once on participant (mission_id, organisation_id)
  where kind = 'represented' and state not in ('declined', 'refused', 'withdrawn');
create index participant_mission on participant (mission_id, state);
create index participant_organisation on participant (organisation_id);
create index participant_person on participant (person_id);

create table meeting_session (
  id uuid primary key,
  mission_id uuid not null references mission (id),
  title text not null check (title <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  slot_minutes integer not null check (slot_minutes between 5 and 240),
  pause_minutes integer not null default 0 check (pause_minutes between 0 and 240),
  booking text not null default 'organiser' check (booking in ('organiser', 'on-acceptance')),
  position integer not null,
  version integer not null default 1
);
create index meeting_session_mission on meeting_session (mission_id, starts_at);

create table slot (
  id uuid primary key,
  mission_id uuid not null references mission (id),
  session_id uuid not null references meeting_session (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  removed_at timestamptz
);
create unique index slot_once on slot (session_id, starts_at) where removed_at is null;
create index slot_mission on slot (mission_id, starts_at);

create table place (
  id uuid primary key,
  mission_id uuid not null references mission (id),
  label text not null check (label <> ''),
  kind text not null check (kind in ('table', 'booth', 'office', 'online')),
  owner_participant_id uuid references participant (id),
  directions text,
  link text,
  position integer not null,
  removed_at timestamptz
);
create unique index place_once on place (mission_id, label) where removed_at is null;

create table place_closed (
  place_id uuid not null references place (id) on delete cascade,
  slot_id uuid not null references slot (id) on delete cascade,
  primary key (place_id, slot_id)
);

create table unavailable (
  participant_id uuid not null references participant (id) on delete cascade,
  slot_id uuid not null references slot (id) on delete cascade,
  primary key (participant_id, slot_id)
);

create table programme_item (
  id uuid primary key,
  mission_id uuid not null references mission (id) on delete cascade,
  kind text not null check (kind in ('talk', 'site-visit', 'reception', 'meal', 'transfer', 'workshop', 'other')),
  title text not null check (title <> ''),
  description text,
  lang text not null default 'en',
  place text,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  capacity integer check (capacity > 0),
  sign_up boolean not null default false
);
create index programme_item_mission on programme_item (mission_id, starts_at);

create table programme_sign_up (
  item_id uuid not null references programme_item (id) on delete cascade,
  participant_id uuid not null references participant (id) on delete cascade,
  created_at timestamptz not null,
  primary key (item_id, participant_id)
);
`)
      .execute(db)
  },
}
