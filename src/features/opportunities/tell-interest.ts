import type { Context } from '../../shared/context.ts'
import { makeToken } from '../accounts/index.ts'
import { sendMail } from '../notifications/index.ts'
import { listEditorsOf, listManagersOf, readHolder } from './queries.ts'
import type { InterestRow } from './queries-interests.ts'
import { readTitleThen } from './queries-sent.ts'

type Reader = Awaited<ReturnType<typeof listManagersOf>>[number]

/** Who answers for an owner: its editors, or its cluster where it has none. */
export async function listAnswerers(
  ctx: Pick<Context, 'db'>,
  holder: { organisationId: string | null; clusterId: string },
): Promise<Reader[]> {
  const editors = holder.organisationId === null ? [] : await listEditorsOf(ctx.db, holder.organisationId)
  return editors.length > 0 ? editors : listManagersOf(ctx.db, holder.clusterId)
}

/** Tells whom an interest has come to: the broker, or the owner with the cluster in copy. */
export async function tellArrival(ctx: Context, interest: InterestRow): Promise<void> {
  const holder = await readHolder(ctx.db, interest.opportunity_id)
  if (holder === null) return
  const managers = await listManagersOf(ctx.db, holder.clusterId)
  if (interest.state === 'with-broker')
    return tellAll(ctx, interest, holder.title, managers, 'interest-to-broker')
  const answerers = await listAnswerers(ctx, holder)
  await tellAll(ctx, interest, holder.title, answerers, 'interest-received')
  const told = new Set(answerers.map(({ personId }) => personId))
  const others = managers.filter(({ personId }) => !told.has(personId))
  await tellAll(ctx, interest, holder.title, others, 'interest-copy')
}

/** Tells the owner what the broker passed on. */
export async function tellOwner(ctx: Context, interest: InterestRow): Promise<void> {
  const holder = await readHolder(ctx.db, interest.opportunity_id)
  if (holder === null) return
  await tellAll(ctx, interest, holder.title, await listAnswerers(ctx, holder), 'interest-received')
}

/** Tells the broker that their question was answered. */
export async function tellBroker(ctx: Context, interest: InterestRow): Promise<void> {
  const holder = await readHolder(ctx.db, interest.opportunity_id)
  if (holder === null) return
  await tellAll(
    ctx,
    interest,
    holder.title,
    await listManagersOf(ctx.db, holder.clusterId),
    'interest-answered',
  )
}

async function tellAll(
  ctx: Context,
  interest: InterestRow,
  title: string,
  readers: readonly Reader[],
  kind: string,
): Promise<void> {
  for (const { personId, address, name, lang } of readers)
    await sendMail(
      ctx,
      { personId, address: address ?? '', name },
      {
        kind,
        lang,
        values: {
          name,
          title,
          organisation: interest.organisation_name,
          person: `${interest.given_name} ${interest.family_name}`.trim(),
        },
        link: `${ctx.baseUrl}/interests/${interest.id}`,
      },
      interest.id,
    )
}

/**
 * Tells the sender how their interest goes, under the title it was sent to. What is told of the owner comes in `values`, only once it was accepted; without
 * an account the mail's link opens their interest.
 */
export async function tellSender(
  ctx: Context,
  interest: InterestRow,
  kind: 'interest-question' | 'interest-accepted' | 'interest-declined',
  values: Record<string, string>,
): Promise<void> {
  const title = await readTitleThen(ctx, interest)
  const link =
    interest.person_id === null
      ? `${ctx.baseUrl}/interest/${await makeInterestLink(ctx, interest.id)}`
      : `${ctx.baseUrl}/interests/${interest.id}`
  const name = `${interest.given_name} ${interest.family_name}`.trim()
  await sendMail(
    ctx,
    { personId: interest.person_id, address: interest.email, name },
    {
      kind,
      lang: interest.lang,
      values: { name, title, ...values },
      link,
    },
    interest.id,
  )
}

/** A link that opens one interest for its sender. */
export async function makeInterestLink(ctx: Context, interestId: string): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('interest_link')
    .values({ token_hash: hash, interest_id: interestId, created_at: ctx.now() })
    .execute()
  return token
}
