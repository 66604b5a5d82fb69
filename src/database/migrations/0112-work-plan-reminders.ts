import { type Kysely, sql } from 'kysely'

/** Who was reminded of what of a work plan: once before and once after each day something is due on. */
export const workPlanReminders = {
  name: '0112-work-plan-reminders',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
create table work_reminder (
  item_id uuid not null references work_item (id) on delete cascade,
  moment text not null check (moment in ('before', 'after')),
  -- Another day is another reminder.
  due_on date not null,
  reminded_at timestamptz not null,
  primary key (item_id, moment, due_on)
);
`)
      .execute(db)
  },
}
