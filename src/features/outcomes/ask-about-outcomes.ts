import type { Context, Translate } from '../../shared/context.ts'
import type { JobContext } from '../../shared/route.ts'
import { addDays, dayIn, instantAt } from '../../shared/zones.ts'
import { sendMail } from '../notifications/index.ts'
import { onePerSide } from './follow-up.ts'
import { makeOutcomeLink } from './outcome-links.ts'
import { factsOf, groupByPerson, type PersonAsked } from './people-asked.ts'
import { type LastAnswer, listAsked, listLastAnswers, listSilenced, noteAsked } from './queries-answers.ts'
import { listMet, type Met } from './queries-met.ts'
import { listMissionFacts, type MissionFacts } from './queries-missions.ts'
import { listSeats, type Seat } from './queries-seats.ts'
import { type NextMail, nextMail } from './rules/waves.ts'

/** The last wave is due a year after; a little later nobody is asked any more. */
const longest = 400
const eveningClock = '18:00'

/**
 * Asks everybody whose time has come what came of their meetings, one mail per person and mission. Runs by the clock,
 * about all missions or a single one; whoever was asked is noted in the transaction of the mail, so that a second process or a repeat sends none.
 */
export async function askAboutOutcomes(ctx: JobContext, onlyMission?: string): Promise<void> {
  const now = ctx.now()
  const endedAfter = addDays(dayIn(now, 'UTC'), -longest)
  const missions = await listMissionFacts(ctx.db, endedAfter, now)
  for (const mission of missions.filter(one => onlyMission === undefined || one.id === onlyMission)) {
    if (ctx.isCancelled()) return
    // All of them, the later days' too: the evening is that of somebody's last meeting. A call put off by weeks keeps no mail
    // waiting, and is asked about once it was due.
    const all = await listSeats(ctx.db, { missionId: mission.id }, null)
    const seats = all.filter(seat => !seat.isCall || seat.endsAt <= now)
    const people = groupByPerson(seats, await listMet(ctx.db, { missionId: mission.id }))
    const answers = await listLastAnswers(ctx.db, [...new Set(seats.map(seat => seat.meetingId))])
    const asked = await listAsked(ctx.db, [mission.id])
    const silenced = await listSilenced(
      ctx.db,
      people.map(person => person.personId),
    )
    for (const person of people) {
      const { email } = factsOf(person) ?? {}
      if (email == null || silenced.has(person.personId)) continue
      const mail = nextMail({
        evening: eveningOf(person, mission),
        isGuest: [...person.seats, ...person.met].every(one => one.isGuest),
        meetings: [
          ...onePerSide(person.seats).map(seat => openness(seat, answers)),
          ...person.met.map(metOpenness),
        ],
        asked: asked.filter(one => one.personId === person.personId),
        now,
      })
      if (mail === null) continue
      await ctx.db.transaction().execute(db => ask({ ...ctx, db }, mission, person, mail, email))
    }
  }
}

/**
 * Six in the evening of the day of somebody's last meeting, where it was; later if they still sat there. Who had none goes on
 * meeting people until the mission's last evening.
 */
function eveningOf({ seats, met }: PersonAsked, { timeZone, endsOn }: MissionFacts): Date {
  const there = seats.filter(seat => !seat.isCall)
  const ends = (there.length > 0 ? there : seats).map(seat => seat.endsAt.getTime())
  const end = Math.max(...(ends.length > 0 ? ends : met.map(one => one.metAt.getTime())))
  const lastDay = dayIn(new Date(end), timeZone)
  const day = ends.length > 0 || lastDay > endsOn ? lastDay : endsOn
  return new Date(Math.max(end, instantAt(day, eveningClock, timeZone).getTime()))
}

function openness(seat: Seat, answers: readonly LastAnswer[]) {
  const own = answers.find(one => one.meetingId === seat.meetingId && one.side === seat.side)
  return {
    id: seat.meetingId,
    closed: own !== undefined && (own.closed || !own.held),
    answeredAt: own?.answeredAt ?? null,
  }
}

function metOpenness({ encounterId, answer }: Met) {
  return { id: encounterId, closed: answer?.closed === true, answeredAt: answer?.answeredAt ?? null }
}

async function ask(
  ctx: Context,
  mission: MissionFacts,
  person: PersonAsked,
  mail: NextMail,
  address: string,
): Promise<void> {
  const { wave, reminds } = mail
  const isNew = await noteAsked(ctx.db, {
    missionId: mission.id,
    personId: person.personId,
    wave,
    reminds,
    now: ctx.now(),
  })
  const first = factsOf(person)
  if (!isNew || first === undefined) return
  const link = await makeOutcomeLink(ctx, mission.id, person.personId)
  const listed = onePerSide(person.seats).filter(seat => mail.meetingIds.includes(seat.meetingId))
  const met = person.met.filter(one => mail.meetingIds.includes(one.encounterId))
  await sendMail(
    ctx,
    { personId: person.personId, address, name: first.personName },
    {
      kind: wave === 'evening' ? (reminds ? 'outcome-reminder' : 'outcome-evening') : 'outcome-later',
      lang: first.lang,
      mission: mission.id,
      values: { name: first.personName, mission: mission.title, count: listed.length + met.length },
      paragraphs: [
        listed.map(seat => `• ${sayMeeting(seat)}`).join('\n'),
        met.length === 0
          ? ''
          : [
              ctx.text(first.lang)('outcomes.followUp.alsoMet'),
              ...met.map(one => `• ${sayMet(one, ctx.text(first.lang))}`),
            ].join('\n'),
      ].filter(part => part !== ''),
      link,
      offLink: `${link}/mails`,
    },
    mission.id,
  )
}

function sayMeeting(seat: Seat): string {
  const name = seat.otherScript === null ? seat.other : `${seat.other} (${seat.otherScript})`
  return seat.otherPeople === '' ? name : `${name}: ${seat.otherPeople}`
}

function sayMet(met: Met, text: Translate): string {
  const name = met.otherScript === null ? met.other : `${met.other} (${met.otherScript})`
  const words = met.kind === 'other' ? name : `${name} · ${text(`outcomes.kind.${met.kind}`)}`
  return met.organisationId === met.seatOrganisationId ? words : `${words} (${met.organisation})`
}
