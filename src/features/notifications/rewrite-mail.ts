import type { JobContext } from '../../shared/route.ts'
import { makeChoicesLink } from './mail-links.ts'
import { type ClaimedMail, markWithdrawn, rewriteMail } from './queries.ts'
import { renderMail } from './rules/render-mail.ts'
import { offLinkOf } from './send-mail.ts'
import type { WriteAnew } from './write-anew.ts'

/** What a mail says now, put on record; null when it has nothing to say any more, and then it never leaves. */
export async function rewriteAnew(
  ctx: JobContext,
  mail: Pick<ClaimedMail, 'id' | 'kind' | 'topic' | 'person_id' | 'may_have_left'>,
  write: WriteAnew,
  isLeaving: boolean,
) {
  const { id, person_id: personId, may_have_left: mayHaveLeft } = mail
  const content = await write(ctx, { id, personId, mayHaveLeft })
  if (content === null) {
    await markWithdrawn(ctx.db, id)
    return null
  }
  const about = mail.kind === 'digest' ? 'digest' : mail.topic
  const choicesLink = personId === null ? null : await makeChoicesLink(ctx, personId, about)
  const { subject, text, html, gist } = renderMail(ctx.text(content.lang), { ...content, choicesLink })
  const words = {
    subject,
    gist,
    text_body: text,
    html_body: html,
    off_link: mail.kind === 'digest' ? choicesLink : offLinkOf(content, mail.topic, choicesLink),
    may_have_left: isLeaving || mayHaveLeft,
  }
  await rewriteMail(ctx.db, id, words)
  return words
}
