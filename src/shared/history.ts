import type { Context } from './context.ts'

/** Writes one line of the append-only history as part of the caller's transaction: who, on whose behalf, what, why. */
export async function writeHistory(
  ctx: Context,
  line: {
    call: string
    subjectKind: string
    subjectId: string
    change?: Record<string, unknown>
    onBehalfOf?: string | null
    reason?: string | null
  },
): Promise<void> {
  await ctx.db
    .insertInto('history')
    .values({
      id: ctx.newId(),
      at: ctx.now(),
      actor_person_id: ctx.viewer.personId,
      on_behalf_of_person_id: line.onBehalfOf ?? null,
      call: line.call,
      subject_kind: line.subjectKind,
      subject_id: line.subjectId,
      change: JSON.stringify(line.change ?? {}),
      reason: line.reason ?? null,
    })
    .execute()
}
