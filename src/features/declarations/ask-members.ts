import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { addDays, sayDate } from '../../shared/zones.ts'
import { sendMail } from '../notifications/index.ts'
import type { InsideLoaded } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import { makeDeclarationLink, openDays } from './declaration-links.ts'
import { countsFor } from './policy.ts'
import {
  type AskedFilter,
  beginReminding,
  countToAsk,
  listRounds,
  listToAsk,
  listToRemind,
  type ReminderRow,
  type RoundRow,
} from './queries.ts'

/** Mails of one press; who is left over is asked by the next. */
const askedMost = 500
/** Whoever has not declared by then is reminded, once. */
const remindAfterDays = 14
const usualDays = 42

/** The clusters for whose members somebody asks: all partners', or those they manage. */
export function ownClusters(ctx: Context, subject: InsideLoaded): readonly string[] {
  return countsFor(ctx.viewer, subject) ?? subject.clusterIds
}

/** What the form for asking starts from, and how many it would reach. */
export async function getAskChoices(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getAskChoices>,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.getAskChoices>> {
  const today = ctx.now().toISOString().slice(0, 10)
  const rounds = await listRounds(ctx.db, subject.id)
  const year = input.year ?? Number(today.slice(0, 4)) - 1
  const open = rounds.find(one => one.year === year)
  const counts = await countToAsk(ctx.db, {
    partnershipId: subject.id,
    year,
    clusterIds: ownClusters(ctx, subject),
  })
  return {
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    year,
    currency: open?.currency ?? rounds[0]?.currency ?? 'EUR',
    closesOn: open !== undefined && open.closesOn >= today ? open.closesOn : addDays(today, usualDays),
    isOpen: open !== undefined,
    rounds,
    whom: (['active', 'all'] as const).map(whom => ({ whom, ...counts[whom] })),
  }
}

/** Asks companies to declare a year. The first press opens the year; its currency and last day stand from then on. */
export async function askMembers(
  ctx: Context,
  input: ParsedInputOf<typeof contract.askMembers>,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.askMembers>> {
  const round = await openRound(ctx, input, subject)
  const wanted = await listToAsk(
    ctx.db,
    {
      partnershipId: subject.id,
      year: input.year,
      clusterIds: ownClusters(ctx, subject),
      whom: input.whom,
      organisationIds: input.organisationIds,
    },
    askedMost * 4,
  )
  const reached = wanted.filter(one => one.address !== null).slice(0, askedMost)
  let sent = 0
  for (const one of reached) {
    if (one.address === null || one.personId === null) continue
    const id = ctx.newId()
    const request = await ctx.db
      .insertInto('declaration_request')
      .values({
        id,
        round_id: round.id,
        organisation_id: one.organisationId,
        person_id: one.personId,
        asked_by: ctx.viewer.personId,
        asked_at: ctx.now(),
      })
      .onConflict(conflict => conflict.columns(['round_id', 'organisation_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    // Somebody else asked the same moment.
    if (request === undefined) continue
    await mailTo(ctx, 'declaration-asked', {
      ...one,
      requestId: id,
      year: round.year,
      closesOn: round.closesOn,
      partnership: subject.acronym,
      partnershipId: subject.id,
    })
    sent++
  }
  await writeHistory(ctx, {
    call: 'declarations.askMembers',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { year: input.year, sent },
  })
  return {
    year: input.year,
    sent,
    unreachable: wanted.filter(one => one.address === null).length,
    left: Math.max(0, (wanted[0]?.total ?? 0) - reached.length),
  }
}

/** The year as it stands, or opened now. */
async function openRound(
  ctx: Context,
  { year, currency, closesOn }: ParsedInputOf<typeof contract.askMembers>,
  subject: InsideLoaded,
): Promise<RoundRow> {
  const today = ctx.now().toISOString().slice(0, 10)
  if (year > Number(today.slice(0, 4)))
    throw new Refusal('input-invalid', { faults: [{ field: 'year', code: 'in-the-future' }] })
  if (closesOn < today)
    throw new Refusal('input-invalid', { faults: [{ field: 'closesOn', code: 'in-the-past' }] })
  const { rows } = await sql<{ id: string; currency: string; closesOn: string }>`
    insert into declaration_round (id, partnership_id, year, currency, closes_on, opened_by, opened_at)
    values (${ctx.newId()}, ${subject.id}, ${year}, ${currency}, ${closesOn}, ${ctx.viewer.personId}, ${ctx.now()})
    on conflict (partnership_id, year) do update set closes_on = greatest(declaration_round.closes_on, excluded.closes_on)
    returning id, currency, closes_on::text as "closesOn"`.execute(ctx.db)
  const [row] = rows
  if (row === undefined) throw new Error('a year was neither opened nor found')
  return { ...row, year }
}

/** Reminds, once, those of the own clusters who were asked and have not declared. */
export async function remindMembers(
  ctx: Context,
  input: ParsedInputOf<typeof contract.remindMembers>,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.remindMembers>> {
  const filter: AskedFilter = {
    partnershipId: subject.id,
    year: input.year,
    clusterIds: ownClusters(ctx, subject),
  }
  let sent = 0
  for (const one of await listToRemind(ctx.db, filter)) if (await remind(ctx, one)) sent++
  if (sent === 0) throw new Refusal('nobody-misses')
  await writeHistory(ctx, {
    call: 'declarations.remindMembers',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { year: input.year, sent },
  })
  return { year: input.year, sent }
}

/** Two weeks after they were asked, whoever has not declared is reminded once; each in a transaction of its own. */
export async function remindByItself(job: JobContext): Promise<void> {
  const now = job.now()
  const due = await listToRemind(job.db, {
    before: new Date(now.getTime() - remindAfterDays * 86_400_000),
    today: now.toISOString().slice(0, 10),
  })
  for (const one of due) {
    if (job.isCancelled()) return
    await job.db.transaction().execute(db => remind({ ...job, db, viewer: systemViewer() }, one))
  }
}

async function remind(ctx: Context, one: ReminderRow): Promise<boolean> {
  if (!(await beginReminding(ctx.db, one.requestId, ctx.now()))) return false
  await mailTo(ctx, 'declaration-reminder', one)
  return true
}

async function mailTo(
  ctx: Context,
  kind: 'declaration-asked' | 'declaration-reminder',
  one: ReminderRow,
): Promise<void> {
  if (one.address === null || one.personId === null) return
  const name = one.person ?? ''
  await sendMail(
    ctx,
    { personId: one.personId, address: one.address, name },
    {
      kind,
      lang: one.lang ?? 'en',
      values: {
        name,
        organisation: one.organisation,
        partnership: one.partnership,
        year: String(one.year),
        until: sayDate(one.closesOn, one.lang ?? 'en'),
        days: openDays,
      },
      link: await makeDeclarationLink(ctx, one.requestId, one.personId),
    },
    one.requestId,
  )
}
