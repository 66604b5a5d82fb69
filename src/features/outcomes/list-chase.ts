import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { managesAnyCluster } from '../../shared/viewer.ts'
import { type LoadedMission, runsMission } from '../missions/index.ts'
import { findLastMails, listMailFaults } from '../notifications/index.ts'
import type { listChase as call } from './contract.ts'
import { onePerSide } from './follow-up.ts'
import { factsOf, groupByPerson } from './people-asked.ts'
import { listAsked, listLastAnswers, listSilenced } from './queries-answers.ts'
import { listMet, type Met } from './queries-met.ts'
import { listSeats, type Seat } from './queries-seats.ts'

/** The mails that ask somebody what came of it. */
const askingMails = ['outcome-evening', 'outcome-later', 'outcome-reminder']

/** Who is still to say what came of their meetings and encounters, those with most of them first. */
export async function listChase(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const runs = runsMission(ctx.viewer, subject)
  const isMine = (one: Seat | Met) => runs || managesAnyCluster(ctx.viewer, one.clusterIds)
  const seats = (await listSeats(ctx.db, { missionId: subject.id }, ctx.now())).filter(isMine)
  const met = (await listMet(ctx.db, { missionId: subject.id })).filter(isMine)
  const answers = await listLastAnswers(ctx.db, [...new Set(seats.map(seat => seat.meetingId))])
  const answered = new Set(answers.map(one => `${one.meetingId} ${one.side}`))
  const asked = await listAsked(ctx.db, [subject.id])
  const people = groupByPerson(seats, met).flatMap(person => {
    const meetings = onePerSide(person.seats)
    const unanswered =
      meetings.filter(seat => !answered.has(`${seat.meetingId} ${seat.side}`)).length +
      person.met.filter(one => one.answer === null).length
    const facts = factsOf(person)
    if (facts === undefined || unanswered === 0) return []
    const [last] = asked
      .filter(one => one.personId === person.personId)
      .sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime())
    return [
      {
        person: {
          id: person.personId,
          name: facts.personName,
          phone: facts.phone,
          email: facts.email,
          lang: facts.lang,
        },
        organisation: [...new Set([...meetings, ...person.met].map(one => one.organisation))].join(', '),
        meetings: meetings.length,
        encounters: person.met.length,
        unanswered,
        askedAt: last?.sentAt ?? null,
        remindedAt: last?.remindedAt ?? null,
      },
    ]
  })
  people.sort((a, b) => b.unanswered - a.unanswered || a.person.name.localeCompare(b.person.name))
  const start = (input.page - 1) * input.pageSize
  const page = people.slice(start, start + input.pageSize)
  const ids = page.map(one => one.person.id)
  const faults = await listMailFaults(ctx.db, ids)
  const mails = await findLastMails(ctx.db, { aboutId: subject.id, kinds: askingMails, personIds: ids })
  const silenced = await listSilenced(ctx.db, ids)
  return {
    items: page.map(one => ({
      ...one,
      mail: mails.get(one.person.id)?.state ?? null,
      mailsOff: silenced.has(one.person.id),
      person: { ...one.person, mailFault: faults.get(one.person.id) ?? null },
    })),
    total: people.length,
    page: input.page,
    pageSize: input.pageSize,
  }
}
