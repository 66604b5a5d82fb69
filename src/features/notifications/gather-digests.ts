import type { Context } from '../../shared/context.ts'
import type { JobContext } from '../../shared/route.ts'
import { markWithdrawn } from './queries.ts'
import {
  countHeld,
  findKept,
  findMailPerson,
  listDigestsDue,
  listGathered,
  recordGathered,
  takeHeld,
  withdrawHeld,
} from './queries-choices.ts'
import { rewriteAnew } from './rewrite-mail.ts'
import { type MailTopic, mailTopics } from './rules/mail-topics.ts'
import { type MailList, renderMail } from './rules/render-mail.ts'
import { type MailContent, sendMail } from './send-mail.ts'
import { writerOf } from './write-anew.ts'

/** People whose digests are written in one turn of the chore. */
const atOnce = 200

/** Writes the digests that are due: one mail for each person, with everything that waited for it. */
export async function gatherDigests(ctx: JobContext): Promise<void> {
  for (const personId of await listDigestsDue(ctx.db, ctx.now(), atOnce)) {
    if (ctx.isCancelled()) return
    await gatherOne(ctx, personId)
  }
}

async function gatherOne(ctx: JobContext, personId: string): Promise<void> {
  await ctx.db.transaction().execute(async db => {
    const inside = { ...ctx, db, afterCommit: () => undefined } as Context
    const person = await findMailPerson(db, personId)
    const address = person?.email ?? null
    const count = await countHeld(db, personId)
    if (person === undefined || address === null) return withdrawHeld(db, personId)
    const name = `${person.givenName} ${person.familyName}`.trim() || (person.nameOtherScript ?? '')
    const digest = await sendMail(
      inside,
      { personId, address, name },
      // What it says is written when it leaves, from what it gathered.
      { kind: 'digest', lang: person.lang, values: { count } },
    )
    // Another process was faster and took everything: then there is nothing to send.
    if ((await takeHeld(db, personId, digest)).length === 0) {
      await db.deleteFrom('mail').where('id', '=', digest).execute()
      return
    }
    // One that is kept is not written when it leaves, but read where it lies.
    const kept = await findKept(db, digest)
    if (kept !== undefined) await rewriteAnew({ ...ctx, db }, kept, writeDigest, false)
  })
}

/**
 * The digest as it is true when it leaves: each mail it gathered, by group, with what it says and where it leads. What its
 * reader may no longer see is not in it. Null when nothing is left.
 */
export async function writeDigest(
  ctx: JobContext,
  mail: { id: string; personId: string | null },
): Promise<MailContent | null> {
  const person = mail.personId === null ? undefined : await findMailPerson(ctx.db, mail.personId)
  if (person === undefined) return null
  const text = ctx.text(person.lang)
  const entries: { topic: MailTopic; entry: MailList['items'][number] }[] = []
  for (const row of await listGathered(ctx.db, mail.id)) {
    const write = writerOf(row.kind)
    let said = { text: row.subject, note: row.gist, href: row.link }
    if (write !== undefined) {
      const fresh = await write(ctx, {
        id: row.id,
        personId: row.person_id,
        mayHaveLeft: row.may_have_left,
      })
      if (fresh === null) {
        await markWithdrawn(ctx.db, row.id)
        continue
      }
      const { subject, gist, text, html } = renderMail(ctx.text(fresh.lang), fresh)
      const link = fresh.link ?? null
      await recordGathered(ctx.db, row.id, { subject, gist, link, text_body: text, html_body: html })
      said = { text: subject, note: gist, href: link }
    }
    entries.push({ topic: row.topic as MailTopic, entry: said })
  }
  if (entries.length === 0) return null
  return {
    kind: 'digest',
    lang: person.lang,
    values: { count: entries.length },
    lists: mailTopics.flatMap(topic => {
      const items = entries.filter(one => one.topic === topic).map(({ entry }) => entry)
      return items.length === 0 ? [] : [{ title: text(`notifications.topic.${topic}`), items }]
    }),
    ...(person.hasAccount ? { link: `${ctx.baseUrl}/desk` } : {}),
  }
}
