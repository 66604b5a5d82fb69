import { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hashToken, makeToken } from '../accounts/index.ts'
import type { MissionRow } from '../missions/index.ts'

const dayMs = 86_400_000
const payload = z.object({ participants: z.array(z.uuid()) })

/**
 * A link to somebody's schedule that opens without signing in, for the participants they read for. Ends two weeks after the
 * mission, or after the last thing they are told of. Only its hash is kept, so each mail carries one of its own.
 */
export async function makeScheduleLink(
  ctx: Context,
  mission: Pick<MissionRow, 'id' | 'ends_on'>,
  reader: {
    personId: string | null
    changes: readonly {
      reader: { participantId: string }
      change?: { after: { endsAt: Date } | null } | undefined
    }[]
  },
): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  const participants = [...new Set(reader.changes.map(change => change.reader.participantId))]
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'my-schedule',
      person_id: reader.personId,
      subject_id: mission.id,
      payload: JSON.stringify({ participants }),
      created_by: ctx.viewer.personId,
      created_at: ctx.now(),
      expires_at: new Date(
        Math.max(
          new Date(`${mission.ends_on}T23:59:59Z`).getTime(),
          ctx.now().getTime(),
          ...reader.changes.flatMap(({ change }) => change?.after?.endsAt.getTime() ?? []),
        ) +
          14 * dayMs,
      ),
    })
    .execute()
  return `${ctx.baseUrl}/s/${token}`
}

/** What a schedule link opens; 'link-invalid' when it is unknown, ended or revoked. */
export async function readScheduleLink(
  ctx: Context,
  token: string,
): Promise<{ missionId: string; personId: string | null; participantIds: string[] }> {
  const link = await ctx.db
    .selectFrom('link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', 'my-schedule')
    .executeTakeFirst()
  const known = payload.safeParse(link?.payload)
  if (link === undefined || !known.success || link.subject_id === null || link.revoked_at !== null)
    throw new Refusal('link-invalid')
  if (link.expires_at !== null && link.expires_at <= ctx.now()) throw new Refusal('link-invalid')
  return { missionId: link.subject_id, personId: link.person_id, participantIds: known.data.participants }
}
