import { type Kysely, sql } from 'kysely'

/**
 * Memberships that wait for the yes of who keeps the organisation. They stand beside the memberships, not among them:
 * nothing that reads memberships can take a wish for one.
 */
export const membershipRequests = {
  name: '0014-membership-requests',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table membership_request (
  id uuid primary key,
  cluster_id uuid not null references cluster (id) on delete cascade,
  organisation_id uuid not null references organisation (id) on delete cascade,
  member_from date not null,
  member_to date check (member_to >= member_from),
  external_id text,
  state text not null default 'asked' check (state in ('asked', 'agreed', 'refused', 'withdrawn')),
  asked_by uuid references person (id) on delete set null,
  asked_at timestamptz not null,
  answered_by uuid references person (id) on delete set null,
  answered_at timestamptz,
  reason text,
  check ((state = 'asked') = (answered_at is null))
);
create unique index membership_request_open on membership_request (cluster_id, organisation_id) where state = 'asked';
create index membership_request_organisation on membership_request (organisation_id);
`)
      .execute(db)
  },
}
