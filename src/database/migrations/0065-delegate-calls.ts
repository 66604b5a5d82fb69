import { type Kysely, sql } from 'kysely'

/** Calls for delegates: seats by cluster, conditions, scores by named reviewers, and what was decided and why. */
export const delegateCalls = {
  name: '0065-delegate-calls',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table mission add column registration_opens_at timestamptz;

create table delegate_call (
  mission_id uuid primary key references mission (id) on delete cascade,
  intro text,
  lang text not null default 'en',
  seats integer not null check (seats between 1 and 10000),
  -- What becomes of places a cluster has no applicants for: the best of all others, or nobody.
  surplus text not null default 'best' check (surplus in ('best', 'kept')),
  least_points integer check (least_points between 0 and 100),
  decided_at timestamptz,
  decided_by uuid references person (id) on delete set null,
  version integer not null default 1
);
create index delegate_call_person on delegate_call (decided_by) where decided_by is not null;

create table call_quota (
  mission_id uuid not null references delegate_call (mission_id) on delete cascade,
  cluster_id uuid not null references cluster (id),
  seats integer not null check (seats between 0 and 10000),
  primary key (mission_id, cluster_id)
);
create index call_quota_cluster on call_quota (cluster_id);

-- What an applicant answers, and which answers make them eligible: 'yes' or 'no', some of the options, or a level from 1 to 9.
create table call_condition (
  id uuid primary key,
  mission_id uuid not null references delegate_call (mission_id) on delete cascade,
  position integer not null,
  label text not null check (label <> ''),
  hint text,
  kind text not null check (kind in ('yes-no', 'choice', 'level')),
  options text[] not null default '{}',
  accepted text[] not null default '{}',
  least_level integer check (least_level between 1 and 9),
  check ((kind = 'level') = (least_level is not null))
);
create index call_condition_mission on call_condition (mission_id, position);

create table call_criterion (
  id uuid primary key,
  mission_id uuid not null references delegate_call (mission_id) on delete cascade,
  position integer not null,
  label text not null check (label <> ''),
  hint text,
  weight integer not null check (weight between 1 and 100)
);
create index call_criterion_mission on call_criterion (mission_id, position);

create table call_reviewer (
  mission_id uuid not null references delegate_call (mission_id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  cluster_id uuid not null references cluster (id),
  primary key (mission_id, person_id)
);
create index call_reviewer_person on call_reviewer (person_id);
create index call_reviewer_cluster on call_reviewer (cluster_id);

-- An application is a participant that came in while a call was open.
create table call_application (
  participant_id uuid primary key references participant (id) on delete cascade,
  mission_id uuid not null references delegate_call (mission_id) on delete cascade,
  -- Through whose places they want to go.
  cluster_id uuid references cluster (id),
  applied_at timestamptz not null,
  -- What whoever runs the mission decided against the ranking, and why.
  ruling text check (ruling in ('in', 'out')),
  ruling_reason text,
  ruled_by uuid references person (id) on delete set null,
  -- What was decided and told, as it stood that day.
  outcome text check (outcome in ('in', 'reserve', 'out')),
  why text,
  points numeric(5, 2),
  place integer,
  decided_at timestamptz,
  check ((ruling is null) = (ruling_reason is null)),
  check ((outcome is null) = (decided_at is null))
);
create index call_application_mission on call_application (mission_id);
create index call_application_cluster on call_application (cluster_id) where cluster_id is not null;
create index call_application_person on call_application (ruled_by) where ruled_by is not null;

create table call_review (
  participant_id uuid not null references call_application (participant_id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  comment text,
  saved_at timestamptz not null,
  primary key (participant_id, person_id)
);
create index call_review_person on call_review (person_id);

create table call_score (
  participant_id uuid not null,
  person_id uuid not null,
  criterion_id uuid not null references call_criterion (id) on delete cascade,
  score integer not null check (score between 0 and 5),
  primary key (participant_id, person_id, criterion_id),
  foreign key (participant_id, person_id) references call_review (participant_id, person_id) on delete cascade
);
create index call_score_criterion on call_score (criterion_id);
`)
      .execute(db)
  },
}
