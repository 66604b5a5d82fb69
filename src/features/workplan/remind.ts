import type { Context } from '../../shared/context.ts'
import type { JobContext } from '../../shared/route.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { sayDate } from '../../shared/zones.ts'
import { sendMail } from '../notifications/index.ts'
import { type InsideLoaded, loadInside } from '../partnerships/index.ts'
import { type ItemRow, listItems, listPlans, lockPlan, type PlanRow } from './queries.ts'
import { claimReminders, listOpenPlans, listPlanReaders, type Reader } from './queries-reminders.ts'
import { describeItem, todayOf } from './read-workplan.ts'
import { momentOf } from './rules/reminder-moment.ts'

type Head = ReturnType<typeof describeItem>

/** Which plan of which partnership is told of. */
interface Place {
  subject: InsideLoaded
  plan: PlanRow
}

const kinds = { before: 'work-due', after: 'work-late' } as const

/**
 * Reminds the owners of what is due within two weeks, and once more of what was due and is not done: one mail for each person
 * and plan with all of it. What was reminded of is noted in the transaction of the mails, so that a repeat sends none.
 */
export async function remindOwners(job: JobContext): Promise<void> {
  for (const { planId, partnershipId } of await listOpenPlans(job.db)) {
    if (job.isCancelled()) return
    await job.db.transaction().execute(async db => {
      const ctx: Context = { ...job, db, viewer: systemViewer() }
      if (!(await lockPlan(db, planId))) return
      const subject = await loadInside(ctx, { partnership: partnershipId })
      const plan = (await listPlans(db, partnershipId)).find(({ id }) => id === planId)
      if (plan === undefined || plan.withdrawn) return
      const items = (await listItems(db, planId)).map(row => ({
        row,
        head: describeItem(row, plan, todayOf(ctx)),
      }))
      for (const moment of ['before', 'after'] as const) {
        const ripe = items.filter(({ head }) => momentOf(head, todayOf(ctx)) === moment)
        await tell(ctx, { subject, plan }, ripe, moment)
      }
    })
  }
}

async function tell(
  ctx: Context,
  { subject, plan }: Place,
  ripe: readonly { row: ItemRow; head: Head }[],
  moment: 'before' | 'after',
): Promise<void> {
  const claimed = await claimReminders(
    ctx.db,
    ripe.flatMap(({ head }) => (head.dueOn === null ? [] : [{ itemId: head.id, dueOn: head.dueOn }])),
    { moment, now: ctx.now() },
  )
  const fresh = ripe.filter(({ head }) => claimed.has(head.id))
  if (fresh.length === 0) return
  const readers = await listPlanReaders(ctx.db, {
    partnershipId: subject.id,
    clusterIds: subject.clusterIds,
  })
  for (const reader of readers) {
    const own = fresh.filter(({ row }) => ownersOf(row, readers).includes(reader))
    if (own.length > 0)
      await sendReminder(
        ctx,
        { subject, plan },
        reader,
        own.map(({ head }) => head),
        moment,
      )
  }
}

/** Who is reminded: the person or the partner's managers, as long as they read the plan; where nobody answers for it, the coordinators. */
function ownersOf({ owner }: ItemRow, readers: readonly Reader[]): Reader[] {
  const named =
    owner === null
      ? []
      : readers.filter(({ personId, clusterIds }) =>
          owner.kind === 'person' ? personId === owner.id : clusterIds.includes(owner.id),
        )
  return named.length > 0 ? named : readers.filter(({ isCoordinator }) => isCoordinator)
}

async function sendReminder(
  ctx: Context,
  { subject, plan }: Place,
  reader: Reader,
  items: readonly Head[],
  moment: 'before' | 'after',
): Promise<void> {
  const text = ctx.text(reader.lang)
  const lines = items.map(({ code, title, dueOn, owner }) => {
    const day = dueOn === null ? '' : sayDate(dueOn, reader.lang)
    return `• ${text(owner === null ? 'workplan.remindedNobody' : 'workplan.reminded', { what: `${code} ${title}`, day })}`
  })
  const [only] = items
  await sendMail(
    ctx,
    { personId: reader.personId, address: reader.address, name: reader.name },
    {
      kind: kinds[moment],
      lang: reader.lang,
      values: { name: reader.name, partnership: subject.acronym },
      paragraphs: [lines.join('\n')],
      link:
        items.length === 1 && only !== undefined
          ? `${ctx.baseUrl}/workplan/items/${only.id}#report`
          : `${ctx.baseUrl}/partnerships/${subject.slug}/workplan?grant=${plan.grant?.id ?? 'none'}#due`,
    },
    subject.id,
  )
}
