import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { managesAnyCluster } from '../../shared/viewer.ts'
import { listHeld } from '../meetings/index.ts'
import { type LoadedMission, runsMission } from '../missions/index.ts'
import type { listOutcomes as call, outcomeFilters } from './contract.ts'
import { shapeAnswer } from './follow-up.ts'
import { type LastAnswer, listLastAnswers } from './queries-answers.ts'
import { listSeats, type Seat } from './queries-seats.ts'
import { isOwnSide, readsAmount, speaksFor } from './rights.ts'
import { reached, rungs } from './rules/ladder.ts'

/** A scheduled meeting with who sat on either side and what each said last. */
export interface MeetingOutcome {
  meetingId: string
  from: { seats: Seat[]; answer: LastAnswer | undefined }
  to: { seats: Seat[]; answer: LastAnswer | undefined }
}

/** Every begun meeting of a mission with both sides' last answers, in the order of the day. */
export async function gatherOutcomes(ctx: Context, missionId: string): Promise<MeetingOutcome[]> {
  const seats = await listSeats(ctx.db, { missionId }, ctx.now())
  const byMeeting = Map.groupBy(seats, seat => seat.meetingId)
  const answers = await listLastAnswers(ctx.db, [...byMeeting.keys()])
  const answerOf = new Map(answers.map(one => [`${one.meetingId} ${one.side}`, one]))
  return [...byMeeting].map(([meetingId, own]) => ({
    meetingId,
    from: { seats: own.filter(seat => seat.side === 'from'), answer: answerOf.get(`${meetingId} from`) },
    to: { seats: own.filter(seat => seat.side === 'to'), answer: answerOf.get(`${meetingId} to`) },
  }))
}

/** Whether the two sides do not say the same: of whether it was held, or of what came of it. */
export function differs({ from, to }: MeetingOutcome): boolean {
  if (from.answer === undefined || to.answer === undefined) return false
  if (from.answer.held !== to.answer.held) return true
  return reached({ from: from.answer.rung, to: to.answer.rung })?.by === 'disputed'
}

/** What came of the meetings, both sides beside each other where the reader manages; one's own side alone elsewhere. */
export async function listOutcomes(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const { viewer } = ctx
  const runs = runsMission(viewer, subject)
  const all = await gatherOutcomes(ctx, subject.id)
  const inCluster = (one: MeetingOutcome) =>
    input.cluster === undefined ||
    [...one.from.seats, ...one.to.seats].some(seat => seat.clusterIds.includes(input.cluster ?? ''))
  const seen = all.filter(
    one =>
      inCluster(one) && (runs || [...one.from.seats, ...one.to.seats].some(seat => isOwnSide(viewer, seat))),
  )
  const manages = (one: MeetingOutcome) =>
    runs || [...one.from.seats, ...one.to.seats].some(seat => managesAnyCluster(viewer, seat.clusterIds))
  const held = await listHeld(
    ctx.db,
    seen.map(one => one.meetingId),
  )
  const isHeld = (one: MeetingOutcome) => held.get(one.meetingId)?.state === 'held'
  // What one may not read, one may not find out by a filter either.
  const readable = (one: MeetingOutcome): MeetingOutcome =>
    manages(one) ? one : { ...one, from: ownAlone(one.from, viewer), to: ownAlone(one.to, viewer) }
  const shows = (one: MeetingOutcome, show: (typeof outcomeFilters)[number]) =>
    show === 'silent'
      ? isSilent(readable(one), held.get(one.meetingId), manages(one), ctx.now())
      : fitsFilter(readable(one), show, manages(one))
  const fits = seen.filter(one =>
    isStep(input.show)
      ? isHeld(one) && (input.show === 'held' || shows(one, input.show))
      : shows(one, input.show),
  )
  const start = (input.page - 1) * input.pageSize
  return {
    items: fits
      .slice(start, start + input.pageSize)
      .map(one => shapeOutcome(one, manages(one), viewer, held)),
    total: fits.length,
    page: input.page,
    pageSize: input.pageSize,
    runs,
    counts: {
      all: seen.length,
      unanswered: seen.filter(one => shows(one, 'unanswered')).length,
      differ: seen.filter(one => shows(one, 'differ')).length,
    },
  }
}

/** A side without its answer, where it is not the reader's own. */
function ownAlone(side: MeetingOutcome['from'], viewer: Context['viewer']): MeetingOutcome['from'] {
  return side.seats.some(seat => isOwnSide(viewer, seat)) ? side : { ...side, answer: undefined }
}

/** Over, and without a word of anybody. That the sides differ is known to who manages alone. */
function isSilent(
  { from, to }: MeetingOutcome,
  held: { state: string; contradicts: boolean } | undefined,
  manages: boolean,
  now: Date,
): boolean {
  const isOver = [...from.seats, ...to.seats].every(seat => seat.endsAt <= now)
  const isKnown = held !== undefined && (held.state !== 'unknown' || (manages && held.contradicts))
  return isOver && !isKnown && from.answer === undefined && to.answer === undefined
}

/** What the funnel counts: a rung counts for held meetings only. */
function isStep(show: (typeof outcomeFilters)[number]): boolean {
  return show === 'held' || rungs.some(rung => rung === show)
}

function fitsFilter(one: MeetingOutcome, show: (typeof outcomeFilters)[number], manages: boolean): boolean {
  const { from, to } = one
  if (show === 'all') return true
  if (show === 'unanswered') return from.answer === undefined && to.answer === undefined
  if (show === 'differ') return manages && differs(one)
  if (show === 'next-step') return (from.answer?.nextStep ?? to.answer?.nextStep ?? null) !== null
  return reached({ from: from.answer?.rung ?? null, to: to.answer?.rung ?? null })?.rung === show
}

function shapeOutcome(
  one: MeetingOutcome,
  manages: boolean,
  viewer: Context['viewer'],
  held: Awaited<ReturnType<typeof listHeld>>,
): AnswerOf<typeof call>['items'][number] {
  const first = one.from.seats[0] ?? one.to.seats[0]
  const proof = held.get(one.meetingId)
  const side = (which: 'from' | 'to') => {
    const { seats, answer } = one[which]
    const own = seats.some(seat => isOwnSide(viewer, seat))
    return {
      id: seats[0]?.organisationId ?? first?.otherId ?? '',
      name: seats[0]?.organisation ?? first?.other ?? '',
      answer:
        own || manages
          ? shapeAnswer(
              answer,
              seats.some(seat => readsAmount(viewer, seat)),
            )
          : null,
    }
  }
  return {
    meetingId: one.meetingId,
    requestId: first?.requestId ?? '',
    startsAt: first?.startsAt ?? new Date(0),
    from: side('from'),
    to: side('to'),
    held: {
      state: proof?.state ?? 'unknown',
      strength: proof?.strength ?? null,
      contradicts: manages && (proof?.contradicts ?? false),
    },
    differs: manages && differs(one),
    onwards: shapeOnwards(one, manages, viewer, proof?.state === 'held'),
  }
}

/** What the reader can begin from a held meeting: for a story something must have come of it, by what they read of it. */
function shapeOnwards(
  one: MeetingOutcome,
  manages: boolean,
  viewer: Context['viewer'],
  isHeld: boolean,
): { story: boolean } | null {
  const speaks = (side: MeetingOutcome['from']) => side.seats.some(seat => speaksFor(viewer, seat))
  if (!isHeld || !(manages || speaks(one.from) || speaks(one.to))) return null
  const said = [one.from, one.to]
    .filter(side => manages || speaks(side))
    .flatMap(side => side.answer?.rung ?? [])
  return { story: said.length > 0 && !said.includes('none') }
}
