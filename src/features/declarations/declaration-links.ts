import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hashToken, makeToken } from '../accounts/index.ts'
import { findLink, type LinkRow } from './queries.ts'

/** A link opens what one organisation is asked of one year, for this long. */
export const openDays = 60

/** The address at which somebody declares for their organisation, without an account. Only its hash is kept. */
export async function makeDeclarationLink(
  ctx: Context,
  requestId: string,
  personId: string,
): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'declaration',
      person_id: personId,
      subject_id: requestId,
      payload: '{}',
      created_by: ctx.viewer.personId,
      created_at: ctx.now(),
      expires_at: new Date(ctx.now().getTime() + openDays * 86_400_000),
    })
    .execute()
  return `${ctx.baseUrl}/declare/${token}`
}

/** What such a link opens; 'link-invalid' when it is unknown or ended, or whoever got it has left the organisation. */
export async function readDeclarationLink(ctx: Context, token: string): Promise<LinkRow> {
  const link = await findLink(ctx.db, hashToken(token))
  if (
    link === null ||
    link.revokedAt !== null ||
    !link.isStillTheirs ||
    (link.expiresAt !== null && link.expiresAt <= ctx.now())
  )
    throw new Refusal('link-invalid')
  return link
}
