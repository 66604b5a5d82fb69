import type { Database } from '../database/database.ts'
import type { Chore } from '../shared/route.ts'

const day = 86_400
/** An idempotency key answers for this long; a repeat after that is a new wish. */
const keyDays = 2

/** What the house itself does by the clock: the embedded database cleans up nothing on its own. */
export function houseChores(database: Database): Chore[] {
  return [
    { name: 'house.maintain-database', everySeconds: day, run: () => database.maintain() },
    {
      name: 'house.sweep-keys',
      everySeconds: 3_600,
      run: async ctx => {
        const before = new Date(ctx.now().getTime() - keyDays * day * 1_000)
        await ctx.db.deleteFrom('idempotency').where('created_at', '<', before).execute()
      },
    },
  ]
}
