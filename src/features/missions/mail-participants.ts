import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { sendMail } from '../notifications/index.ts'
import type { mailParticipants as call, previewMail as previewCall } from './contract-participants.ts'
import { makeInvitationLink } from './invitation-links.ts'
import type { LoadedMission } from './load.ts'
import { selectMailReaders } from './queries-participants.ts'

/** How many people a mail would reach. */
export async function previewMail(
  ctx: Context,
  input: ParsedInputOf<typeof previewCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof previewCall>> {
  const readers = await selectMailReaders(ctx.db, ctx.viewer, subject, input)
  const people = readers.filter(reader => reader.address !== null).length
  return { people, withoutAddress: readers.length - people }
}

/** Puts one mail per person in the outbox, in the organiser's own words, with the link to the person's own page of the mission. */
export async function mailParticipants(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const readers = await selectMailReaders(ctx.db, ctx.viewer, subject, input)
  let people = 0
  for (const reader of readers) {
    if (reader.address === null || reader.personId === null) continue
    const link = await makeInvitationLink(ctx, subject.row, {
      id: reader.participantId,
      personId: reader.personId,
    })
    const values = { subject: input.subject, mission: subject.row.title, from: ctx.viewer.name }
    await sendMail(
      ctx,
      { personId: reader.personId, address: reader.address, name: reader.name },
      {
        kind: 'mission-note',
        lang: reader.lang ?? 'en',
        mission: subject.id,
        values,
        paragraphs: [input.message],
        link,
      },
      subject.id,
    )
    people++
  }
  await writeHistory(ctx, {
    call: 'missions.mailParticipants',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { subject: input.subject, people },
  })
  return { people, withoutAddress: readers.length - people }
}
