import type { Context } from '../../shared/context.ts'
import { readMailFacts, sortMail } from './mail-facts.ts'
import { makeChoicesLink } from './mail-links.ts'
import { findMailWords } from './queries.ts'
import { whenToSend } from './rules/mail-times.ts'
import { isChosen, type MailTopic } from './rules/mail-topics.ts'
import { type MailList, type OwnMailWords, renderMail } from './rules/render-mail.ts'

/** What a mail says, from message keys in the reader's language; `link` becomes its one button. */
export interface MailContent {
  kind: string
  lang: string
  /** The mission whose organisers may have words of their own for this kind. */
  mission?: string
  /** Keys below `mail.<kind>`: `subject`, `lines` (one paragraph per line of the message), `button`. */
  values: Record<string, unknown>
  /** Further paragraphs or lists the use case has composed itself, plain text. */
  paragraphs?: string[]
  /** Lists with links, beneath the paragraphs. */
  lists?: readonly MailList[]
  link?: string
  /** Where mails of this kind are ended without signing in; mail programs show it as a button (RFC 8058). */
  offLink?: string
  /** An iCalendar object to attach, with its method. */
  calendar?: { method: 'PUBLISH' | 'REQUEST' | 'CANCEL'; body: string }
}

/**
 * Puts a mail in the outbox as part of the caller's transaction: it is sent if and only if that commits. Its Message-ID
 * is fixed here, so that a second delivery after a lost answer is recognisably the same mail.
 */
export async function sendMail(
  ctx: Context,
  to: { personId: string | null; address: string; name: string },
  content: MailContent,
  aboutId?: string,
): Promise<string> {
  const id = ctx.newId()
  const own = await findOwnWords(ctx, content)
  const { topic, urgent } = await sortMail(ctx, content)
  const choicesLink = to.personId === null ? null : await makeChoicesLink(ctx, to.personId, topic)
  const mail = renderMail(ctx.text(content.lang), { ...content, choicesLink }, own)
  const waiting = { kind: content.kind, topic, urgent, personId: to.personId, address: to.address }
  const [facts] = await readMailFacts(ctx, [waiting])
  if (facts === undefined) throw new Error('a mail has no facts')
  const { state, at } = whenToSend(facts, ctx.now())
  await ctx.db
    .insertInto('mail')
    .values({
      id,
      person_id: to.personId,
      to_address: to.address,
      to_name: to.name,
      kind: content.kind,
      topic,
      urgent,
      subject: mail.subject,
      text_body: mail.text,
      html_body: mail.html,
      gist: mail.gist,
      link: content.link ?? null,
      calendar: content.calendar?.body ?? null,
      calendar_method: content.calendar?.method ?? null,
      lang: content.lang,
      off_link: offLinkOf(content, topic, choicesLink),
      message_id: `<${id}@${new URL(ctx.baseUrl).hostname}>`,
      about_id: aboutId ?? null,
      state,
      next_attempt_at: at,
      created_at: ctx.now(),
    })
    .execute()
  return id
}

/** Where one click in the mail program ends such mails: where its own kind is ended, else its group; nowhere what must arrive. */
export function offLinkOf(
  content: Pick<MailContent, 'offLink'>,
  topic: MailTopic,
  choicesLink: string | null,
): string | null {
  return content.offLink ?? (isChosen(topic) ? choicesLink : null)
}

/** The organisers' words in the reader's language; in English for a language in which the house itself would speak English. */
async function findOwnWords(
  ctx: Context,
  { mission, kind, lang }: MailContent,
): Promise<OwnMailWords | null> {
  if (mission === undefined) return null
  const own = await findMailWords(ctx.db, { missionId: mission, kind, lang })
  if (own !== null || lang === 'en') return own
  const usual = (language: string) =>
    ctx.text(language)(`mail.${kind}.lines`, { count: 2, skipInterpolation: true })
  return usual(lang) === usual('en') ? findMailWords(ctx.db, { missionId: mission, kind, lang: 'en' }) : null
}
