import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import { sayDate } from '../../shared/zones.ts'
import { hashToken, makeToken } from '../accounts/index.ts'
import { sendMail } from '../notifications/index.ts'
import type * as contract from './contract-interests.ts'
import { renewOpportunity } from './keep-open.ts'
import { todayOf } from './load-opportunity.ts'
import { listManagersOf } from './queries.ts'
import { findRenewal, listForgotten, listRunningOut } from './queries-interests.ts'
import { dayAfter, warnedDays } from './rules/open-state.ts'
import { listAnswerers } from './tell-interest.ts'

/** Every hour: asks owners whether what runs out is still true, and reminds whoever has not answered an interest. */
export async function lookAfterOpportunities(ctx: JobContext): Promise<void> {
  await ctx.db.transaction().execute(db => askOwners({ ...ctx, db, afterCommit: () => undefined }))
  await ctx.db.transaction().execute(db => remindAnswerers({ ...ctx, db, afterCommit: () => undefined }))
}

/** A month before an opportunity runs out its owner gets one mail, whose button keeps it for another year. */
async function askOwners(ctx: Context): Promise<void> {
  const today = todayOf(ctx)
  for (const one of await listRunningOut(ctx.db, today, dayAfter(today, warnedDays))) {
    const expiresOn = one.expiresOn ?? today
    for (const { personId, address, name, lang } of await listAnswerers(ctx, one)) {
      const { token, hash } = makeToken(ctx.random)
      await ctx.db
        .insertInto('opportunity_link')
        .values({
          token_hash: hash,
          opportunity_id: one.id,
          person_id: personId,
          created_at: ctx.now(),
          expires_at: new Date(Date.parse(`${dayAfter(expiresOn, 90)}T00:00:00Z`)),
        })
        .execute()
      await sendMail(
        ctx,
        { personId, address: address ?? '', name },
        {
          kind: 'opportunity-running-out',
          lang,
          values: {
            name,
            title: one.title,
            day: sayDate(expiresOn, lang),
          },
          link: `${ctx.baseUrl}/opportunity-renewal/${token}`,
        },
        one.id,
      )
    }
    await ctx.db.updateTable('opportunity').set({ warned_for: expiresOn }).where('id', '=', one.id).execute()
  }
}

/** One mail per person, however many interests wait for them; three times at most. */
async function remindAnswerers(ctx: Context): Promise<void> {
  const forgotten = await listForgotten(ctx.db, ctx.now())
  const perPerson = new Map<
    string,
    { reader: Awaited<ReturnType<typeof listAnswerers>>[number]; count: number }
  >()
  for (const interest of forgotten) {
    const readers =
      interest.state === 'with-broker'
        ? await listManagersOf(ctx.db, interest.clusterId)
        : await listAnswerers(ctx, interest)
    for (const reader of readers) {
      const there = perPerson.get(reader.personId) ?? { reader, count: 0 }
      perPerson.set(reader.personId, { ...there, count: there.count + 1 })
    }
    await ctx.db
      .updateTable('interest')
      .set(eb => ({ reminded_at: ctx.now(), reminders: eb('reminders', '+', 1) }))
      .where('id', '=', interest.id)
      .execute()
  }
  for (const { reader, count } of perPerson.values())
    await sendMail(
      ctx,
      { personId: reader.personId, address: reader.address ?? '', name: reader.name },
      {
        kind: 'interests-waiting',
        lang: reader.lang,
        values: { name: reader.name, count },
        link: `${ctx.baseUrl}/interests?open=true`,
      },
    )
}

/** Which opportunity a mail's link is about. */
export async function getRenewal(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getRenewal>,
): Promise<AnswerOf<typeof contract.getRenewal>> {
  const { title, lang, slug, expiresOn } = await openRenewal(ctx, input.token)
  return { title, lang, slug, expiresOn }
}

/** Keeps it published for another year. */
export async function renewByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.renewByLink>,
): Promise<AnswerOf<typeof contract.renewByLink>> {
  const { id } = await openRenewal(ctx, input.token)
  return renewOpportunity(ctx, input, { id })
}

async function openRenewal(ctx: Context, token: string) {
  const it = await findRenewal(ctx.db, hashToken(token), ctx.now())
  if (it === undefined) throw new Refusal('link-invalid')
  return it
}
