import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { clockIn, dayIn, instantAt } from '../../shared/zones.ts'
import type { MissionRow } from '../missions/index.ts'
import type {
  changeCall as changeContract,
  changeCallByLink as changeLinkContract,
  getCall as getContract,
  getCallByLink as getLinkContract,
} from './contract-calls.ts'
import { changeCall, getStandingCall, offerOtherTimes } from './later-calls.ts'
import type { LoadedMission } from './load.ts'
import { openLink, readableFor } from './my-schedule.ts'
import type { StandingCall } from './queries-calls.ts'
import { selectFaces } from './queries-faces.ts'
import { findDialIn } from './queries-mine.ts'
import { sayCounterpart } from './tell-people.ts'

type Shown = AnswerOf<typeof getContract>
type Asked = Pick<ParsedInputOf<typeof changeContract>, 'meeting' | 'seen' | 'on' | 'time' | 'link'>

/** A call of somebody the viewer acts for. */
export async function getCall(
  ctx: Context,
  input: ParsedInputOf<typeof getContract>,
  subject: LoadedMission,
): Promise<Shown> {
  const readable = await readableFor(ctx, subject)
  return describe(ctx, subject.row, await ownCall(ctx, subject.row, readable, input.meeting))
}

/** The same for whoever has the link to a schedule. */
export async function getCallByLink(
  ctx: Context,
  input: ParsedInputOf<typeof getLinkContract>,
): Promise<Shown> {
  const { mission, readable } = await openLink(ctx, input.token)
  return describe(ctx, mission, await ownCall(ctx, mission, readable, input.meeting))
}

/** Moves a call, or says at which address it is held, for somebody the viewer acts for. */
export async function moveMyCall(
  ctx: Context,
  input: ParsedInputOf<typeof changeContract>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof changeContract>> {
  const readable = await readableFor(ctx, subject)
  return move(ctx, subject.row, await ownCall(ctx, subject.row, readable, input.meeting), input)
}

/** The same for whoever has the link to a schedule. */
export async function moveCallByLink(
  ctx: Context,
  input: ParsedInputOf<typeof changeLinkContract>,
): Promise<AnswerOf<typeof changeContract>> {
  const { mission, readable } = await openLink(ctx, input.token)
  return move(ctx, mission, await ownCall(ctx, mission, readable, input.meeting), input)
}

interface OwnCall {
  call: StandingCall
  participantId: string
}

async function ownCall(
  ctx: Context,
  mission: MissionRow,
  readable: readonly { id: string }[],
  meetingId: string,
): Promise<OwnCall> {
  const call = await getStandingCall(ctx, mission.id, meetingId)
  const own = readable.find(person => call.people.includes(person.id))
  if (own === undefined) throw new Refusal('not-found')
  return { call, participantId: own.id }
}

async function describe(ctx: Context, mission: MissionRow, { call, participantId }: OwnCall): Promise<Shown> {
  const [face] = await selectFaces(ctx.db, { meetingIds: [call.meetingId] })
  const offer = await offerOtherTimes(ctx, mission, call)
  return {
    mission: { slug: mission.slug, title: mission.title, timeZone: mission.time_zone, city: mission.city },
    meetingId: call.meetingId,
    participantId,
    counterpart: face === undefined ? '' : sayCounterpart(face, participantId),
    startsAt: call.startsAt,
    endsAt: call.endsAt,
    link: call.link,
    dialIn: await findDialIn(ctx.db, participantId),
    isOpen: call.state === 'accepted',
    zones: offer.zones,
    times: offer.times,
  }
}

async function move(ctx: Context, mission: MissionRow, { call }: OwnCall, asked: Asked) {
  const zone = mission.time_zone
  const startsAt =
    asked.on == null && asked.time == null
      ? call.startsAt
      : instantAt(asked.on ?? dayIn(call.startsAt, zone), asked.time ?? clockIn(call.startsAt, zone), zone)
  const link = asked.link === undefined ? call.link : asked.link
  const changed = await changeCall(ctx, mission, {
    meetingId: call.meetingId,
    seen: new Date(asked.seen),
    startsAt,
    link,
  })
  return { changed, startsAt }
}
