import { type Kysely, sql } from 'kysely'

/** What every room stands on: extensions, the append-only history, jobs, the outbox, idempotency keys, files. */
export const first = {
  name: '0001-first',
  up: async (db: Kysely<unknown>): Promise<void> => {
    for (const extension of ['citext', 'pg_trgm', 'unaccent', 'btree_gist']) {
      await sql.raw(`create extension if not exists ${extension}`).execute(db)
    }
    await sql
      .raw(`
create table history (
  id uuid primary key,
  at timestamptz not null,
  actor_person_id uuid,
  on_behalf_of_person_id uuid,
  call text not null,
  subject_kind text not null,
  subject_id uuid not null,
  change jsonb not null default '{}',
  reason text
);
create index history_subject on history (subject_kind, subject_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'history is append-only' using errcode = '42501'; end $$;
create trigger history_is_append_only before update or delete on history
  for each row execute function refuse_change();

create table outbox (
  number bigint generated always as identity primary key,
  stream text not null,
  kind text not null,
  subject_id uuid,
  payload jsonb not null default '{}',
  at timestamptz not null
);
create index outbox_stream on outbox (stream, number);

create table job (
  id uuid primary key,
  kind text not null,
  payload jsonb not null default '{}',
  unique_key text,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  run_after timestamptz not null,
  attempts integer not null default 0,
  max_attempts integer not null default 5,
  worker text,
  lease_until timestamptz,
  cancel_requested_at timestamptz,
  progress jsonb not null default '{}',
  result jsonb,
  error text,
  created_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index job_due on job (run_after) where state in ('waiting', 'running');
create unique index job_once on job (kind, unique_key) where unique_key is not null and state in ('waiting', 'running');

create table idempotency (
  scope text not null,
  key text not null,
  call text not null,
  request_hash text not null,
  status integer not null,
  body text not null,
  created_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_age on idempotency (created_at);

create table file (
  hash text primary key,
  size bigint not null,
  created_at timestamptz not null
);

create table setting (
  name text primary key,
  value jsonb not null
);
`)
      .execute(db)
  },
}
