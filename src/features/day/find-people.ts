import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { findByCode } from '../badges/index.ts'
import type { LoadedMission } from '../missions/index.ts'
import type { findPeople as call } from './contract.ts'
import { sayPerson } from './get-desk.ts'
import { loadDay } from './load-day.ts'
import { fitsName } from './rules/fits-name.ts'

/** Finds people by a few letters, or by their badge's code, to check them in; those whose next meeting is soonest come first. */
export async function findPeople(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const day = await loadDay(ctx.db, subject.row, ctx.now())
  const labels = new Map(day.places.map(place => [place.id, place.label]))
  const nextOf = new Map<string, (typeof day.placements)[number]>()
  for (const placement of day.placements)
    if (placement.endsAt > ctx.now())
      for (const id of placement.people) if (!nextOf.has(id)) nextOf.set(id, placement)
  const scanned = await findByCode(
    ctx.db,
    subject.id,
    input.text ?? '',
    day.people.map(person => person.id),
  )
  const wanted = day.people
    .filter(person => {
      if (scanned !== null) return person.id === scanned.participantId
      const isHere = day.state.people.get(person.id)?.since != null
      if (input.show !== 'all' && isHere !== (input.show === 'here')) return false
      return fitsName(input.text ?? '', [
        person.name,
        person.otherScript,
        person.reading,
        person.organisation,
        person.organisationOtherScript,
      ])
    })
    .sort(
      (a, b) =>
        (nextOf.get(a.id)?.startsAt.getTime() ?? Number.POSITIVE_INFINITY) -
          (nextOf.get(b.id)?.startsAt.getTime() ?? Number.POSITIVE_INFINITY) || 0,
    )
  const first = (input.page - 1) * input.pageSize
  return {
    items: wanted.slice(first, first + input.pageSize).map(person => {
      const next = nextOf.get(person.id)
      return {
        ...sayPerson(ctx.viewer, subject, day, person),
        reading: person.reading,
        since: day.state.people.get(person.id)?.since ?? null,
        next: next === undefined ? null : { startsAt: next.startsAt, place: labels.get(next.placeId) ?? '' },
      }
    }),
    total: wanted.length,
    page: input.page,
    pageSize: input.pageSize,
  }
}
