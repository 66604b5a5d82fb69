import { type Kysely, sql } from 'kysely'

/** Checkpoints with a time stamp of a service (RFC 3161): its answer as it came, or when it is asked next. */
export const checkpointStamps = {
  name: '0051-checkpoint-stamps',
  up: async (db: Kysely<unknown>): Promise<void> => {
    await sql
      .raw(`
alter table room_checkpoint add column stamp text;
alter table room_checkpoint add column stamped_at timestamptz;
alter table room_checkpoint add column stamp_attempts integer not null default 0;
alter table room_checkpoint add column stamp_next_at timestamptz;
alter table room_checkpoint add check ((stamp is null) = (stamped_at is null));
create index room_checkpoint_unstamped on room_checkpoint (stamp_next_at) where stamp is null;
`)
      .execute(db)
  },
}
