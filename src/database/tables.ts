/**
 * The tables of the database and the types of their rows, written from the migrated schema by
 * `scripts/write-tables.ts`. jsonb goes in as text (`JSON.stringify`) and comes out parsed.
 */
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

type Json = ColumnType<unknown, string, string>
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>
type JsonWithDefault = ColumnType<unknown, string | undefined, string>

export interface Tables {
  /** Which migrations this database has seen; written by `migrate` only. */
  migration: { name: string; applied_at: Date }
  account: {
    id: string
    person_id: string
    email: string
    password_hash: string | null
    state: Generated<'active' | 'suspended'>
    theme: 'light' | 'dark' | null
    created_at: Date
    last_sign_in_at: Date | null
  }
  affiliation: {
    id: string
    person_id: string
    organisation_id: string | null
    cluster_id: string | null
    job_title: string | null
    department: string | null
    is_contact: Generated<boolean>
    ended_at: Date | null
    created_at: Date
  }
  agreement: {
    id: string
    slug: string
    partnership_id: string
    kind: 'charter' | 'partnership-agreement' | 'mou'
    title: string
    lang: string
    ended_on: string | null
    end_reason: string | null
    created_by: string | null
    created_at: Date
  }
  agreement_party: {
    id: string
    agreement_id: string
    cluster_id: string | null
    name: string | null
    country: string | null
    legal_name: string | null
    signatory: string | null
    capacity: string | null
    joined_on: string
    left_on: string | null
    reminded_at: Date | null
    created_at: Date
  }
  agreement_signature: {
    id: string
    agreement_id: string
    number: number
    party_id: string
    method: 'qualified' | 'ink'
    signed_on: string
    signatory: string
    capacity: string | null
    file_hash: string
    file_name: string
    added_by: string | null
    added_at: Date
    withdrawn_at: Date | null
  }
  agreement_version: {
    agreement_id: string
    number: number
    state: 'draft' | 'open' | 'in-force' | 'superseded' | 'dropped'
    reason: string | null
    clauses: JsonWithDefault
    file_hash: string | null
    file_name: string | null
    saved: Generated<number>
    made_by: string | null
    made_at: Date
    opened_at: Date | null
    in_force_on: string | null
    in_force_at: Date | null
    superseded_on: string | null
  }
  aid_rule: {
    id: string
    mission_id: string
    position: number
    name: string
    note: string | null
    lang: Generated<string>
    cluster_id: string | null
    rate: number
    ceiling: number | null
    currency: string
    de_minimis: Generated<boolean>
  }
  attendance: {
    schedule_id: string
    meeting_id: string
    participant_id: string
    period: string
    side: 'from' | 'to'
  }
  attendance_list: {
    id: string
    partnership_id: string
    cluster_id: string
    title: string
    lang: string
    held_on: string
    service: string
    market: string | null
    hours: string | null
    file_hash: string
    file_name: string
    sent_by: string | null
    sent_at: Date
    taken_at: Date | null
    taken: JsonOrNull
    sheet: string | null
    encoding: string | null
    header: JsonOrNull
    columns: JsonOrNull
    mapped: Generated<boolean>
    headless: Generated<boolean>
    version: Generated<number>
  }
  badge_card: {
    participant_id: string
    code_number: Generated<number>
    gives: string[] | null
    chosen_at: Date | null
  }
  badge_contact: {
    id: string
    mission_id: string
    scanned_by: string
    scanned: string
    scanner_gives: string[]
    scanned_gives: string[] | null
    at: Date
    agreed_at: Date | null
  }
  badge_key: {
    mission_id: string
    secret: Uint8Array
  }
  bounced_address: {
    address: string
    status: string
    reason: Generated<string>
    mail_id: string | null
    since: Date
    cleared_at: Date | null
    cleared_by: string | null
  }
  bridge: {
    id: string
    shipped_as: string | null
    kind: 'same' | 'narrower'
    left_words: Json
    right_words: Json
    source: string
    note: string | null
    withdrawn_at: Date | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  calendar_event: {
    meeting_id: string
    participant_id: string
    sequence: Generated<number>
    starts_at: Date
    ends_at: Date
    place_id: string | null
    cancelled: Generated<boolean>
    content_hash: string
    updated_at: Date
  }
  call_application: {
    participant_id: string
    mission_id: string
    cluster_id: string | null
    applied_at: Date
    ruling: 'in' | 'out' | null
    ruling_reason: string | null
    ruled_by: string | null
    outcome: 'in' | 'reserve' | 'out' | null
    why: string | null
    points: string | null
    place: number | null
    decided_at: Date | null
  }
  call_condition: {
    id: string
    mission_id: string
    position: number
    label: string
    hint: string | null
    kind: 'yes-no' | 'choice' | 'level'
    options: Generated<string[]>
    accepted: Generated<string[]>
    least_level: number | null
  }
  call_criterion: {
    id: string
    mission_id: string
    position: number
    label: string
    hint: string | null
    weight: number
  }
  call_quota: {
    mission_id: string
    cluster_id: string
    seats: number
  }
  call_review: {
    participant_id: string
    person_id: string
    comment: string | null
    saved_at: Date
  }
  call_reviewer: {
    mission_id: string
    person_id: string
    cluster_id: string
  }
  call_score: {
    participant_id: string
    person_id: string
    criterion_id: string
    score: number
  }
  capability: {
    id: string
    organisation_id: string
    title: string
    verb: string
    object: string
    method: string | null
    measurand: string | null
    sample: string | null
    environment: string | null
    trl_in: number | null
    trl_out: number | null
    deliverable: string | null
    lead_time_days: number | null
    price_low_minor: number | null
    price_high_minor: number | null
    currency: Generated<string>
    availability: string | null
    accreditations: Generated<string[]>
    ip_terms: string | null
    export_control: Generated<string>
    reference_works: Generated<string[]>
    lang: Generated<string>
    visibility: Generated<'public' | 'platform' | 'partnership' | 'cluster' | 'organisation'>
    external_id: string | null
    position: Generated<number>
    version: Generated<number>
    created_at: Date
    updated_at: Date
    department_id: string | null
    field_visibility: JsonWithDefault
  }
  capability_figure: {
    capability_id: string
    position: number
    role: 'range' | 'resolution' | 'accuracy' | 'depth' | 'speed' | 'size' | 'wavelength' | 'other'
    label: string | null
    low: number | null
    high: number | null
    unit: string
    dimension: string
    canonical_low: number | null
    canonical_high: number | null
  }
  classification: {
    organisation_id: string | null
    cluster_id: string | null
    scheme: string
    revision: string
    code: string
    created_at: Date
  }
  cluster: {
    id: string
    slug: string
    name: string
    short_name: string
    legal_entity_id: string | null
    country: string
    city: string | null
    website: string | null
    email: string | null
    founded_year: number | null
    staff_fte: string | null
    summary: string | null
    description: string | null
    lang: Generated<string>
    technologies: Generated<string[]>
    sample: Generated<boolean>
    visibility: Generated<'public' | 'platform' | 'partnership' | 'cluster'>
    version: Generated<number>
    created_at: Date
    updated_at: Date
    details: JsonWithDefault
    part_visibility: JsonWithDefault
  }
  cluster_validation: {
    id: string
    cluster_id: string
    state: 'draft' | 'submitted' | 'validated' | 'returned' | 'waived'
    declared: JsonWithDefault
    counted: JsonWithDefault
    submitted_by: string | null
    submitted_at: Date | null
    decided_by: string | null
    decided_at: Date | null
    reasons: string | null
    created_at: Date
  }
  consent: {
    id: string
    person_id: string
    purpose: string
    subject_id: string | null
    text_version: string
    given_at: Date
    withdrawn_at: Date | null
  }
  cost_line: {
    id: string
    mission_id: string
    participant_id: string | null
    kind: 'travel' | 'hotel' | 'fee' | 'interpreter' | 'venue' | 'shipping' | 'insurance' | 'other'
    label: string
    lang: Generated<string>
    amount: number
    currency: string
    bearer: 'delegate' | 'cluster' | 'partnership' | 'host' | 'sponsor'
    aided: Generated<boolean>
    written_by: string | null
    written_at: Date
  }
  day_event: {
    id: string
    number: GeneratedAlways<number>
    mission_id: string
    kind: 'checked-in' | 'late' | 'at-table' | 'started' | 'runs-over' | 'ended' | 'not-held' | 'place-lost' | 'released' | 'repaired' | 'put-off' | 'introduced' | 'undone'
    participant_id: string | null
    meeting_id: string | null
    place_id: string | null
    minutes: number | null
    missing: Generated<string[]>
    detail: JsonWithDefault
    undoes: string | null
    at: Date
    said_by: string | null
    said_from: 'desk' | 'own' | 'link' | 'badge'
  }
  decision: {
    id: string
    partnership_id: string
    title: string
    proposal: string
    changes: string | null
    lang: string
    state: 'open' | 'decided' | 'withdrawn'
    open_until: string | null
    majority: 'simple' | 'two-thirds' | 'unanimous' | null
    quorum: number | null
    casting: boolean | null
    result: 'adopted' | 'rejected' | 'no-quorum' | null
    decided_on: string | null
    withdrawn_reason: string | null
    made_by: string | null
    made_at: Date
  }
  decision_ballot: {
    decision_id: string
    cluster_id: string
    coordinator: boolean
    choice: 'yes' | 'no' | 'abstain' | null
    cast_by: string | null
    cast_at: Date | null
  }
  decision_link: {
    decision_id: string
    kind: 'market' | 'hypothesis' | 'agreement' | 'partner' | 'work'
    ref: string
    linked_by: string | null
    linked_at: Date
  }
  decision_minutes: {
    decision_id: string
    number: number
    minutes: string
    lang: string
    present: Generated<string[]>
    others: string | null
    written_by: string | null
    written_at: Date
  }
  decision_rule: {
    partnership_id: string
    number: number
    voting: boolean
    majority: 'simple' | 'two-thirds' | 'unanimous'
    quorum: number
    casting: boolean
    said_by: string | null
    said_at: Date
  }
  decision_word: {
    id: string
    decision_id: string
    words: string
    lang: string
    said_by: string | null
    said_at: Date
    withdrawn_at: Date | null
  }
  declaration: {
    id: string
    partnership_id: string
    organisation_id: string
    year: number
    created_at: Date
  }
  declaration_request: {
    id: string
    round_id: string
    organisation_id: string
    person_id: string | null
    asked_by: string | null
    asked_at: Date
    reminded_at: Date | null
  }
  declaration_round: {
    id: string
    partnership_id: string
    year: number
    currency: string
    closes_on: string
    opened_by: string | null
    opened_at: Date
  }
  declaration_version: {
    declaration_id: string
    number: number
    currency: string
    turnover_minor: number | null
    international_minor: number | null
    international_share: string | null
    exports_minor: number | null
    jobs: string | null
    based_on: string | null
    file_hash: string | null
    file_name: string | null
    consent_version: string
    consent_lang: string
    withdrawn: Generated<boolean>
    declared_by: string
    way: 'link' | 'signed-in'
    said_by: string | null
    said_at: Date
  }
  delegate_call: {
    mission_id: string
    intro: string | null
    lang: Generated<string>
    seats: number
    surplus: Generated<'best' | 'kept'>
    least_points: number | null
    decided_at: Date | null
    decided_by: string | null
    version: Generated<number>
  }
  department: {
    id: string
    organisation_id: string
    name: string
    does: string | null
    contact_role: string | null
    lang: Generated<string>
    position: number
    created_at: Date
    updated_at: Date
  }
  duplicate_opinion: {
    left_id: string
    right_id: string
    cluster_id: string
    decision: 'different' | 'later'
    decided_by: string | null
    decided_at: Date
  }
  duplicate_pair: {
    left_id: string
    right_id: string
    score: number
    reasons: JsonWithDefault
    found_at: Date
    decision: 'different' | 'later' | null
    decided_by: string | null
    decided_at: Date | null
  }
  encounter: {
    id: string
    mission_id: string
    participant_id: string
    organisation_id: string
    other_organisation_id: string | null
    other_name: string
    kind: 'stand' | 'introduction' | 'visit' | 'other'
    rung: 'none' | 'talking' | 'nda' | 'sample' | 'pilot' | 'proposal' | 'mou' | 'contract'
    next_step: string | null
    note: string | null
    lang: Generated<string>
    met_at: Date
    logged_by: string | null
    logged_at: Date
    withdrawn_at: Date | null
  }
  encounter_answer: {
    id: string
    encounter_id: string
    number: number
    answered_by: string | null
    on_behalf_of: string | null
    via: 'link' | 'signed-in' | 'phone'
    wave: 'evening' | 'six-weeks' | 'six-months' | 'twelve-months' | null
    rung: 'none' | 'talking' | 'nda' | 'sample' | 'pilot' | 'proposal' | 'mou' | 'contract'
    next_step: string | null
    next_by: string | null
    next_due: string | null
    amount_band: 'under-10k' | '10k-50k' | '50k-250k' | '250k-1m' | 'over-1m' | null
    currency: string | null
    may_name: Generated<boolean>
    closed: Generated<boolean>
    answered_at: Date
  }
  eu_participation: {
    id: string
    organisation_id: string
    project: string
    role: string
    contribution: number | null
    left_early: Generated<boolean>
    created_at: Date
    updated_at: Date
  }
  eu_project: {
    number: string
    acronym: string | null
    title: string | null
    starts_on: string | null
    ends_on: string | null
    programme: string | null
    updated_at: Date
    rcn: string | null
    objective: string | null
  }
  file: {
    hash: string
    size: number
    created_at: Date
  }
  funding_call: {
    id: string
    topic: string
    slug: string
    title: string
    programme: string
    area: string | null
    call: string | null
    action_type: string | null
    opens_on: string | null
    deadlines: Generated<string[]>
    closes_on: string | null
    budget_min: number | null
    budget_max: number | null
    lang: Generated<string>
    description: string | null
    keywords: Generated<string[]>
    link: string | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  funding_grant: {
    id: string
    partnership_id: string
    created_at: Date
  }
  funding_grant_budget: {
    grant_id: string
    number: number
    cluster_id: string
    budget_minor: number
  }
  funding_grant_version: {
    grant_id: string
    number: number
    title: string
    grant_number: string | null
    call_identifier: string | null
    programme: string | null
    rate: number | null
    currency: Generated<string>
    starts_on: string | null
    ends_on: string | null
    withdrawn: Generated<boolean>
    reason: string | null
    said_by: string | null
    said_at: Date
  }
  goal: {
    id: string
    mission_id: string
    participant_id: string
    kind: 'meetings-held' | 'contacts' | 'rung' | 'own'
    rung: 'nda' | 'sample' | 'pilot' | 'proposal' | 'mou' | 'contract' | null
    words: string | null
    lang: Generated<string>
    target: number
    came: number | null
    came_at: Date | null
    set_by: string | null
    set_at: Date
    withdrawn_at: Date | null
  }
  group_pair: {
    mission_id: string
    group_a: string
    group_b: string
  }
  hall: {
    id: string
    mission_id: string
    name: string
    position: number
  }
  hall_walk: {
    hall_a: string
    hall_b: string
    minutes: number
  }
  history: {
    id: string
    at: Date
    actor_person_id: string | null
    on_behalf_of_person_id: string | null
    call: string
    subject_kind: string
    subject_id: string
    change: JsonWithDefault
    reason: string | null
  }
  hypothesis: {
    id: string
    slug: string
    partnership_id: string
    market: string
    segment: string
    act: string
    reason: string
    lang: string
    kind: 'problem' | 'customer' | 'channel' | 'regulatory' | 'price' | 'partner'
    risk: number
    experiment: string
    mission_id: string | null
    metric: 'meetings' | 'rung' | 'interests' | 'notes'
    rung: 'talking' | 'nda' | 'sample' | 'pilot' | 'proposal' | 'mou' | 'contract' | null
    threshold: number
    starts_on: string
    deadline: string
    cost_minor: number | null
    currency: Generated<string>
    follows_id: string | null
    created_by: string | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  hypothesis_decision: {
    id: string
    number: GeneratedAlways<number>
    hypothesis_id: string
    decision: 'persevere' | 'pivot' | 'stop'
    reason: string
    lang: string
    verdict: 'planned' | 'testing' | 'validated' | 'invalidated' | 'unclear'
    counted: number
    threshold: number
    deadline: string
    new_deadline: string | null
    decided_by: string | null
    decided_at: Date
  }
  hypothesis_note: {
    id: string
    hypothesis_id: string
    says: 'for' | 'against' | 'open'
    words: string
    lang: string
    source: string
    happened_on: string
    noted_by: string | null
    noted_at: Date
    withdrawn_at: Date | null
  }
  idempotency: {
    scope: string
    key: string
    call: string
    request_hash: string
    status: number
    body: string
    created_at: Date
  }
  import: {
    id: string
    kind: 'organisations' | 'capabilities' | 'projects' | 'participants' | 'meeting-requests'
    cluster_id: string | null
    mission_id: string | null
    created_by: string
    file_hash: string
    file_name: string
    sheet: string | null
    header: JsonWithDefault
    sample: JsonWithDefault
    mapping: JsonWithDefault
    options: JsonWithDefault
    state: 'mapping' | 'comparing' | 'deciding' | 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
    job_id: string | null
    total: Generated<number>
    read: Generated<number>
    created: Generated<number>
    updated: Generated<number>
    unchanged: Generated<number>
    rejected: Generated<number>
    warned: Generated<number>
    failure: string | null
    created_at: Date
    finished_at: Date | null
    looked_at: Date | null
    work_ms: Generated<number>
  }
  import_problem: {
    import_id: string
    row_number: number
    rejected: boolean
    cells: Json
    problems: Json
  }
  import_question: {
    import_id: string
    fingerprint: string
    organisation_id: string
    row_number: number
    comes_back: boolean
    said: Json
    score: number
    reasons: JsonWithDefault
    answer: 'same' | 'different' | null
  }
  import_row: {
    cluster_id: string
    fingerprint: string
    organisation_id: string | null
    import_id: string
    as_member: boolean
    applied: boolean
  }
  indicator: {
    id: string
    partnership_id: string
    code: string
    name: string
    unit: string
    lang: string
    level: 'output' | 'outcome' | 'impact'
    rule: Json
    evidence: string | null
    owner: string | null
    grant_set: string | null
    shipped_as: string | null
    counts_from: string
    counts_to: string
    target: string | null
    baseline: string | null
    baseline_on: string | null
    position: number
    version: Generated<number>
    created_at: Date
    updated_at: Date
    ended_at: Date | null
  }
  indicator_cause: {
    indicator_id: string
    cause: string
    count: number
  }
  indicator_figure: {
    indicator_id: string
    proven: string
    claimed: string
    expected: string | null
    computed_at: Date
    of_organisations: number | null
  }
  indicator_target: {
    indicator_id: string
    period_id: string
    value: string
  }
  interest: {
    id: string
    opportunity_id: string
    state: 'unconfirmed' | 'with-broker' | 'asked' | 'with-owner' | 'accepted' | 'declined' | 'stopped' | 'withdrawn'
    through_broker: boolean
    person_id: string | null
    organisation_id: string | null
    given_name: string
    family_name: string
    email: string
    phone: string | null
    lang: string
    organisation_name: string
    country: string
    kind: string | null
    about: string
    wish: string
    questions: string | null
    reply: string | null
    code_hash: string | null
    code_attempts: Generated<number>
    code_expires_at: Date | null
    confirmed_at: Date | null
    passed_on_at: Date | null
    answered_at: Date | null
    waiting_since: Date | null
    reminded_at: Date | null
    reminders: Generated<number>
    created_at: Date
  }
  interest_link: {
    token_hash: string
    interest_id: string
    created_at: Date
  }
  interest_step: {
    id: string
    interest_id: string
    state: string
    by_side: 'sender' | 'broker' | 'owner'
    person_id: string | null
    words: string | null
    at: Date
  }
  interpreter: {
    id: string
    mission_id: string
    language_a: string
    language_b: string
    units: number
  }
  introduction_mail: {
    person_id: string
    due_at: Date
    told_at: Date | null
    ended_at: Date | null
  }
  introduction_mail_link: {
    token_hash: string
    person_id: string
    created_at: Date
  }
  job: {
    id: string
    kind: string
    payload: JsonWithDefault
    unique_key: string | null
    state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
    run_after: Date
    attempts: Generated<number>
    max_attempts: Generated<number>
    worker: string | null
    lease_until: Date | null
    cancel_requested_at: Date | null
    progress: JsonWithDefault
    result: JsonOrNull
    error: string | null
    created_by: string | null
    created_at: Date
    finished_at: Date | null
  }
  ledger_key: {
    id: number
    private_key: string
    public_key: string
    made_at: Date
  }
  link: {
    id: string
    token_hash: string
    purpose: 'set-up' | 'invitation' | 'sign-in' | 'reset-password' | 'passkey-challenge' | 'answer' | 'my-schedule' | 'calendar-feed' | 'host-catalogue' | 'slot-question' | 'outcome' | 'declaration'
    person_id: string | null
    email: string | null
    code_hash: string | null
    attempts: Generated<number>
    subject_id: string | null
    payload: JsonWithDefault
    created_by: string | null
    created_at: Date
    expires_at: Date | null
    used_at: Date | null
    revoked_at: Date | null
  }
  mail: {
    id: string
    person_id: string | null
    to_address: string
    to_name: Generated<string>
    kind: string
    subject: string
    text_body: string
    html_body: string
    calendar: string | null
    calendar_method: string | null
    lang: Generated<string>
    message_id: string
    about_id: string | null
    state: 'waiting' | 'sending' | 'sent' | 'failed' | 'bounced' | 'held' | 'gathered' | 'kept' | 'withdrawn' | 'unwanted' | 'barred'
    attempts: Generated<number>
    next_attempt_at: Date
    last_error: string | null
    created_at: Date
    sent_at: Date | null
    off_link: string | null
    may_have_left: Generated<boolean>
    topic: Generated<'needed' | 'schedule' | 'requests' | 'rooms' | 'reminders' | 'introductions' | 'follow-ups' | 'news'>
    urgent: Generated<boolean>
    link: string | null
    gist: Generated<string>
    digest_id: string | null
    bounced_at: Date | null
    bounce_status: string | null
  }
  mail_choice: {
    person_id: string
    topic: 'requests' | 'rooms' | 'reminders' | 'introductions' | 'follow-ups' | 'news'
    rhythm: 'at-once' | 'daily' | 'never'
    changed_at: Date
  }
  mail_hours: {
    person_id: string
    time_zone: string
    quiet_from: string | null
    quiet_to: string | null
    digest_at: Generated<string>
    changed_at: Date
  }
  mail_secret: {
    id: Generated<number>
    secret: Uint8Array
  }
  mail_words: {
    mission_id: string
    kind: string
    lang: string
    subject: string
    lines: string
    button: string
    version: Generated<number>
    changed_by: string | null
    changed_at: Date
  }
  mail_words_form: {
    mission_id: string
    kind: string
    lang: string
    form: 'one' | 'two' | 'few' | 'many'
    subject: string | null
    lines: string | null
  }
  market: {
    id: string
    partnership_id: string
    country: string
    priority: Generated<number>
    stage: Generated<'studied' | 'planned' | 'visited' | 'dropped'>
    reason: string | null
  }
  market_note: {
    id: string
    country: string
    title: string
    body: string
    lang: Generated<string>
    source: string
    learnt_on: string
    visibility: 'platform' | 'partnership' | 'cluster' | 'organisation'
    partnership_id: string | null
    cluster_id: string | null
    organisation_id: string | null
    mission_id: string | null
    meeting_id: string | null
    version: Generated<number>
    written_by: string | null
    written_at: Date
    changed_at: Date
    withdrawn_at: Date | null
  }
  market_strategy: {
    partnership_id: string
    country: string
    number: number
    ambition: string
    segments: string | null
    entry_mode: string | null
    leave_out: string | null
    lang: string
    said_by: string | null
    said_at: Date
  }
  match_feedback: {
    organisation_id: string
    about_id: string
    reason: 'wrong-subject' | 'wrong-stage' | 'too-far' | 'already-known' | 'competitor' | 'other'
    note: string | null
    said_by: string
    said_at: Date
  }
  meeting: {
    id: string
    mission_id: string
    request_id: string
    state: 'accepted' | 'held' | 'not-held' | 'cancelled'
    weight: number
    cancelled_reason: string | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
    may_be_online: Generated<boolean>
    from_any: Generated<boolean>
    to_any: Generated<boolean>
    no_interpreter: Generated<boolean>
    interpreter_id: string | null
    put_off_at: Date | null
  }
  meeting_absence: {
    meeting_id: string
    participant_id: string
    side: 'from' | 'to'
  }
  meeting_attendee: {
    meeting_id: string
    participant_id: string
    side: 'from' | 'to'
    observing: Generated<boolean>
  }
  meeting_note: {
    id: string
    mission_id: string
    meeting_id: string
    participant_id: string
    author_id: string
    deleted_at: Date | null
    by_link: Generated<boolean>
  }
  meeting_note_photo: {
    id: string
    note_id: string
    file_hash: string
    size: number
    added_at: Date
  }
  meeting_note_version: {
    id: string
    number: GeneratedAlways<number>
    note_id: string
    body: string
    lang: string
    shared: boolean
    written_at: Date
    received_at: Date
  }
  meeting_request: {
    id: string
    mission_id: string
    from_participant_id: string
    to_participant_id: string | null
    to_organisation_id: string
    message: Generated<string>
    lang: Generated<string>
    wish: 'must' | 'would-like' | 'if-possible'
    answer_wish: 'must' | 'would-like' | 'if-possible' | null
    state: 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'by-e-mail'
    proposed_time: string | null
    answer_message: string | null
    created_by: string
    answered_by: string | null
    external_id: string | null
    expires_at: Date
    reminded_at: Date | null
    answered_at: Date | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
    introduced: Generated<boolean>
  }
  meeting_session: {
    id: string
    mission_id: string
    title: string
    starts_at: Date
    ends_at: Date
    slot_minutes: number
    pause_minutes: Generated<number>
    booking: Generated<'organiser' | 'on-acceptance'>
    position: number
    version: Generated<number>
  }
  meeting_statement: {
    id: string
    meeting_id: string
    number: number
    source: 'steward' | 'signed-list' | 'side'
    side: 'from' | 'to' | null
    says: 'held' | 'not-held' | 'taken-back'
    missing: 'from' | 'to' | 'both' | null
    participant_id: string | null
    said_by: string | null
    on_behalf_of: string | null
    said_at: Date
  }
  member_standing: {
    partnership_id: string
    organisation_id: string
    direct: boolean
    meetings: number
    services: number
    last_on: string
  }
  membership: {
    id: string
    cluster_id: string
    organisation_id: string
    member_from: string
    member_to: string | null
    external_id: string | null
    created_at: Date
  }
  membership_request: {
    id: string
    cluster_id: string
    organisation_id: string
    member_from: string
    member_to: string | null
    external_id: string | null
    state: Generated<'asked' | 'agreed' | 'refused' | 'withdrawn'>
    asked_by: string | null
    asked_at: Date
    answered_by: string | null
    answered_at: Date | null
    reason: string | null
  }
  mission: {
    id: string
    slug: string
    partnership_id: string
    lead_cluster_id: string
    type: 'outgoing-mission' | 'incoming-mission' | 'trade-fair' | 'brokerage-event' | 'c2c-seminar' | 'site-visit' | 'webinar' | 'workshop'
    title: string
    summary: string | null
    lang: Generated<string>
    country: string
    city: string
    venue: string | null
    address: string | null
    directions: string | null
    time_zone: string
    starts_on: string
    ends_on: string
    format: Generated<'on-site' | 'remote' | 'hybrid'>
    linked_fair: string | null
    languages: Generated<string[]>
    capacity: number | null
    registration: Generated<'invitation' | 'approval' | 'open'>
    registration_closes_at: Date | null
    public_page: Generated<boolean>
    public_participants: Generated<boolean>
    requests_open_at: Date | null
    requests_close_at: Date | null
    request_expiry_hours: Generated<number>
    request_limit: number | null
    meetings_min: Generated<number>
    meetings_max: number | null
    in_a_row_max: Generated<number>
    aims: Generated<string[]>
    state: Generated<'draft' | 'open' | 'closed' | 'over' | 'cancelled'>
    copied_from: string | null
    sample: Generated<boolean>
    version: Generated<number>
    created_at: Date
    updated_at: Date
    pause_after: number | null
    video_lines: number | null
    registration_opens_at: Date | null
  }
  mission_sponsor: {
    id: string
    mission_id: string
    position: number
    role: 'sponsor' | 'host'
    name: string
    level: 'main' | 'gold' | 'silver' | 'supporter' | 'media' | null
    gives: string | null
    lang: Generated<string>
    web_address: string | null
    logo_hash: string | null
    released_at: Date | null
    released_by: string | null
  }
  never_meet: {
    mission_id: string
    participant_id: string
    other_organisation_id: string
    created_at: Date
    left_to_colleagues: Generated<boolean>
  }
  opportunity: {
    id: string
    slug: string
    reference: string | null
    organisation_id: string | null
    cluster_id: string
    accepts_interest: Generated<boolean>
    published_at: Date | null
    expires_on: string | null
    warned_for: string | null
    withdrawn_at: Date | null
    source: string | null
    external_reference: string | null
    source_country: string | null
    created_by: string | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
    source_expires_on: string | null
    source_takes_interest: boolean | null
  }
  opportunity_import: {
    id: string
    cluster_id: string
    source: string
    file_name: string
    created: number
    updated: number
    unchanged: number
    rejected: number
    faults: Json
    imported_by: string | null
    imported_at: Date
  }
  opportunity_link: {
    token_hash: string
    opportunity_id: string
    person_id: string | null
    created_at: Date
    expires_at: Date
  }
  opportunity_mail_link: {
    token_hash: string
    person_id: string
    created_at: Date
  }
  opportunity_review: {
    id: string
    version_id: string
    reviewer_id: string | null
    advantages: number
    clarity: number
    cooperation: number
    guidelines: number
    outcome: 'published' | 'returned'
    reasons: string | null
    reviewed_at: Date
  }
  opportunity_search: {
    id: string
    person_id: string
    name: string
    question: Json
    rhythm: 'daily' | 'weekly' | 'never'
    told_at: Date | null
    due_at: Date
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  opportunity_search_known: {
    search_id: string
    opportunity_id: string
    told_at: Date | null
    seen_at: Date | null
    mail_id: string | null
  }
  opportunity_version: {
    id: string
    opportunity_id: string
    number: number
    state: 'draft' | 'submitted' | 'returned' | 'published' | 'superseded'
    type: 'business-offer' | 'business-request' | 'technology-offer' | 'technology-request' | 'research-request'
    lang: string
    title: string
    summary: string
    description: string | null
    advantages: string | null
    expertise: string | null
    applications: string | null
    anonymous: Generated<boolean>
    visibility: 'public' | 'platform' | 'partnership' | 'cluster' | 'organisation'
    in_feeds: Generated<boolean>
    stage: string | null
    trl: number | null
    ipr_status: string | null
    ipr_comment: string | null
    partner_area: string | null
    partner_sought: string | null
    partner_types: Generated<string[]>
    partner_countries: Generated<string[]>
    cooperation_types: Generated<string[]>
    target_markets: Generated<string[]>
    terms: Generated<string[]>
    keywords: Generated<string[]>
    shown_size: string | null
    programme: string | null
    call_topic: string | null
    duration_months: number | null
    deadline: string | null
    written_by: Generated<string[]>
    submitted_by: string | null
    submitted_at: Date | null
    published_by: string | null
    published_at: Date | null
    returned_reason: string | null
    created_at: Date
    updated_at: Date
  }
  organisation: {
    id: string
    slug: string
    kind: 'sme' | 'large-company' | 'company' | 'rto' | 'university' | 'clinic' | 'investor' | 'public-body' | 'association' | 'counterpart' | 'other'
    name: string
    short_name: string | null
    name_other_script: string | null
    name_reading: string | null
    name_key: string
    legal_form: string | null
    country: string
    city: string | null
    postcode: string | null
    street: string | null
    region: string | null
    website: string | null
    email: string | null
    phone: string | null
    vat: string | null
    pic: string | null
    lei: string | null
    national_id: string | null
    founded_year: number | null
    size_class: 'micro' | 'small' | 'medium' | 'large' | null
    employees: number | null
    summary: string | null
    description: string | null
    offers: string | null
    needs: string | null
    lang: Generated<string>
    technologies: Generated<string[]>
    target_markets: Generated<string[]>
    certificates: Generated<string[]>
    visibility: Generated<'public' | 'platform' | 'partnership' | 'cluster' | 'organisation' | 'parties'>
    claimed_at: Date | null
    last_confirmed_at: Date | null
    merged_into: string | null
    sample: Generated<boolean>
    version: Generated<number>
    created_at: Date
    updated_at: Date
    details: JsonWithDefault
    part_visibility: JsonWithDefault
    nuts: string | null
    latitude: number | null
    longitude: number | null
    confirmation_asked_at: Date | null
  }
  organisation_alias: {
    id: string
    organisation_id: string
    name: string
    name_key: string
    country: string
    created_at: Date
    kind: Generated<'merged' | 'brand'>
  }
  organisation_merge: {
    id: string
    kept_id: string
    dropped_id: string
    changes: Json
    merged_by: string | null
    merged_at: Date
    undone_by: string | null
    undone_at: Date | null
  }
  organisation_translation: {
    organisation_id: string
    lang: string
    summary: string | null
    description: string | null
    offers: string | null
    needs: string | null
    updated_at: Date
  }
  outbox: {
    number: GeneratedAlways<number>
    stream: string
    kind: string
    subject_id: string | null
    payload: JsonWithDefault
    at: Date
  }
  outcome_answer: {
    id: string
    meeting_id: string
    side: 'from' | 'to'
    number: number
    participant_id: string | null
    answered_by: string | null
    on_behalf_of: string | null
    via: 'link' | 'signed-in' | 'phone'
    wave: 'evening' | 'six-weeks' | 'six-months' | 'twelve-months' | null
    held: boolean
    missing: 'from' | 'to' | 'both' | null
    rung: 'none' | 'talking' | 'nda' | 'sample' | 'pilot' | 'proposal' | 'mou' | 'contract' | null
    next_step: string | null
    next_by: string | null
    next_due: string | null
    amount_band: 'under-10k' | '10k-50k' | '50k-250k' | '250k-1m' | 'over-1m' | null
    currency: string | null
    may_name: Generated<boolean>
    closed: Generated<boolean>
    answered_at: Date
    rating: number | null
  }
  outcome_asked: {
    mission_id: string
    person_id: string
    wave: 'evening' | 'six-weeks' | 'six-months' | 'twelve-months'
    sent_at: Date
    reminded_at: Date | null
  }
  outcome_mails_off: {
    person_id: string
    since: Date
  }
  participant: {
    id: string
    mission_id: string
    organisation_id: string
    person_id: string | null
    group_id: string | null
    kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
    state: 'invited' | 'applied' | 'waiting-list' | 'confirmed' | 'declined' | 'refused' | 'withdrawn'
    carried_by: string | null
    brought_by: string | null
    answers: JsonWithDefault
    objective: string | null
    offers: string | null
    seeks: string | null
    lang: Generated<string>
    languages: Generated<string[]>
    dietary: string | null
    listed: Generated<boolean>
    meetings_min: number | null
    meetings_max: number | null
    availability_confirmed_at: Date | null
    waiting_since: Date | null
    version: Generated<number>
    created_by: string | null
    created_at: Date
    updated_at: Date
    pause_after: number | null
    entered_as: string | null
    dial_in: string | null
  }
  participant_group: {
    id: string
    mission_id: string
    name: string
    position: number
    meetings_min: number | null
    meetings_max: number | null
  }
  partner: {
    id: string
    partnership_id: string
    cluster_id: string
    role: 'coordinator' | 'partner'
    joined_on: string
    left_on: string | null
  }
  partnership: {
    id: string
    slug: string
    acronym: string
    title: string
    theme: string | null
    summary: string | null
    lang: Generated<string>
    starts_on: string | null
    ends_on: string | null
    sample: Generated<boolean>
    visibility: Generated<'public' | 'platform' | 'partnership'>
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  partnership_standing: {
    partnership_id: string
    meetings_held: number
    computed_at: Date
  }
  passkey: {
    id: string
    account_id: string
    credential_id: string
    public_key: Uint8Array
    counter: number
    transports: Generated<string[]>
    name: string
    created_at: Date
    last_used_at: Date | null
  }
  person: {
    id: string
    slug: string
    given_name: Generated<string>
    family_name: Generated<string>
    name_other_script: string | null
    name_reading: string | null
    email: string | null
    phone: string | null
    lang: Generated<string>
    time_zone: string | null
    about: string | null
    sample: Generated<boolean>
    visibility: Generated<'public' | 'platform' | 'partnership' | 'cluster' | 'organisation' | 'parties'>
    version: Generated<number>
    created_at: Date
    erased_at: Date | null
  }
  place: {
    id: string
    mission_id: string
    label: string
    kind: 'table' | 'booth' | 'office' | 'online'
    owner_participant_id: string | null
    directions: string | null
    link: string | null
    position: number
    removed_at: Date | null
    hall_id: string | null
    travel_minutes: number | null
    only_here: Generated<boolean>
    for_call: Generated<boolean>
  }
  place_closed: {
    place_id: string
    slot_id: string
  }
  placement: {
    schedule_id: string
    meeting_id: string
    slot_id: string
    place_id: string
    period: string
    exclusive: boolean
    locked: Generated<boolean>
  }
  preparation_mark: {
    step_id: string
    participant_id: string
    state: 'done' | 'not-needed'
    reason: string | null
    marked_by: string | null
    marked_at: Date
  }
  preparation_reminder: {
    step_id: string
    participant_id: string
    person_id: string
    sent_at: Date
  }
  preparation_step: {
    id: string
    mission_id: string
    position: number
    kind: 'visa' | 'flight' | 'hotel' | 'insurance' | 'customs' | 'webinar' | 'coaching' | 'other'
    title: string
    note: string | null
    lang: Generated<string>
    owner: 'delegate' | 'cluster' | 'organiser'
    due_on: string | null
    for_kinds: Generated<string[]>
    removed_at: Date | null
  }
  profile_claim: {
    id: string
    organisation_id: string
    person_id: string
    state: 'code-sent' | 'waiting' | 'confirmed' | 'refused' | 'withdrawn'
    proof: 'domain' | 'code' | null
    code_hash: string | null
    code_sent_to: string | null
    code_expires_at: Date | null
    attempts: Generated<number>
    message: string | null
    reason: string | null
    decided_by: string | null
    decided_at: Date | null
    created_at: Date
  }
  profile_item: {
    id: string
    organisation_id: string
    side: 'offer' | 'need'
    kind: string
    title: string
    body: string | null
    lang: Generated<string>
    trl: number | null
    ipr: string | null
    hs_code: string | null
    proof: string | null
    position: number
    created_at: Date
    updated_at: Date
  }
  profile_link: {
    id: string
    token_hash: string
    organisation_id: string
    person_id: string | null
    email: string
    asked_by: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
  programme_item: {
    id: string
    mission_id: string
    kind: 'talk' | 'site-visit' | 'reception' | 'meal' | 'transfer' | 'workshop' | 'other'
    title: string
    description: string | null
    lang: Generated<string>
    place: string | null
    starts_at: Date
    ends_at: Date
    capacity: number | null
    sign_up: Generated<boolean>
  }
  programme_sign_up: {
    item_id: string
    participant_id: string
    created_at: Date
  }
  project_budget: {
    project_id: string
    organisation_id: string
    said_at: Date
    budget_minor: number | null
  }
  project_partner: {
    project_id: string
    organisation_id: string
    leads: Generated<boolean>
    budget_minor: number | null
    contribution: string | null
    confirmed_at: Date | null
    confirmed_by: string | null
    added_at: Date
  }
  project_record: {
    id: string
    slug: string
    title: string
    topic: string | null
    summary: string | null
    lang: Generated<string>
    country: string | null
    mission_id: string | null
    meeting_id: string | null
    partnership_id: string | null
    state: Generated<'idea' | 'submitted' | 'funded' | 'refused' | 'dropped'>
    currency: Generated<string>
    version: Generated<number>
    created_by: string | null
    created_at: Date
  }
  project_step: {
    id: string
    project_id: string
    state: 'idea' | 'submitted' | 'funded' | 'refused' | 'dropped'
    on_day: string
    evidence: string | null
    noted_by: string | null
    noted_at: Date
  }
  proposal_mail_link: {
    token_hash: string
    person_id: string
    created_at: Date
  }
  proposal_mail_off: {
    person_id: string
    since: Date
  }
  proposed_request: {
    id: string
    mission_id: string
    participant_id: string
    to_organisation_id: string
    state: Generated<'open' | 'sent' | 'dropped'>
    wish: Generated<'must' | 'would-like' | 'if-possible'>
    message: Generated<string>
    lang: string
    note: string | null
    proposed_by: string | null
    proposed_at: Date
    refused: string | null
    request_id: string | null
    settled_by: string | null
    settled_at: Date | null
    version: Generated<number>
  }
  question: {
    id: string
    mission_id: string
    position: number
    label: string
    hint: string | null
    kind: 'text' | 'long-text' | 'choice' | 'yes-no'
    options: Generated<string[]>
    required: Generated<boolean>
  }
  rehearsal: {
    id: string
    partnership_id: string
    indicator_id: string | null
    period_id: string | null
    seed: string
    drawn_from: number
    drawn_by: string | null
    drawn_at: Date
  }
  rehearsal_mark: {
    id: string
    rehearsal_id: string
    position: number
    number: number
    mark: 'proven' | 'weak'
    reason: string | null
    marked_by: string | null
    marked_at: Date
  }
  rehearsed_record: {
    rehearsal_id: string
    position: number
    indicator_id: string
    unit_key: string
    facts: string[]
    about: string
    on_day: string | null
    proof: string
  }
  release: {
    id: string
    partnership_id: string
    thing: 'page' | 'summary' | 'markets' | 'missions' | 'stories' | 'partner' | 'indicator' | 'report'
    cluster_id: string | null
    indicator_id: string | null
    edition_id: string | null
    released_by: string | null
    released_at: Date
    taken_back_by: string | null
    taken_back_at: Date | null
  }
  report: {
    id: string
    partnership_id: string
    period_id: string
    kind: 'interim' | 'periodic' | 'final'
    lang: string
    second_lang: string
    version: Generated<number>
    begun_by: string | null
    created_at: Date
    updated_at: Date
  }
  report_edition: {
    id: string
    report_id: string
    number: number
    text: string
    hash: string
    made_by: string | null
    made_at: Date
  }
  report_filing: {
    id: string
    partnership_id: string
    period_id: string
    number: number
    event: 'frozen' | 'amended'
    reason: string | null
    text: string
    hash: string
    made_by: string | null
    made_at: Date
  }
  report_text: {
    report_id: string
    part: string
    lang: string
    number: number
    text: string
    written_by: string | null
    written_at: Date
  }
  reported_record: {
    id: string
    partnership_id: string
    kind: 'service' | 'meeting'
    created_at: Date
  }
  reported_version: {
    record_id: string
    number: number
    cluster_id: string
    organisation_id: string | null
    held_on: string
    title: string
    lang: string
    service: 'advice' | 'coaching' | 'training' | 'study' | 'introduction' | 'visit' | 'webinar' | 'newsletter' | 'other' | null
    hours: string | null
    reach: Generated<'direct' | 'indirect'>
    between_whom: 'businesses' | 'clusters' | null
    counterpart: string | null
    counterpart_id: string | null
    market: string | null
    source: string | null
    link: string | null
    file_hash: string | null
    file_name: string | null
    withdrawn: Generated<boolean>
    reason: string | null
    said_by: string | null
    said_at: Date
  }
  reporting_period: {
    id: string
    partnership_id: string
    name: string
    starts_on: string
    ends_on: string
    due_on: string | null
    state: Generated<'open' | 'frozen' | 'reported' | 'amended'>
    reported_on: string | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  resource_hours: {
    id: string
    mission_id: string
    interpreter_id: string | null
    starts_at: Date
    ends_at: Date
    units: number
    extra: Generated<boolean>
  }
  role_grant: {
    id: string
    person_id: string
    role: 'platform-administrator' | 'cluster-manager' | 'partnership-coordinator' | 'event-organiser' | 'steward' | 'local-host' | 'organisation-editor' | 'funder'
    cluster_id: string | null
    partnership_id: string | null
    mission_id: string | null
    organisation_id: string | null
    granted_by: string | null
    granted_at: Date
    revoked_at: Date | null
  }
  room: {
    id: string
    title: string
    lang: string
    state: 'open' | 'ended'
    step: 'teaser' | 'identity' | 'nda' | 'technical'
    created_at: Date
    ended_at: Date | null
    ended_by: number | null
    ended_reason: string | null
    interest_id: string | null
  }
  room_acceptance: {
    nda_id: string
    side: number
    person_id: string | null
    full_name: string
    capacity: string
    accepted_at: Date
  }
  room_checkpoint: {
    room_id: string
    size: number
    note: string
    signed_at: Date
    stamp: string | null
    stamped_at: Date | null
    stamp_attempts: Generated<number>
    stamp_next_at: Date | null
  }
  room_entry: {
    room_id: string
    number: number
    at: Date
    event: string
    side: number
    text: string
    hash: string
    openings: Json
  }
  room_item: {
    id: string
    room_id: string
    side: number
    step: 'teaser' | 'identity' | 'technical'
    kind: 'text' | 'file'
    title: string
    created_at: Date
    withdrawn_at: Date | null
    marked: Generated<boolean>
  }
  room_ledger: {
    room_id: string
    origin: string
    size: number
    peaks: string[]
    mailed_size: Generated<number>
    mailed_at: Date | null
  }
  room_nda: {
    id: string
    room_id: string
    state: 'proposed' | 'signed' | 'replaced'
    kind: 'mutual' | 'one-way'
    discloser: number | null
    purpose: string
    law: string
    confidentiality_years: number
    valid_until: string
    clauses: Json
    proposed_by: number
    proposed_at: Date
    file_hash: string | null
    file_name: string | null
    signed_at: Date | null
    pdf_hash: string | null
    terms_hash: string
  }
  room_reader: {
    room_id: string
    side: number
    person_id: string
    named_at: Date
    invited_as: string | null
    affiliation_id: string | null
    link_hash: string | null
    mailed_at: Date | null
  }
  room_register: {
    id: string
    room_id: string
    side: number
    kind: 'background' | 'foreground'
    title: string
    body: string
    lang: string
    item_id: string | null
    shares: number[] | null
    wishes: string | null
    confirmed: Generated<number[]>
    created_by: string | null
    created_at: Date
    withdrawn_at: Date | null
  }
  room_side: {
    room_id: string
    position: number
    organisation_id: string
    agreed: 'teaser' | 'identity' | 'nda' | 'technical'
    closed_at: Date | null
    shows_until: string | null
  }
  room_version: {
    item_id: string
    number: number
    body: string | null
    lang: string
    file_hash: string | null
    file_name: string | null
    media_type: string | null
    preview: Generated<boolean>
    size: number | null
    created_at: Date
    created_by: string | null
    shown_at: Date | null
    mark_fault: string | null
  }
  sanctions_flag: {
    organisation_id: string
    reason: string
    set_by: string
    set_at: Date
  }
  saved_search: {
    id: string
    person_id: string
    name: string
    question: Json
    lang: string
    rhythm: 'at-once' | 'daily' | 'weekly' | 'never'
    watch: Generated<'beginning' | 'watched' | 'too-broad'>
    looked_at: Date | null
    looked_to: Generated<string>
    told_at: Date | null
    due_at: Date
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  saved_search_known: {
    search_id: string
    organisation_id: string
    told_at: Date | null
    seen_at: Date | null
    mail_id: string | null
  }
  schedule: {
    id: string
    mission_id: string
    number: number
    state: 'draft' | 'published' | 'superseded'
    based_on: string | null
    job_id: string | null
    certificate: JsonOrNull
    version: Generated<number>
    created_by: string | null
    created_at: Date
    published_by: string | null
    published_at: Date | null
    taken: JsonWithDefault
  }
  search_mail_link: {
    token_hash: string
    person_id: string
    created_at: Date
  }
  session: {
    id: string
    token_hash: string
    account_id: string
    method: 'password' | 'passkey' | 'e-mail' | 'set-up'
    user_agent: Generated<string>
    created_at: Date
    last_seen_at: Date
    expires_at: Date
  }
  setting: {
    name: string
    value: Json
  }
  site: {
    id: string
    organisation_id: string
    name: string
    function: 'headquarters' | 'production' | 'development' | 'laboratory' | 'clinic' | 'sales' | 'service' | 'warehouse' | 'office' | 'other'
    street: string | null
    postcode: string | null
    city: string | null
    country: string
    latitude: number | null
    longitude: number | null
    position: number
    created_at: Date
    updated_at: Date
  }
  slot: {
    id: string
    mission_id: string
    session_id: string | null
    starts_at: Date
    ends_at: Date
    removed_at: Date | null
    left_out: Generated<boolean>
  }
  slot_question: {
    id: string
    mission_id: string
    meeting_id: string
    participant_id: string
    slot_id: string
    asked_by: string | null
    asked_at: Date
    answer: 'yes' | 'no' | null
    answered_at: Date | null
  }
  stand_in: {
    participant_id: string
    colleague_id: string
    position: number
  }
  success_story: {
    id: string
    slug: string
    meeting_id: string
    mission_id: string
    from_organisation_id: string
    to_organisation_id: string
    state: Generated<'draft' | 'released' | 'withdrawn'>
    version: Generated<number>
    drafted_by: string | null
    created_at: Date
    released_at: Date | null
    ended_at: Date | null
  }
  success_story_answer: {
    id: string
    story_id: string
    number: number
    side: 'from' | 'to'
    agreed: boolean
    note: string | null
    answered_by: string | null
    answered_at: Date
  }
  success_story_version: {
    story_id: string
    number: number
    lang: Generated<string>
    title: string
    body: string
    rung: 'talking' | 'nda' | 'sample' | 'pilot' | 'proposal' | 'mou' | 'contract'
    names_from: boolean
    names_to: boolean
    written_by: string | null
    written_at: Date
  }
  taxonomy: {
    scheme: string
    revision: string
    title: Json
    licence: string
    source: string
    imported_at: Date
  }
  taxonomy_term: {
    scheme: string
    revision: string
    code: string
    parent: string | null
    labels: Json
    position: number
  }
  throttle: {
    key: string
    window_start: Date
    count: number
  }
  unavailable: {
    participant_id: string
    slot_id: string
  }
  unplaced: {
    schedule_id: string
    meeting_id: string
    reasons: Json
  }
  upload: {
    person_id: string
    hash: string
    size: number
    sent_at: Date
  }
  value_chain: {
    id: string
    slug: string
    partnership_id: string
    title: string
    summary: string | null
    lang: string
    market: string | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  value_chain_pick: {
    role_id: string
    organisation_id: string
    pick: 'chosen' | 'set-aside'
    reason: 'wrong-subject' | 'wrong-stage' | 'too-far' | 'already-known' | 'competitor' | 'other' | null
    note: string | null
    said_by: string | null
    said_at: Date
  }
  value_chain_role: {
    id: string
    chain_id: string
    place: number
    name: string
    words: string
    verb: string | null
    object: string | null
    terms: Generated<string[]>
    kinds: Generated<string[]>
    wanted: Generated<number>
    version: Generated<number>
  }
  work_effort: {
    package_id: string
    cluster_id: string
    effort_hundredths: number
    cost_minor: number
  }
  work_item: {
    id: string
    plan_id: string
    package_id: string
    kind: 'task' | 'deliverable' | 'milestone'
    number: number
    title: string
    description: string | null
    lang: string
    owner_cluster_id: string | null
    owner_person_id: string | null
    from_month: number | null
    due_month: number | null
    due_on: string | null
    type: 'report' | 'demonstrator' | 'website' | 'data' | 'event' | 'other' | null
    dissemination: 'public' | 'sensitive' | null
    means: string | null
    state: string
    done_on: string | null
    accepted_on: string | null
    proof: string | null
    link_kind: 'mission' | 'agreement' | 'decision' | 'report' | 'hypothesis' | null
    link_ref: string | null
    file_hash: string | null
    file_name: string | null
    state_by: string | null
    version: Generated<number>
    removed_at: Date | null
    created_at: Date
    updated_at: Date
  }
  work_package: {
    id: string
    plan_id: string
    number: number
    title: string
    objective: string
    description: string | null
    lang: string
    lead_cluster_id: string | null
    from_month: number
    to_month: number
    version: Generated<number>
    removed_at: Date | null
    created_at: Date
    updated_at: Date
  }
  work_plan: {
    id: string
    partnership_id: string
    grant_id: string | null
    created_at: Date
  }
  work_reminder: {
    item_id: string
    moment: 'before' | 'after'
    due_on: string
    reminded_at: Date
  }
  work_risk: {
    id: string
    plan_id: string
    number: number
    description: string
    mitigation: string
    lang: string
    likelihood: 'low' | 'medium' | 'high'
    impact: 'low' | 'medium' | 'high'
    owner_cluster_id: string | null
    owner_person_id: string | null
    state: 'open' | 'happened' | 'closed'
    looked_on: string
    looked_by: string | null
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  work_statement: {
    id: string
    item_id: string
    state: 'planned' | 'begun' | 'done' | 'submitted' | 'accepted' | 'reached'
    day: string | null
    proof: string | null
    file_name: string | null
    note: string | null
    by_owner: boolean
    said_by: string | null
    said_at: Date
  }
}
