import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { sendMail } from '../notifications/index.ts'
import { loadInside } from '../partnerships/index.ts'
import type { remindMissing as remindCall } from './contract.ts'
import { listBeingSigned, listToTell, listWaiting, lockAgreement, type PartyRow } from './queries.ts'
import { type AgreementLoaded, missingIn, readWhole, todayOf, waitingOf } from './read-agreements.ts'
import { isToRemind, remindAfterDays } from './rules/standing.ts'
import { settle } from './settle.ts'

/** Reminds everybody who has not signed, now. */
export async function remindMissing(
  ctx: Context,
  _input: unknown,
  subject: AgreementLoaded,
): Promise<AnswerOf<typeof remindCall>> {
  await lockAgreement(ctx.db, subject.row.id)
  const missing = await listMissing(ctx, subject)
  const people = await tell(
    ctx,
    subject,
    missing.map(({ party }) => party),
  )
  if (people === 0) throw new Refusal('nobody-misses')
  await writeHistory(ctx, {
    call: 'agreements.remindMissing',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { agreement: subject.row.id, people },
  })
  return { people }
}

/** Reminds, once for each text, those who were given it a week ago and have not signed. Safe to repeat: who was reminded is noted with the mail. */
export async function remindOfSignatures(job: JobContext): Promise<void> {
  const now = job.now()
  const before = new Date(now.getTime() - remindAfterDays * 86_400_000)
  for (const row of await listWaiting(job.db, before)) {
    if (job.isCancelled()) return
    await job.db.transaction().execute(async db => {
      const ctx: Context = { ...job, db, viewer: systemViewer() }
      if (!(await lockAgreement(db, row.id))) return
      const subject = { ...(await loadInside(ctx, { partnership: row.partnershipId })), row }
      const due = (await listMissing(ctx, subject)).filter(({ party, askedAt }) =>
        isToRemind(askedAt, party.remindedAt, now),
      )
      await tell(
        ctx,
        subject,
        due.map(({ party }) => party),
      )
    })
  }
}

/** Puts in force what waited only for somebody whose last day has passed. */
export async function settleAll(job: JobContext): Promise<void> {
  for (const row of await listBeingSigned(job.db)) {
    if (job.isCancelled()) return
    await job.db.transaction().execute(async db => {
      const ctx: Context = { ...job, db, viewer: systemViewer() }
      if (!(await lockAgreement(db, row.id))) return
      await settle(ctx, { ...(await loadInside(ctx, { partnership: row.partnershipId })), row })
    })
  }
}

/** Who is missing on the text that waits, and since when it was theirs to sign. */
async function listMissing(
  ctx: Context,
  subject: AgreementLoaded,
): Promise<{ party: PartyRow; askedAt: Date }[]> {
  const whole = (await readWhole(ctx, subject, [subject.row]))(subject.row)
  const waiting = waitingOf(whole)
  if (waiting?.openedAt == null) return []
  const { openedAt } = waiting
  return missingIn(whole, waiting.number, todayOf(ctx)).map(party => ({
    party,
    askedAt: party.createdAt > openedAt ? party.createdAt : openedAt,
  }))
}

/** One mail each to the managers of the clusters that are missing, and to the coordinators where somebody outside is. */
async function tell(ctx: Context, subject: AgreementLoaded, missing: readonly PartyRow[]): Promise<number> {
  if (missing.length === 0) return 0
  const people = await listToTell(ctx.db, {
    partnershipId: subject.id,
    clusterIds: missing.flatMap(({ clusterId }) => clusterId ?? []),
    outside: missing.some(({ clusterId }) => clusterId === null),
  })
  for (const one of people)
    await sendMail(
      ctx,
      { personId: one.personId, address: one.address, name: one.name },
      {
        kind: 'agreement-unsigned',
        lang: one.lang,
        values: { name: one.name, agreement: subject.row.title, partnership: subject.acronym },
        paragraphs: [
          missing.map(party => `• ${[party.name, party.signatory].filter(Boolean).join(': ')}`).join('\n'),
        ],
        link: `${ctx.baseUrl}/agreements/${subject.row.slug}`,
      },
      subject.row.id,
    )
  await ctx.db
    .updateTable('agreement_party')
    .set({ reminded_at: ctx.now() })
    .where(
      'id',
      'in',
      missing.map(({ id }) => id),
    )
    .execute()
  return people.length
}
