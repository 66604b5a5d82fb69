import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { visitor } from '../../shared/viewer.ts'
import { hashToken } from '../accounts/index.ts'
import { settleRequest } from './answer-request.ts'
import type { answerByLink as answerCall, getRequestByLink as getCall } from './contract.ts'
import { loadRequest, type RequestSubject } from './load-request.ts'
import { findAnswerLink, findPerson } from './queries.ts'

/** Shows the request behind an answer link, settled or expired ones too, so that an old mail says what became of it. */
export async function getRequestByLink(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
): Promise<AnswerOf<typeof getCall>> {
  const { subject, link } = await openLink(ctx, input.token, false)
  const { request, mission, from, to } = subject
  const asker = from.people.find(person => person.participantId === from.participantId)
  const creator =
    request.created_by === asker?.personId ? undefined : await findPerson(ctx.db, request.created_by)
  const named = (side: typeof from) => ({
    id: side.organisation.id,
    name: side.organisation.name,
    nameOtherScript: side.organisation.name_other_script,
    country: side.organisation.country,
  })
  return {
    id: request.id,
    mission: {
      title: mission.title,
      city: mission.city,
      country: mission.country,
      startsOn: mission.starts_on,
      endsOn: mission.ends_on,
      timeZone: mission.time_zone,
    },
    reader: `${link.given_name} ${link.family_name}`.trim(),
    to: named(to),
    from: {
      ...named(from),
      person: asker?.name ?? from.organisation.name,
      summary: from.organisation.summary,
      offers: asker?.offers ?? null,
      seeks: asker?.seeks ?? null,
      lang: asker?.textLang ?? 'en',
    },
    askedBy: creator === undefined ? null : `${creator.given_name} ${creator.family_name}`.trim(),
    message: request.message,
    lang: request.lang,
    state: request.state,
    proposedTime: request.proposed_time,
    expiresAt: request.expires_at,
    isOver: request.expires_at <= ctx.now(),
    colleagues: to.people
      .filter(
        person =>
          person.kind !== 'observer' &&
          person.personId !== link.personId &&
          person.carrierPersonId !== link.personId &&
          person.participantId !== to.participantId,
      )
      .map(person => ({ participantId: person.participantId, name: person.name })),
  }
}

/** Answers in the name of the person the mail went to. The link proves who that is and opens nothing else. */
export async function answerByLink(
  ctx: Context,
  input: ParsedInputOf<typeof answerCall>,
): Promise<AnswerOf<typeof answerCall>> {
  const { subject, link } = await openLink(ctx, input.token, true)
  const guest = {
    ...visitor(link.lang),
    kind: 'person' as const,
    personId: link.personId,
    name: `${link.given_name} ${link.family_name}`.trim(),
  }
  const { token: _token, ...answer } = input
  const answered = await settleRequest(
    { ...ctx, viewer: guest },
    { ...answer, id: subject.request.id },
    subject,
  )
  await ctx.db.updateTable('link').set({ used_at: ctx.now() }).where('id', '=', link.id).execute()
  return answered
}

/** A link's request. The link must be for answering, and its person must still belong to the side that was asked. */
async function openLink(
  ctx: Context,
  token: string,
  forUpdate: boolean,
): Promise<{ subject: RequestSubject; link: NonNullable<Awaited<ReturnType<typeof findAnswerLink>>> }> {
  const link = await findAnswerLink(ctx.db, hashToken(token))
  if (link === undefined || link.subject_id === null) throw new Refusal('link-invalid')
  const subject = await loadRequest(ctx.db, link.subject_id, forUpdate)
  const isMeant = subject.to.people.some(
    person =>
      (subject.to.participantId === null || person.participantId === subject.to.participantId) &&
      [person.personId, person.carrierPersonId, person.broughtBy].includes(link.personId),
  )
  const isRevoked = link.revoked_at !== null && subject.request.state === 'pending'
  if (!isMeant || isRevoked) throw new Refusal('link-invalid')
  return { subject, link }
}
