import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hashToken, makeToken } from '../accounts/index.ts'
import { findOutcomeLink } from './queries-answers.ts'

/** A link opens one person's meetings of one mission, for this long. */
const openDays = 60

/** The address at which somebody says what came of their meetings, without an account. Only its hash is kept. */
export async function makeOutcomeLink(
  ctx: Pick<Context, 'db' | 'now' | 'newId' | 'random' | 'baseUrl'>,
  missionId: string,
  personId: string,
): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      purpose: 'outcome',
      person_id: personId,
      subject_id: missionId,
      payload: '{}',
      created_by: null,
      created_at: ctx.now(),
      expires_at: new Date(ctx.now().getTime() + openDays * 86_400_000),
    })
    .execute()
  return `${ctx.baseUrl}/follow-up/${token}`
}

export interface OpenedLink {
  id: string
  missionId: string
  personId: string
  name: string
  lang: string
}

/** What such a link opens; 'link-invalid' when it is unknown, ended or revoked. */
export async function readOutcomeLink(ctx: Context, token: string): Promise<OpenedLink> {
  const link = await findOutcomeLink(ctx.db, hashToken(token))
  if (
    link === undefined ||
    link.missionId === null ||
    link.revokedAt !== null ||
    (link.expiresAt !== null && link.expiresAt <= ctx.now())
  )
    throw new Refusal('link-invalid')
  const { id, missionId, personId, name, lang } = link
  return { id, missionId, personId, name, lang }
}
