import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { managesAnyCluster } from '../../shared/viewer.ts'
import { type LoadedMission, runsMission } from '../missions/index.ts'
import { listMailFaults } from '../notifications/index.ts'
import type { listChase as call } from './contract.ts'
import { onePerSide } from './follow-up.ts'
import { listAsked, listLastAnswers } from './queries-answers.ts'
import { listSeats } from './queries-seats.ts'

/** Who is still to say what came of their meetings, those asked longest ago first. */
export async function listChase(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const runs = runsMission(ctx.viewer, subject)
  const seats = (await listSeats(ctx.db, { missionId: subject.id }, ctx.now())).filter(
    seat => seat.personId !== null && (runs || managesAnyCluster(ctx.viewer, seat.clusterIds)),
  )
  const answers = await listLastAnswers(ctx.db, [...new Set(seats.map(seat => seat.meetingId))])
  const answered = new Set(answers.map(one => `${one.meetingId} ${one.side}`))
  const asked = await listAsked(ctx.db, [subject.id])
  const people = [...Map.groupBy(seats, seat => seat.personId ?? '')].flatMap(([personId, own]) => {
    const meetings = onePerSide(own)
    const open = meetings.filter(seat => !answered.has(`${seat.meetingId} ${seat.side}`))
    const [first] = open
    if (first === undefined) return []
    const [last] = asked
      .filter(one => one.personId === personId)
      .sort((a, b) => b.sentAt.getTime() - a.sentAt.getTime())
    return [
      {
        person: {
          id: personId,
          name: first.personName,
          phone: first.phone,
          email: first.email,
          lang: first.lang,
        },
        organisation: [...new Set(meetings.map(seat => seat.organisation))].join(', '),
        meetings: meetings.length,
        unanswered: open.length,
        askedAt: last?.sentAt ?? null,
        remindedAt: last?.remindedAt ?? null,
      },
    ]
  })
  people.sort((a, b) => b.unanswered - a.unanswered || a.person.name.localeCompare(b.person.name))
  const start = (input.page - 1) * input.pageSize
  const page = people.slice(start, start + input.pageSize)
  const faults = await listMailFaults(
    ctx.db,
    page.map(one => one.person.id),
  )
  return {
    items: page.map(one => ({
      ...one,
      person: { ...one.person, mailFault: faults.get(one.person.id) ?? null },
    })),
    total: people.length,
    page: input.page,
    pageSize: input.pageSize,
  }
}
