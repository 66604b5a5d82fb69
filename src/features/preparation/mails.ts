import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import { addDays, dayIn, sayDate } from '../../shared/zones.ts'
import { type LoadedMission, runsMission } from '../missions/index.ts'
import { sendMail } from '../notifications/index.ts'
import type { mailMissing as mailCall } from './contract.ts'
import { listMissing, listToRemind, type MissingRow, noteReminded } from './queries.ts'
import { daysBeforeDue, isToBeReminded, standingOf } from './rules/checklist.ts'

/** Mails the delegates who miss a step, or any, what they miss; each gets one mail. */
export async function mailMissing(
  ctx: Context,
  input: ParsedInputOf<typeof mailCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof mailCall>> {
  const rows = await listMissing(ctx.db, {
    missionId: subject.id,
    viewer: ctx.viewer,
    all: runsMission(ctx.viewer, subject),
    missing: input.missing,
  })
  const people = byPerson(rows)
  if (people.length === 0) throw new Refusal('nobody-misses')
  for (const own of people) await tell(ctx, own, 'preparation-missing', input.message || null)
  await writeHistory(ctx, {
    call: 'preparation.mailMissing',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { people: people.length },
  })
  return { people: people.length }
}

/** The rows of each person and mission; the query gives them one after the other. */
function byPerson(rows: readonly MissingRow[]): MissingRow[][] {
  return [...Map.groupBy(rows, row => `${row.personId} ${row.missionId}`).values()]
}

/**
 * Reminds whoever owns a step that is due in three days or was due before, once: one mail for each person and mission with
 * everything that is due. Who was reminded is noted in the transaction of the mail, so that a repeat sends none.
 */
export async function remindOfDue(ctx: JobContext): Promise<void> {
  const now = ctx.now()
  // Days differ by place; which of these are due there is decided by the mission's own clock.
  const rows = (
    await listToRemind(ctx.db, {
      dueBy: addDays(dayIn(now, 'UTC'), daysBeforeDue + 1),
      today: addDays(dayIn(now, 'UTC'), -1),
    })
  ).filter(row => isToBeReminded(standingOf(row, null, dayIn(now, row.timeZone))))
  for (const own of byPerson(rows)) {
    if (ctx.isCancelled()) return
    await ctx.db.transaction().execute(async db => {
      const noted = await noteReminded(db, own, now)
      const fresh = own.filter(row => noted.has(`${row.stepId} ${row.participantId}`))
      if (fresh.length > 0) await tell({ ...ctx, db }, fresh, 'preparation-due', null)
    })
  }
}

/** One mail with a list: what is missing, until when, and of whom where that is somebody else. */
async function tell(
  ctx: Context,
  rows: readonly MissingRow[],
  kind: 'preparation-missing' | 'preparation-due',
  message: string | null,
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const text = ctx.text(first.lang)
  const lines = rows.map(row => {
    const until =
      row.dueOn === null ? '' : ` (${text('preparation.until', { date: sayDate(row.dueOn, first.lang) })})`
    const whose = row.delegateId === first.personId ? '' : `${sayWhose(row)}: `
    return `• ${whose}${row.title}${until}`
  })
  const isOwn = rows.every(row => row.delegateId === first.personId)
  await sendMail(
    ctx,
    { personId: first.personId, address: first.address, name: first.name },
    {
      kind,
      lang: first.lang,
      mission: first.missionId,
      values: { name: first.name, mission: first.mission, count: rows.length },
      paragraphs: [...(message === null ? [] : [message]), lines.join('\n')],
      link: `${ctx.baseUrl}/missions/${first.slug}/preparation${isOwn ? '' : '/delegates'}`,
    },
    first.missionId,
  )
}

function sayWhose({ delegate, organisation }: MissingRow): string {
  return delegate === null ? organisation : `${delegate}, ${organisation}`
}
