-- The schema as the migrations leave it; written by scripts/write-generated.ts.

create table account (
  id uuid not null,
  person_id uuid not null,
  email citext not null,
  password_hash text,
  state text not null default 'active'::text,
  theme text,
  created_at timestamp with time zone not null,
  last_sign_in_at timestamp with time zone
);

create table affiliation (
  id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  cluster_id uuid,
  job_title text,
  department text,
  is_contact boolean not null default false,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null
);

create table agreement (
  id uuid not null,
  slug text not null,
  partnership_id uuid not null,
  kind text not null,
  title text not null,
  lang text not null,
  ended_on date,
  end_reason text,
  created_by uuid,
  created_at timestamp with time zone not null
);

create table agreement_party (
  id uuid not null,
  agreement_id uuid not null,
  cluster_id uuid,
  name text,
  country character(2),
  legal_name text,
  signatory text,
  capacity text,
  joined_on date not null,
  left_on date,
  reminded_at timestamp with time zone,
  created_at timestamp with time zone not null
);

create table agreement_signature (
  id uuid not null,
  agreement_id uuid not null,
  number integer not null,
  party_id uuid not null,
  method text not null,
  signed_on date not null,
  signatory text not null,
  capacity text,
  file_hash text not null,
  file_name text not null,
  added_by uuid,
  added_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create table agreement_version (
  agreement_id uuid not null,
  number integer not null,
  state text not null,
  reason text,
  clauses jsonb not null default '[]'::jsonb,
  file_hash text,
  file_name text,
  saved integer not null default 1,
  made_by uuid,
  made_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  in_force_on date,
  in_force_at timestamp with time zone,
  superseded_on date
);

create table aid_rule (
  id uuid not null,
  mission_id uuid not null,
  position integer not null,
  name text not null,
  note text,
  lang text not null default 'en'::text,
  cluster_id uuid,
  rate integer not null,
  ceiling bigint,
  currency character(3) not null,
  de_minimis boolean not null default false
);

create table attendance (
  schedule_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null,
  period tstzrange not null,
  side text not null
);

create table attendance_list (
  id uuid not null,
  partnership_id uuid not null,
  cluster_id uuid not null,
  title text not null,
  lang text not null,
  held_on date not null,
  service text not null,
  market text,
  hours numeric(8,2),
  file_hash text not null,
  file_name text not null,
  sent_by uuid,
  sent_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  taken jsonb,
  sheet text,
  encoding text,
  header jsonb,
  columns jsonb,
  mapped boolean not null default false,
  headless boolean not null default false,
  version integer not null default 1
);

create table badge_card (
  participant_id uuid not null,
  code_number integer not null default 1,
  gives text[],
  chosen_at timestamp with time zone
);

create table badge_contact (
  id uuid not null,
  mission_id uuid not null,
  scanned_by uuid not null,
  scanned uuid not null,
  scanner_gives text[] not null,
  scanned_gives text[],
  at timestamp with time zone not null,
  agreed_at timestamp with time zone
);

create table badge_key (
  mission_id uuid not null,
  secret bytea not null
);

create table bounced_address (
  address citext not null,
  status text not null,
  reason text not null default ''::text,
  mail_id uuid,
  since timestamp with time zone not null,
  cleared_at timestamp with time zone,
  cleared_by uuid
);

create table bridge (
  id uuid not null,
  shipped_as text,
  kind text not null,
  left_words jsonb not null,
  right_words jsonb not null,
  source text not null,
  note text,
  withdrawn_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table calendar_event (
  meeting_id uuid not null,
  participant_id uuid not null,
  sequence integer not null default 0,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place_id uuid,
  cancelled boolean not null default false,
  content_hash text not null,
  updated_at timestamp with time zone not null
);

create table call_application (
  participant_id uuid not null,
  mission_id uuid not null,
  cluster_id uuid,
  applied_at timestamp with time zone not null,
  ruling text,
  ruling_reason text,
  ruled_by uuid,
  outcome text,
  why text,
  points numeric(5,2),
  place integer,
  decided_at timestamp with time zone
);

create table call_condition (
  id uuid not null,
  mission_id uuid not null,
  position integer not null,
  label text not null,
  hint text,
  kind text not null,
  options text[] not null default '{}'::text[],
  accepted text[] not null default '{}'::text[],
  least_level integer
);

create table call_criterion (
  id uuid not null,
  mission_id uuid not null,
  position integer not null,
  label text not null,
  hint text,
  weight integer not null
);

create table call_quota (
  mission_id uuid not null,
  cluster_id uuid not null,
  seats integer not null
);

create table call_review (
  participant_id uuid not null,
  person_id uuid not null,
  comment text,
  saved_at timestamp with time zone not null
);

create table call_reviewer (
  mission_id uuid not null,
  person_id uuid not null,
  cluster_id uuid not null
);

create table call_score (
  participant_id uuid not null,
  person_id uuid not null,
  criterion_id uuid not null,
  score integer not null
);

create table capability (
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  verb text not null,
  object text not null,
  method text,
  measurand text,
  sample text,
  environment text,
  trl_in integer,
  trl_out integer,
  deliverable text,
  lead_time_days integer,
  price_low_minor integer,
  price_high_minor integer,
  currency character(3) not null default 'EUR'::bpchar,
  availability text,
  accreditations text[] not null default '{}'::text[],
  ip_terms text,
  export_control text not null default 'unknown'::text,
  reference_works text[] not null default '{}'::text[],
  lang text not null default 'en'::text,
  visibility text not null default 'platform'::text,
  external_id text,
  position integer not null default 0,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  department_id uuid,
  field_visibility jsonb not null default '{}'::jsonb
);

create table capability_figure (
  capability_id uuid not null,
  position integer not null,
  role text not null,
  label text,
  low double precision,
  high double precision,
  unit text not null,
  dimension text not null,
  canonical_low double precision,
  canonical_high double precision
);

create table classification (
  organisation_id uuid,
  cluster_id uuid,
  scheme text not null,
  revision text not null,
  code text not null,
  created_at timestamp with time zone not null
);

create table cluster (
  id uuid not null,
  slug text not null,
  name text not null,
  short_name text not null,
  legal_entity_id uuid,
  country character(2) not null,
  city text,
  website text,
  email citext,
  founded_year integer,
  staff_fte numeric(6,1),
  summary text,
  description text,
  lang text not null default 'en'::text,
  technologies text[] not null default '{}'::text[],
  sample boolean not null default false,
  visibility text not null default 'public'::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  details jsonb not null default '{}'::jsonb,
  part_visibility jsonb not null default '{}'::jsonb
);

create table cluster_validation (
  id uuid not null,
  cluster_id uuid not null,
  state text not null,
  declared jsonb not null default '{}'::jsonb,
  counted jsonb not null default '{}'::jsonb,
  submitted_by uuid,
  submitted_at timestamp with time zone,
  decided_by uuid,
  decided_at timestamp with time zone,
  reasons text,
  created_at timestamp with time zone not null
);

create table consent (
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  subject_id uuid,
  text_version text not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create table cost_line (
  id uuid not null,
  mission_id uuid not null,
  participant_id uuid,
  kind text not null,
  label text not null,
  lang text not null default 'en'::text,
  amount bigint not null,
  currency character(3) not null,
  bearer text not null,
  aided boolean not null default false,
  written_by uuid,
  written_at timestamp with time zone not null
);

create table day_event (
  id uuid not null,
  number bigint not null generated always as identity,
  mission_id uuid not null,
  kind text not null,
  participant_id uuid,
  meeting_id uuid,
  place_id uuid,
  minutes integer,
  missing text[] not null default '{}'::text[],
  detail jsonb not null default '{}'::jsonb,
  undoes uuid,
  at timestamp with time zone not null,
  said_by uuid,
  said_from text not null
);

create table decision (
  id uuid not null,
  partnership_id uuid not null,
  title text not null,
  proposal text not null,
  changes text,
  lang text not null,
  state text not null,
  open_until date,
  majority text,
  quorum integer,
  casting boolean,
  result text,
  decided_on date,
  withdrawn_reason text,
  made_by uuid,
  made_at timestamp with time zone not null
);

create table decision_ballot (
  decision_id uuid not null,
  cluster_id uuid not null,
  coordinator boolean not null,
  choice text,
  cast_by uuid,
  cast_at timestamp with time zone
);

create table decision_link (
  decision_id uuid not null,
  kind text not null,
  ref text not null,
  linked_by uuid,
  linked_at timestamp with time zone not null
);

create table decision_minutes (
  decision_id uuid not null,
  number integer not null,
  minutes text not null,
  lang text not null,
  present text[] not null default '{}'::text[],
  others text,
  written_by uuid,
  written_at timestamp with time zone not null
);

create table decision_rule (
  partnership_id uuid not null,
  number integer not null,
  voting boolean not null,
  majority text not null,
  quorum integer not null,
  casting boolean not null,
  said_by uuid,
  said_at timestamp with time zone not null
);

create table decision_word (
  id uuid not null,
  decision_id uuid not null,
  words text not null,
  lang text not null,
  said_by uuid,
  said_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create table declaration (
  id uuid not null,
  partnership_id uuid not null,
  organisation_id uuid not null,
  year integer not null,
  created_at timestamp with time zone not null
);

create table declaration_request (
  id uuid not null,
  round_id uuid not null,
  organisation_id uuid not null,
  person_id uuid,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  reminded_at timestamp with time zone
);

create table declaration_round (
  id uuid not null,
  partnership_id uuid not null,
  year integer not null,
  currency text not null,
  closes_on date not null,
  opened_by uuid,
  opened_at timestamp with time zone not null
);

create table declaration_version (
  declaration_id uuid not null,
  number integer not null,
  currency text not null,
  turnover_minor bigint,
  international_minor bigint,
  international_share numeric(5,2),
  exports_minor bigint,
  jobs numeric(9,2),
  based_on text,
  file_hash text,
  file_name text,
  consent_version text not null,
  consent_lang text not null,
  withdrawn boolean not null default false,
  declared_by text not null,
  way text not null,
  said_by uuid,
  said_at timestamp with time zone not null
);

create table delegate_call (
  mission_id uuid not null,
  intro text,
  lang text not null default 'en'::text,
  seats integer not null,
  surplus text not null default 'best'::text,
  least_points integer,
  decided_at timestamp with time zone,
  decided_by uuid,
  version integer not null default 1
);

create table department (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  does text,
  contact_role text,
  lang text not null default 'en'::text,
  position integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table duplicate_opinion (
  left_id uuid not null,
  right_id uuid not null,
  cluster_id uuid not null,
  decision text not null,
  decided_by uuid,
  decided_at timestamp with time zone not null
);

create table duplicate_pair (
  left_id uuid not null,
  right_id uuid not null,
  score double precision not null,
  reasons jsonb not null default '[]'::jsonb,
  found_at timestamp with time zone not null,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone
);

create table encounter (
  id uuid not null,
  mission_id uuid not null,
  participant_id uuid not null,
  organisation_id uuid not null,
  other_organisation_id uuid,
  other_name text not null,
  kind text not null,
  rung text not null,
  next_step text,
  note text,
  lang text not null default 'en'::text,
  met_at timestamp with time zone not null,
  logged_by uuid,
  logged_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create table encounter_answer (
  id uuid not null,
  encounter_id uuid not null,
  number integer not null,
  answered_by uuid,
  on_behalf_of uuid,
  via text not null,
  wave text,
  rung text not null,
  next_step text,
  next_by text,
  next_due date,
  amount_band text,
  currency text,
  may_name boolean not null default false,
  closed boolean not null default false,
  answered_at timestamp with time zone not null
);

create table eu_participation (
  id uuid not null,
  organisation_id uuid not null,
  project text not null,
  role text not null,
  contribution double precision,
  left_early boolean not null default false,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table eu_project (
  number text not null,
  acronym text,
  title text,
  starts_on date,
  ends_on date,
  programme text,
  updated_at timestamp with time zone not null,
  rcn text,
  objective text
);

create table file (
  hash text not null,
  size bigint not null,
  created_at timestamp with time zone not null
);

create table funding_call (
  id uuid not null,
  topic text not null,
  slug text not null,
  title text not null,
  programme text not null,
  area text,
  call text,
  action_type text,
  opens_on date,
  deadlines text[] not null default '{}'::text[],
  closes_on date,
  budget_min bigint,
  budget_max bigint,
  lang text not null default 'en'::text,
  description text,
  keywords text[] not null default '{}'::text[],
  link text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table funding_grant (
  id uuid not null,
  partnership_id uuid not null,
  created_at timestamp with time zone not null
);

create table funding_grant_budget (
  grant_id uuid not null,
  number integer not null,
  cluster_id uuid not null,
  budget_minor bigint not null
);

create table funding_grant_version (
  grant_id uuid not null,
  number integer not null,
  title text not null,
  grant_number text,
  call_identifier text,
  programme text,
  rate integer,
  currency character(3) not null default 'EUR'::bpchar,
  starts_on date,
  ends_on date,
  withdrawn boolean not null default false,
  reason text,
  said_by uuid,
  said_at timestamp with time zone not null
);

create table goal (
  id uuid not null,
  mission_id uuid not null,
  participant_id uuid not null,
  kind text not null,
  rung text,
  words text,
  lang text not null default 'en'::text,
  target integer not null,
  came integer,
  came_at timestamp with time zone,
  set_by uuid,
  set_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create table group_pair (
  mission_id uuid not null,
  group_a uuid not null,
  group_b uuid not null
);

create table hall (
  id uuid not null,
  mission_id uuid not null,
  name text not null,
  position integer not null
);

create table hall_walk (
  hall_a uuid not null,
  hall_b uuid not null,
  minutes integer not null
);

create table history (
  id uuid not null,
  at timestamp with time zone not null,
  actor_person_id uuid,
  on_behalf_of_person_id uuid,
  call text not null,
  subject_kind text not null,
  subject_id uuid not null,
  change jsonb not null default '{}'::jsonb,
  reason text
);

create table hypothesis (
  id uuid not null,
  slug text not null,
  partnership_id uuid not null,
  market character(2) not null,
  segment text not null,
  act text not null,
  reason text not null,
  lang text not null,
  kind text not null,
  risk integer not null,
  experiment text not null,
  mission_id uuid,
  metric text not null,
  rung text,
  threshold integer not null,
  starts_on date not null,
  deadline date not null,
  cost_minor integer,
  currency character(3) not null default 'EUR'::bpchar,
  follows_id uuid,
  created_by uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table hypothesis_decision (
  id uuid not null,
  number bigint not null generated always as identity,
  hypothesis_id uuid not null,
  decision text not null,
  reason text not null,
  lang text not null,
  verdict text not null,
  counted integer not null,
  threshold integer not null,
  deadline date not null,
  new_deadline date,
  decided_by uuid,
  decided_at timestamp with time zone not null
);

create table hypothesis_note (
  id uuid not null,
  hypothesis_id uuid not null,
  says text not null,
  words text not null,
  lang text not null,
  source text not null,
  happened_on date not null,
  noted_by uuid,
  noted_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create table idempotency (
  scope text not null,
  key text not null,
  call text not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  created_at timestamp with time zone not null
);

create table import (
  id uuid not null,
  kind text not null,
  cluster_id uuid,
  mission_id uuid,
  created_by uuid not null,
  file_hash text not null,
  file_name text not null,
  sheet text,
  header jsonb not null default '[]'::jsonb,
  sample jsonb not null default '[]'::jsonb,
  mapping jsonb not null default '{}'::jsonb,
  options jsonb not null default '{}'::jsonb,
  state text not null,
  job_id uuid,
  total integer not null default 0,
  read integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  rejected integer not null default 0,
  warned integer not null default 0,
  failure text,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  looked_at timestamp with time zone,
  work_ms integer not null default 0
);

create table import_problem (
  import_id uuid not null,
  row_number integer not null,
  rejected boolean not null,
  cells jsonb not null,
  problems jsonb not null
);

create table import_question (
  import_id uuid not null,
  fingerprint text not null,
  organisation_id uuid not null,
  row_number integer not null,
  comes_back boolean not null,
  said jsonb not null,
  score double precision not null,
  reasons jsonb not null default '[]'::jsonb,
  answer text
);

create table import_row (
  cluster_id uuid not null,
  fingerprint text not null,
  organisation_id uuid,
  import_id uuid not null,
  as_member boolean not null,
  applied boolean not null
);

create table indicator (
  id uuid not null,
  partnership_id uuid not null,
  code text not null,
  name text not null,
  unit text not null,
  lang text not null,
  level text not null,
  rule jsonb not null,
  evidence text,
  owner text,
  grant_set text,
  shipped_as text,
  counts_from date not null,
  counts_to date not null,
  target numeric(14,2),
  baseline numeric(14,2),
  baseline_on date,
  position integer not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create table indicator_cause (
  indicator_id uuid not null,
  cause text not null,
  count integer not null
);

create table indicator_figure (
  indicator_id uuid not null,
  proven numeric(18,2) not null,
  claimed numeric(18,2) not null,
  expected numeric(14,2),
  computed_at timestamp with time zone not null,
  of_organisations integer
);

create table indicator_target (
  indicator_id uuid not null,
  period_id uuid not null,
  value numeric(14,2) not null
);

create table interest (
  id uuid not null,
  opportunity_id uuid not null,
  state text not null,
  through_broker boolean not null,
  person_id uuid,
  organisation_id uuid,
  given_name text not null,
  family_name text not null,
  email citext not null,
  phone text,
  lang text not null,
  organisation_name text not null,
  country text not null,
  kind text,
  about text not null,
  wish text not null,
  questions text,
  reply text,
  code_hash text,
  code_attempts integer not null default 0,
  code_expires_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  passed_on_at timestamp with time zone,
  answered_at timestamp with time zone,
  waiting_since timestamp with time zone,
  reminded_at timestamp with time zone,
  reminders integer not null default 0,
  created_at timestamp with time zone not null
);

create table interest_link (
  token_hash text not null,
  interest_id uuid not null,
  created_at timestamp with time zone not null
);

create table interest_step (
  id uuid not null,
  interest_id uuid not null,
  state text not null,
  by_side text not null,
  person_id uuid,
  words text,
  at timestamp with time zone not null
);

create table interpreter (
  id uuid not null,
  mission_id uuid not null,
  language_a text not null,
  language_b text not null,
  units integer not null
);

create table introduction_mail (
  person_id uuid not null,
  due_at timestamp with time zone not null,
  told_at timestamp with time zone,
  ended_at timestamp with time zone
);

create table introduction_mail_link (
  token_hash text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null
);

create table job (
  id uuid not null,
  kind text not null,
  payload jsonb not null default '{}'::jsonb,
  unique_key text,
  state text not null,
  run_after timestamp with time zone not null,
  attempts integer not null default 0,
  max_attempts integer not null default 5,
  worker text,
  lease_until timestamp with time zone,
  cancel_requested_at timestamp with time zone,
  progress jsonb not null default '{}'::jsonb,
  result jsonb,
  error text,
  created_by uuid,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone
);

create table ledger_key (
  id integer not null,
  private_key text not null,
  public_key text not null,
  made_at timestamp with time zone not null
);

create table link (
  id uuid not null,
  token_hash text not null,
  purpose text not null,
  person_id uuid,
  email citext,
  code_hash text,
  attempts integer not null default 0,
  subject_id uuid,
  payload jsonb not null default '{}'::jsonb,
  created_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone
);

create table mail (
  id uuid not null,
  person_id uuid,
  to_address text not null,
  to_name text not null default ''::text,
  kind text not null,
  subject text not null,
  text_body text not null,
  html_body text not null,
  calendar text,
  calendar_method text,
  lang text not null default 'en'::text,
  message_id text not null,
  about_id uuid,
  state text not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  last_error text,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  off_link text,
  may_have_left boolean not null default false,
  topic text not null default 'needed'::text,
  urgent boolean not null default false,
  link text,
  gist text not null default ''::text,
  digest_id uuid,
  bounced_at timestamp with time zone,
  bounce_status text
);

create table mail_choice (
  person_id uuid not null,
  topic text not null,
  rhythm text not null,
  changed_at timestamp with time zone not null
);

create table mail_hours (
  person_id uuid not null,
  time_zone text not null,
  quiet_from text,
  quiet_to text,
  digest_at text not null default '07:30'::text,
  changed_at timestamp with time zone not null
);

create table mail_secret (
  id integer not null default 1,
  secret bytea not null
);

create table mail_words (
  mission_id uuid not null,
  kind text not null,
  lang text not null,
  subject text not null,
  lines text not null,
  button text not null,
  version integer not null default 1,
  changed_by uuid,
  changed_at timestamp with time zone not null
);

create table mail_words_form (
  mission_id uuid not null,
  kind text not null,
  lang text not null,
  form text not null,
  subject text,
  lines text
);

create table market (
  id uuid not null,
  partnership_id uuid not null,
  country character(2) not null,
  priority integer not null default 1,
  stage text not null default 'studied'::text,
  reason text
);

create table market_note (
  id uuid not null,
  country character(2) not null,
  title text not null,
  body text not null,
  lang text not null default 'en'::text,
  source text not null,
  learnt_on date not null,
  visibility text not null,
  partnership_id uuid,
  cluster_id uuid,
  organisation_id uuid,
  mission_id uuid,
  meeting_id uuid,
  version integer not null default 1,
  written_by uuid,
  written_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create table market_strategy (
  partnership_id uuid not null,
  country character(2) not null,
  number integer not null,
  ambition text not null,
  segments text,
  entry_mode text,
  leave_out text,
  lang text not null,
  said_by uuid,
  said_at timestamp with time zone not null
);

create table match_feedback (
  organisation_id uuid not null,
  about_id uuid not null,
  reason text not null,
  note text,
  said_by uuid not null,
  said_at timestamp with time zone not null
);

create table meeting (
  id uuid not null,
  mission_id uuid not null,
  request_id uuid not null,
  state text not null,
  weight integer not null,
  cancelled_reason text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  may_be_online boolean not null default false,
  from_any boolean not null default false,
  to_any boolean not null default false,
  no_interpreter boolean not null default false,
  interpreter_id uuid,
  put_off_at timestamp with time zone
);

create table meeting_absence (
  meeting_id uuid not null,
  participant_id uuid not null,
  side text not null
);

create table meeting_attendee (
  meeting_id uuid not null,
  participant_id uuid not null,
  side text not null,
  observing boolean not null default false
);

create table meeting_note (
  id uuid not null,
  mission_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null,
  author_id uuid not null,
  deleted_at timestamp with time zone,
  by_link boolean not null default false
);

create table meeting_note_photo (
  id uuid not null,
  note_id uuid not null,
  file_hash text not null,
  size bigint not null,
  added_at timestamp with time zone not null
);

create table meeting_note_version (
  id uuid not null,
  number bigint not null generated always as identity,
  note_id uuid not null,
  body text not null,
  lang text not null,
  shared boolean not null,
  written_at timestamp with time zone not null,
  received_at timestamp with time zone not null
);

create table meeting_request (
  id uuid not null,
  mission_id uuid not null,
  from_participant_id uuid not null,
  to_participant_id uuid,
  to_organisation_id uuid not null,
  message text not null default ''::text,
  lang text not null default 'en'::text,
  wish text not null,
  answer_wish text,
  state text not null,
  proposed_time text,
  answer_message text,
  created_by uuid not null,
  answered_by uuid,
  external_id text,
  expires_at timestamp with time zone not null,
  reminded_at timestamp with time zone,
  answered_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  introduced boolean not null default false
);

create table meeting_session (
  id uuid not null,
  mission_id uuid not null,
  title text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  slot_minutes integer not null,
  pause_minutes integer not null default 0,
  booking text not null default 'organiser'::text,
  position integer not null,
  version integer not null default 1
);

create table meeting_statement (
  id uuid not null,
  meeting_id uuid not null,
  number integer not null,
  source text not null,
  side text,
  says text not null,
  missing text,
  participant_id uuid,
  said_by uuid,
  on_behalf_of uuid,
  said_at timestamp with time zone not null
);

create table member_standing (
  partnership_id uuid not null,
  organisation_id uuid not null,
  direct boolean not null,
  meetings integer not null,
  services integer not null,
  last_on date not null
);

create table membership (
  id uuid not null,
  cluster_id uuid not null,
  organisation_id uuid not null,
  member_from date not null,
  member_to date,
  external_id text,
  created_at timestamp with time zone not null
);

create table membership_request (
  id uuid not null,
  cluster_id uuid not null,
  organisation_id uuid not null,
  member_from date not null,
  member_to date,
  external_id text,
  state text not null default 'asked'::text,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  answered_by uuid,
  answered_at timestamp with time zone,
  reason text
);

create table migration (
  name text not null,
  applied_at timestamp with time zone not null default now()
);

create table mission (
  id uuid not null,
  slug text not null,
  partnership_id uuid not null,
  lead_cluster_id uuid not null,
  type text not null,
  title text not null,
  summary text,
  lang text not null default 'en'::text,
  country character(2) not null,
  city text not null,
  venue text,
  address text,
  directions text,
  time_zone text not null,
  starts_on date not null,
  ends_on date not null,
  format text not null default 'on-site'::text,
  linked_fair text,
  languages text[] not null default '{en}'::text[],
  capacity integer,
  registration text not null default 'invitation'::text,
  registration_closes_at timestamp with time zone,
  public_page boolean not null default false,
  public_participants boolean not null default false,
  requests_open_at timestamp with time zone,
  requests_close_at timestamp with time zone,
  request_expiry_hours integer not null default 72,
  request_limit integer,
  meetings_min integer not null default 1,
  meetings_max integer,
  in_a_row_max integer not null default 5,
  aims text[] not null default '{minimum,wishes,in-a-row,breaks,evenly,table-changes}'::text[],
  state text not null default 'draft'::text,
  copied_from uuid,
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  pause_after integer,
  video_lines integer,
  registration_opens_at timestamp with time zone
);

create table mission_sponsor (
  id uuid not null,
  mission_id uuid not null,
  position integer not null,
  role text not null,
  name text not null,
  level text,
  gives text,
  lang text not null default 'en'::text,
  web_address text,
  logo_hash text,
  released_at timestamp with time zone,
  released_by uuid
);

create table never_meet (
  mission_id uuid not null,
  participant_id uuid not null,
  other_organisation_id uuid not null,
  created_at timestamp with time zone not null,
  left_to_colleagues boolean not null default false
);

create table opportunity (
  id uuid not null,
  slug text not null,
  reference text,
  organisation_id uuid,
  cluster_id uuid not null,
  accepts_interest boolean not null default true,
  published_at timestamp with time zone,
  expires_on date,
  warned_for date,
  withdrawn_at timestamp with time zone,
  source text,
  external_reference text,
  source_country text,
  created_by uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  source_expires_on date,
  source_takes_interest boolean
);

create table opportunity_import (
  id uuid not null,
  cluster_id uuid not null,
  source text not null,
  file_name text not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  rejected integer not null,
  faults jsonb not null,
  imported_by uuid,
  imported_at timestamp with time zone not null
);

create table opportunity_link (
  token_hash text not null,
  opportunity_id uuid not null,
  person_id uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

create table opportunity_mail_link (
  token_hash text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null
);

create table opportunity_review (
  id uuid not null,
  version_id uuid not null,
  reviewer_id uuid,
  advantages integer not null,
  clarity integer not null,
  cooperation integer not null,
  guidelines integer not null,
  outcome text not null,
  reasons text,
  reviewed_at timestamp with time zone not null
);

create table opportunity_search (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  question jsonb not null,
  rhythm text not null,
  told_at timestamp with time zone,
  due_at timestamp with time zone not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table opportunity_search_known (
  search_id uuid not null,
  opportunity_id uuid not null,
  told_at timestamp with time zone,
  seen_at timestamp with time zone,
  mail_id uuid
);

create table opportunity_version (
  id uuid not null,
  opportunity_id uuid not null,
  number integer not null,
  state text not null,
  type text not null,
  lang text not null,
  title text not null,
  summary text not null,
  description text,
  advantages text,
  expertise text,
  applications text,
  anonymous boolean not null default false,
  visibility text not null,
  in_feeds boolean not null default false,
  stage text,
  trl integer,
  ipr_status text,
  ipr_comment text,
  partner_area text,
  partner_sought text,
  partner_types text[] not null default '{}'::text[],
  partner_countries text[] not null default '{}'::text[],
  cooperation_types text[] not null default '{}'::text[],
  target_markets text[] not null default '{}'::text[],
  terms text[] not null default '{}'::text[],
  keywords text[] not null default '{}'::text[],
  shown_size text,
  programme text,
  call_topic text,
  duration_months integer,
  deadline date,
  written_by text[] not null default '{}'::text[],
  submitted_by uuid,
  submitted_at timestamp with time zone,
  published_by uuid,
  published_at timestamp with time zone,
  returned_reason text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table organisation (
  id uuid not null,
  slug text not null,
  kind text not null,
  name text not null,
  short_name text,
  name_other_script text,
  name_reading text,
  name_key text not null,
  legal_form text,
  country character(2) not null,
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
  size_class text,
  employees integer,
  summary text,
  description text,
  offers text,
  needs text,
  lang text not null default 'en'::text,
  technologies text[] not null default '{}'::text[],
  target_markets text[] not null default '{}'::text[],
  certificates text[] not null default '{}'::text[],
  visibility text not null default 'platform'::text,
  claimed_at timestamp with time zone,
  last_confirmed_at timestamp with time zone,
  merged_into uuid,
  sample boolean not null default false,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  details jsonb not null default '{}'::jsonb,
  part_visibility jsonb not null default '{}'::jsonb,
  nuts text,
  latitude double precision,
  longitude double precision,
  confirmation_asked_at timestamp with time zone
);

create table organisation_alias (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  name_key text not null,
  country character(2) not null,
  created_at timestamp with time zone not null,
  kind text not null default 'merged'::text
);

create table organisation_merge (
  id uuid not null,
  kept_id uuid not null,
  dropped_id uuid not null,
  changes jsonb not null,
  merged_by uuid,
  merged_at timestamp with time zone not null,
  undone_by uuid,
  undone_at timestamp with time zone
);

create table organisation_translation (
  organisation_id uuid not null,
  lang text not null,
  summary text,
  description text,
  offers text,
  needs text,
  updated_at timestamp with time zone not null
);

create table outbox (
  number bigint not null generated always as identity,
  stream text not null,
  kind text not null,
  subject_id uuid,
  payload jsonb not null default '{}'::jsonb,
  at timestamp with time zone not null
);

create table outcome_answer (
  id uuid not null,
  meeting_id uuid not null,
  side text not null,
  number integer not null,
  participant_id uuid,
  answered_by uuid,
  on_behalf_of uuid,
  via text not null,
  wave text,
  held boolean not null,
  missing text,
  rung text,
  next_step text,
  next_by text,
  next_due date,
  amount_band text,
  currency text,
  may_name boolean not null default false,
  closed boolean not null default false,
  answered_at timestamp with time zone not null,
  rating integer
);

create table outcome_asked (
  mission_id uuid not null,
  person_id uuid not null,
  wave text not null,
  sent_at timestamp with time zone not null,
  reminded_at timestamp with time zone
);

create table outcome_mails_off (
  person_id uuid not null,
  since timestamp with time zone not null
);

create table participant (
  id uuid not null,
  mission_id uuid not null,
  organisation_id uuid not null,
  person_id uuid,
  group_id uuid,
  kind text not null,
  state text not null,
  carried_by uuid,
  brought_by uuid,
  answers jsonb not null default '{}'::jsonb,
  objective text,
  offers text,
  seeks text,
  lang text not null default 'en'::text,
  languages text[] not null default '{}'::text[],
  dietary text,
  listed boolean not null default false,
  meetings_min integer,
  meetings_max integer,
  availability_confirmed_at timestamp with time zone,
  waiting_since timestamp with time zone,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  pause_after integer,
  entered_as text,
  dial_in text
);

create table participant_group (
  id uuid not null,
  mission_id uuid not null,
  name text not null,
  position integer not null,
  meetings_min integer,
  meetings_max integer
);

create table partner (
  id uuid not null,
  partnership_id uuid not null,
  cluster_id uuid not null,
  role text not null,
  joined_on date not null,
  left_on date
);

create table partnership (
  id uuid not null,
  slug text not null,
  acronym text not null,
  title text not null,
  theme text,
  summary text,
  lang text not null default 'en'::text,
  starts_on date,
  ends_on date,
  sample boolean not null default false,
  visibility text not null default 'public'::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table partnership_standing (
  partnership_id uuid not null,
  meetings_held integer not null,
  computed_at timestamp with time zone not null
);

create table passkey (
  id uuid not null,
  account_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}'::text[],
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone
);

create table person (
  id uuid not null,
  slug text not null,
  given_name text not null default ''::text,
  family_name text not null default ''::text,
  name_other_script text,
  name_reading text,
  email citext,
  phone text,
  lang text not null default 'en'::text,
  time_zone text,
  about text,
  sample boolean not null default false,
  visibility text not null default 'partnership'::text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone
);

create table place (
  id uuid not null,
  mission_id uuid not null,
  label text not null,
  kind text not null,
  owner_participant_id uuid,
  directions text,
  link text,
  position integer not null,
  removed_at timestamp with time zone,
  hall_id uuid,
  travel_minutes integer,
  only_here boolean not null default false,
  for_call boolean not null default false
);

create table place_closed (
  place_id uuid not null,
  slot_id uuid not null
);

create table placement (
  schedule_id uuid not null,
  meeting_id uuid not null,
  slot_id uuid not null,
  place_id uuid not null,
  period tstzrange not null,
  exclusive boolean not null,
  locked boolean not null default false
);

create table preparation_mark (
  step_id uuid not null,
  participant_id uuid not null,
  state text not null,
  reason text,
  marked_by uuid,
  marked_at timestamp with time zone not null
);

create table preparation_reminder (
  step_id uuid not null,
  participant_id uuid not null,
  person_id uuid not null,
  sent_at timestamp with time zone not null
);

create table preparation_step (
  id uuid not null,
  mission_id uuid not null,
  position integer not null,
  kind text not null,
  title text not null,
  note text,
  lang text not null default 'en'::text,
  owner text not null,
  due_on date,
  for_kinds text[] not null default '{travelling}'::text[],
  removed_at timestamp with time zone
);

create table profile_claim (
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  state text not null,
  proof text,
  code_hash text,
  code_sent_to citext,
  code_expires_at timestamp with time zone,
  attempts integer not null default 0,
  message text,
  reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  created_at timestamp with time zone not null
);

create table profile_item (
  id uuid not null,
  organisation_id uuid not null,
  side text not null,
  kind text not null,
  title text not null,
  body text,
  lang text not null default 'en'::text,
  trl integer,
  ipr text,
  hs_code text,
  proof text,
  position integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table profile_link (
  id uuid not null,
  token_hash text not null,
  organisation_id uuid not null,
  person_id uuid,
  email citext not null,
  asked_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone
);

create table programme_item (
  id uuid not null,
  mission_id uuid not null,
  kind text not null,
  title text not null,
  description text,
  lang text not null default 'en'::text,
  place text,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  capacity integer,
  sign_up boolean not null default false
);

create table programme_sign_up (
  item_id uuid not null,
  participant_id uuid not null,
  created_at timestamp with time zone not null
);

create table project_budget (
  project_id uuid not null,
  organisation_id uuid not null,
  said_at timestamp with time zone not null,
  budget_minor bigint
);

create table project_partner (
  project_id uuid not null,
  organisation_id uuid not null,
  leads boolean not null default false,
  budget_minor bigint,
  contribution text,
  confirmed_at timestamp with time zone,
  confirmed_by uuid,
  added_at timestamp with time zone not null
);

create table project_record (
  id uuid not null,
  slug text not null,
  title text not null,
  topic text,
  summary text,
  lang text not null default 'en'::text,
  country character(2),
  mission_id uuid,
  meeting_id uuid,
  partnership_id uuid,
  state text not null default 'idea'::text,
  currency character(3) not null default 'EUR'::bpchar,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null
);

create table project_step (
  id uuid not null,
  project_id uuid not null,
  state text not null,
  on_day date not null,
  evidence text,
  noted_by uuid,
  noted_at timestamp with time zone not null
);

create table proposal_mail_link (
  token_hash text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null
);

create table proposal_mail_off (
  person_id uuid not null,
  since timestamp with time zone not null
);

create table proposed_request (
  id uuid not null,
  mission_id uuid not null,
  participant_id uuid not null,
  to_organisation_id uuid not null,
  state text not null default 'open'::text,
  wish text not null default 'would-like'::text,
  message text not null default ''::text,
  lang text not null,
  note text,
  proposed_by uuid,
  proposed_at timestamp with time zone not null,
  refused text,
  request_id uuid,
  settled_by uuid,
  settled_at timestamp with time zone,
  version integer not null default 1
);

create table question (
  id uuid not null,
  mission_id uuid not null,
  position integer not null,
  label text not null,
  hint text,
  kind text not null,
  options text[] not null default '{}'::text[],
  required boolean not null default false
);

create table rehearsal (
  id uuid not null,
  partnership_id uuid not null,
  indicator_id uuid,
  period_id uuid,
  seed text not null,
  drawn_from integer not null,
  drawn_by uuid,
  drawn_at timestamp with time zone not null
);

create table rehearsal_mark (
  id uuid not null,
  rehearsal_id uuid not null,
  position integer not null,
  number integer not null,
  mark text not null,
  reason text,
  marked_by uuid,
  marked_at timestamp with time zone not null
);

create table rehearsed_record (
  rehearsal_id uuid not null,
  position integer not null,
  indicator_id uuid not null,
  unit_key text not null,
  facts text[] not null,
  about text not null,
  on_day date,
  proof text not null
);

create table release (
  id uuid not null,
  partnership_id uuid not null,
  thing text not null,
  cluster_id uuid,
  indicator_id uuid,
  edition_id uuid,
  released_by uuid,
  released_at timestamp with time zone not null,
  taken_back_by uuid,
  taken_back_at timestamp with time zone
);

create table report (
  id uuid not null,
  partnership_id uuid not null,
  period_id uuid not null,
  kind text not null,
  lang text not null,
  second_lang text not null,
  version integer not null default 1,
  begun_by uuid,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table report_edition (
  id uuid not null,
  report_id uuid not null,
  number integer not null,
  text text not null,
  hash text not null,
  made_by uuid,
  made_at timestamp with time zone not null
);

create table report_filing (
  id uuid not null,
  partnership_id uuid not null,
  period_id uuid not null,
  number integer not null,
  event text not null,
  reason text,
  text text not null,
  hash text not null,
  made_by uuid,
  made_at timestamp with time zone not null
);

create table report_text (
  report_id uuid not null,
  part text not null,
  lang text not null,
  number integer not null,
  text text not null,
  written_by uuid,
  written_at timestamp with time zone not null
);

create table reported_record (
  id uuid not null,
  partnership_id uuid not null,
  kind text not null,
  created_at timestamp with time zone not null
);

create table reported_version (
  record_id uuid not null,
  number integer not null,
  cluster_id uuid not null,
  organisation_id uuid,
  held_on date not null,
  title text not null,
  lang text not null,
  service text,
  hours numeric(7,2),
  reach text not null default 'direct'::text,
  between_whom text,
  counterpart text,
  counterpart_id uuid,
  market text,
  source text,
  link text,
  file_hash text,
  file_name text,
  withdrawn boolean not null default false,
  reason text,
  said_by uuid,
  said_at timestamp with time zone not null
);

create table reporting_period (
  id uuid not null,
  partnership_id uuid not null,
  name text not null,
  starts_on date not null,
  ends_on date not null,
  due_on date,
  state text not null default 'open'::text,
  reported_on date,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table resource_hours (
  id uuid not null,
  mission_id uuid not null,
  interpreter_id uuid,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  units integer not null,
  extra boolean not null default false
);

create table role_grant (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  cluster_id uuid,
  partnership_id uuid,
  mission_id uuid,
  organisation_id uuid,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);

create table room (
  id uuid not null,
  title text not null,
  lang text not null,
  state text not null,
  step text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by integer,
  ended_reason text,
  interest_id uuid
);

create table room_acceptance (
  nda_id uuid not null,
  side integer not null,
  person_id uuid,
  full_name text not null,
  capacity text not null,
  accepted_at timestamp with time zone not null
);

create table room_checkpoint (
  room_id uuid not null,
  size integer not null,
  note text not null,
  signed_at timestamp with time zone not null,
  stamp text,
  stamped_at timestamp with time zone,
  stamp_attempts integer not null default 0,
  stamp_next_at timestamp with time zone
);

create table room_entry (
  room_id uuid not null,
  number integer not null,
  at timestamp with time zone not null,
  event text not null,
  side integer not null,
  text text not null,
  hash text not null,
  openings jsonb not null
);

create table room_item (
  id uuid not null,
  room_id uuid not null,
  side integer not null,
  step text not null,
  kind text not null,
  title text not null,
  created_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  marked boolean not null default false
);

create table room_ledger (
  room_id uuid not null,
  origin text not null,
  size integer not null,
  peaks text[] not null,
  mailed_size integer not null default 0,
  mailed_at timestamp with time zone
);

create table room_nda (
  id uuid not null,
  room_id uuid not null,
  state text not null,
  kind text not null,
  discloser integer,
  purpose text not null,
  law text not null,
  confidentiality_years integer not null,
  valid_until date not null,
  clauses jsonb not null,
  proposed_by integer not null,
  proposed_at timestamp with time zone not null,
  file_hash text,
  file_name text,
  signed_at timestamp with time zone,
  pdf_hash text,
  terms_hash text not null
);

create table room_reader (
  room_id uuid not null,
  side integer not null,
  person_id uuid not null,
  named_at timestamp with time zone not null,
  invited_as text,
  affiliation_id uuid,
  link_hash text,
  mailed_at timestamp with time zone
);

create table room_register (
  id uuid not null,
  room_id uuid not null,
  side integer not null,
  kind text not null,
  title text not null,
  body text not null,
  lang text not null,
  item_id uuid,
  shares integer[],
  wishes text,
  confirmed integer[] not null default '{}'::integer[],
  created_by uuid,
  created_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone
);

create table room_side (
  room_id uuid not null,
  position integer not null,
  organisation_id uuid not null,
  agreed text not null,
  closed_at timestamp with time zone,
  shows_until date
);

create table room_version (
  item_id uuid not null,
  number integer not null,
  body text,
  lang text not null,
  file_hash text,
  file_name text,
  media_type text,
  preview boolean not null default false,
  size bigint,
  created_at timestamp with time zone not null,
  created_by uuid,
  shown_at timestamp with time zone,
  mark_fault text
);

create table sanctions_flag (
  organisation_id uuid not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamp with time zone not null
);

create table saved_search (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  question jsonb not null,
  lang text not null,
  rhythm text not null,
  watch text not null default 'beginning'::text,
  looked_at timestamp with time zone,
  looked_to text not null default ''::text,
  told_at timestamp with time zone,
  due_at timestamp with time zone not null,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table saved_search_known (
  search_id uuid not null,
  organisation_id uuid not null,
  told_at timestamp with time zone,
  seen_at timestamp with time zone,
  mail_id uuid
);

create table schedule (
  id uuid not null,
  mission_id uuid not null,
  number integer not null,
  state text not null,
  based_on uuid,
  job_id uuid,
  certificate jsonb,
  version integer not null default 1,
  created_by uuid,
  created_at timestamp with time zone not null,
  published_by uuid,
  published_at timestamp with time zone,
  taken jsonb not null default '[]'::jsonb
);

create table search_mail_link (
  token_hash text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null
);

create table session (
  id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  method text not null,
  user_agent text not null default ''::text,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

create table setting (
  name text not null,
  value jsonb not null
);

create table site (
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  function text not null,
  street text,
  postcode text,
  city text,
  country character(2) not null,
  latitude double precision,
  longitude double precision,
  position integer not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table slot (
  id uuid not null,
  mission_id uuid not null,
  session_id uuid,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  left_out boolean not null default false
);

create table slot_question (
  id uuid not null,
  mission_id uuid not null,
  meeting_id uuid not null,
  participant_id uuid not null,
  slot_id uuid not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone
);

create table stand_in (
  participant_id uuid not null,
  colleague_id uuid not null,
  position integer not null
);

create table success_story (
  id uuid not null,
  slug text not null,
  meeting_id uuid not null,
  mission_id uuid not null,
  from_organisation_id uuid not null,
  to_organisation_id uuid not null,
  state text not null default 'draft'::text,
  version integer not null default 1,
  drafted_by uuid,
  created_at timestamp with time zone not null,
  released_at timestamp with time zone,
  ended_at timestamp with time zone
);

create table success_story_answer (
  id uuid not null,
  story_id uuid not null,
  number integer not null,
  side text not null,
  agreed boolean not null,
  note text,
  answered_by uuid,
  answered_at timestamp with time zone not null
);

create table success_story_version (
  story_id uuid not null,
  number integer not null,
  lang text not null default 'en'::text,
  title text not null,
  body text not null,
  rung text not null,
  names_from boolean not null,
  names_to boolean not null,
  written_by uuid,
  written_at timestamp with time zone not null
);

create table taxonomy (
  scheme text not null,
  revision text not null,
  title jsonb not null,
  licence text not null,
  source text not null,
  imported_at timestamp with time zone not null
);

create table taxonomy_term (
  scheme text not null,
  revision text not null,
  code text not null,
  parent text,
  labels jsonb not null,
  position integer not null
);

create table throttle (
  key text not null,
  window_start timestamp with time zone not null,
  count integer not null
);

create table unavailable (
  participant_id uuid not null,
  slot_id uuid not null
);

create table unplaced (
  schedule_id uuid not null,
  meeting_id uuid not null,
  reasons jsonb not null
);

create table upload (
  person_id uuid not null,
  hash text not null,
  size bigint not null,
  sent_at timestamp with time zone not null
);

create table value_chain (
  id uuid not null,
  slug text not null,
  partnership_id uuid not null,
  title text not null,
  summary text,
  lang text not null,
  market text,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table value_chain_pick (
  role_id uuid not null,
  organisation_id uuid not null,
  pick text not null,
  reason text,
  note text,
  said_by uuid,
  said_at timestamp with time zone not null
);

create table value_chain_role (
  id uuid not null,
  chain_id uuid not null,
  place integer not null,
  name text not null,
  words text not null,
  verb text,
  object text,
  terms text[] not null default '{}'::text[],
  kinds text[] not null default '{}'::text[],
  wanted integer not null default 1,
  version integer not null default 1
);

create table work_effort (
  package_id uuid not null,
  cluster_id uuid not null,
  effort_hundredths integer not null,
  cost_minor bigint not null
);

create table work_item (
  id uuid not null,
  plan_id uuid not null,
  package_id uuid not null,
  kind text not null,
  number integer not null,
  title text not null,
  description text,
  lang text not null,
  owner_cluster_id uuid,
  owner_person_id uuid,
  from_month integer,
  due_month integer,
  due_on date,
  type text,
  dissemination text,
  means text,
  state text not null,
  done_on date,
  accepted_on date,
  proof text,
  link_kind text,
  link_ref text,
  file_hash text,
  file_name text,
  state_by uuid,
  version integer not null default 1,
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table work_package (
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  title text not null,
  objective text not null,
  description text,
  lang text not null,
  lead_cluster_id uuid,
  from_month integer not null,
  to_month integer not null,
  version integer not null default 1,
  removed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table work_plan (
  id uuid not null,
  partnership_id uuid not null,
  grant_id uuid,
  created_at timestamp with time zone not null
);

create table work_reminder (
  item_id uuid not null,
  moment text not null,
  due_on date not null,
  reminded_at timestamp with time zone not null
);

create table work_risk (
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  description text not null,
  mitigation text not null,
  lang text not null,
  likelihood text not null,
  impact text not null,
  owner_cluster_id uuid,
  owner_person_id uuid,
  state text not null,
  looked_on date not null,
  looked_by uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);

create table work_statement (
  id uuid not null,
  item_id uuid not null,
  state text not null,
  day date,
  proof text,
  file_name text,
  note text,
  by_owner boolean not null,
  said_by uuid,
  said_at timestamp with time zone not null
);

alter table account add constraint account_state_check CHECK ((state = ANY (ARRAY['active'::text, 'suspended'::text])));
alter table account add constraint account_theme_check CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text])));
alter table account add constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table account add constraint account_pkey PRIMARY KEY (id);
alter table account add constraint account_email_key UNIQUE (email);
alter table account add constraint account_person_id_key UNIQUE (person_id);
alter table affiliation add constraint affiliation_check CHECK (((organisation_id IS NULL) <> (cluster_id IS NULL)));
alter table affiliation add constraint affiliation_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table affiliation add constraint affiliation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table affiliation add constraint affiliation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table affiliation add constraint affiliation_pkey PRIMARY KEY (id);
alter table agreement add constraint agreement_check CHECK (((ended_on IS NULL) = (end_reason IS NULL)));
alter table agreement add constraint agreement_kind_check CHECK ((kind = ANY (ARRAY['charter'::text, 'partnership-agreement'::text, 'mou'::text])));
alter table agreement add constraint agreement_title_check CHECK ((title <> ''::text));
alter table agreement add constraint agreement_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL;
alter table agreement add constraint agreement_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table agreement add constraint agreement_pkey PRIMARY KEY (id);
alter table agreement add constraint agreement_slug_key UNIQUE (slug);
alter table agreement_party add constraint agreement_party_check CHECK (((cluster_id IS NULL) <> (name IS NULL)));
alter table agreement_party add constraint agreement_party_check1 CHECK ((left_on >= joined_on));
alter table agreement_party add constraint agreement_party_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON DELETE CASCADE;
alter table agreement_party add constraint agreement_party_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table agreement_party add constraint agreement_party_pkey PRIMARY KEY (id);
alter table agreement_signature add constraint agreement_signature_method_check CHECK ((method = ANY (ARRAY['qualified'::text, 'ink'::text])));
alter table agreement_signature add constraint agreement_signature_signatory_check CHECK ((signatory <> ''::text));
alter table agreement_signature add constraint agreement_signature_added_by_fkey FOREIGN KEY (added_by) REFERENCES person(id) ON DELETE SET NULL;
alter table agreement_signature add constraint agreement_signature_agreement_id_number_fkey FOREIGN KEY (agreement_id, number) REFERENCES agreement_version(agreement_id, number) ON DELETE CASCADE;
alter table agreement_signature add constraint agreement_signature_party_id_fkey FOREIGN KEY (party_id) REFERENCES agreement_party(id) ON DELETE CASCADE;
alter table agreement_signature add constraint agreement_signature_pkey PRIMARY KEY (id);
alter table agreement_version add constraint agreement_version_check CHECK (((state = ANY (ARRAY['in-force'::text, 'superseded'::text])) = (in_force_on IS NOT NULL)));
alter table agreement_version add constraint agreement_version_check1 CHECK (((state = ANY (ARRAY['draft'::text, 'dropped'::text])) OR (opened_at IS NOT NULL)));
alter table agreement_version add constraint agreement_version_number_check CHECK ((number >= 1));
alter table agreement_version add constraint agreement_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'in-force'::text, 'superseded'::text, 'dropped'::text])));
alter table agreement_version add constraint agreement_version_agreement_id_fkey FOREIGN KEY (agreement_id) REFERENCES agreement(id) ON DELETE CASCADE;
alter table agreement_version add constraint agreement_version_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id) ON DELETE SET NULL;
alter table agreement_version add constraint agreement_version_pkey PRIMARY KEY (agreement_id, number);
alter table aid_rule add constraint aid_rule_ceiling_check CHECK (((ceiling >= 1) AND (ceiling <= '100000000000'::bigint)));
alter table aid_rule add constraint aid_rule_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table aid_rule add constraint aid_rule_name_check CHECK ((name <> ''::text));
alter table aid_rule add constraint aid_rule_rate_check CHECK (((rate >= 1) AND (rate <= 100)));
alter table aid_rule add constraint aid_rule_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table aid_rule add constraint aid_rule_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table aid_rule add constraint aid_rule_pkey PRIMARY KEY (id);
alter table attendance add constraint attendance_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])));
alter table attendance add constraint attendance_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id);
alter table attendance add constraint attendance_schedule_id_meeting_id_fkey FOREIGN KEY (schedule_id, meeting_id) REFERENCES placement(schedule_id, meeting_id) ON DELETE CASCADE;
alter table attendance add constraint attendance_pkey PRIMARY KEY (schedule_id, meeting_id, participant_id);
alter table attendance add constraint attendance_nobody_twice EXCLUDE USING gist (schedule_id WITH =, participant_id WITH =, period WITH &&) DEFERRABLE INITIALLY DEFERRED;
alter table attendance_list add constraint attendance_list_title_check CHECK ((title <> ''::text));
alter table attendance_list add constraint attendance_list_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table attendance_list add constraint attendance_list_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table attendance_list add constraint attendance_list_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES person(id) ON DELETE SET NULL;
alter table attendance_list add constraint attendance_list_pkey PRIMARY KEY (id);
alter table badge_card add constraint badge_card_code_number_check CHECK (((code_number >= 1) AND (code_number <= 65535)));
alter table badge_card add constraint badge_card_gives_check CHECK ((gives <@ ARRAY['email'::text, 'phone'::text, 'organisation'::text]));
alter table badge_card add constraint badge_card_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table badge_card add constraint badge_card_pkey PRIMARY KEY (participant_id);
alter table badge_contact add constraint badge_contact_check CHECK (((scanned_gives IS NULL) = (agreed_at IS NULL)));
alter table badge_contact add constraint badge_contact_check1 CHECK ((scanned_by <> scanned));
alter table badge_contact add constraint badge_contact_scanned_gives_check CHECK ((scanned_gives <@ ARRAY['email'::text, 'phone'::text, 'organisation'::text]));
alter table badge_contact add constraint badge_contact_scanner_gives_check CHECK ((scanner_gives <@ ARRAY['email'::text, 'phone'::text, 'organisation'::text]));
alter table badge_contact add constraint badge_contact_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table badge_contact add constraint badge_contact_scanned_by_fkey FOREIGN KEY (scanned_by) REFERENCES participant(id) ON DELETE CASCADE;
alter table badge_contact add constraint badge_contact_scanned_fkey FOREIGN KEY (scanned) REFERENCES participant(id) ON DELETE CASCADE;
alter table badge_contact add constraint badge_contact_pkey PRIMARY KEY (id);
alter table badge_key add constraint badge_key_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table badge_key add constraint badge_key_pkey PRIMARY KEY (mission_id);
alter table bounced_address add constraint bounced_address_cleared_by_fkey FOREIGN KEY (cleared_by) REFERENCES person(id) ON DELETE SET NULL;
alter table bounced_address add constraint bounced_address_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mail(id) ON DELETE SET NULL;
alter table bounced_address add constraint bounced_address_pkey PRIMARY KEY (address);
alter table bridge add constraint bridge_kind_check CHECK ((kind = ANY (ARRAY['same'::text, 'narrower'::text])));
alter table bridge add constraint bridge_source_check CHECK ((source <> ''::text));
alter table bridge add constraint bridge_pkey PRIMARY KEY (id);
alter table bridge add constraint bridge_shipped_as_key UNIQUE (shipped_as);
alter table calendar_event add constraint calendar_event_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table calendar_event add constraint calendar_event_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id);
alter table calendar_event add constraint calendar_event_place_id_fkey FOREIGN KEY (place_id) REFERENCES place(id);
alter table calendar_event add constraint calendar_event_pkey PRIMARY KEY (meeting_id, participant_id);
alter table call_application add constraint call_application_check CHECK (((ruling IS NULL) = (ruling_reason IS NULL)));
alter table call_application add constraint call_application_check1 CHECK (((outcome IS NULL) = (decided_at IS NULL)));
alter table call_application add constraint call_application_outcome_check CHECK ((outcome = ANY (ARRAY['in'::text, 'reserve'::text, 'out'::text])));
alter table call_application add constraint call_application_ruling_check CHECK ((ruling = ANY (ARRAY['in'::text, 'out'::text])));
alter table call_application add constraint call_application_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table call_application add constraint call_application_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES delegate_call(mission_id) ON DELETE CASCADE;
alter table call_application add constraint call_application_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table call_application add constraint call_application_ruled_by_fkey FOREIGN KEY (ruled_by) REFERENCES person(id) ON DELETE SET NULL;
alter table call_application add constraint call_application_pkey PRIMARY KEY (participant_id);
alter table call_condition add constraint call_condition_check CHECK (((kind = 'level'::text) = (least_level IS NOT NULL)));
alter table call_condition add constraint call_condition_kind_check CHECK ((kind = ANY (ARRAY['yes-no'::text, 'choice'::text, 'level'::text])));
alter table call_condition add constraint call_condition_label_check CHECK ((label <> ''::text));
alter table call_condition add constraint call_condition_least_level_check CHECK (((least_level >= 1) AND (least_level <= 9)));
alter table call_condition add constraint call_condition_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES delegate_call(mission_id) ON DELETE CASCADE;
alter table call_condition add constraint call_condition_pkey PRIMARY KEY (id);
alter table call_criterion add constraint call_criterion_label_check CHECK ((label <> ''::text));
alter table call_criterion add constraint call_criterion_weight_check CHECK (((weight >= 1) AND (weight <= 100)));
alter table call_criterion add constraint call_criterion_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES delegate_call(mission_id) ON DELETE CASCADE;
alter table call_criterion add constraint call_criterion_pkey PRIMARY KEY (id);
alter table call_quota add constraint call_quota_seats_check CHECK (((seats >= 0) AND (seats <= 10000)));
alter table call_quota add constraint call_quota_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table call_quota add constraint call_quota_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES delegate_call(mission_id) ON DELETE CASCADE;
alter table call_quota add constraint call_quota_pkey PRIMARY KEY (mission_id, cluster_id);
alter table call_review add constraint call_review_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES call_application(participant_id) ON DELETE CASCADE;
alter table call_review add constraint call_review_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table call_review add constraint call_review_pkey PRIMARY KEY (participant_id, person_id);
alter table call_reviewer add constraint call_reviewer_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table call_reviewer add constraint call_reviewer_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES delegate_call(mission_id) ON DELETE CASCADE;
alter table call_reviewer add constraint call_reviewer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table call_reviewer add constraint call_reviewer_pkey PRIMARY KEY (mission_id, person_id);
alter table call_score add constraint call_score_score_check CHECK (((score >= 0) AND (score <= 5)));
alter table call_score add constraint call_score_criterion_id_fkey FOREIGN KEY (criterion_id) REFERENCES call_criterion(id) ON DELETE CASCADE;
alter table call_score add constraint call_score_participant_id_person_id_fkey FOREIGN KEY (participant_id, person_id) REFERENCES call_review(participant_id, person_id) ON DELETE CASCADE;
alter table call_score add constraint call_score_pkey PRIMARY KEY (participant_id, person_id, criterion_id);
alter table capability add constraint capability_check CHECK ((trl_out >= trl_in));
alter table capability add constraint capability_check1 CHECK ((price_high_minor >= price_low_minor));
alter table capability add constraint capability_lead_time_days_check CHECK (((lead_time_days >= 0) AND (lead_time_days <= 3650)));
alter table capability add constraint capability_object_check CHECK ((object <> ''::text));
alter table capability add constraint capability_price_high_minor_check CHECK ((price_high_minor >= 0));
alter table capability add constraint capability_price_low_minor_check CHECK ((price_low_minor >= 0));
alter table capability add constraint capability_title_check CHECK ((title <> ''::text));
alter table capability add constraint capability_trl_in_check CHECK (((trl_in >= 1) AND (trl_in <= 9)));
alter table capability add constraint capability_trl_out_check CHECK (((trl_out >= 1) AND (trl_out <= 9)));
alter table capability add constraint capability_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'platform'::text, 'partnership'::text, 'cluster'::text, 'organisation'::text])));
alter table capability add constraint capability_department_id_fkey FOREIGN KEY (department_id) REFERENCES department(id) ON DELETE SET NULL;
alter table capability add constraint capability_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table capability add constraint capability_pkey PRIMARY KEY (id);
alter table capability_figure add constraint capability_figure_check CHECK (((low IS NOT NULL) OR (high IS NOT NULL)));
alter table capability_figure add constraint capability_figure_check1 CHECK ((low <= high));
alter table capability_figure add constraint capability_figure_role_check CHECK ((role = ANY (ARRAY['range'::text, 'resolution'::text, 'accuracy'::text, 'depth'::text, 'speed'::text, 'size'::text, 'wavelength'::text, 'other'::text])));
alter table capability_figure add constraint capability_figure_capability_id_fkey FOREIGN KEY (capability_id) REFERENCES capability(id) ON DELETE CASCADE;
alter table capability_figure add constraint capability_figure_pkey PRIMARY KEY (capability_id, "position");
alter table classification add constraint classification_check CHECK (((organisation_id IS NULL) <> (cluster_id IS NULL)));
alter table classification add constraint classification_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table classification add constraint classification_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table cluster add constraint cluster_name_check CHECK ((name <> ''::text));
alter table cluster add constraint cluster_short_name_check CHECK ((short_name <> ''::text));
alter table cluster add constraint cluster_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'platform'::text, 'partnership'::text, 'cluster'::text])));
alter table cluster add constraint cluster_legal_entity_id_fkey FOREIGN KEY (legal_entity_id) REFERENCES organisation(id);
alter table cluster add constraint cluster_pkey PRIMARY KEY (id);
alter table cluster add constraint cluster_slug_key UNIQUE (slug);
alter table cluster_validation add constraint cluster_validation_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'validated'::text, 'returned'::text, 'waived'::text])));
alter table cluster_validation add constraint cluster_validation_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table cluster_validation add constraint cluster_validation_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL;
alter table cluster_validation add constraint cluster_validation_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES person(id) ON DELETE SET NULL;
alter table cluster_validation add constraint cluster_validation_pkey PRIMARY KEY (id);
alter table consent add constraint consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table consent add constraint consent_pkey PRIMARY KEY (id);
alter table cost_line add constraint cost_line_amount_check CHECK (((amount >= 0) AND (amount <= '100000000000'::bigint)));
alter table cost_line add constraint cost_line_bearer_check CHECK ((bearer = ANY (ARRAY['delegate'::text, 'cluster'::text, 'partnership'::text, 'host'::text, 'sponsor'::text])));
alter table cost_line add constraint cost_line_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table cost_line add constraint cost_line_kind_check CHECK ((kind = ANY (ARRAY['travel'::text, 'hotel'::text, 'fee'::text, 'interpreter'::text, 'venue'::text, 'shipping'::text, 'insurance'::text, 'other'::text])));
alter table cost_line add constraint cost_line_label_check CHECK ((label <> ''::text));
alter table cost_line add constraint cost_line_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table cost_line add constraint cost_line_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table cost_line add constraint cost_line_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id) ON DELETE SET NULL;
alter table cost_line add constraint cost_line_pkey PRIMARY KEY (id);
alter table day_event add constraint day_event_check CHECK (((kind = 'undone'::text) = (undoes IS NOT NULL)));
alter table day_event add constraint day_event_check1 CHECK (((kind <> ALL (ARRAY['checked-in'::text, 'late'::text, 'at-table'::text, 'released'::text])) OR (participant_id IS NOT NULL)));
alter table day_event add constraint day_event_check2 CHECK (((kind <> ALL (ARRAY['at-table'::text, 'started'::text, 'runs-over'::text, 'ended'::text, 'not-held'::text])) OR (meeting_id IS NOT NULL)));
alter table day_event add constraint day_event_check3 CHECK (((kind <> ALL (ARRAY['late'::text, 'runs-over'::text])) OR (minutes IS NOT NULL)));
alter table day_event add constraint day_event_check4 CHECK (((kind <> 'place-lost'::text) OR (place_id IS NOT NULL)));
alter table day_event add constraint day_event_kind_check CHECK ((kind = ANY (ARRAY['checked-in'::text, 'late'::text, 'at-table'::text, 'started'::text, 'runs-over'::text, 'ended'::text, 'not-held'::text, 'place-lost'::text, 'released'::text, 'repaired'::text, 'put-off'::text, 'introduced'::text, 'undone'::text])));
alter table day_event add constraint day_event_meeting_check CHECK (((kind <> ALL (ARRAY['put-off'::text, 'introduced'::text])) OR (meeting_id IS NOT NULL)));
alter table day_event add constraint day_event_minutes_check CHECK (((minutes >= 1) AND (minutes <= 480)));
alter table day_event add constraint day_event_said_from_check CHECK ((said_from = ANY (ARRAY['desk'::text, 'own'::text, 'link'::text, 'badge'::text])));
alter table day_event add constraint day_event_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table day_event add constraint day_event_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table day_event add constraint day_event_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id);
alter table day_event add constraint day_event_place_id_fkey FOREIGN KEY (place_id) REFERENCES place(id);
alter table day_event add constraint day_event_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table day_event add constraint day_event_undoes_fkey FOREIGN KEY (undoes) REFERENCES day_event(id);
alter table day_event add constraint day_event_pkey PRIMARY KEY (id);
alter table day_event add constraint day_event_number_key UNIQUE (number);
alter table day_event add constraint day_event_undoes_key UNIQUE (undoes);
alter table decision add constraint decision_check CHECK (((open_until IS NULL) = (majority IS NULL)));
alter table decision add constraint decision_check1 CHECK (((state = 'decided'::text) = ((result IS NOT NULL) AND (decided_on IS NOT NULL))));
alter table decision add constraint decision_check2 CHECK (((state = 'withdrawn'::text) = (withdrawn_reason IS NOT NULL)));
alter table decision add constraint decision_majority_check CHECK ((majority = ANY (ARRAY['simple'::text, 'two-thirds'::text, 'unanimous'::text])));
alter table decision add constraint decision_proposal_check CHECK ((proposal <> ''::text));
alter table decision add constraint decision_quorum_check CHECK (((quorum >= 0) AND (quorum <= 100)));
alter table decision add constraint decision_result_check CHECK ((result = ANY (ARRAY['adopted'::text, 'rejected'::text, 'no-quorum'::text])));
alter table decision add constraint decision_state_check CHECK ((state = ANY (ARRAY['open'::text, 'decided'::text, 'withdrawn'::text])));
alter table decision add constraint decision_title_check CHECK ((title <> ''::text));
alter table decision add constraint decision_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id) ON DELETE SET NULL;
alter table decision add constraint decision_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table decision add constraint decision_pkey PRIMARY KEY (id);
alter table decision_ballot add constraint decision_ballot_choice_check CHECK ((choice = ANY (ARRAY['yes'::text, 'no'::text, 'abstain'::text])));
alter table decision_ballot add constraint decision_ballot_cast_by_fkey FOREIGN KEY (cast_by) REFERENCES person(id) ON DELETE SET NULL;
alter table decision_ballot add constraint decision_ballot_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table decision_ballot add constraint decision_ballot_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id) ON DELETE CASCADE;
alter table decision_ballot add constraint decision_ballot_pkey PRIMARY KEY (decision_id, cluster_id);
alter table decision_link add constraint decision_link_kind_check CHECK ((kind = ANY (ARRAY['market'::text, 'hypothesis'::text, 'agreement'::text, 'partner'::text, 'work'::text])));
alter table decision_link add constraint decision_link_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id) ON DELETE CASCADE;
alter table decision_link add constraint decision_link_linked_by_fkey FOREIGN KEY (linked_by) REFERENCES person(id) ON DELETE SET NULL;
alter table decision_link add constraint decision_link_pkey PRIMARY KEY (decision_id, kind, ref);
alter table decision_minutes add constraint decision_minutes_minutes_check CHECK ((minutes <> ''::text));
alter table decision_minutes add constraint decision_minutes_number_check CHECK ((number >= 1));
alter table decision_minutes add constraint decision_minutes_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id) ON DELETE CASCADE;
alter table decision_minutes add constraint decision_minutes_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id) ON DELETE SET NULL;
alter table decision_minutes add constraint decision_minutes_pkey PRIMARY KEY (decision_id, number);
alter table decision_rule add constraint decision_rule_majority_check CHECK ((majority = ANY (ARRAY['simple'::text, 'two-thirds'::text, 'unanimous'::text])));
alter table decision_rule add constraint decision_rule_number_check CHECK ((number >= 1));
alter table decision_rule add constraint decision_rule_quorum_check CHECK (((quorum >= 0) AND (quorum <= 100)));
alter table decision_rule add constraint decision_rule_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table decision_rule add constraint decision_rule_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table decision_rule add constraint decision_rule_pkey PRIMARY KEY (partnership_id, number);
alter table decision_word add constraint decision_word_words_check CHECK ((words <> ''::text));
alter table decision_word add constraint decision_word_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES decision(id) ON DELETE CASCADE;
alter table decision_word add constraint decision_word_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table decision_word add constraint decision_word_pkey PRIMARY KEY (id);
alter table declaration add constraint declaration_year_check CHECK (((year >= 2000) AND (year <= 2100)));
alter table declaration add constraint declaration_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table declaration add constraint declaration_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table declaration add constraint declaration_pkey PRIMARY KEY (id);
alter table declaration_request add constraint declaration_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id) ON DELETE SET NULL;
alter table declaration_request add constraint declaration_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table declaration_request add constraint declaration_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL;
alter table declaration_request add constraint declaration_request_round_id_fkey FOREIGN KEY (round_id) REFERENCES declaration_round(id) ON DELETE CASCADE;
alter table declaration_request add constraint declaration_request_pkey PRIMARY KEY (id);
alter table declaration_request add constraint declaration_request_round_id_organisation_id_key UNIQUE (round_id, organisation_id);
alter table declaration_round add constraint declaration_round_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table declaration_round add constraint declaration_round_year_check CHECK (((year >= 2000) AND (year <= 2100)));
alter table declaration_round add constraint declaration_round_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES person(id) ON DELETE SET NULL;
alter table declaration_round add constraint declaration_round_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table declaration_round add constraint declaration_round_pkey PRIMARY KEY (id);
alter table declaration_round add constraint declaration_round_partnership_id_year_key UNIQUE (partnership_id, year);
alter table declaration_version add constraint declaration_version_check CHECK (((international_minor IS NULL) OR (turnover_minor IS NULL) OR (international_minor <= turnover_minor)));
alter table declaration_version add constraint declaration_version_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text));
alter table declaration_version add constraint declaration_version_exports_minor_check CHECK ((exports_minor >= 0));
alter table declaration_version add constraint declaration_version_international_minor_check CHECK ((international_minor >= 0));
alter table declaration_version add constraint declaration_version_international_share_check CHECK (((international_share >= (0)::numeric) AND (international_share <= (100)::numeric)));
alter table declaration_version add constraint declaration_version_jobs_check CHECK ((jobs >= (0)::numeric));
alter table declaration_version add constraint declaration_version_number_check CHECK ((number > 0));
alter table declaration_version add constraint declaration_version_turnover_minor_check CHECK ((turnover_minor >= 0));
alter table declaration_version add constraint declaration_version_way_check CHECK ((way = ANY (ARRAY['link'::text, 'signed-in'::text])));
alter table declaration_version add constraint declaration_version_declaration_id_fkey FOREIGN KEY (declaration_id) REFERENCES declaration(id) ON DELETE CASCADE;
alter table declaration_version add constraint declaration_version_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table declaration_version add constraint declaration_version_pkey PRIMARY KEY (declaration_id, number);
alter table delegate_call add constraint delegate_call_least_points_check CHECK (((least_points >= 0) AND (least_points <= 100)));
alter table delegate_call add constraint delegate_call_seats_check CHECK (((seats >= 1) AND (seats <= 10000)));
alter table delegate_call add constraint delegate_call_surplus_check CHECK ((surplus = ANY (ARRAY['best'::text, 'kept'::text])));
alter table delegate_call add constraint delegate_call_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL;
alter table delegate_call add constraint delegate_call_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table delegate_call add constraint delegate_call_pkey PRIMARY KEY (mission_id);
alter table department add constraint department_name_check CHECK ((name <> ''::text));
alter table department add constraint department_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table department add constraint department_pkey PRIMARY KEY (id);
alter table duplicate_opinion add constraint duplicate_opinion_check CHECK ((left_id < right_id));
alter table duplicate_opinion add constraint duplicate_opinion_decision_check CHECK ((decision = ANY (ARRAY['different'::text, 'later'::text])));
alter table duplicate_opinion add constraint duplicate_opinion_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table duplicate_opinion add constraint duplicate_opinion_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL;
alter table duplicate_opinion add constraint duplicate_opinion_left_id_fkey FOREIGN KEY (left_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table duplicate_opinion add constraint duplicate_opinion_right_id_fkey FOREIGN KEY (right_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table duplicate_opinion add constraint duplicate_opinion_pkey PRIMARY KEY (left_id, right_id, cluster_id);
alter table duplicate_pair add constraint duplicate_pair_check CHECK ((left_id < right_id));
alter table duplicate_pair add constraint duplicate_pair_decision_check CHECK ((decision = ANY (ARRAY['different'::text, 'later'::text])));
alter table duplicate_pair add constraint duplicate_pair_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)));
alter table duplicate_pair add constraint duplicate_pair_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL;
alter table duplicate_pair add constraint duplicate_pair_left_id_fkey FOREIGN KEY (left_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table duplicate_pair add constraint duplicate_pair_right_id_fkey FOREIGN KEY (right_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table duplicate_pair add constraint duplicate_pair_pkey PRIMARY KEY (left_id, right_id);
alter table encounter add constraint encounter_kind_check CHECK ((kind = ANY (ARRAY['stand'::text, 'introduction'::text, 'visit'::text, 'other'::text])));
alter table encounter add constraint encounter_other_name_check CHECK ((other_name <> ''::text));
alter table encounter add constraint encounter_rung_check CHECK ((rung = ANY (ARRAY['none'::text, 'talking'::text, 'nda'::text, 'sample'::text, 'pilot'::text, 'proposal'::text, 'mou'::text, 'contract'::text])));
alter table encounter add constraint encounter_logged_by_fkey FOREIGN KEY (logged_by) REFERENCES person(id) ON DELETE SET NULL;
alter table encounter add constraint encounter_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table encounter add constraint encounter_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table encounter add constraint encounter_other_organisation_id_fkey FOREIGN KEY (other_organisation_id) REFERENCES organisation(id);
alter table encounter add constraint encounter_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table encounter add constraint encounter_pkey PRIMARY KEY (id);
alter table encounter_answer add constraint encounter_answer_amount_band_check CHECK ((amount_band = ANY (ARRAY['under-10k'::text, '10k-50k'::text, '50k-250k'::text, '250k-1m'::text, 'over-1m'::text])));
alter table encounter_answer add constraint encounter_answer_check CHECK (((amount_band IS NULL) = (currency IS NULL)));
alter table encounter_answer add constraint encounter_answer_number_check CHECK ((number > 0));
alter table encounter_answer add constraint encounter_answer_rung_check CHECK ((rung = ANY (ARRAY['none'::text, 'talking'::text, 'nda'::text, 'sample'::text, 'pilot'::text, 'proposal'::text, 'mou'::text, 'contract'::text])));
alter table encounter_answer add constraint encounter_answer_via_check CHECK ((via = ANY (ARRAY['link'::text, 'signed-in'::text, 'phone'::text])));
alter table encounter_answer add constraint encounter_answer_wave_check CHECK ((wave = ANY (ARRAY['evening'::text, 'six-weeks'::text, 'six-months'::text, 'twelve-months'::text])));
alter table encounter_answer add constraint encounter_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id) ON DELETE SET NULL;
alter table encounter_answer add constraint encounter_answer_encounter_id_fkey FOREIGN KEY (encounter_id) REFERENCES encounter(id) ON DELETE CASCADE;
alter table encounter_answer add constraint encounter_answer_on_behalf_of_fkey FOREIGN KEY (on_behalf_of) REFERENCES person(id) ON DELETE SET NULL;
alter table encounter_answer add constraint encounter_answer_pkey PRIMARY KEY (id);
alter table encounter_answer add constraint encounter_answer_encounter_id_number_key UNIQUE (encounter_id, number);
alter table eu_participation add constraint eu_participation_contribution_check CHECK ((contribution >= (0)::double precision));
alter table eu_participation add constraint eu_participation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table eu_participation add constraint eu_participation_project_fkey FOREIGN KEY (project) REFERENCES eu_project(number);
alter table eu_participation add constraint eu_participation_pkey PRIMARY KEY (id);
alter table eu_participation add constraint eu_participation_organisation_id_project_role_key UNIQUE (organisation_id, project, role);
alter table eu_project add constraint eu_project_number_check CHECK ((number <> ''::text));
alter table eu_project add constraint eu_project_rcn_check CHECK ((rcn <> ''::text));
alter table eu_project add constraint eu_project_pkey PRIMARY KEY (number);
alter table eu_project add constraint eu_project_rcn_key UNIQUE (rcn);
alter table file add constraint file_pkey PRIMARY KEY (hash);
alter table funding_call add constraint funding_call_title_check CHECK ((title <> ''::text));
alter table funding_call add constraint funding_call_topic_check CHECK ((topic <> ''::text));
alter table funding_call add constraint funding_call_pkey PRIMARY KEY (id);
alter table funding_call add constraint funding_call_slug_key UNIQUE (slug);
alter table funding_call add constraint funding_call_topic_key UNIQUE (topic);
alter table funding_grant add constraint funding_grant_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table funding_grant add constraint funding_grant_pkey PRIMARY KEY (id);
alter table funding_grant_budget add constraint funding_grant_budget_budget_minor_check CHECK (((budget_minor >= 0) AND (budget_minor <= '100000000000'::bigint)));
alter table funding_grant_budget add constraint funding_grant_budget_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table funding_grant_budget add constraint funding_grant_budget_grant_id_number_fkey FOREIGN KEY (grant_id, number) REFERENCES funding_grant_version(grant_id, number) ON DELETE CASCADE;
alter table funding_grant_budget add constraint funding_grant_budget_pkey PRIMARY KEY (grant_id, number, cluster_id);
alter table funding_grant_version add constraint funding_grant_version_check CHECK (((number = 1) OR (reason <> ''::text)));
alter table funding_grant_version add constraint funding_grant_version_check1 CHECK ((ends_on >= starts_on));
alter table funding_grant_version add constraint funding_grant_version_number_check CHECK ((number >= 1));
alter table funding_grant_version add constraint funding_grant_version_rate_check CHECK (((rate >= 1) AND (rate <= 10000)));
alter table funding_grant_version add constraint funding_grant_version_title_check CHECK ((title <> ''::text));
alter table funding_grant_version add constraint funding_grant_version_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES funding_grant(id) ON DELETE CASCADE;
alter table funding_grant_version add constraint funding_grant_version_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table funding_grant_version add constraint funding_grant_version_pkey PRIMARY KEY (grant_id, number);
alter table goal add constraint goal_came_check CHECK (((came >= 0) AND (came <= 100000)));
alter table goal add constraint goal_check CHECK (((kind = 'rung'::text) = (rung IS NOT NULL)));
alter table goal add constraint goal_check1 CHECK (((kind = 'own'::text) = (words IS NOT NULL)));
alter table goal add constraint goal_check2 CHECK (((came IS NULL) OR (kind = 'own'::text)));
alter table goal add constraint goal_kind_check CHECK ((kind = ANY (ARRAY['meetings-held'::text, 'contacts'::text, 'rung'::text, 'own'::text])));
alter table goal add constraint goal_rung_check CHECK ((rung = ANY (ARRAY['nda'::text, 'sample'::text, 'pilot'::text, 'proposal'::text, 'mou'::text, 'contract'::text])));
alter table goal add constraint goal_target_check CHECK (((target >= 1) AND (target <= 1000)));
alter table goal add constraint goal_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table goal add constraint goal_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table goal add constraint goal_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id) ON DELETE SET NULL;
alter table goal add constraint goal_pkey PRIMARY KEY (id);
alter table group_pair add constraint group_pair_check CHECK ((group_a <= group_b));
alter table group_pair add constraint group_pair_group_a_fkey FOREIGN KEY (group_a) REFERENCES participant_group(id) ON DELETE CASCADE;
alter table group_pair add constraint group_pair_group_b_fkey FOREIGN KEY (group_b) REFERENCES participant_group(id) ON DELETE CASCADE;
alter table group_pair add constraint group_pair_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table group_pair add constraint group_pair_pkey PRIMARY KEY (group_a, group_b);
alter table hall add constraint hall_name_check CHECK ((name <> ''::text));
alter table hall add constraint hall_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table hall add constraint hall_pkey PRIMARY KEY (id);
alter table hall add constraint hall_mission_id_name_key UNIQUE (mission_id, name);
alter table hall_walk add constraint hall_walk_check CHECK ((hall_a < hall_b));
alter table hall_walk add constraint hall_walk_minutes_check CHECK (((minutes >= 1) AND (minutes <= 600)));
alter table hall_walk add constraint hall_walk_hall_a_fkey FOREIGN KEY (hall_a) REFERENCES hall(id) ON DELETE CASCADE;
alter table hall_walk add constraint hall_walk_hall_b_fkey FOREIGN KEY (hall_b) REFERENCES hall(id) ON DELETE CASCADE;
alter table hall_walk add constraint hall_walk_pkey PRIMARY KEY (hall_a, hall_b);
alter table history add constraint history_pkey PRIMARY KEY (id);
alter table hypothesis add constraint hypothesis_act_check CHECK ((act <> ''::text));
alter table hypothesis add constraint hypothesis_check CHECK ((deadline >= starts_on));
alter table hypothesis add constraint hypothesis_check1 CHECK (((metric = 'rung'::text) = (rung IS NOT NULL)));
alter table hypothesis add constraint hypothesis_cost_minor_check CHECK ((cost_minor >= 0));
alter table hypothesis add constraint hypothesis_experiment_check CHECK ((experiment <> ''::text));
alter table hypothesis add constraint hypothesis_kind_check CHECK ((kind = ANY (ARRAY['problem'::text, 'customer'::text, 'channel'::text, 'regulatory'::text, 'price'::text, 'partner'::text])));
alter table hypothesis add constraint hypothesis_metric_check CHECK ((metric = ANY (ARRAY['meetings'::text, 'rung'::text, 'interests'::text, 'notes'::text])));
alter table hypothesis add constraint hypothesis_reason_check CHECK ((reason <> ''::text));
alter table hypothesis add constraint hypothesis_risk_check CHECK (((risk >= 1) AND (risk <= 5)));
alter table hypothesis add constraint hypothesis_rung_check CHECK ((rung = ANY (ARRAY['talking'::text, 'nda'::text, 'sample'::text, 'pilot'::text, 'proposal'::text, 'mou'::text, 'contract'::text])));
alter table hypothesis add constraint hypothesis_segment_check CHECK ((segment <> ''::text));
alter table hypothesis add constraint hypothesis_threshold_check CHECK (((threshold >= 1) AND (threshold <= 10000)));
alter table hypothesis add constraint hypothesis_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL;
alter table hypothesis add constraint hypothesis_follows_id_fkey FOREIGN KEY (follows_id) REFERENCES hypothesis(id) ON DELETE SET NULL;
alter table hypothesis add constraint hypothesis_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE SET NULL;
alter table hypothesis add constraint hypothesis_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table hypothesis add constraint hypothesis_pkey PRIMARY KEY (id);
alter table hypothesis add constraint hypothesis_slug_key UNIQUE (slug);
alter table hypothesis_decision add constraint hypothesis_decision_decision_check CHECK ((decision = ANY (ARRAY['persevere'::text, 'pivot'::text, 'stop'::text])));
alter table hypothesis_decision add constraint hypothesis_decision_reason_check CHECK ((reason <> ''::text));
alter table hypothesis_decision add constraint hypothesis_decision_verdict_check CHECK ((verdict = ANY (ARRAY['planned'::text, 'testing'::text, 'validated'::text, 'invalidated'::text, 'unclear'::text])));
alter table hypothesis_decision add constraint hypothesis_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL;
alter table hypothesis_decision add constraint hypothesis_decision_hypothesis_id_fkey FOREIGN KEY (hypothesis_id) REFERENCES hypothesis(id) ON DELETE CASCADE;
alter table hypothesis_decision add constraint hypothesis_decision_pkey PRIMARY KEY (id);
alter table hypothesis_note add constraint hypothesis_note_says_check CHECK ((says = ANY (ARRAY['for'::text, 'against'::text, 'open'::text])));
alter table hypothesis_note add constraint hypothesis_note_source_check CHECK ((source <> ''::text));
alter table hypothesis_note add constraint hypothesis_note_words_check CHECK ((words <> ''::text));
alter table hypothesis_note add constraint hypothesis_note_hypothesis_id_fkey FOREIGN KEY (hypothesis_id) REFERENCES hypothesis(id) ON DELETE CASCADE;
alter table hypothesis_note add constraint hypothesis_note_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES person(id) ON DELETE SET NULL;
alter table hypothesis_note add constraint hypothesis_note_pkey PRIMARY KEY (id);
alter table idempotency add constraint idempotency_pkey PRIMARY KEY (scope, key);
alter table import add constraint import_kind_check CHECK ((kind = ANY (ARRAY['organisations'::text, 'capabilities'::text, 'projects'::text, 'participants'::text, 'meeting-requests'::text])));
alter table import add constraint import_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'comparing'::text, 'deciding'::text, 'waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
alter table import add constraint import_work_ms_check CHECK ((work_ms >= 0));
alter table import add constraint import_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table import add constraint import_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id);
alter table import add constraint import_file_hash_fkey FOREIGN KEY (file_hash) REFERENCES file(hash);
alter table import add constraint import_job_id_fkey FOREIGN KEY (job_id) REFERENCES job(id);
alter table import add constraint import_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table import add constraint import_pkey PRIMARY KEY (id);
alter table import_problem add constraint import_problem_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE;
alter table import_problem add constraint import_problem_pkey PRIMARY KEY (import_id, row_number);
alter table import_question add constraint import_question_answer_check CHECK ((answer = ANY (ARRAY['same'::text, 'different'::text])));
alter table import_question add constraint import_question_fingerprint_check CHECK ((length(fingerprint) = 32));
alter table import_question add constraint import_question_score_check CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)));
alter table import_question add constraint import_question_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE;
alter table import_question add constraint import_question_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table import_question add constraint import_question_pkey PRIMARY KEY (import_id, fingerprint, organisation_id);
alter table import_row add constraint import_row_fingerprint_check CHECK ((length(fingerprint) = 32));
alter table import_row add constraint import_row_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table import_row add constraint import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES import(id) ON DELETE CASCADE;
alter table import_row add constraint import_row_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table import_row add constraint import_row_pkey PRIMARY KEY (cluster_id, fingerprint);
alter table indicator add constraint indicator_check CHECK ((counts_to >= counts_from));
alter table indicator add constraint indicator_check1 CHECK (((baseline IS NULL) = (baseline_on IS NULL)));
alter table indicator add constraint indicator_code_check CHECK ((code <> ''::text));
alter table indicator add constraint indicator_level_check CHECK ((level = ANY (ARRAY['output'::text, 'outcome'::text, 'impact'::text])));
alter table indicator add constraint indicator_name_check CHECK ((name <> ''::text));
alter table indicator add constraint indicator_target_check CHECK ((target >= (0)::numeric));
alter table indicator add constraint indicator_unit_check CHECK ((unit <> ''::text));
alter table indicator add constraint indicator_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table indicator add constraint indicator_pkey PRIMARY KEY (id);
alter table indicator_cause add constraint indicator_cause_cause_check CHECK ((cause <> ''::text));
alter table indicator_cause add constraint indicator_cause_count_check CHECK ((count > 0));
alter table indicator_cause add constraint indicator_cause_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE;
alter table indicator_cause add constraint indicator_cause_pkey PRIMARY KEY (indicator_id);
alter table indicator_figure add constraint indicator_figure_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE;
alter table indicator_figure add constraint indicator_figure_pkey PRIMARY KEY (indicator_id);
alter table indicator_target add constraint indicator_target_value_check CHECK ((value >= (0)::numeric));
alter table indicator_target add constraint indicator_target_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE;
alter table indicator_target add constraint indicator_target_period_id_fkey FOREIGN KEY (period_id) REFERENCES reporting_period(id) ON DELETE CASCADE;
alter table indicator_target add constraint indicator_target_pkey PRIMARY KEY (indicator_id, period_id);
alter table interest add constraint interest_about_check CHECK (((char_length(about) >= 150) AND (char_length(about) <= 600)));
alter table interest add constraint interest_check CHECK (((state = 'unconfirmed'::text) = (confirmed_at IS NULL)));
alter table interest add constraint interest_country_check CHECK ((country ~ '^[A-Z]{2}$'::text));
alter table interest add constraint interest_questions_check CHECK ((char_length(questions) <= 600));
alter table interest add constraint interest_state_check CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'with-broker'::text, 'asked'::text, 'with-owner'::text, 'accepted'::text, 'declined'::text, 'stopped'::text, 'withdrawn'::text])));
alter table interest add constraint interest_wish_check CHECK (((char_length(wish) >= 150) AND (char_length(wish) <= 600)));
alter table interest add constraint interest_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id) ON DELETE CASCADE;
alter table interest add constraint interest_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE SET NULL;
alter table interest add constraint interest_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL;
alter table interest add constraint interest_pkey PRIMARY KEY (id);
alter table interest_link add constraint interest_link_interest_id_fkey FOREIGN KEY (interest_id) REFERENCES interest(id) ON DELETE CASCADE;
alter table interest_link add constraint interest_link_pkey PRIMARY KEY (token_hash);
alter table interest_step add constraint interest_step_by_side_check CHECK ((by_side = ANY (ARRAY['sender'::text, 'broker'::text, 'owner'::text])));
alter table interest_step add constraint interest_step_interest_id_fkey FOREIGN KEY (interest_id) REFERENCES interest(id) ON DELETE CASCADE;
alter table interest_step add constraint interest_step_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL;
alter table interest_step add constraint interest_step_pkey PRIMARY KEY (id);
alter table interpreter add constraint interpreter_check CHECK ((language_a < language_b));
alter table interpreter add constraint interpreter_units_check CHECK (((units >= 1) AND (units <= 500)));
alter table interpreter add constraint interpreter_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table interpreter add constraint interpreter_pkey PRIMARY KEY (id);
alter table interpreter add constraint interpreter_mission_id_language_a_language_b_key UNIQUE (mission_id, language_a, language_b);
alter table introduction_mail add constraint introduction_mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table introduction_mail add constraint introduction_mail_pkey PRIMARY KEY (person_id);
alter table introduction_mail_link add constraint introduction_mail_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table introduction_mail_link add constraint introduction_mail_link_pkey PRIMARY KEY (token_hash);
alter table job add constraint job_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])));
alter table job add constraint job_pkey PRIMARY KEY (id);
alter table ledger_key add constraint ledger_key_id_check CHECK ((id = 1));
alter table ledger_key add constraint ledger_key_pkey PRIMARY KEY (id);
alter table link add constraint link_purpose_check CHECK ((purpose = ANY (ARRAY['set-up'::text, 'invitation'::text, 'sign-in'::text, 'reset-password'::text, 'passkey-challenge'::text, 'answer'::text, 'my-schedule'::text, 'calendar-feed'::text, 'host-catalogue'::text, 'slot-question'::text, 'outcome'::text, 'declaration'::text])));
alter table link add constraint link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table link add constraint link_pkey PRIMARY KEY (id);
alter table link add constraint link_token_hash_key UNIQUE (token_hash);
alter table mail add constraint mail_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'bounced'::text, 'held'::text, 'gathered'::text, 'kept'::text, 'withdrawn'::text, 'unwanted'::text, 'barred'::text])));
alter table mail add constraint mail_topic_check CHECK ((topic = ANY (ARRAY['needed'::text, 'schedule'::text, 'requests'::text, 'rooms'::text, 'reminders'::text, 'introductions'::text, 'follow-ups'::text, 'news'::text])));
alter table mail add constraint mail_digest_id_fkey FOREIGN KEY (digest_id) REFERENCES mail(id) ON DELETE SET NULL;
alter table mail add constraint mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table mail add constraint mail_pkey PRIMARY KEY (id);
alter table mail add constraint mail_message_id_key UNIQUE (message_id);
alter table mail_choice add constraint mail_choice_rhythm_check CHECK ((rhythm = ANY (ARRAY['at-once'::text, 'daily'::text, 'never'::text])));
alter table mail_choice add constraint mail_choice_topic_check CHECK ((topic = ANY (ARRAY['requests'::text, 'rooms'::text, 'reminders'::text, 'introductions'::text, 'follow-ups'::text, 'news'::text])));
alter table mail_choice add constraint mail_choice_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table mail_choice add constraint mail_choice_pkey PRIMARY KEY (person_id, topic);
alter table mail_hours add constraint mail_hours_check CHECK (((quiet_from IS NULL) = (quiet_to IS NULL)));
alter table mail_hours add constraint mail_hours_digest_at_check CHECK ((digest_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text));
alter table mail_hours add constraint mail_hours_quiet_from_check CHECK ((quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text));
alter table mail_hours add constraint mail_hours_quiet_to_check CHECK ((quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text));
alter table mail_hours add constraint mail_hours_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table mail_hours add constraint mail_hours_pkey PRIMARY KEY (person_id);
alter table mail_secret add constraint mail_secret_id_check CHECK ((id = 1));
alter table mail_secret add constraint mail_secret_pkey PRIMARY KEY (id);
alter table mail_words add constraint mail_words_button_check CHECK ((button <> ''::text));
alter table mail_words add constraint mail_words_lines_check CHECK ((lines <> ''::text));
alter table mail_words add constraint mail_words_subject_check CHECK ((subject <> ''::text));
alter table mail_words add constraint mail_words_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id) ON DELETE SET NULL;
alter table mail_words add constraint mail_words_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table mail_words add constraint mail_words_pkey PRIMARY KEY (mission_id, kind, lang);
alter table mail_words_form add constraint mail_words_form_check CHECK (((subject IS NOT NULL) OR (lines IS NOT NULL)));
alter table mail_words_form add constraint mail_words_form_form_check CHECK ((form = ANY (ARRAY['one'::text, 'two'::text, 'few'::text, 'many'::text])));
alter table mail_words_form add constraint mail_words_form_lines_check CHECK ((lines <> ''::text));
alter table mail_words_form add constraint mail_words_form_subject_check CHECK ((subject <> ''::text));
alter table mail_words_form add constraint mail_words_form_mission_id_kind_lang_fkey FOREIGN KEY (mission_id, kind, lang) REFERENCES mail_words(mission_id, kind, lang) ON DELETE CASCADE;
alter table mail_words_form add constraint mail_words_form_pkey PRIMARY KEY (mission_id, kind, lang, form);
alter table market add constraint market_stage_check CHECK ((stage = ANY (ARRAY['studied'::text, 'planned'::text, 'visited'::text, 'dropped'::text])));
alter table market add constraint market_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table market add constraint market_pkey PRIMARY KEY (id);
alter table market add constraint market_partnership_id_country_key UNIQUE (partnership_id, country);
alter table market_note add constraint market_note_body_check CHECK ((body <> ''::text));
alter table market_note add constraint market_note_check CHECK (((visibility <> 'partnership'::text) OR (partnership_id IS NOT NULL)));
alter table market_note add constraint market_note_check1 CHECK (((visibility <> 'cluster'::text) OR (cluster_id IS NOT NULL)));
alter table market_note add constraint market_note_check2 CHECK (((visibility <> 'organisation'::text) OR (organisation_id IS NOT NULL)));
alter table market_note add constraint market_note_source_check CHECK ((source <> ''::text));
alter table market_note add constraint market_note_title_check CHECK ((title <> ''::text));
alter table market_note add constraint market_note_visibility_check CHECK ((visibility = ANY (ARRAY['platform'::text, 'partnership'::text, 'cluster'::text, 'organisation'::text])));
alter table market_note add constraint market_note_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table market_note add constraint market_note_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE SET NULL;
alter table market_note add constraint market_note_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE SET NULL;
alter table market_note add constraint market_note_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table market_note add constraint market_note_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table market_note add constraint market_note_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id) ON DELETE SET NULL;
alter table market_note add constraint market_note_pkey PRIMARY KEY (id);
alter table market_strategy add constraint market_strategy_ambition_check CHECK ((ambition <> ''::text));
alter table market_strategy add constraint market_strategy_number_check CHECK ((number >= 1));
alter table market_strategy add constraint market_strategy_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table market_strategy add constraint market_strategy_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table market_strategy add constraint market_strategy_pkey PRIMARY KEY (partnership_id, country, number);
alter table match_feedback add constraint match_feedback_reason_check CHECK ((reason = ANY (ARRAY['wrong-subject'::text, 'wrong-stage'::text, 'too-far'::text, 'already-known'::text, 'competitor'::text, 'other'::text])));
alter table match_feedback add constraint match_feedback_about_id_fkey FOREIGN KEY (about_id) REFERENCES organisation(id);
alter table match_feedback add constraint match_feedback_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table match_feedback add constraint match_feedback_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id);
alter table match_feedback add constraint match_feedback_pkey PRIMARY KEY (organisation_id, about_id);
alter table meeting add constraint meeting_interpreter_check CHECK ((NOT (no_interpreter AND (interpreter_id IS NOT NULL))));
alter table meeting add constraint meeting_state_check CHECK ((state = ANY (ARRAY['accepted'::text, 'held'::text, 'not-held'::text, 'cancelled'::text])));
alter table meeting add constraint meeting_weight_check CHECK ((weight > 0));
alter table meeting add constraint meeting_interpreter_id_fkey FOREIGN KEY (interpreter_id) REFERENCES interpreter(id) ON DELETE SET NULL;
alter table meeting add constraint meeting_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table meeting add constraint meeting_request_id_fkey FOREIGN KEY (request_id) REFERENCES meeting_request(id);
alter table meeting add constraint meeting_pkey PRIMARY KEY (id);
alter table meeting add constraint meeting_request_id_key UNIQUE (request_id);
alter table meeting_absence add constraint meeting_absence_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])));
alter table meeting_absence add constraint meeting_absence_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE;
alter table meeting_absence add constraint meeting_absence_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id);
alter table meeting_absence add constraint meeting_absence_pkey PRIMARY KEY (meeting_id, participant_id);
alter table meeting_attendee add constraint meeting_attendee_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])));
alter table meeting_attendee add constraint meeting_attendee_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE;
alter table meeting_attendee add constraint meeting_attendee_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id);
alter table meeting_attendee add constraint meeting_attendee_pkey PRIMARY KEY (meeting_id, participant_id);
alter table meeting_note add constraint meeting_note_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id) ON DELETE CASCADE;
alter table meeting_note add constraint meeting_note_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE;
alter table meeting_note add constraint meeting_note_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table meeting_note add constraint meeting_note_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table meeting_note add constraint meeting_note_pkey PRIMARY KEY (id);
alter table meeting_note_photo add constraint meeting_note_photo_note_id_fkey FOREIGN KEY (note_id) REFERENCES meeting_note(id) ON DELETE CASCADE;
alter table meeting_note_photo add constraint meeting_note_photo_pkey PRIMARY KEY (id);
alter table meeting_note_version add constraint meeting_note_version_note_id_fkey FOREIGN KEY (note_id) REFERENCES meeting_note(id) ON DELETE CASCADE;
alter table meeting_note_version add constraint meeting_note_version_pkey PRIMARY KEY (id);
alter table meeting_note_version add constraint meeting_note_version_number_key UNIQUE (number);
alter table meeting_request add constraint meeting_request_answer_wish_check CHECK ((answer_wish = ANY (ARRAY['must'::text, 'would-like'::text, 'if-possible'::text])));
alter table meeting_request add constraint meeting_request_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text, 'by-e-mail'::text])));
alter table meeting_request add constraint meeting_request_wish_check CHECK ((wish = ANY (ARRAY['must'::text, 'would-like'::text, 'if-possible'::text])));
alter table meeting_request add constraint meeting_request_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id);
alter table meeting_request add constraint meeting_request_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id);
alter table meeting_request add constraint meeting_request_from_participant_id_fkey FOREIGN KEY (from_participant_id) REFERENCES participant(id);
alter table meeting_request add constraint meeting_request_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table meeting_request add constraint meeting_request_to_organisation_id_fkey FOREIGN KEY (to_organisation_id) REFERENCES organisation(id);
alter table meeting_request add constraint meeting_request_to_participant_id_fkey FOREIGN KEY (to_participant_id) REFERENCES participant(id);
alter table meeting_request add constraint meeting_request_pkey PRIMARY KEY (id);
alter table meeting_session add constraint meeting_session_booking_check CHECK ((booking = ANY (ARRAY['organiser'::text, 'on-acceptance'::text])));
alter table meeting_session add constraint meeting_session_check CHECK ((ends_at > starts_at));
alter table meeting_session add constraint meeting_session_pause_minutes_check CHECK (((pause_minutes >= 0) AND (pause_minutes <= 240)));
alter table meeting_session add constraint meeting_session_slot_minutes_check CHECK (((slot_minutes >= 5) AND (slot_minutes <= 240)));
alter table meeting_session add constraint meeting_session_title_check CHECK ((title <> ''::text));
alter table meeting_session add constraint meeting_session_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table meeting_session add constraint meeting_session_pkey PRIMARY KEY (id);
alter table meeting_statement add constraint meeting_statement_check CHECK (((source = 'side'::text) = (side IS NOT NULL)));
alter table meeting_statement add constraint meeting_statement_check1 CHECK (((missing IS NULL) OR (says = 'not-held'::text)));
alter table meeting_statement add constraint meeting_statement_missing_check CHECK ((missing = ANY (ARRAY['from'::text, 'to'::text, 'both'::text])));
alter table meeting_statement add constraint meeting_statement_number_check CHECK ((number > 0));
alter table meeting_statement add constraint meeting_statement_says_check CHECK ((says = ANY (ARRAY['held'::text, 'not-held'::text, 'taken-back'::text])));
alter table meeting_statement add constraint meeting_statement_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])));
alter table meeting_statement add constraint meeting_statement_source_check CHECK ((source = ANY (ARRAY['steward'::text, 'signed-list'::text, 'side'::text])));
alter table meeting_statement add constraint meeting_statement_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE;
alter table meeting_statement add constraint meeting_statement_on_behalf_of_fkey FOREIGN KEY (on_behalf_of) REFERENCES person(id) ON DELETE SET NULL;
alter table meeting_statement add constraint meeting_statement_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id);
alter table meeting_statement add constraint meeting_statement_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table meeting_statement add constraint meeting_statement_pkey PRIMARY KEY (id);
alter table meeting_statement add constraint meeting_statement_meeting_id_number_key UNIQUE (meeting_id, number);
alter table member_standing add constraint member_standing_meetings_check CHECK ((meetings >= 0));
alter table member_standing add constraint member_standing_services_check CHECK ((services >= 0));
alter table member_standing add constraint member_standing_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table member_standing add constraint member_standing_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table member_standing add constraint member_standing_pkey PRIMARY KEY (partnership_id, organisation_id);
alter table membership add constraint membership_check CHECK ((member_to >= member_from));
alter table membership add constraint membership_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table membership add constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table membership add constraint membership_pkey PRIMARY KEY (id);
alter table membership add constraint membership_cluster_id_organisation_id_daterange_excl EXCLUDE USING gist (cluster_id WITH =, organisation_id WITH =, daterange(member_from, member_to, '[]'::text) WITH &&);
alter table membership_request add constraint membership_request_check CHECK ((member_to >= member_from));
alter table membership_request add constraint membership_request_check1 CHECK (((state = 'asked'::text) = (answered_at IS NULL)));
alter table membership_request add constraint membership_request_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'agreed'::text, 'refused'::text, 'withdrawn'::text])));
alter table membership_request add constraint membership_request_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id) ON DELETE SET NULL;
alter table membership_request add constraint membership_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id) ON DELETE SET NULL;
alter table membership_request add constraint membership_request_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table membership_request add constraint membership_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table membership_request add constraint membership_request_pkey PRIMARY KEY (id);
alter table migration add constraint migration_pkey PRIMARY KEY (name);
alter table mission add constraint mission_capacity_check CHECK ((capacity > 0));
alter table mission add constraint mission_check CHECK ((ends_on >= starts_on));
alter table mission add constraint mission_format_check CHECK ((format = ANY (ARRAY['on-site'::text, 'remote'::text, 'hybrid'::text])));
alter table mission add constraint mission_in_a_row_max_check CHECK ((in_a_row_max > 0));
alter table mission add constraint mission_meetings_max_check CHECK ((meetings_max > 0));
alter table mission add constraint mission_meetings_min_check CHECK ((meetings_min >= 0));
alter table mission add constraint mission_pause_after_check CHECK (((pause_after >= 1) AND (pause_after <= 50)));
alter table mission add constraint mission_registration_check CHECK ((registration = ANY (ARRAY['invitation'::text, 'approval'::text, 'open'::text])));
alter table mission add constraint mission_request_expiry_hours_check CHECK (((request_expiry_hours >= 1) AND (request_expiry_hours <= 8760)));
alter table mission add constraint mission_request_limit_check CHECK ((request_limit > 0));
alter table mission add constraint mission_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'over'::text, 'cancelled'::text])));
alter table mission add constraint mission_title_check CHECK ((title <> ''::text));
alter table mission add constraint mission_type_check CHECK ((type = ANY (ARRAY['outgoing-mission'::text, 'incoming-mission'::text, 'trade-fair'::text, 'brokerage-event'::text, 'c2c-seminar'::text, 'site-visit'::text, 'webinar'::text, 'workshop'::text])));
alter table mission add constraint mission_video_lines_check CHECK (((video_lines >= 0) AND (video_lines <= 1000)));
alter table mission add constraint mission_copied_from_fkey FOREIGN KEY (copied_from) REFERENCES mission(id);
alter table mission add constraint mission_lead_cluster_id_fkey FOREIGN KEY (lead_cluster_id) REFERENCES cluster(id);
alter table mission add constraint mission_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);
alter table mission add constraint mission_pkey PRIMARY KEY (id);
alter table mission add constraint mission_slug_key UNIQUE (slug);
alter table mission_sponsor add constraint mission_sponsor_check CHECK (((role = 'sponsor'::text) = (level IS NOT NULL)));
alter table mission_sponsor add constraint mission_sponsor_level_check CHECK ((level = ANY (ARRAY['main'::text, 'gold'::text, 'silver'::text, 'supporter'::text, 'media'::text])));
alter table mission_sponsor add constraint mission_sponsor_name_check CHECK ((name <> ''::text));
alter table mission_sponsor add constraint mission_sponsor_role_check CHECK ((role = ANY (ARRAY['sponsor'::text, 'host'::text])));
alter table mission_sponsor add constraint mission_sponsor_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table mission_sponsor add constraint mission_sponsor_released_by_fkey FOREIGN KEY (released_by) REFERENCES person(id) ON DELETE SET NULL;
alter table mission_sponsor add constraint mission_sponsor_pkey PRIMARY KEY (id);
alter table never_meet add constraint never_meet_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table never_meet add constraint never_meet_other_organisation_id_fkey FOREIGN KEY (other_organisation_id) REFERENCES organisation(id);
alter table never_meet add constraint never_meet_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table never_meet add constraint never_meet_pkey PRIMARY KEY (participant_id, other_organisation_id);
alter table opportunity add constraint opportunity_check CHECK (((organisation_id IS NULL) = (source IS NOT NULL)));
alter table opportunity add constraint opportunity_check1 CHECK (((source IS NULL) = (external_reference IS NULL)));
alter table opportunity add constraint opportunity_source_country_check CHECK ((source_country ~ '^[A-Z]{2}$'::text));
alter table opportunity add constraint opportunity_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table opportunity add constraint opportunity_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL;
alter table opportunity add constraint opportunity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table opportunity add constraint opportunity_pkey PRIMARY KEY (id);
alter table opportunity add constraint opportunity_reference_key UNIQUE (reference);
alter table opportunity add constraint opportunity_slug_key UNIQUE (slug);
alter table opportunity_import add constraint opportunity_import_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table opportunity_import add constraint opportunity_import_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES person(id) ON DELETE SET NULL;
alter table opportunity_import add constraint opportunity_import_pkey PRIMARY KEY (id);
alter table opportunity_link add constraint opportunity_link_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id) ON DELETE CASCADE;
alter table opportunity_link add constraint opportunity_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table opportunity_link add constraint opportunity_link_pkey PRIMARY KEY (token_hash);
alter table opportunity_mail_link add constraint opportunity_mail_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table opportunity_mail_link add constraint opportunity_mail_link_pkey PRIMARY KEY (token_hash);
alter table opportunity_review add constraint opportunity_review_advantages_check CHECK (((advantages >= 0) AND (advantages <= 5)));
alter table opportunity_review add constraint opportunity_review_check CHECK (((outcome <> 'published'::text) OR (((((advantages + clarity) + cooperation) + guidelines) >= 10) AND (LEAST(advantages, clarity, cooperation, guidelines) > 0))));
alter table opportunity_review add constraint opportunity_review_clarity_check CHECK (((clarity >= 0) AND (clarity <= 5)));
alter table opportunity_review add constraint opportunity_review_cooperation_check CHECK (((cooperation >= 0) AND (cooperation <= 5)));
alter table opportunity_review add constraint opportunity_review_guidelines_check CHECK (((guidelines >= 0) AND (guidelines <= 5)));
alter table opportunity_review add constraint opportunity_review_outcome_check CHECK ((outcome = ANY (ARRAY['published'::text, 'returned'::text])));
alter table opportunity_review add constraint opportunity_review_reviewer_id_fkey FOREIGN KEY (reviewer_id) REFERENCES person(id) ON DELETE SET NULL;
alter table opportunity_review add constraint opportunity_review_version_id_fkey FOREIGN KEY (version_id) REFERENCES opportunity_version(id) ON DELETE CASCADE;
alter table opportunity_review add constraint opportunity_review_pkey PRIMARY KEY (id);
alter table opportunity_search add constraint opportunity_search_name_check CHECK ((name <> ''::text));
alter table opportunity_search add constraint opportunity_search_rhythm_check CHECK ((rhythm = ANY (ARRAY['daily'::text, 'weekly'::text, 'never'::text])));
alter table opportunity_search add constraint opportunity_search_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table opportunity_search add constraint opportunity_search_pkey PRIMARY KEY (id);
alter table opportunity_search_known add constraint opportunity_search_known_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id) ON DELETE CASCADE;
alter table opportunity_search_known add constraint opportunity_search_known_search_id_fkey FOREIGN KEY (search_id) REFERENCES opportunity_search(id) ON DELETE CASCADE;
alter table opportunity_search_known add constraint opportunity_search_known_pkey PRIMARY KEY (search_id, opportunity_id);
alter table opportunity_version add constraint opportunity_version_check CHECK (((NOT in_feeds) OR (visibility = 'public'::text)));
alter table opportunity_version add constraint opportunity_version_check1 CHECK (((state = ANY (ARRAY['published'::text, 'superseded'::text])) = (published_at IS NOT NULL)));
alter table opportunity_version add constraint opportunity_version_duration_months_check CHECK (((duration_months >= 1) AND (duration_months <= 240)));
alter table opportunity_version add constraint opportunity_version_number_check CHECK ((number > 0));
alter table opportunity_version add constraint opportunity_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'published'::text, 'superseded'::text])));
alter table opportunity_version add constraint opportunity_version_title_check CHECK ((title <> ''::text));
alter table opportunity_version add constraint opportunity_version_trl_check CHECK (((trl >= 1) AND (trl <= 9)));
alter table opportunity_version add constraint opportunity_version_type_check CHECK ((type = ANY (ARRAY['business-offer'::text, 'business-request'::text, 'technology-offer'::text, 'technology-request'::text, 'research-request'::text])));
alter table opportunity_version add constraint opportunity_version_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'platform'::text, 'partnership'::text, 'cluster'::text, 'organisation'::text])));
alter table opportunity_version add constraint opportunity_version_opportunity_id_fkey FOREIGN KEY (opportunity_id) REFERENCES opportunity(id) ON DELETE CASCADE;
alter table opportunity_version add constraint opportunity_version_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id) ON DELETE SET NULL;
alter table opportunity_version add constraint opportunity_version_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES person(id) ON DELETE SET NULL;
alter table opportunity_version add constraint opportunity_version_pkey PRIMARY KEY (id);
alter table opportunity_version add constraint opportunity_version_opportunity_id_number_key UNIQUE (opportunity_id, number);
alter table organisation add constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['sme'::text, 'large-company'::text, 'company'::text, 'rto'::text, 'university'::text, 'clinic'::text, 'investor'::text, 'public-body'::text, 'association'::text, 'counterpart'::text, 'other'::text])));
alter table organisation add constraint organisation_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)));
alter table organisation add constraint organisation_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)));
alter table organisation add constraint organisation_name_check CHECK ((name <> ''::text));
alter table organisation add constraint organisation_place CHECK (((latitude IS NULL) = (longitude IS NULL)));
alter table organisation add constraint organisation_size_class_check CHECK ((size_class = ANY (ARRAY['micro'::text, 'small'::text, 'medium'::text, 'large'::text])));
alter table organisation add constraint organisation_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'platform'::text, 'partnership'::text, 'cluster'::text, 'organisation'::text, 'parties'::text])));
alter table organisation add constraint organisation_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES organisation(id);
alter table organisation add constraint organisation_pkey PRIMARY KEY (id);
alter table organisation add constraint organisation_slug_key UNIQUE (slug);
alter table organisation_alias add constraint organisation_alias_kind_check CHECK ((kind = ANY (ARRAY['merged'::text, 'brand'::text])));
alter table organisation_alias add constraint organisation_alias_name_check CHECK ((name <> ''::text));
alter table organisation_alias add constraint organisation_alias_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table organisation_alias add constraint organisation_alias_pkey PRIMARY KEY (id);
alter table organisation_merge add constraint organisation_merge_check CHECK ((kept_id <> dropped_id));
alter table organisation_merge add constraint organisation_merge_dropped_id_fkey FOREIGN KEY (dropped_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table organisation_merge add constraint organisation_merge_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table organisation_merge add constraint organisation_merge_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES person(id) ON DELETE SET NULL;
alter table organisation_merge add constraint organisation_merge_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES person(id) ON DELETE SET NULL;
alter table organisation_merge add constraint organisation_merge_pkey PRIMARY KEY (id);
alter table organisation_translation add constraint organisation_translation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table organisation_translation add constraint organisation_translation_pkey PRIMARY KEY (organisation_id, lang);
alter table outbox add constraint outbox_pkey PRIMARY KEY (number);
alter table outcome_answer add constraint outcome_answer_amount_band_check CHECK ((amount_band = ANY (ARRAY['under-10k'::text, '10k-50k'::text, '50k-250k'::text, '250k-1m'::text, 'over-1m'::text])));
alter table outcome_answer add constraint outcome_answer_check CHECK ((held = (rung IS NOT NULL)));
alter table outcome_answer add constraint outcome_answer_check1 CHECK (((missing IS NULL) OR (NOT held)));
alter table outcome_answer add constraint outcome_answer_check2 CHECK (((amount_band IS NULL) = (currency IS NULL)));
alter table outcome_answer add constraint outcome_answer_check3 CHECK (((rating IS NULL) OR held));
alter table outcome_answer add constraint outcome_answer_missing_check CHECK ((missing = ANY (ARRAY['from'::text, 'to'::text, 'both'::text])));
alter table outcome_answer add constraint outcome_answer_number_check CHECK ((number > 0));
alter table outcome_answer add constraint outcome_answer_rating_check CHECK (((rating >= 1) AND (rating <= 5)));
alter table outcome_answer add constraint outcome_answer_rung_check CHECK ((rung = ANY (ARRAY['none'::text, 'talking'::text, 'nda'::text, 'sample'::text, 'pilot'::text, 'proposal'::text, 'mou'::text, 'contract'::text])));
alter table outcome_answer add constraint outcome_answer_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])));
alter table outcome_answer add constraint outcome_answer_via_check CHECK ((via = ANY (ARRAY['link'::text, 'signed-in'::text, 'phone'::text])));
alter table outcome_answer add constraint outcome_answer_wave_check CHECK ((wave = ANY (ARRAY['evening'::text, 'six-weeks'::text, 'six-months'::text, 'twelve-months'::text])));
alter table outcome_answer add constraint outcome_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id) ON DELETE SET NULL;
alter table outcome_answer add constraint outcome_answer_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE;
alter table outcome_answer add constraint outcome_answer_on_behalf_of_fkey FOREIGN KEY (on_behalf_of) REFERENCES person(id) ON DELETE SET NULL;
alter table outcome_answer add constraint outcome_answer_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id);
alter table outcome_answer add constraint outcome_answer_pkey PRIMARY KEY (id);
alter table outcome_answer add constraint outcome_answer_meeting_id_side_number_key UNIQUE (meeting_id, side, number);
alter table outcome_asked add constraint outcome_asked_wave_check CHECK ((wave = ANY (ARRAY['evening'::text, 'six-weeks'::text, 'six-months'::text, 'twelve-months'::text])));
alter table outcome_asked add constraint outcome_asked_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table outcome_asked add constraint outcome_asked_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table outcome_asked add constraint outcome_asked_pkey PRIMARY KEY (mission_id, person_id, wave);
alter table outcome_mails_off add constraint outcome_mails_off_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table outcome_mails_off add constraint outcome_mails_off_pkey PRIMARY KEY (person_id);
alter table participant add constraint participant_check CHECK (((kind <> 'represented'::text) OR (carried_by IS NOT NULL) OR (state <> 'confirmed'::text)));
alter table participant add constraint participant_check1 CHECK (((carried_by IS NULL) OR (kind = 'represented'::text)));
alter table participant add constraint participant_dial_in_check CHECK (((char_length(dial_in) >= 1) AND (char_length(dial_in) <= 300)));
alter table participant add constraint participant_kind_check CHECK ((kind = ANY (ARRAY['travelling'::text, 'represented'::text, 'local'::text, 'remote'::text, 'observer'::text])));
alter table participant add constraint participant_meetings_max_check CHECK ((meetings_max > 0));
alter table participant add constraint participant_meetings_min_check CHECK ((meetings_min >= 0));
alter table participant add constraint participant_pause_after_check CHECK (((pause_after >= 1) AND (pause_after <= 50)));
alter table participant add constraint participant_state_check CHECK ((state = ANY (ARRAY['invited'::text, 'applied'::text, 'waiting-list'::text, 'confirmed'::text, 'declined'::text, 'refused'::text, 'withdrawn'::text])));
alter table participant add constraint participant_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES person(id);
alter table participant add constraint participant_carried_by_fkey FOREIGN KEY (carried_by) REFERENCES participant(id);
alter table participant add constraint participant_group_id_fkey FOREIGN KEY (group_id) REFERENCES participant_group(id);
alter table participant add constraint participant_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table participant add constraint participant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table participant add constraint participant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table participant add constraint participant_pkey PRIMARY KEY (id);
alter table participant_group add constraint participant_group_meetings_max_check CHECK ((meetings_max >= 1));
alter table participant_group add constraint participant_group_meetings_min_check CHECK ((meetings_min >= 0));
alter table participant_group add constraint participant_group_name_check CHECK ((name <> ''::text));
alter table participant_group add constraint participant_group_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table participant_group add constraint participant_group_pkey PRIMARY KEY (id);
alter table participant_group add constraint participant_group_mission_id_name_key UNIQUE (mission_id, name);
alter table partner add constraint partner_check CHECK ((left_on >= joined_on));
alter table partner add constraint partner_role_check CHECK ((role = ANY (ARRAY['coordinator'::text, 'partner'::text])));
alter table partner add constraint partner_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table partner add constraint partner_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);
alter table partner add constraint partner_pkey PRIMARY KEY (id);
alter table partnership add constraint partnership_acronym_check CHECK ((acronym <> ''::text));
alter table partnership add constraint partnership_check CHECK ((ends_on >= starts_on));
alter table partnership add constraint partnership_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'platform'::text, 'partnership'::text])));
alter table partnership add constraint partnership_pkey PRIMARY KEY (id);
alter table partnership add constraint partnership_slug_key UNIQUE (slug);
alter table partnership_standing add constraint partnership_standing_meetings_held_check CHECK ((meetings_held >= 0));
alter table partnership_standing add constraint partnership_standing_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table partnership_standing add constraint partnership_standing_pkey PRIMARY KEY (partnership_id);
alter table passkey add constraint passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table passkey add constraint passkey_pkey PRIMARY KEY (id);
alter table passkey add constraint passkey_credential_id_key UNIQUE (credential_id);
alter table person add constraint person_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'platform'::text, 'partnership'::text, 'cluster'::text, 'organisation'::text, 'parties'::text])));
alter table person add constraint person_pkey PRIMARY KEY (id);
alter table person add constraint person_email_key UNIQUE (email);
alter table person add constraint person_slug_key UNIQUE (slug);
alter table place add constraint place_for_call_check CHECK (((NOT for_call) OR ((kind = 'online'::text) AND (removed_at IS NOT NULL))));
alter table place add constraint place_kind_check CHECK ((kind = ANY (ARRAY['table'::text, 'booth'::text, 'office'::text, 'online'::text])));
alter table place add constraint place_label_check CHECK ((label <> ''::text));
alter table place add constraint place_travel_minutes_check CHECK (((travel_minutes >= 1) AND (travel_minutes <= 600)));
alter table place add constraint place_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES hall(id) ON DELETE SET NULL;
alter table place add constraint place_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table place add constraint place_owner_participant_id_fkey FOREIGN KEY (owner_participant_id) REFERENCES participant(id);
alter table place add constraint place_pkey PRIMARY KEY (id);
alter table place_closed add constraint place_closed_place_id_fkey FOREIGN KEY (place_id) REFERENCES place(id) ON DELETE CASCADE;
alter table place_closed add constraint place_closed_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slot(id) ON DELETE CASCADE;
alter table place_closed add constraint place_closed_pkey PRIMARY KEY (place_id, slot_id);
alter table placement add constraint placement_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table placement add constraint placement_place_id_fkey FOREIGN KEY (place_id) REFERENCES place(id);
alter table placement add constraint placement_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedule(id) ON DELETE CASCADE;
alter table placement add constraint placement_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slot(id);
alter table placement add constraint placement_pkey PRIMARY KEY (schedule_id, meeting_id);
alter table placement add constraint placement_one_meeting_per_place EXCLUDE USING gist (schedule_id WITH =, place_id WITH =, period WITH &&) WHERE (exclusive) DEFERRABLE INITIALLY DEFERRED;
alter table preparation_mark add constraint preparation_mark_check CHECK (((state = 'done'::text) OR (reason IS NOT NULL)));
alter table preparation_mark add constraint preparation_mark_state_check CHECK ((state = ANY (ARRAY['done'::text, 'not-needed'::text])));
alter table preparation_mark add constraint preparation_mark_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES person(id) ON DELETE SET NULL;
alter table preparation_mark add constraint preparation_mark_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table preparation_mark add constraint preparation_mark_step_id_fkey FOREIGN KEY (step_id) REFERENCES preparation_step(id) ON DELETE CASCADE;
alter table preparation_mark add constraint preparation_mark_pkey PRIMARY KEY (step_id, participant_id);
alter table preparation_reminder add constraint preparation_reminder_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table preparation_reminder add constraint preparation_reminder_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table preparation_reminder add constraint preparation_reminder_step_id_fkey FOREIGN KEY (step_id) REFERENCES preparation_step(id) ON DELETE CASCADE;
alter table preparation_reminder add constraint preparation_reminder_pkey PRIMARY KEY (step_id, participant_id, person_id);
alter table preparation_step add constraint preparation_step_kind_check CHECK ((kind = ANY (ARRAY['visa'::text, 'flight'::text, 'hotel'::text, 'insurance'::text, 'customs'::text, 'webinar'::text, 'coaching'::text, 'other'::text])));
alter table preparation_step add constraint preparation_step_owner_check CHECK ((owner = ANY (ARRAY['delegate'::text, 'cluster'::text, 'organiser'::text])));
alter table preparation_step add constraint preparation_step_title_check CHECK ((title <> ''::text));
alter table preparation_step add constraint preparation_step_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table preparation_step add constraint preparation_step_pkey PRIMARY KEY (id);
alter table profile_claim add constraint profile_claim_proof_check CHECK ((proof = ANY (ARRAY['domain'::text, 'code'::text])));
alter table profile_claim add constraint profile_claim_state_check CHECK ((state = ANY (ARRAY['code-sent'::text, 'waiting'::text, 'confirmed'::text, 'refused'::text, 'withdrawn'::text])));
alter table profile_claim add constraint profile_claim_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL;
alter table profile_claim add constraint profile_claim_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table profile_claim add constraint profile_claim_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table profile_claim add constraint profile_claim_pkey PRIMARY KEY (id);
alter table profile_item add constraint profile_item_side_check CHECK ((side = ANY (ARRAY['offer'::text, 'need'::text])));
alter table profile_item add constraint profile_item_title_check CHECK ((title <> ''::text));
alter table profile_item add constraint profile_item_trl_check CHECK (((trl >= 1) AND (trl <= 9)));
alter table profile_item add constraint profile_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table profile_item add constraint profile_item_pkey PRIMARY KEY (id);
alter table profile_link add constraint profile_link_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES person(id) ON DELETE SET NULL;
alter table profile_link add constraint profile_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table profile_link add constraint profile_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table profile_link add constraint profile_link_pkey PRIMARY KEY (id);
alter table profile_link add constraint profile_link_token_hash_key UNIQUE (token_hash);
alter table programme_item add constraint programme_item_capacity_check CHECK ((capacity > 0));
alter table programme_item add constraint programme_item_check CHECK ((ends_at > starts_at));
alter table programme_item add constraint programme_item_kind_check CHECK ((kind = ANY (ARRAY['talk'::text, 'site-visit'::text, 'reception'::text, 'meal'::text, 'transfer'::text, 'workshop'::text, 'other'::text])));
alter table programme_item add constraint programme_item_title_check CHECK ((title <> ''::text));
alter table programme_item add constraint programme_item_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table programme_item add constraint programme_item_pkey PRIMARY KEY (id);
alter table programme_sign_up add constraint programme_sign_up_item_id_fkey FOREIGN KEY (item_id) REFERENCES programme_item(id) ON DELETE CASCADE;
alter table programme_sign_up add constraint programme_sign_up_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table programme_sign_up add constraint programme_sign_up_pkey PRIMARY KEY (item_id, participant_id);
alter table project_budget add constraint project_budget_budget_minor_check CHECK ((budget_minor >= 0));
alter table project_budget add constraint project_budget_project_id_organisation_id_fkey FOREIGN KEY (project_id, organisation_id) REFERENCES project_partner(project_id, organisation_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table project_budget add constraint project_budget_pkey PRIMARY KEY (project_id, organisation_id, said_at);
alter table project_partner add constraint project_partner_budget_minor_check CHECK ((budget_minor >= 0));
alter table project_partner add constraint project_partner_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES person(id) ON DELETE SET NULL;
alter table project_partner add constraint project_partner_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table project_partner add constraint project_partner_project_id_fkey FOREIGN KEY (project_id) REFERENCES project_record(id) ON DELETE CASCADE;
alter table project_partner add constraint project_partner_pkey PRIMARY KEY (project_id, organisation_id);
alter table project_record add constraint project_record_state_check CHECK ((state = ANY (ARRAY['idea'::text, 'submitted'::text, 'funded'::text, 'refused'::text, 'dropped'::text])));
alter table project_record add constraint project_record_title_check CHECK ((title <> ''::text));
alter table project_record add constraint project_record_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL;
alter table project_record add constraint project_record_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE SET NULL;
alter table project_record add constraint project_record_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE SET NULL;
alter table project_record add constraint project_record_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE SET NULL;
alter table project_record add constraint project_record_pkey PRIMARY KEY (id);
alter table project_record add constraint project_record_slug_key UNIQUE (slug);
alter table project_step add constraint project_step_state_check CHECK ((state = ANY (ARRAY['idea'::text, 'submitted'::text, 'funded'::text, 'refused'::text, 'dropped'::text])));
alter table project_step add constraint project_step_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES person(id) ON DELETE SET NULL;
alter table project_step add constraint project_step_project_id_fkey FOREIGN KEY (project_id) REFERENCES project_record(id) ON DELETE CASCADE;
alter table project_step add constraint project_step_pkey PRIMARY KEY (id);
alter table proposal_mail_link add constraint proposal_mail_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table proposal_mail_link add constraint proposal_mail_link_pkey PRIMARY KEY (token_hash);
alter table proposal_mail_off add constraint proposal_mail_off_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table proposal_mail_off add constraint proposal_mail_off_pkey PRIMARY KEY (person_id);
alter table proposed_request add constraint proposed_request_check CHECK (((state = 'open'::text) = (settled_at IS NULL)));
alter table proposed_request add constraint proposed_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'sent'::text, 'dropped'::text])));
alter table proposed_request add constraint proposed_request_wish_check CHECK ((wish = ANY (ARRAY['must'::text, 'would-like'::text, 'if-possible'::text])));
alter table proposed_request add constraint proposed_request_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table proposed_request add constraint proposed_request_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id);
alter table proposed_request add constraint proposed_request_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id);
alter table proposed_request add constraint proposed_request_request_id_fkey FOREIGN KEY (request_id) REFERENCES meeting_request(id);
alter table proposed_request add constraint proposed_request_settled_by_fkey FOREIGN KEY (settled_by) REFERENCES person(id);
alter table proposed_request add constraint proposed_request_to_organisation_id_fkey FOREIGN KEY (to_organisation_id) REFERENCES organisation(id);
alter table proposed_request add constraint proposed_request_pkey PRIMARY KEY (id);
alter table proposed_request add constraint proposed_request_participant_id_to_organisation_id_key UNIQUE (participant_id, to_organisation_id);
alter table question add constraint question_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'long-text'::text, 'choice'::text, 'yes-no'::text])));
alter table question add constraint question_label_check CHECK ((label <> ''::text));
alter table question add constraint question_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table question add constraint question_pkey PRIMARY KEY (id);
alter table rehearsal add constraint rehearsal_check CHECK (((indicator_id IS NULL) <> (period_id IS NULL)));
alter table rehearsal add constraint rehearsal_drawn_from_check CHECK ((drawn_from > 0));
alter table rehearsal add constraint rehearsal_seed_check CHECK ((seed <> ''::text));
alter table rehearsal add constraint rehearsal_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES person(id) ON DELETE SET NULL;
alter table rehearsal add constraint rehearsal_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE;
alter table rehearsal add constraint rehearsal_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table rehearsal add constraint rehearsal_period_id_fkey FOREIGN KEY (period_id) REFERENCES reporting_period(id) ON DELETE CASCADE;
alter table rehearsal add constraint rehearsal_pkey PRIMARY KEY (id);
alter table rehearsal_mark add constraint rehearsal_mark_check CHECK (((mark = 'proven'::text) OR (reason IS NOT NULL)));
alter table rehearsal_mark add constraint rehearsal_mark_mark_check CHECK ((mark = ANY (ARRAY['proven'::text, 'weak'::text])));
alter table rehearsal_mark add constraint rehearsal_mark_number_check CHECK ((number > 0));
alter table rehearsal_mark add constraint rehearsal_mark_reason_check CHECK ((reason <> ''::text));
alter table rehearsal_mark add constraint rehearsal_mark_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES person(id) ON DELETE SET NULL;
alter table rehearsal_mark add constraint rehearsal_mark_rehearsal_id_position_fkey FOREIGN KEY (rehearsal_id, "position") REFERENCES rehearsed_record(rehearsal_id, "position") ON DELETE CASCADE;
alter table rehearsal_mark add constraint rehearsal_mark_pkey PRIMARY KEY (id);
alter table rehearsal_mark add constraint rehearsal_mark_rehearsal_id_position_number_key UNIQUE (rehearsal_id, "position", number);
alter table rehearsed_record add constraint rehearsed_record_position_check CHECK (("position" > 0));
alter table rehearsed_record add constraint rehearsed_record_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE;
alter table rehearsed_record add constraint rehearsed_record_rehearsal_id_fkey FOREIGN KEY (rehearsal_id) REFERENCES rehearsal(id) ON DELETE CASCADE;
alter table rehearsed_record add constraint rehearsed_record_pkey PRIMARY KEY (rehearsal_id, "position");
alter table release add constraint release_check CHECK ((taken_back_at >= released_at));
alter table release add constraint release_check1 CHECK (((cluster_id IS NOT NULL) = (thing = 'partner'::text)));
alter table release add constraint release_check2 CHECK (((indicator_id IS NOT NULL) = (thing = 'indicator'::text)));
alter table release add constraint release_check3 CHECK (((edition_id IS NOT NULL) = (thing = 'report'::text)));
alter table release add constraint release_thing_check CHECK ((thing = ANY (ARRAY['page'::text, 'summary'::text, 'markets'::text, 'missions'::text, 'stories'::text, 'partner'::text, 'indicator'::text, 'report'::text])));
alter table release add constraint release_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table release add constraint release_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES report_edition(id) ON DELETE CASCADE;
alter table release add constraint release_indicator_id_fkey FOREIGN KEY (indicator_id) REFERENCES indicator(id) ON DELETE CASCADE;
alter table release add constraint release_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table release add constraint release_released_by_fkey FOREIGN KEY (released_by) REFERENCES person(id) ON DELETE SET NULL;
alter table release add constraint release_taken_back_by_fkey FOREIGN KEY (taken_back_by) REFERENCES person(id) ON DELETE SET NULL;
alter table release add constraint release_pkey PRIMARY KEY (id);
alter table report add constraint report_check CHECK ((second_lang <> lang));
alter table report add constraint report_kind_check CHECK ((kind = ANY (ARRAY['interim'::text, 'periodic'::text, 'final'::text])));
alter table report add constraint report_begun_by_fkey FOREIGN KEY (begun_by) REFERENCES person(id) ON DELETE SET NULL;
alter table report add constraint report_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table report add constraint report_period_id_fkey FOREIGN KEY (period_id) REFERENCES reporting_period(id);
alter table report add constraint report_pkey PRIMARY KEY (id);
alter table report add constraint report_period_id_key UNIQUE (period_id);
alter table report_edition add constraint report_edition_number_check CHECK ((number > 0));
alter table report_edition add constraint report_edition_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id) ON DELETE SET NULL;
alter table report_edition add constraint report_edition_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE;
alter table report_edition add constraint report_edition_pkey PRIMARY KEY (id);
alter table report_edition add constraint report_edition_report_id_number_key UNIQUE (report_id, number);
alter table report_filing add constraint report_filing_check CHECK (((event = 'amended'::text) = (reason IS NOT NULL)));
alter table report_filing add constraint report_filing_event_check CHECK ((event = ANY (ARRAY['frozen'::text, 'amended'::text])));
alter table report_filing add constraint report_filing_number_check CHECK ((number >= 0));
alter table report_filing add constraint report_filing_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id) ON DELETE SET NULL;
alter table report_filing add constraint report_filing_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table report_filing add constraint report_filing_period_id_fkey FOREIGN KEY (period_id) REFERENCES reporting_period(id) ON DELETE CASCADE;
alter table report_filing add constraint report_filing_pkey PRIMARY KEY (id);
alter table report_filing add constraint report_filing_partnership_id_number_key UNIQUE (partnership_id, number);
alter table report_text add constraint report_text_number_check CHECK ((number > 0));
alter table report_text add constraint report_text_part_check CHECK ((part <> ''::text));
alter table report_text add constraint report_text_report_id_fkey FOREIGN KEY (report_id) REFERENCES report(id) ON DELETE CASCADE;
alter table report_text add constraint report_text_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id) ON DELETE SET NULL;
alter table report_text add constraint report_text_pkey PRIMARY KEY (report_id, part, lang, number);
alter table reported_record add constraint reported_record_kind_check CHECK ((kind = ANY (ARRAY['service'::text, 'meeting'::text])));
alter table reported_record add constraint reported_record_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table reported_record add constraint reported_record_pkey PRIMARY KEY (id);
alter table reported_version add constraint reported_version_between_whom_check CHECK ((between_whom = ANY (ARRAY['businesses'::text, 'clusters'::text])));
alter table reported_version add constraint reported_version_check CHECK (((file_hash IS NULL) = (file_name IS NULL)));
alter table reported_version add constraint reported_version_hours_check CHECK ((hours >= (0)::numeric));
alter table reported_version add constraint reported_version_number_check CHECK ((number > 0));
alter table reported_version add constraint reported_version_reach_check CHECK ((reach = ANY (ARRAY['direct'::text, 'indirect'::text])));
alter table reported_version add constraint reported_version_service_check CHECK ((service = ANY (ARRAY['advice'::text, 'coaching'::text, 'training'::text, 'study'::text, 'introduction'::text, 'visit'::text, 'webinar'::text, 'newsletter'::text, 'other'::text])));
alter table reported_version add constraint reported_version_title_check CHECK ((title <> ''::text));
alter table reported_version add constraint reported_version_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table reported_version add constraint reported_version_counterpart_id_fkey FOREIGN KEY (counterpart_id) REFERENCES organisation(id);
alter table reported_version add constraint reported_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table reported_version add constraint reported_version_record_id_fkey FOREIGN KEY (record_id) REFERENCES reported_record(id) ON DELETE CASCADE;
alter table reported_version add constraint reported_version_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table reported_version add constraint reported_version_pkey PRIMARY KEY (record_id, number);
alter table reporting_period add constraint reporting_period_check CHECK ((ends_on >= starts_on));
alter table reporting_period add constraint reporting_period_name_check CHECK ((name <> ''::text));
alter table reporting_period add constraint reporting_period_state_check CHECK ((state = ANY (ARRAY['open'::text, 'frozen'::text, 'reported'::text, 'amended'::text])));
alter table reporting_period add constraint reporting_period_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table reporting_period add constraint reporting_period_pkey PRIMARY KEY (id);
alter table resource_hours add constraint resource_hours_check CHECK ((starts_at < ends_at));
alter table resource_hours add constraint resource_hours_units_check CHECK (((units >= 0) AND (units <= 500)));
alter table resource_hours add constraint resource_hours_interpreter_id_fkey FOREIGN KEY (interpreter_id) REFERENCES interpreter(id) ON DELETE CASCADE;
alter table resource_hours add constraint resource_hours_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table resource_hours add constraint resource_hours_pkey PRIMARY KEY (id);
alter table role_grant add constraint role_grant_check CHECK (
CASE role
    WHEN 'platform-administrator'::text THEN (num_nonnulls(cluster_id, partnership_id, mission_id, organisation_id) = 0)
    WHEN 'cluster-manager'::text THEN ((cluster_id IS NOT NULL) AND (num_nonnulls(partnership_id, mission_id, organisation_id) = 0))
    WHEN 'organisation-editor'::text THEN ((organisation_id IS NOT NULL) AND (num_nonnulls(cluster_id, partnership_id, mission_id) = 0))
    WHEN 'partnership-coordinator'::text THEN ((partnership_id IS NOT NULL) AND (num_nonnulls(cluster_id, mission_id, organisation_id) = 0))
    WHEN 'funder'::text THEN ((partnership_id IS NOT NULL) AND (num_nonnulls(cluster_id, mission_id, organisation_id) = 0))
    ELSE ((mission_id IS NOT NULL) AND (num_nonnulls(cluster_id, partnership_id, organisation_id) = 0))
END);
alter table role_grant add constraint role_grant_role_check CHECK ((role = ANY (ARRAY['platform-administrator'::text, 'cluster-manager'::text, 'partnership-coordinator'::text, 'event-organiser'::text, 'steward'::text, 'local-host'::text, 'organisation-editor'::text, 'funder'::text])));
alter table role_grant add constraint role_grant_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id);
alter table role_grant add constraint role_grant_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table role_grant add constraint role_grant_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table role_grant add constraint role_grant_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id);
alter table role_grant add constraint role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);
alter table role_grant add constraint role_grant_pkey PRIMARY KEY (id);
alter table room add constraint room_check CHECK (((state = 'ended'::text) = (ended_at IS NOT NULL)));
alter table room add constraint room_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ended'::text])));
alter table room add constraint room_step_check CHECK ((step = ANY (ARRAY['teaser'::text, 'identity'::text, 'nda'::text, 'technical'::text])));
alter table room add constraint room_title_check CHECK ((title <> ''::text));
alter table room add constraint room_interest_id_fkey FOREIGN KEY (interest_id) REFERENCES interest(id) ON DELETE SET NULL;
alter table room add constraint room_pkey PRIMARY KEY (id);
alter table room_acceptance add constraint room_acceptance_nda_id_fkey FOREIGN KEY (nda_id) REFERENCES room_nda(id);
alter table room_acceptance add constraint room_acceptance_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL;
alter table room_acceptance add constraint room_acceptance_pkey PRIMARY KEY (nda_id, side);
alter table room_checkpoint add constraint room_checkpoint_check CHECK (((stamp IS NULL) = (stamped_at IS NULL)));
alter table room_checkpoint add constraint room_checkpoint_room_id_fkey FOREIGN KEY (room_id) REFERENCES room_ledger(room_id);
alter table room_checkpoint add constraint room_checkpoint_pkey PRIMARY KEY (room_id, size);
alter table room_entry add constraint room_entry_number_check CHECK ((number >= 0));
alter table room_entry add constraint room_entry_room_id_fkey FOREIGN KEY (room_id) REFERENCES room_ledger(room_id);
alter table room_entry add constraint room_entry_pkey PRIMARY KEY (room_id, number);
alter table room_item add constraint room_item_check CHECK (((kind = 'file'::text) OR (NOT marked)));
alter table room_item add constraint room_item_kind_check CHECK ((kind = ANY (ARRAY['text'::text, 'file'::text])));
alter table room_item add constraint room_item_step_check CHECK ((step = ANY (ARRAY['teaser'::text, 'identity'::text, 'technical'::text])));
alter table room_item add constraint room_item_title_check CHECK ((title <> ''::text));
alter table room_item add constraint room_item_room_id_side_fkey FOREIGN KEY (room_id, side) REFERENCES room_side(room_id, "position");
alter table room_item add constraint room_item_pkey PRIMARY KEY (id);
alter table room_ledger add constraint room_ledger_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id);
alter table room_ledger add constraint room_ledger_pkey PRIMARY KEY (room_id);
alter table room_nda add constraint room_nda_check CHECK (((kind = 'one-way'::text) = (discloser IS NOT NULL)));
alter table room_nda add constraint room_nda_check1 CHECK (((state = 'signed'::text) = (signed_at IS NOT NULL)));
alter table room_nda add constraint room_nda_kind_check CHECK ((kind = ANY (ARRAY['mutual'::text, 'one-way'::text])));
alter table room_nda add constraint room_nda_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'signed'::text, 'replaced'::text])));
alter table room_nda add constraint room_nda_file_hash_fkey FOREIGN KEY (file_hash) REFERENCES file(hash);
alter table room_nda add constraint room_nda_pdf_hash_fkey FOREIGN KEY (pdf_hash) REFERENCES file(hash);
alter table room_nda add constraint room_nda_room_id_proposed_by_fkey FOREIGN KEY (room_id, proposed_by) REFERENCES room_side(room_id, "position");
alter table room_nda add constraint room_nda_pkey PRIMARY KEY (id);
alter table room_reader add constraint room_reader_affiliation_id_fkey FOREIGN KEY (affiliation_id) REFERENCES affiliation(id) ON DELETE SET NULL;
alter table room_reader add constraint room_reader_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table room_reader add constraint room_reader_room_id_side_fkey FOREIGN KEY (room_id, side) REFERENCES room_side(room_id, "position") ON DELETE CASCADE;
alter table room_reader add constraint room_reader_pkey PRIMARY KEY (room_id, side, person_id);
alter table room_register add constraint room_register_check CHECK (((kind = 'foreground'::text) = (shares IS NOT NULL)));
alter table room_register add constraint room_register_kind_check CHECK ((kind = ANY (ARRAY['background'::text, 'foreground'::text])));
alter table room_register add constraint room_register_title_check CHECK ((title <> ''::text));
alter table room_register add constraint room_register_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL;
alter table room_register add constraint room_register_item_id_fkey FOREIGN KEY (item_id) REFERENCES room_item(id) ON DELETE SET NULL;
alter table room_register add constraint room_register_room_id_side_fkey FOREIGN KEY (room_id, side) REFERENCES room_side(room_id, "position");
alter table room_register add constraint room_register_pkey PRIMARY KEY (id);
alter table room_side add constraint room_side_agreed_check CHECK ((agreed = ANY (ARRAY['teaser'::text, 'identity'::text, 'nda'::text, 'technical'::text])));
alter table room_side add constraint room_side_position_check CHECK (("position" > 0));
alter table room_side add constraint room_side_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table room_side add constraint room_side_room_id_fkey FOREIGN KEY (room_id) REFERENCES room(id);
alter table room_side add constraint room_side_pkey PRIMARY KEY (room_id, "position");
alter table room_side add constraint room_side_room_id_organisation_id_key UNIQUE (room_id, organisation_id);
alter table room_version add constraint room_version_check CHECK (((body IS NULL) <> (file_hash IS NULL)));
alter table room_version add constraint room_version_check1 CHECK (((file_hash IS NULL) = (file_name IS NULL)));
alter table room_version add constraint room_version_number_check CHECK ((number > 0));
alter table room_version add constraint room_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL;
alter table room_version add constraint room_version_file_hash_fkey FOREIGN KEY (file_hash) REFERENCES file(hash);
alter table room_version add constraint room_version_item_id_fkey FOREIGN KEY (item_id) REFERENCES room_item(id);
alter table room_version add constraint room_version_pkey PRIMARY KEY (item_id, number);
alter table sanctions_flag add constraint sanctions_flag_reason_check CHECK ((reason <> ''::text));
alter table sanctions_flag add constraint sanctions_flag_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id);
alter table sanctions_flag add constraint sanctions_flag_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id);
alter table sanctions_flag add constraint sanctions_flag_pkey PRIMARY KEY (organisation_id);
alter table saved_search add constraint saved_search_name_check CHECK ((name <> ''::text));
alter table saved_search add constraint saved_search_rhythm_check CHECK ((rhythm = ANY (ARRAY['at-once'::text, 'daily'::text, 'weekly'::text, 'never'::text])));
alter table saved_search add constraint saved_search_watch_check CHECK ((watch = ANY (ARRAY['beginning'::text, 'watched'::text, 'too-broad'::text])));
alter table saved_search add constraint saved_search_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table saved_search add constraint saved_search_pkey PRIMARY KEY (id);
alter table saved_search_known add constraint saved_search_known_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table saved_search_known add constraint saved_search_known_search_id_fkey FOREIGN KEY (search_id) REFERENCES saved_search(id) ON DELETE CASCADE;
alter table saved_search_known add constraint saved_search_known_pkey PRIMARY KEY (search_id, organisation_id);
alter table schedule add constraint schedule_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'superseded'::text])));
alter table schedule add constraint schedule_based_on_fkey FOREIGN KEY (based_on) REFERENCES schedule(id);
alter table schedule add constraint schedule_job_id_fkey FOREIGN KEY (job_id) REFERENCES job(id);
alter table schedule add constraint schedule_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table schedule add constraint schedule_pkey PRIMARY KEY (id);
alter table schedule add constraint schedule_mission_id_number_key UNIQUE (mission_id, number);
alter table search_mail_link add constraint search_mail_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table search_mail_link add constraint search_mail_link_pkey PRIMARY KEY (token_hash);
alter table session add constraint session_method_check CHECK ((method = ANY (ARRAY['password'::text, 'passkey'::text, 'e-mail'::text, 'set-up'::text])));
alter table session add constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id) ON DELETE CASCADE;
alter table session add constraint session_pkey PRIMARY KEY (id);
alter table session add constraint session_token_hash_key UNIQUE (token_hash);
alter table setting add constraint setting_pkey PRIMARY KEY (name);
alter table site add constraint site_check CHECK (((latitude IS NULL) = (longitude IS NULL)));
alter table site add constraint site_function_check CHECK ((function = ANY (ARRAY['headquarters'::text, 'production'::text, 'development'::text, 'laboratory'::text, 'clinic'::text, 'sales'::text, 'service'::text, 'warehouse'::text, 'office'::text, 'other'::text])));
alter table site add constraint site_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision)));
alter table site add constraint site_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)));
alter table site add constraint site_name_check CHECK ((name <> ''::text));
alter table site add constraint site_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table site add constraint site_pkey PRIMARY KEY (id);
alter table slot add constraint slot_check CHECK ((ends_at > starts_at));
alter table slot add constraint slot_left_out_check CHECK (((NOT left_out) OR ((removed_at IS NOT NULL) AND (session_id IS NOT NULL))));
alter table slot add constraint slot_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id);
alter table slot add constraint slot_session_id_fkey FOREIGN KEY (session_id) REFERENCES meeting_session(id);
alter table slot add constraint slot_pkey PRIMARY KEY (id);
alter table slot_question add constraint slot_question_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text])));
alter table slot_question add constraint slot_question_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE;
alter table slot_question add constraint slot_question_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table slot_question add constraint slot_question_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table slot_question add constraint slot_question_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slot(id) ON DELETE CASCADE;
alter table slot_question add constraint slot_question_pkey PRIMARY KEY (id);
alter table slot_question add constraint slot_question_meeting_id_participant_id_slot_id_key UNIQUE (meeting_id, participant_id, slot_id);
alter table stand_in add constraint stand_in_check CHECK ((participant_id <> colleague_id));
alter table stand_in add constraint stand_in_colleague_id_fkey FOREIGN KEY (colleague_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table stand_in add constraint stand_in_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table stand_in add constraint stand_in_pkey PRIMARY KEY (participant_id, colleague_id);
alter table success_story add constraint success_story_check CHECK ((from_organisation_id <> to_organisation_id));
alter table success_story add constraint success_story_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'released'::text, 'withdrawn'::text])));
alter table success_story add constraint success_story_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES person(id) ON DELETE SET NULL;
alter table success_story add constraint success_story_from_organisation_id_fkey FOREIGN KEY (from_organisation_id) REFERENCES organisation(id);
alter table success_story add constraint success_story_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id) ON DELETE CASCADE;
alter table success_story add constraint success_story_mission_id_fkey FOREIGN KEY (mission_id) REFERENCES mission(id) ON DELETE CASCADE;
alter table success_story add constraint success_story_to_organisation_id_fkey FOREIGN KEY (to_organisation_id) REFERENCES organisation(id);
alter table success_story add constraint success_story_pkey PRIMARY KEY (id);
alter table success_story add constraint success_story_slug_key UNIQUE (slug);
alter table success_story_answer add constraint success_story_answer_side_check CHECK ((side = ANY (ARRAY['from'::text, 'to'::text])));
alter table success_story_answer add constraint success_story_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id) ON DELETE SET NULL;
alter table success_story_answer add constraint success_story_answer_story_id_number_fkey FOREIGN KEY (story_id, number) REFERENCES success_story_version(story_id, number) ON DELETE CASCADE;
alter table success_story_answer add constraint success_story_answer_pkey PRIMARY KEY (id);
alter table success_story_version add constraint success_story_version_body_check CHECK ((body <> ''::text));
alter table success_story_version add constraint success_story_version_number_check CHECK ((number > 0));
alter table success_story_version add constraint success_story_version_rung_check CHECK ((rung = ANY (ARRAY['talking'::text, 'nda'::text, 'sample'::text, 'pilot'::text, 'proposal'::text, 'mou'::text, 'contract'::text])));
alter table success_story_version add constraint success_story_version_title_check CHECK ((title <> ''::text));
alter table success_story_version add constraint success_story_version_story_id_fkey FOREIGN KEY (story_id) REFERENCES success_story(id) ON DELETE CASCADE;
alter table success_story_version add constraint success_story_version_written_by_fkey FOREIGN KEY (written_by) REFERENCES person(id) ON DELETE SET NULL;
alter table success_story_version add constraint success_story_version_pkey PRIMARY KEY (story_id, number);
alter table taxonomy add constraint taxonomy_pkey PRIMARY KEY (scheme, revision);
alter table taxonomy_term add constraint taxonomy_term_scheme_revision_fkey FOREIGN KEY (scheme, revision) REFERENCES taxonomy(scheme, revision) ON DELETE CASCADE;
alter table taxonomy_term add constraint taxonomy_term_pkey PRIMARY KEY (scheme, revision, code);
alter table throttle add constraint throttle_pkey PRIMARY KEY (key, window_start);
alter table unavailable add constraint unavailable_participant_id_fkey FOREIGN KEY (participant_id) REFERENCES participant(id) ON DELETE CASCADE;
alter table unavailable add constraint unavailable_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES slot(id) ON DELETE CASCADE;
alter table unavailable add constraint unavailable_pkey PRIMARY KEY (participant_id, slot_id);
alter table unplaced add constraint unplaced_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meeting(id);
alter table unplaced add constraint unplaced_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES schedule(id) ON DELETE CASCADE;
alter table unplaced add constraint unplaced_pkey PRIMARY KEY (schedule_id, meeting_id);
alter table upload add constraint upload_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
alter table upload add constraint upload_pkey PRIMARY KEY (person_id, hash);
alter table value_chain add constraint value_chain_title_check CHECK ((title <> ''::text));
alter table value_chain add constraint value_chain_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table value_chain add constraint value_chain_pkey PRIMARY KEY (id);
alter table value_chain add constraint value_chain_slug_key UNIQUE (slug);
alter table value_chain_pick add constraint value_chain_pick_check CHECK (((pick = 'set-aside'::text) = (reason IS NOT NULL)));
alter table value_chain_pick add constraint value_chain_pick_pick_check CHECK ((pick = ANY (ARRAY['chosen'::text, 'set-aside'::text])));
alter table value_chain_pick add constraint value_chain_pick_reason_check CHECK ((reason = ANY (ARRAY['wrong-subject'::text, 'wrong-stage'::text, 'too-far'::text, 'already-known'::text, 'competitor'::text, 'other'::text])));
alter table value_chain_pick add constraint value_chain_pick_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisation(id) ON DELETE CASCADE;
alter table value_chain_pick add constraint value_chain_pick_role_id_fkey FOREIGN KEY (role_id) REFERENCES value_chain_role(id) ON DELETE CASCADE;
alter table value_chain_pick add constraint value_chain_pick_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id);
alter table value_chain_pick add constraint value_chain_pick_pkey PRIMARY KEY (role_id, organisation_id);
alter table value_chain_role add constraint value_chain_role_name_check CHECK ((name <> ''::text));
alter table value_chain_role add constraint value_chain_role_wanted_check CHECK (((wanted >= 1) AND (wanted <= 50)));
alter table value_chain_role add constraint value_chain_role_words_check CHECK ((words <> ''::text));
alter table value_chain_role add constraint value_chain_role_chain_id_fkey FOREIGN KEY (chain_id) REFERENCES value_chain(id) ON DELETE CASCADE;
alter table value_chain_role add constraint value_chain_role_pkey PRIMARY KEY (id);
alter table work_effort add constraint work_effort_check CHECK (((effort_hundredths > 0) OR (cost_minor > 0)));
alter table work_effort add constraint work_effort_cost_minor_check CHECK (((cost_minor >= 0) AND (cost_minor <= '100000000000'::bigint)));
alter table work_effort add constraint work_effort_effort_hundredths_check CHECK (((effort_hundredths >= 0) AND (effort_hundredths <= 1000000)));
alter table work_effort add constraint work_effort_cluster_id_fkey FOREIGN KEY (cluster_id) REFERENCES cluster(id) ON DELETE CASCADE;
alter table work_effort add constraint work_effort_package_id_fkey FOREIGN KEY (package_id) REFERENCES work_package(id) ON DELETE CASCADE;
alter table work_effort add constraint work_effort_pkey PRIMARY KEY (package_id, cluster_id);
alter table work_item add constraint work_item_check CHECK (((owner_cluster_id IS NULL) OR (owner_person_id IS NULL)));
alter table work_item add constraint work_item_check1 CHECK (((from_month IS NOT NULL) = (kind = 'task'::text)));
alter table work_item add constraint work_item_check10 CHECK (((link_kind IS NULL) = (link_ref IS NULL)));
alter table work_item add constraint work_item_check11 CHECK (((file_hash IS NULL) = (file_name IS NULL)));
alter table work_item add constraint work_item_check2 CHECK (((due_month IS NULL) <> (due_on IS NULL)));
alter table work_item add constraint work_item_check3 CHECK (((kind <> 'task'::text) OR ((due_month IS NOT NULL) AND (due_month >= from_month))));
alter table work_item add constraint work_item_check4 CHECK (((kind = 'deliverable'::text) OR ((type IS NULL) AND (dissemination IS NULL))));
alter table work_item add constraint work_item_check5 CHECK (((kind <> 'deliverable'::text) OR ((type IS NOT NULL) AND (dissemination IS NOT NULL))));
alter table work_item add constraint work_item_check6 CHECK (((means IS NOT NULL) = (kind = 'milestone'::text)));
alter table work_item add constraint work_item_check9 CHECK (((state = 'accepted'::text) = (accepted_on IS NOT NULL)));
alter table work_item add constraint work_item_dissemination_check CHECK ((dissemination = ANY (ARRAY['public'::text, 'sensitive'::text])));
alter table work_item add constraint work_item_done_on CHECK (((state = ANY (ARRAY['planned'::text, 'begun'::text])) = (done_on IS NULL)));
alter table work_item add constraint work_item_due_month_check CHECK (((due_month >= 1) AND (due_month <= 120)));
alter table work_item add constraint work_item_from_month_check CHECK (((from_month >= 1) AND (from_month <= 120)));
alter table work_item add constraint work_item_kind_check CHECK ((kind = ANY (ARRAY['task'::text, 'deliverable'::text, 'milestone'::text])));
alter table work_item add constraint work_item_link_kind_check CHECK ((link_kind = ANY (ARRAY['mission'::text, 'agreement'::text, 'decision'::text, 'report'::text, 'hypothesis'::text])));
alter table work_item add constraint work_item_number_check CHECK (((number >= 1) AND (number <= 99)));
alter table work_item add constraint work_item_state_of_kind CHECK (((state = 'planned'::text) OR (state = ANY (
CASE kind
    WHEN 'task'::text THEN ARRAY['begun'::text, 'done'::text]
    WHEN 'milestone'::text THEN ARRAY['reached'::text]
    ELSE ARRAY['begun'::text, 'submitted'::text, 'accepted'::text]
END))));
alter table work_item add constraint work_item_title_check CHECK ((title <> ''::text));
alter table work_item add constraint work_item_type_check CHECK ((type = ANY (ARRAY['report'::text, 'demonstrator'::text, 'website'::text, 'data'::text, 'event'::text, 'other'::text])));
alter table work_item add constraint work_item_file_hash_fkey FOREIGN KEY (file_hash) REFERENCES file(hash);
alter table work_item add constraint work_item_owner_cluster_id_fkey FOREIGN KEY (owner_cluster_id) REFERENCES cluster(id) ON DELETE SET NULL;
alter table work_item add constraint work_item_owner_person_id_fkey FOREIGN KEY (owner_person_id) REFERENCES person(id) ON DELETE SET NULL;
alter table work_item add constraint work_item_package_id_fkey FOREIGN KEY (package_id) REFERENCES work_package(id) ON DELETE CASCADE;
alter table work_item add constraint work_item_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES work_plan(id) ON DELETE CASCADE;
alter table work_item add constraint work_item_state_by_fkey FOREIGN KEY (state_by) REFERENCES person(id) ON DELETE SET NULL;
alter table work_item add constraint work_item_pkey PRIMARY KEY (id);
alter table work_package add constraint work_package_check CHECK (((to_month >= from_month) AND (to_month <= 120)));
alter table work_package add constraint work_package_from_month_check CHECK (((from_month >= 1) AND (from_month <= 120)));
alter table work_package add constraint work_package_number_check CHECK (((number >= 1) AND (number <= 99)));
alter table work_package add constraint work_package_objective_check CHECK ((objective <> ''::text));
alter table work_package add constraint work_package_title_check CHECK ((title <> ''::text));
alter table work_package add constraint work_package_lead_cluster_id_fkey FOREIGN KEY (lead_cluster_id) REFERENCES cluster(id) ON DELETE SET NULL;
alter table work_package add constraint work_package_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES work_plan(id) ON DELETE CASCADE;
alter table work_package add constraint work_package_pkey PRIMARY KEY (id);
alter table work_plan add constraint work_plan_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES funding_grant(id) ON DELETE CASCADE;
alter table work_plan add constraint work_plan_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES partnership(id) ON DELETE CASCADE;
alter table work_plan add constraint work_plan_pkey PRIMARY KEY (id);
alter table work_plan add constraint work_plan_partnership_id_grant_id_key UNIQUE NULLS NOT DISTINCT (partnership_id, grant_id);
alter table work_reminder add constraint work_reminder_moment_check CHECK ((moment = ANY (ARRAY['before'::text, 'after'::text])));
alter table work_reminder add constraint work_reminder_item_id_fkey FOREIGN KEY (item_id) REFERENCES work_item(id) ON DELETE CASCADE;
alter table work_reminder add constraint work_reminder_pkey PRIMARY KEY (item_id, moment, due_on);
alter table work_risk add constraint work_risk_check CHECK (((owner_cluster_id IS NULL) OR (owner_person_id IS NULL)));
alter table work_risk add constraint work_risk_description_check CHECK ((description <> ''::text));
alter table work_risk add constraint work_risk_impact_check CHECK ((impact = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])));
alter table work_risk add constraint work_risk_likelihood_check CHECK ((likelihood = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])));
alter table work_risk add constraint work_risk_mitigation_check CHECK ((mitigation <> ''::text));
alter table work_risk add constraint work_risk_number_check CHECK ((number >= 1));
alter table work_risk add constraint work_risk_state_check CHECK ((state = ANY (ARRAY['open'::text, 'happened'::text, 'closed'::text])));
alter table work_risk add constraint work_risk_looked_by_fkey FOREIGN KEY (looked_by) REFERENCES person(id) ON DELETE SET NULL;
alter table work_risk add constraint work_risk_owner_cluster_id_fkey FOREIGN KEY (owner_cluster_id) REFERENCES cluster(id) ON DELETE SET NULL;
alter table work_risk add constraint work_risk_owner_person_id_fkey FOREIGN KEY (owner_person_id) REFERENCES person(id) ON DELETE SET NULL;
alter table work_risk add constraint work_risk_plan_id_fkey FOREIGN KEY (plan_id) REFERENCES work_plan(id) ON DELETE CASCADE;
alter table work_risk add constraint work_risk_pkey PRIMARY KEY (id);
alter table work_risk add constraint work_risk_plan_id_number_key UNIQUE (plan_id, number);
alter table work_statement add constraint work_statement_note_check CHECK ((note <> ''::text));
alter table work_statement add constraint work_statement_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'begun'::text, 'done'::text, 'submitted'::text, 'accepted'::text, 'reached'::text])));
alter table work_statement add constraint work_statement_item_id_fkey FOREIGN KEY (item_id) REFERENCES work_item(id) ON DELETE CASCADE;
alter table work_statement add constraint work_statement_said_by_fkey FOREIGN KEY (said_by) REFERENCES person(id) ON DELETE SET NULL;
alter table work_statement add constraint work_statement_pkey PRIMARY KEY (id);

CREATE INDEX affiliation_people ON public.affiliation USING btree (organisation_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX affiliation_cluster ON public.affiliation USING btree (person_id, cluster_id) WHERE ((cluster_id IS NOT NULL) AND (ended_at IS NULL));
CREATE UNIQUE INDEX affiliation_organisation ON public.affiliation USING btree (person_id, organisation_id) WHERE ((organisation_id IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX agreement_author ON public.agreement USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX agreement_partnership ON public.agreement USING btree (partnership_id, created_at);
CREATE INDEX agreement_party_cluster ON public.agreement_party USING btree (cluster_id) WHERE (cluster_id IS NOT NULL);
CREATE INDEX agreement_party_of ON public.agreement_party USING btree (agreement_id, created_at);
CREATE UNIQUE INDEX agreement_party_once ON public.agreement_party USING btree (agreement_id, cluster_id) WHERE ((cluster_id IS NOT NULL) AND (left_on IS NULL));
CREATE INDEX agreement_signature_author ON public.agreement_signature USING btree (added_by) WHERE (added_by IS NOT NULL);
CREATE INDEX agreement_signature_file ON public.agreement_signature USING btree (file_hash);
CREATE INDEX agreement_signature_of ON public.agreement_signature USING btree (agreement_id, number);
CREATE INDEX agreement_signature_party ON public.agreement_signature USING btree (party_id);
CREATE UNIQUE INDEX agreement_signature_once ON public.agreement_signature USING btree (agreement_id, number, party_id) WHERE (withdrawn_at IS NULL);
CREATE INDEX agreement_version_author ON public.agreement_version USING btree (made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX agreement_version_file ON public.agreement_version USING btree (file_hash) WHERE (file_hash IS NOT NULL);
CREATE UNIQUE INDEX agreement_one_in_force ON public.agreement_version USING btree (agreement_id) WHERE (state = 'in-force'::text);
CREATE UNIQUE INDEX agreement_one_next ON public.agreement_version USING btree (agreement_id) WHERE (state = ANY (ARRAY['draft'::text, 'open'::text]));
CREATE INDEX aid_rule_cluster ON public.aid_rule USING btree (cluster_id) WHERE (cluster_id IS NOT NULL);
CREATE INDEX aid_rule_mission ON public.aid_rule USING btree (mission_id, "position");
CREATE INDEX attendance_participant ON public.attendance USING btree (participant_id);
CREATE INDEX attendance_list_cluster ON public.attendance_list USING btree (cluster_id);
CREATE INDEX attendance_list_file ON public.attendance_list USING btree (file_hash);
CREATE INDEX attendance_list_mapped ON public.attendance_list USING btree (cluster_id, sent_at) WHERE (mapped AND (NOT headless));
CREATE INDEX attendance_list_partnership ON public.attendance_list USING btree (partnership_id, sent_at);
CREATE INDEX attendance_list_person ON public.attendance_list USING btree (sent_by) WHERE (sent_by IS NOT NULL);
CREATE INDEX badge_contact_mission ON public.badge_contact USING btree (mission_id);
CREATE INDEX badge_contact_scanned ON public.badge_contact USING btree (scanned);
CREATE INDEX badge_contact_scanned_by ON public.badge_contact USING btree (scanned_by);
CREATE UNIQUE INDEX badge_contact_pair ON public.badge_contact USING btree (LEAST(scanned_by, scanned), GREATEST(scanned_by, scanned));
CREATE INDEX bounced_address_mail ON public.bounced_address USING btree (mail_id) WHERE (mail_id IS NOT NULL);
CREATE INDEX bounced_address_open ON public.bounced_address USING btree (since) WHERE (cleared_at IS NULL);
CREATE INDEX bounced_address_person ON public.bounced_address USING btree (cleared_by) WHERE (cleared_by IS NOT NULL);
CREATE INDEX calendar_event_participant ON public.calendar_event USING btree (participant_id);
CREATE INDEX call_application_cluster ON public.call_application USING btree (cluster_id) WHERE (cluster_id IS NOT NULL);
CREATE INDEX call_application_mission ON public.call_application USING btree (mission_id);
CREATE INDEX call_application_person ON public.call_application USING btree (ruled_by) WHERE (ruled_by IS NOT NULL);
CREATE INDEX call_condition_mission ON public.call_condition USING btree (mission_id, "position");
CREATE INDEX call_criterion_mission ON public.call_criterion USING btree (mission_id, "position");
CREATE INDEX call_quota_cluster ON public.call_quota USING btree (cluster_id);
CREATE INDEX call_review_person ON public.call_review USING btree (person_id);
CREATE INDEX call_reviewer_cluster ON public.call_reviewer USING btree (cluster_id);
CREATE INDEX call_reviewer_person ON public.call_reviewer USING btree (person_id);
CREATE INDEX call_score_criterion ON public.call_score USING btree (criterion_id);
CREATE INDEX capability_department ON public.capability USING btree (department_id) WHERE (department_id IS NOT NULL);
CREATE INDEX capability_organisation ON public.capability USING btree (organisation_id, "position");
CREATE INDEX capability_verb ON public.capability USING btree (verb);
CREATE UNIQUE INDEX capability_external ON public.capability USING btree (organisation_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX capability_figure_search ON public.capability_figure USING btree (role, dimension, canonical_low, canonical_high);
CREATE INDEX classification_code ON public.classification USING btree (scheme, code);
CREATE UNIQUE INDEX classification_cluster ON public.classification USING btree (cluster_id, scheme, code) WHERE (cluster_id IS NOT NULL);
CREATE UNIQUE INDEX classification_organisation ON public.classification USING btree (organisation_id, scheme, code) WHERE (organisation_id IS NOT NULL);
CREATE INDEX cluster_validation_cluster ON public.cluster_validation USING btree (cluster_id, created_at);
CREATE UNIQUE INDEX cluster_validation_open ON public.cluster_validation USING btree (cluster_id) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text]));
CREATE UNIQUE INDEX consent_in_force ON public.consent USING btree (person_id, purpose, subject_id) NULLS NOT DISTINCT WHERE (withdrawn_at IS NULL);
CREATE INDEX cost_line_mission ON public.cost_line USING btree (mission_id);
CREATE INDEX cost_line_participant ON public.cost_line USING btree (participant_id) WHERE (participant_id IS NOT NULL);
CREATE INDEX cost_line_person ON public.cost_line USING btree (written_by) WHERE (written_by IS NOT NULL);
CREATE INDEX day_event_meeting ON public.day_event USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX day_event_mission ON public.day_event USING btree (mission_id, at);
CREATE INDEX day_event_participant ON public.day_event USING btree (participant_id) WHERE (participant_id IS NOT NULL);
CREATE INDEX day_event_person ON public.day_event USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX day_event_place ON public.day_event USING btree (place_id) WHERE (place_id IS NOT NULL);
CREATE INDEX decision_author ON public.decision USING btree (made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX decision_partnership ON public.decision USING btree (partnership_id, made_at);
CREATE INDEX decision_ballot_author ON public.decision_ballot USING btree (cast_by) WHERE (cast_by IS NOT NULL);
CREATE INDEX decision_ballot_cluster ON public.decision_ballot USING btree (cluster_id);
CREATE INDEX decision_link_author ON public.decision_link USING btree (linked_by) WHERE (linked_by IS NOT NULL);
CREATE INDEX decision_minutes_author ON public.decision_minutes USING btree (written_by) WHERE (written_by IS NOT NULL);
CREATE INDEX decision_rule_author ON public.decision_rule USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX decision_word_author ON public.decision_word USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX decision_word_of ON public.decision_word USING btree (decision_id, said_at);
CREATE INDEX declaration_organisation ON public.declaration USING btree (organisation_id);
CREATE INDEX declaration_partnership ON public.declaration USING btree (partnership_id, year);
CREATE INDEX declaration_request_asker ON public.declaration_request USING btree (asked_by) WHERE (asked_by IS NOT NULL);
CREATE INDEX declaration_request_organisation ON public.declaration_request USING btree (organisation_id);
CREATE INDEX declaration_request_person ON public.declaration_request USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX declaration_round_person ON public.declaration_round USING btree (opened_by) WHERE (opened_by IS NOT NULL);
CREATE INDEX declaration_version_file ON public.declaration_version USING btree (file_hash) WHERE (file_hash IS NOT NULL);
CREATE INDEX declaration_version_person ON public.declaration_version USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX delegate_call_person ON public.delegate_call USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX department_organisation ON public.department USING btree (organisation_id, "position");
CREATE INDEX duplicate_opinion_right ON public.duplicate_opinion USING btree (right_id);
CREATE INDEX duplicate_pair_open ON public.duplicate_pair USING btree (score) WHERE (decision IS NULL);
CREATE INDEX duplicate_pair_right ON public.duplicate_pair USING btree (right_id);
CREATE INDEX encounter_mission ON public.encounter USING btree (mission_id, met_at);
CREATE INDEX encounter_organisation ON public.encounter USING btree (organisation_id);
CREATE INDEX encounter_other ON public.encounter USING btree (other_organisation_id) WHERE (other_organisation_id IS NOT NULL);
CREATE INDEX encounter_participant ON public.encounter USING btree (participant_id);
CREATE INDEX encounter_person ON public.encounter USING btree (logged_by) WHERE (logged_by IS NOT NULL);
CREATE INDEX encounter_answer_behalf ON public.encounter_answer USING btree (on_behalf_of) WHERE (on_behalf_of IS NOT NULL);
CREATE INDEX encounter_answer_person ON public.encounter_answer USING btree (answered_by) WHERE (answered_by IS NOT NULL);
CREATE INDEX eu_participation_project ON public.eu_participation USING btree (project);
CREATE INDEX eu_participation_updated ON public.eu_participation USING btree (updated_at);
CREATE INDEX eu_project_updated ON public.eu_project USING btree (updated_at);
CREATE INDEX funding_call_closes ON public.funding_call USING btree (closes_on);
CREATE INDEX funding_call_programme ON public.funding_call USING btree (programme);
CREATE INDEX funding_grant_partnership ON public.funding_grant USING btree (partnership_id, created_at);
CREATE INDEX funding_grant_budget_cluster ON public.funding_grant_budget USING btree (cluster_id);
CREATE INDEX funding_grant_version_author ON public.funding_grant_version USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX goal_mission ON public.goal USING btree (mission_id);
CREATE INDEX goal_participant ON public.goal USING btree (participant_id);
CREATE INDEX goal_person ON public.goal USING btree (set_by) WHERE (set_by IS NOT NULL);
CREATE INDEX history_subject ON public.history USING btree (subject_kind, subject_id, at);
CREATE INDEX hypothesis_author ON public.hypothesis USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX hypothesis_follows ON public.hypothesis USING btree (follows_id) WHERE (follows_id IS NOT NULL);
CREATE INDEX hypothesis_mission ON public.hypothesis USING btree (mission_id) WHERE (mission_id IS NOT NULL);
CREATE INDEX hypothesis_partnership ON public.hypothesis USING btree (partnership_id, created_at);
CREATE INDEX hypothesis_decision_author ON public.hypothesis_decision USING btree (decided_by) WHERE (decided_by IS NOT NULL);
CREATE INDEX hypothesis_decision_of ON public.hypothesis_decision USING btree (hypothesis_id, number);
CREATE INDEX hypothesis_note_author ON public.hypothesis_note USING btree (noted_by) WHERE (noted_by IS NOT NULL);
CREATE INDEX hypothesis_note_of ON public.hypothesis_note USING btree (hypothesis_id, happened_on);
CREATE INDEX idempotency_age ON public.idempotency USING btree (created_at);
CREATE INDEX import_cluster ON public.import USING btree (cluster_id, created_at);
CREATE INDEX import_question_organisation ON public.import_question USING btree (organisation_id);
CREATE INDEX import_question_row ON public.import_question USING btree (import_id, row_number);
CREATE INDEX import_row_import ON public.import_row USING btree (import_id);
CREATE INDEX import_row_organisation ON public.import_row USING btree (organisation_id, cluster_id, import_id);
CREATE UNIQUE INDEX indicator_code ON public.indicator USING btree (partnership_id, lower(code)) WHERE (ended_at IS NULL);
CREATE INDEX indicator_target_period ON public.indicator_target USING btree (period_id);
CREATE INDEX interest_address ON public.interest USING btree (email, created_at);
CREATE INDEX interest_opportunity ON public.interest USING btree (opportunity_id);
CREATE INDEX interest_organisation ON public.interest USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX interest_person ON public.interest USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX interest_waiting ON public.interest USING btree (waiting_since) WHERE (state = ANY (ARRAY['with-broker'::text, 'with-owner'::text]));
CREATE UNIQUE INDEX interest_live ON public.interest USING btree (opportunity_id, email) WHERE (state = ANY (ARRAY['with-broker'::text, 'asked'::text, 'with-owner'::text]));
CREATE INDEX interest_link_interest ON public.interest_link USING btree (interest_id);
CREATE INDEX interest_step_interest ON public.interest_step USING btree (interest_id, at);
CREATE INDEX introduction_mail_link_person ON public.introduction_mail_link USING btree (person_id);
CREATE INDEX job_due ON public.job USING btree (run_after) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE UNIQUE INDEX job_once ON public.job USING btree (kind, unique_key) WHERE ((unique_key IS NOT NULL) AND (state = ANY (ARRAY['waiting'::text, 'running'::text])));
CREATE INDEX link_person ON public.link USING btree (person_id, purpose);
CREATE INDEX link_subject ON public.link USING btree (subject_id, purpose);
CREATE INDEX mail_about ON public.mail USING btree (about_id);
CREATE INDEX mail_digest ON public.mail USING btree (digest_id) WHERE (digest_id IS NOT NULL);
CREATE INDEX mail_due ON public.mail USING btree (next_attempt_at) WHERE (state = ANY (ARRAY['waiting'::text, 'sending'::text]));
CREATE INDEX mail_held ON public.mail USING btree (next_attempt_at) WHERE (state = 'held'::text);
CREATE INDEX mail_person ON public.mail USING btree (person_id, created_at);
CREATE INDEX mail_words_person ON public.mail_words USING btree (changed_by) WHERE (changed_by IS NOT NULL);
CREATE INDEX market_note_cluster ON public.market_note USING btree (cluster_id) WHERE (cluster_id IS NOT NULL);
CREATE INDEX market_note_country ON public.market_note USING btree (country, learnt_on DESC) WHERE (withdrawn_at IS NULL);
CREATE INDEX market_note_meeting ON public.market_note USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX market_note_mission ON public.market_note USING btree (mission_id) WHERE (mission_id IS NOT NULL);
CREATE INDEX market_note_organisation ON public.market_note USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX market_note_partnership ON public.market_note USING btree (partnership_id) WHERE (partnership_id IS NOT NULL);
CREATE INDEX market_note_person ON public.market_note USING btree (written_by) WHERE (written_by IS NOT NULL);
CREATE INDEX market_strategy_author ON public.market_strategy USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX match_feedback_about ON public.match_feedback USING btree (about_id);
CREATE INDEX meeting_interpreter_id ON public.meeting USING btree (interpreter_id) WHERE (interpreter_id IS NOT NULL);
CREATE INDEX meeting_mission ON public.meeting USING btree (mission_id, state);
CREATE INDEX meeting_absence_participant ON public.meeting_absence USING btree (participant_id);
CREATE INDEX meeting_attendee_participant ON public.meeting_attendee USING btree (participant_id);
CREATE INDEX meeting_note_author ON public.meeting_note USING btree (author_id);
CREATE INDEX meeting_note_meeting ON public.meeting_note USING btree (meeting_id);
CREATE INDEX meeting_note_mission ON public.meeting_note USING btree (mission_id, author_id);
CREATE INDEX meeting_note_participant ON public.meeting_note USING btree (participant_id);
CREATE INDEX meeting_note_photo_hash ON public.meeting_note_photo USING btree (file_hash);
CREATE INDEX meeting_note_photo_note ON public.meeting_note_photo USING btree (note_id);
CREATE INDEX meeting_note_version_note ON public.meeting_note_version USING btree (note_id, written_at DESC, number DESC);
CREATE INDEX meeting_request_expiry ON public.meeting_request USING btree (expires_at) WHERE (state = 'pending'::text);
CREATE INDEX meeting_request_mission ON public.meeting_request USING btree (mission_id, state);
CREATE INDEX meeting_request_to ON public.meeting_request USING btree (to_organisation_id, mission_id, state);
CREATE UNIQUE INDEX meeting_request_once ON public.meeting_request USING btree (mission_id, from_participant_id, to_organisation_id, to_participant_id) NULLS NOT DISTINCT WHERE (state = ANY (ARRAY['pending'::text, 'accepted'::text]));
CREATE INDEX meeting_session_mission ON public.meeting_session USING btree (mission_id, starts_at);
CREATE INDEX meeting_statement_behalf ON public.meeting_statement USING btree (on_behalf_of) WHERE (on_behalf_of IS NOT NULL);
CREATE INDEX meeting_statement_participant ON public.meeting_statement USING btree (participant_id) WHERE (participant_id IS NOT NULL);
CREATE INDEX meeting_statement_person ON public.meeting_statement USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX member_standing_organisation ON public.member_standing USING btree (organisation_id);
CREATE INDEX membership_external ON public.membership USING btree (cluster_id, external_id) WHERE (external_id IS NOT NULL);
CREATE INDEX membership_organisation ON public.membership USING btree (organisation_id);
CREATE INDEX membership_request_organisation ON public.membership_request USING btree (organisation_id);
CREATE UNIQUE INDEX membership_request_open ON public.membership_request USING btree (cluster_id, organisation_id) WHERE (state = 'asked'::text);
CREATE INDEX mission_partnership ON public.mission USING btree (partnership_id, starts_on);
CREATE INDEX mission_sponsor_logo ON public.mission_sponsor USING btree (logo_hash) WHERE (logo_hash IS NOT NULL);
CREATE INDEX mission_sponsor_mission ON public.mission_sponsor USING btree (mission_id, "position");
CREATE INDEX mission_sponsor_person ON public.mission_sponsor USING btree (released_by) WHERE (released_by IS NOT NULL);
CREATE INDEX opportunity_cluster ON public.opportunity USING btree (cluster_id);
CREATE INDEX opportunity_organisation ON public.opportunity USING btree (organisation_id);
CREATE UNIQUE INDEX opportunity_external ON public.opportunity USING btree (cluster_id, source, external_reference) WHERE (source IS NOT NULL);
CREATE INDEX opportunity_import_cluster ON public.opportunity_import USING btree (cluster_id, imported_at);
CREATE INDEX opportunity_import_person ON public.opportunity_import USING btree (imported_by) WHERE (imported_by IS NOT NULL);
CREATE INDEX opportunity_link_opportunity ON public.opportunity_link USING btree (opportunity_id);
CREATE INDEX opportunity_mail_link_person ON public.opportunity_mail_link USING btree (person_id);
CREATE INDEX opportunity_review_version ON public.opportunity_review USING btree (version_id);
CREATE INDEX opportunity_search_due ON public.opportunity_search USING btree (due_at) WHERE (rhythm <> 'never'::text);
CREATE UNIQUE INDEX opportunity_search_name ON public.opportunity_search USING btree (person_id, lower(name));
CREATE INDEX opportunity_search_known_mail ON public.opportunity_search_known USING btree (mail_id) WHERE (mail_id IS NOT NULL);
CREATE INDEX opportunity_search_known_opportunity ON public.opportunity_search_known USING btree (opportunity_id);
CREATE INDEX opportunity_version_waiting ON public.opportunity_version USING btree (submitted_at) WHERE (state = 'submitted'::text);
CREATE UNIQUE INDEX opportunity_version_published ON public.opportunity_version USING btree (opportunity_id) WHERE (state = 'published'::text);
CREATE UNIQUE INDEX opportunity_version_working ON public.opportunity_version USING btree (opportunity_id) WHERE (state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text]));
CREATE INDEX organisation_country ON public.organisation USING btree (country, kind);
CREATE INDEX organisation_name ON public.organisation USING btree (name_key, country);
CREATE INDEX organisation_name_words ON public.organisation USING gin (name gin_trgm_ops);
CREATE INDEX organisation_order_age ON public.organisation USING btree (created_at DESC, id) WHERE (merged_into IS NULL);
CREATE INDEX organisation_order_name ON public.organisation USING btree (name, id) WHERE (merged_into IS NULL);
CREATE INDEX organisation_technologies ON public.organisation USING gin (technologies);
CREATE INDEX organisation_vat ON public.organisation USING btree (vat) WHERE (vat IS NOT NULL);
CREATE UNIQUE INDEX organisation_lei ON public.organisation USING btree (lei) WHERE ((lei IS NOT NULL) AND (merged_into IS NULL));
CREATE UNIQUE INDEX organisation_pic ON public.organisation USING btree (pic) WHERE ((pic IS NOT NULL) AND (merged_into IS NULL));
CREATE INDEX organisation_alias_name ON public.organisation_alias USING btree (name_key, country);
CREATE INDEX organisation_alias_organisation ON public.organisation_alias USING btree (organisation_id);
CREATE UNIQUE INDEX organisation_alias_brand ON public.organisation_alias USING btree (organisation_id, name_key) WHERE (kind = 'brand'::text);
CREATE INDEX organisation_merge_kept ON public.organisation_merge USING btree (kept_id);
CREATE UNIQUE INDEX organisation_merge_open ON public.organisation_merge USING btree (dropped_id) WHERE (undone_at IS NULL);
CREATE INDEX outbox_live ON public.outbox USING btree (kind, subject_id, number) WHERE (stream = 'live'::text);
CREATE INDEX outbox_stream ON public.outbox USING btree (stream, number);
CREATE INDEX outcome_answer_behalf ON public.outcome_answer USING btree (on_behalf_of) WHERE (on_behalf_of IS NOT NULL);
CREATE INDEX outcome_answer_participant ON public.outcome_answer USING btree (participant_id) WHERE (participant_id IS NOT NULL);
CREATE INDEX outcome_answer_person ON public.outcome_answer USING btree (answered_by) WHERE (answered_by IS NOT NULL);
CREATE INDEX outcome_asked_person ON public.outcome_asked USING btree (person_id);
CREATE INDEX participant_mission ON public.participant USING btree (mission_id, state);
CREATE INDEX participant_organisation ON public.participant USING btree (organisation_id);
CREATE INDEX participant_person ON public.participant USING btree (person_id);
CREATE UNIQUE INDEX participant_once ON public.participant USING btree (mission_id, person_id) WHERE ((person_id IS NOT NULL) AND (state <> ALL (ARRAY['declined'::text, 'refused'::text, 'withdrawn'::text])));
CREATE UNIQUE INDEX participant_represented_once ON public.participant USING btree (mission_id, organisation_id) WHERE ((kind = 'represented'::text) AND (state <> ALL (ARRAY['declined'::text, 'refused'::text, 'withdrawn'::text])));
CREATE INDEX partner_cluster ON public.partner USING btree (cluster_id);
CREATE UNIQUE INDEX partner_once ON public.partner USING btree (partnership_id, cluster_id) WHERE (left_on IS NULL);
CREATE UNIQUE INDEX partner_one_coordinator ON public.partner USING btree (partnership_id) WHERE ((role = 'coordinator'::text) AND (left_on IS NULL));
CREATE INDEX person_name ON public.person USING btree (family_name, given_name);
CREATE UNIQUE INDEX place_once ON public.place USING btree (mission_id, label) WHERE (removed_at IS NULL);
CREATE INDEX placement_meeting ON public.placement USING btree (meeting_id);
CREATE INDEX placement_slot ON public.placement USING btree (slot_id);
CREATE INDEX preparation_mark_participant ON public.preparation_mark USING btree (participant_id);
CREATE INDEX preparation_mark_person ON public.preparation_mark USING btree (marked_by) WHERE (marked_by IS NOT NULL);
CREATE INDEX preparation_reminder_participant ON public.preparation_reminder USING btree (participant_id);
CREATE INDEX preparation_reminder_person ON public.preparation_reminder USING btree (person_id);
CREATE INDEX preparation_step_due ON public.preparation_step USING btree (due_on) WHERE (removed_at IS NULL);
CREATE INDEX preparation_step_mission ON public.preparation_step USING btree (mission_id, "position");
CREATE INDEX profile_claim_state ON public.profile_claim USING btree (state, organisation_id);
CREATE UNIQUE INDEX profile_claim_open ON public.profile_claim USING btree (organisation_id, person_id) WHERE (state = ANY (ARRAY['code-sent'::text, 'waiting'::text]));
CREATE INDEX profile_item_organisation ON public.profile_item USING btree (organisation_id, side, "position");
CREATE INDEX profile_link_organisation ON public.profile_link USING btree (organisation_id, created_at);
CREATE INDEX programme_item_mission ON public.programme_item USING btree (mission_id, starts_at);
CREATE INDEX project_partner_organisation ON public.project_partner USING btree (organisation_id);
CREATE INDEX project_partner_person ON public.project_partner USING btree (confirmed_by) WHERE (confirmed_by IS NOT NULL);
CREATE UNIQUE INDEX project_partner_lead ON public.project_partner USING btree (project_id) WHERE leads;
CREATE INDEX project_record_meeting ON public.project_record USING btree (meeting_id) WHERE (meeting_id IS NOT NULL);
CREATE INDEX project_record_mission ON public.project_record USING btree (mission_id) WHERE (mission_id IS NOT NULL);
CREATE INDEX project_record_partnership ON public.project_record USING btree (partnership_id, state) WHERE (partnership_id IS NOT NULL);
CREATE INDEX project_record_person ON public.project_record USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX project_step_person ON public.project_step USING btree (noted_by) WHERE (noted_by IS NOT NULL);
CREATE INDEX project_step_project ON public.project_step USING btree (project_id, noted_at);
CREATE INDEX proposal_mail_link_person ON public.proposal_mail_link USING btree (person_id);
CREATE INDEX proposed_request_mission ON public.proposed_request USING btree (mission_id, state);
CREATE INDEX proposed_request_organisation ON public.proposed_request USING btree (to_organisation_id);
CREATE INDEX rehearsal_drawer ON public.rehearsal USING btree (drawn_by) WHERE (drawn_by IS NOT NULL);
CREATE INDEX rehearsal_indicator ON public.rehearsal USING btree (indicator_id) WHERE (indicator_id IS NOT NULL);
CREATE INDEX rehearsal_partnership ON public.rehearsal USING btree (partnership_id, drawn_at);
CREATE INDEX rehearsal_period ON public.rehearsal USING btree (period_id) WHERE (period_id IS NOT NULL);
CREATE INDEX rehearsal_mark_author ON public.rehearsal_mark USING btree (marked_by) WHERE (marked_by IS NOT NULL);
CREATE INDEX rehearsed_record_indicator ON public.rehearsed_record USING btree (indicator_id);
CREATE INDEX release_back ON public.release USING btree (taken_back_by) WHERE (taken_back_by IS NOT NULL);
CREATE INDEX release_cluster ON public.release USING btree (cluster_id) WHERE (cluster_id IS NOT NULL);
CREATE INDEX release_edition ON public.release USING btree (edition_id) WHERE (edition_id IS NOT NULL);
CREATE INDEX release_indicator ON public.release USING btree (indicator_id) WHERE (indicator_id IS NOT NULL);
CREATE INDEX release_person ON public.release USING btree (released_by) WHERE (released_by IS NOT NULL);
CREATE UNIQUE INDEX release_once ON public.release USING btree (partnership_id, thing, cluster_id, indicator_id, edition_id) NULLS NOT DISTINCT WHERE (taken_back_at IS NULL);
CREATE INDEX report_partnership ON public.report USING btree (partnership_id);
CREATE INDEX report_person ON public.report USING btree (begun_by) WHERE (begun_by IS NOT NULL);
CREATE INDEX report_edition_person ON public.report_edition USING btree (made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX report_filing_period ON public.report_filing USING btree (period_id, number);
CREATE INDEX report_filing_person ON public.report_filing USING btree (made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX report_text_person ON public.report_text USING btree (written_by) WHERE (written_by IS NOT NULL);
CREATE INDEX reported_record_partnership ON public.reported_record USING btree (partnership_id, kind);
CREATE INDEX reported_version_cluster ON public.reported_version USING btree (cluster_id);
CREATE INDEX reported_version_counterpart ON public.reported_version USING btree (counterpart_id) WHERE (counterpart_id IS NOT NULL);
CREATE INDEX reported_version_file ON public.reported_version USING btree (file_hash) WHERE (file_hash IS NOT NULL);
CREATE INDEX reported_version_organisation ON public.reported_version USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX reported_version_person ON public.reported_version USING btree (said_by) WHERE (said_by IS NOT NULL);
CREATE INDEX reporting_period_partnership ON public.reporting_period USING btree (partnership_id, starts_on);
CREATE INDEX resource_hours_mission_id ON public.resource_hours USING btree (mission_id);
CREATE UNIQUE INDEX role_grant_once ON public.role_grant USING btree (person_id, role, cluster_id, partnership_id, mission_id, organisation_id) NULLS NOT DISTINCT WHERE (revoked_at IS NULL);
CREATE INDEX room_interest ON public.room USING btree (interest_id) WHERE (interest_id IS NOT NULL);
CREATE UNIQUE INDEX room_interest_open ON public.room USING btree (interest_id) WHERE ((interest_id IS NOT NULL) AND (state = 'open'::text));
CREATE INDEX room_acceptance_person ON public.room_acceptance USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX room_checkpoint_unstamped ON public.room_checkpoint USING btree (stamp_next_at) WHERE (stamp IS NULL);
CREATE INDEX room_item_room ON public.room_item USING btree (room_id);
CREATE INDEX room_nda_file ON public.room_nda USING btree (file_hash) WHERE (file_hash IS NOT NULL);
CREATE INDEX room_nda_pdf ON public.room_nda USING btree (pdf_hash) WHERE (pdf_hash IS NOT NULL);
CREATE INDEX room_nda_room ON public.room_nda USING btree (room_id, proposed_by);
CREATE UNIQUE INDEX room_nda_current ON public.room_nda USING btree (room_id) WHERE (state <> 'replaced'::text);
CREATE INDEX room_reader_affiliation ON public.room_reader USING btree (affiliation_id) WHERE (affiliation_id IS NOT NULL);
CREATE INDEX room_reader_person ON public.room_reader USING btree (person_id);
CREATE INDEX room_register_item ON public.room_register USING btree (item_id) WHERE (item_id IS NOT NULL);
CREATE INDEX room_register_person ON public.room_register USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX room_register_room ON public.room_register USING btree (room_id, side);
CREATE INDEX room_side_organisation ON public.room_side USING btree (organisation_id);
CREATE INDEX room_version_file ON public.room_version USING btree (file_hash) WHERE (file_hash IS NOT NULL);
CREATE INDEX room_version_person ON public.room_version USING btree (created_by) WHERE (created_by IS NOT NULL);
CREATE INDEX saved_search_due ON public.saved_search USING btree (due_at) WHERE (rhythm <> 'never'::text);
CREATE UNIQUE INDEX saved_search_name ON public.saved_search USING btree (person_id, lower(name));
CREATE INDEX saved_search_known_mail ON public.saved_search_known USING btree (mail_id) WHERE (mail_id IS NOT NULL);
CREATE INDEX saved_search_known_organisation ON public.saved_search_known USING btree (organisation_id);
CREATE UNIQUE INDEX schedule_one_draft ON public.schedule USING btree (mission_id) WHERE (state = 'draft'::text);
CREATE UNIQUE INDEX schedule_one_published ON public.schedule USING btree (mission_id) WHERE (state = 'published'::text);
CREATE INDEX search_mail_link_person ON public.search_mail_link USING btree (person_id);
CREATE INDEX session_account ON public.session USING btree (account_id);
CREATE INDEX site_organisation ON public.site USING btree (organisation_id, "position");
CREATE INDEX slot_mission ON public.slot USING btree (mission_id, starts_at);
CREATE UNIQUE INDEX slot_once ON public.slot USING btree (session_id, starts_at) WHERE (removed_at IS NULL);
CREATE INDEX slot_question_mission ON public.slot_question USING btree (mission_id);
CREATE INDEX stand_in_colleague ON public.stand_in USING btree (colleague_id);
CREATE INDEX success_story_from ON public.success_story USING btree (from_organisation_id);
CREATE INDEX success_story_mission ON public.success_story USING btree (mission_id);
CREATE INDEX success_story_person ON public.success_story USING btree (drafted_by) WHERE (drafted_by IS NOT NULL);
CREATE INDEX success_story_released ON public.success_story USING btree (released_at) WHERE (state = 'released'::text);
CREATE INDEX success_story_to ON public.success_story USING btree (to_organisation_id);
CREATE UNIQUE INDEX success_story_meeting ON public.success_story USING btree (meeting_id) WHERE (state <> 'withdrawn'::text);
CREATE INDEX success_story_answer_person ON public.success_story_answer USING btree (answered_by) WHERE (answered_by IS NOT NULL);
CREATE INDEX success_story_answer_story ON public.success_story_answer USING btree (story_id, number);
CREATE INDEX success_story_version_person ON public.success_story_version USING btree (written_by) WHERE (written_by IS NOT NULL);
CREATE INDEX taxonomy_term_parent ON public.taxonomy_term USING btree (scheme, revision, parent, "position");
CREATE INDEX upload_sent_at ON public.upload USING btree (sent_at);
CREATE INDEX value_chain_partnership ON public.value_chain USING btree (partnership_id);
CREATE INDEX value_chain_pick_organisation ON public.value_chain_pick USING btree (organisation_id);
CREATE INDEX value_chain_role_chain ON public.value_chain_role USING btree (chain_id, place);
CREATE INDEX work_effort_cluster ON public.work_effort USING btree (cluster_id);
CREATE INDEX work_item_file ON public.work_item USING btree (file_hash) WHERE (file_hash IS NOT NULL);
CREATE INDEX work_item_owner_cluster ON public.work_item USING btree (owner_cluster_id) WHERE (owner_cluster_id IS NOT NULL);
CREATE INDEX work_item_owner_person ON public.work_item USING btree (owner_person_id) WHERE (owner_person_id IS NOT NULL);
CREATE INDEX work_item_package ON public.work_item USING btree (package_id);
CREATE INDEX work_item_state_by ON public.work_item USING btree (state_by) WHERE (state_by IS NOT NULL);
CREATE UNIQUE INDEX work_item_milestone ON public.work_item USING btree (plan_id, number) WHERE ((kind = 'milestone'::text) AND (removed_at IS NULL));
CREATE UNIQUE INDEX work_item_number ON public.work_item USING btree (package_id, kind, number) WHERE ((kind <> 'milestone'::text) AND (removed_at IS NULL));
CREATE INDEX work_package_lead ON public.work_package USING btree (lead_cluster_id) WHERE (lead_cluster_id IS NOT NULL);
CREATE UNIQUE INDEX work_package_number ON public.work_package USING btree (plan_id, number) WHERE (removed_at IS NULL);
CREATE INDEX work_plan_grant ON public.work_plan USING btree (grant_id) WHERE (grant_id IS NOT NULL);
CREATE INDEX work_risk_looker ON public.work_risk USING btree (looked_by) WHERE (looked_by IS NOT NULL);
CREATE INDEX work_risk_owner_cluster ON public.work_risk USING btree (owner_cluster_id) WHERE (owner_cluster_id IS NOT NULL);
CREATE INDEX work_risk_owner_person ON public.work_risk USING btree (owner_person_id) WHERE (owner_person_id IS NOT NULL);
CREATE INDEX work_statement_item ON public.work_statement USING btree (item_id, said_at);
CREATE INDEX work_statement_said_by ON public.work_statement USING btree (said_by) WHERE (said_by IS NOT NULL);
