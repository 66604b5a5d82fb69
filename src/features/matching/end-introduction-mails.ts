import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hashToken } from '../accounts/index.ts'
import { nextTelling } from '../directory/rules/search-rhythms.ts'
import type * as contract from './contract-introductions.ts'
import { findMailLink, findMailRow, lockMailRow, updateMailRow } from './queries-introduction-mails.ts'

async function openMailLink(ctx: Context, token: string): Promise<string> {
  const personId = await findMailLink(ctx.db, hashToken(token))
  if (personId === null) throw new Refusal('link-invalid')
  return personId
}

/** Whether whoever got the mail still gets such mails; nothing else is said to the holder of a link. */
export async function getIntroductionMails(
  ctx: Context,
  { token }: ParsedInputOf<typeof contract.getIntroductionMails>,
): Promise<AnswerOf<typeof contract.getIntroductionMails>> {
  const row = await findMailRow(ctx.db, await openMailLink(ctx, token))
  return { wanted: row !== null && row.endedAt === null }
}

/** Ends the weekly mail; the list stays on the screen. */
export async function endIntroductionMails(
  ctx: Context,
  { token }: ParsedInputOf<typeof contract.endIntroductionMails>,
): Promise<{ done: true }> {
  const personId = await openMailLink(ctx, token)
  await want(ctx, { personId, wanted: false, call: 'matching.endIntroductionMails' })
  return { done: true }
}

/** A manager asks for the weekly mail, or wants no more of it. */
export async function setIntroductionMails(
  ctx: Context,
  { wanted }: ParsedInputOf<typeof contract.setIntroductionMails>,
): Promise<{ done: true }> {
  const { personId } = ctx.viewer
  if (personId === null) throw new Refusal('not-allowed')
  await want(ctx, { personId, wanted, call: 'matching.setIntroductionMails' })
  return { done: true }
}

async function want(
  ctx: Context,
  { personId, wanted, call }: { personId: string; wanted: boolean; call: string },
): Promise<void> {
  const now = ctx.now()
  const next = nextTelling('weekly', now, ctx.viewer.timeZone ?? 'UTC')
  const { endedAt } = await lockMailRow(ctx.db, personId, next)
  if ((endedAt === null) === wanted) return
  await updateMailRow(ctx.db, personId, wanted ? { ended_at: null, due_at: next } : { ended_at: now })
  await writeHistory(ctx, {
    call,
    subjectKind: 'person',
    subjectId: personId,
    onBehalfOf: personId,
    change: { wanted },
  })
}
