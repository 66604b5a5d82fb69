import { type Kysely, sql } from 'kysely'

/** Mail that came back, and the addresses that are not written to until somebody looked at them. */
export const mailBounces = {
  name: '0067-mail-bounces',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table mail add column bounced_at timestamptz;
-- As the other mail server put it: 5.1.1.
alter table mail add column bounce_status text;

create table bounced_address (
  address citext primary key,
  status text not null,
  reason text not null default '',
  mail_id uuid references mail (id) on delete set null,
  since timestamptz not null,
  cleared_at timestamptz,
  cleared_by uuid references person (id) on delete set null
);
create index bounced_address_mail on bounced_address (mail_id) where mail_id is not null;
create index bounced_address_person on bounced_address (cleared_by) where cleared_by is not null;
create index bounced_address_open on bounced_address (since) where cleared_at is null;
`)
      .execute(db)
  },
}
