import { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hashToken, makeToken } from '../accounts/index.ts'

const invitationPayload = z.object({
  kind: z.literal('mission'),
  message: z.string().nullable().default(null),
})
const dayMs = 86_400_000

/** The address at which somebody answers an invitation and says when they can meet, without an account. Ends two weeks after the mission. */
export async function makeInvitationLink(
  ctx: Context,
  mission: { ends_on: string },
  participant: { id: string; personId: string | null },
  message: string | null = null,
): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'invitation',
      person_id: participant.personId,
      subject_id: participant.id,
      payload: JSON.stringify({ kind: 'mission', message }),
      created_by: ctx.viewer.personId,
      created_at: ctx.now(),
      expires_at: new Date(
        Math.max(new Date(`${mission.ends_on}T23:59:59Z`).getTime(), ctx.now().getTime()) + 14 * dayMs,
      ),
    })
    .execute()
  return `${ctx.baseUrl}/invitation/${token}`
}

/** Ends the links somebody was sent before. */
export async function revokeInvitationLinks(ctx: Context, participantId: string): Promise<void> {
  await ctx.db
    .updateTable('link')
    .set({ revoked_at: ctx.now() })
    .where('subject_id', '=', participantId)
    .where('purpose', '=', 'invitation')
    .where('revoked_at', 'is', null)
    .execute()
}

/** The participant behind an invitation link and the words that came with it; 'link-invalid' when it is unknown, ended or revoked. */
export async function readInvitationLink(
  ctx: Context,
  token: string,
): Promise<{ participantId: string; personId: string | null; message: string | null }> {
  const link = await ctx.db
    .selectFrom('link')
    .selectAll()
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', 'invitation')
    .executeTakeFirst()
  const payload = invitationPayload.safeParse(link?.payload)
  if (
    link === undefined ||
    !payload.success ||
    link.subject_id === null ||
    link.revoked_at !== null ||
    (link.expires_at !== null && link.expires_at < ctx.now())
  )
    throw new Refusal('link-invalid')
  return { participantId: link.subject_id, personId: link.person_id, message: payload.data.message }
}
