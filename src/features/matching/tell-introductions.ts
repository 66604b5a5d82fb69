import type { Context, Db } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import { enqueueJob } from '../../shared/jobs.ts'
import type { JobContext, JobKind } from '../../shared/route.ts'
import { loadPersonViewer, makeToken } from '../accounts/index.ts'
import { nextTelling } from '../directory/rules/search-rhythms.ts'
import { type MailContent, type MailList, sendMail } from '../notifications/index.ts'
import type { listIntroductions as call } from './contract-introductions.ts'
import { listFirstIntroductions } from './list-introductions.ts'
import {
  findMailRow,
  findManagingSince,
  findReader,
  isStillDue,
  keepMailLink,
  listManagedClusters,
  listManagersDue,
  lockMailRow,
  updateMailRow,
} from './queries-introduction-mails.ts'

type Line = AnswerOf<typeof call>['items'][number]

const tellJob = 'matching.tell-introductions'
export const introductionsMail = 'introductions'
/** Members of one cluster that a mail names; the rest is a number with a link. */
const namedMost = 5
const quoteMost = 140

/** One job for each manager who is due. */
export async function lookAfterIntroductions(ctx: JobContext): Promise<void> {
  for (const personId of await listManagersDue(ctx.db, ctx.now()))
    await enqueueJob(ctx, { kind: tellJob, payload: { personId }, uniqueKey: personId })
}

export const tellIntroductions: JobKind<{ personId: string }> = { kind: tellJob, run: tellOne }

/**
 * Tells a manager on Monday mornings, where they are, of members nobody has met, each with the best introduction: one mail for
 * all their clusters, none when there is nobody. What is due is moved on in the transaction that writes the mail, so that
 * neither another process nor the same job again tells it twice. Somebody who has just become a manager, for the first time or
 * again, waits for Monday.
 */
async function tellOne(ctx: JobContext, { personId }: { personId: string }): Promise<{ told: boolean }> {
  const now = ctx.now()
  const reader = await findReader(ctx.db, personId)
  const next = nextTelling('weekly', now, reader?.timeZone ?? 'UTC')
  const row = await findMailRow(ctx.db, personId)
  const manages = await findManagingSince(ctx.db, personId)
  const isTold = row !== null && isStillDue(row, now) && manages !== null && manages <= row.dueAt
  const lists = isTold ? await writeLists(ctx, personId) : []
  return ctx.db.transaction().execute(async db => {
    const inside = { ...ctx, db, afterCommit: () => undefined } as Context
    const locked = await lockMailRow(db, personId, next)
    if (!isStillDue(locked, now)) return { told: false }
    await updateMailRow(db, personId, { due_at: next })
    if (lists.length === 0 || reader === undefined || reader.email === null) return { told: false }
    const content = await writeMail(inside, { personId, lang: reader.lang, lists })
    await sendMail(inside, { personId, address: reader.email, name: reader.name }, content)
    await updateMailRow(db, personId, { told_at: now })
    return { told: true }
  })
}

/** The same mail as it is true when it leaves: by what its reader may see then; null when they ended it or nothing is left. */
export async function writeIntroductionsAnew(
  ctx: JobContext,
  mail: { id: string; personId: string | null; mayHaveLeft: boolean },
): Promise<MailContent | null> {
  const { personId } = mail
  const reader = personId === null ? undefined : await findReader(ctx.db, personId)
  if (personId === null || reader === undefined) return null
  const row = await findMailRow(ctx.db, personId)
  if (row === null || row.endedAt !== null) return null
  const lists = await writeLists(ctx, personId)
  return lists.length === 0 ? null : writeMail(ctx, { personId, lang: reader.lang, lists })
}

interface ClusterList {
  readonly cluster: { slug: string; name: string }
  readonly waiting: number
  readonly lines: readonly Line[]
}

/** Of each cluster somebody manages, the members nobody has met who have somebody to be introduced to. */
async function writeLists(ctx: JobContext, personId: string): Promise<ClusterList[]> {
  const viewer = await loadPersonViewer(ctx.db, { personId, now: ctx.now() })
  const inside = { ...ctx, viewer, afterCommit: () => undefined } as Context
  const lists: ClusterList[] = []
  for (const cluster of await listManagedClusters(ctx.db, personId)) {
    const { items, total } = await listFirstIntroductions(inside, cluster, namedMost)
    const lines = items.filter(({ match }) => match !== null)
    if (lines.length > 0) lists.push({ cluster, waiting: total, lines })
  }
  return lists
}

async function writeMail(
  ctx: Pick<Context, 'now' | 'random' | 'baseUrl' | 'text'> & { db: Db },
  { personId, lang, lists }: { personId: string; lang: string; lists: readonly ClusterList[] },
): Promise<MailContent> {
  const text = ctx.text(lang)
  const countries = new Intl.DisplayNames([lang], { type: 'region' })
  const { token, hash } = makeToken(ctx.random)
  await keepMailLink(ctx.db, { tokenHash: hash, personId, now: ctx.now() })
  return {
    kind: introductionsMail,
    lang,
    values: {
      count: lists.reduce((sum, { waiting }) => sum + waiting, 0),
      name: lists[0]?.cluster.name ?? '',
    },
    lists: lists.map(({ cluster, waiting, lines }): MailList => {
      const more = waiting - Math.min(lines.length, namedMost)
      return {
        title: text('mail.introductions.cluster', { name: cluster.name, count: waiting }),
        items: lines.slice(0, namedMost).flatMap(({ member, match }) => {
          if (match === null) return []
          const { organisation } = match
          const where = [organisation.city, countries.of(organisation.country)].filter(Boolean).join(', ')
          return {
            text: `${member.name} ↔ ${organisation.name}`,
            href: `${ctx.baseUrl}/organisations/${member.slug}/matches/${organisation.slug}`,
            note: [where, quoteFirst(match)].filter(part => part !== '').join(' – '),
          }
        }),
        more: {
          text: more > 0 ? text('mail.introductions.more', { count: more }) : text('mail.introductions.open'),
          href: `${ctx.baseUrl}/clusters/${cluster.slug}/introductions`,
        },
      }
    }),
    link: `${ctx.baseUrl}/clusters/${lists[0]?.cluster.slug ?? ''}/introductions`,
    offLink: `${ctx.baseUrl}/introduction-mails/${token}`,
  }
}

/** The first sentences that meet, of either side; nothing where other facts speak for the two. */
function quoteFirst({ whyThem, whyUs }: NonNullable<Line['match']>): string {
  const said = [...whyThem.reasons, ...whyUs.reasons].find(
    ({ sought, offered }) => sought !== null && offered !== null,
  )
  if (said === undefined) return ''
  const cut = (sentence: string) =>
    sentence.length > quoteMost ? `${sentence.slice(0, quoteMost).trimEnd()}…` : sentence
  return `“${cut(said.sought?.text ?? '')}” ↔ “${cut(said.offered?.text ?? '')}”`
}
