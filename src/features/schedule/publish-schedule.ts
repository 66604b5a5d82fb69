import { type Meeting, verify } from '../../engines/scheduling/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { comparePublished as compareCall, publishSchedule as publishCall } from './contract.ts'
import { describeVersion } from './describe-version.ts'
import { openDraft } from './edit-draft.ts'
import type { LoadedMission } from './load.ts'
import { loadPlan, type Plan, placementOf, problemOf } from './load-plan.ts'
import { bumpSchedule, selectStored } from './queries-schedules.ts'
import { readCertificate } from './rules/certificate.ts'
import { checkStored, placementsOf, readViolations, type StoredFault } from './rules/check-stored.ts'
import type { Sentence } from './rules/explain-unplaced.ts'
import { videoLine } from './rules/resource-hours.ts'
import { loadNames, type MissionNames } from './say-names.ts'
import { type Announcement, prepareAnnouncement, sayCounterpart, tellPeople } from './tell-people.ts'

/** Everything the verifier objects to in the draft as it is stored. An empty list means that it can be published. */
async function checkDraft(ctx: Context, plan: Plan, draftId: string): Promise<StoredFault[]> {
  const stored = await selectStored(ctx.db, draftId)
  const problem = problemOf(plan, { now: ctx.now(), keep: [], open: 'all' })
  const judged = withLocked(problem, plan)
  const begun = new Set(plan.facts.slots.filter(slot => slot.startsAt <= ctx.now()).map(slot => slot.id))
  return [
    ...readViolations(verify(judged, { placed: placementsOf(judged, stored) }), begun),
    ...checkStored(judged, stored),
  ]
}

/** A meeting the organiser locked in a coming slot stays there even if somebody said later that they are away. */
function withLocked(problem: ReturnType<typeof problemOf>, plan: Plan): ReturnType<typeof problemOf> {
  const open = new Set(problem.participants.flatMap(person => person.available))
  const locked = new Map(
    plan.draftRows.filter(row => row.locked && open.has(row.slot)).map(row => [row.meeting, row]),
  )
  return {
    ...problem,
    meetings: problem.meetings.map(meeting => {
      const row = locked.get(meeting.id)
      return row === undefined || meeting.fixed !== undefined ? meeting : fixAt(meeting, row)
    }),
  }
}

function fixAt(meeting: Meeting, row: Plan['draftRows'][number]): Meeting {
  const { choices: _, ...rest } = meeting
  const { attending = [] } = placementOf(meeting, row)
  return {
    ...rest,
    participants: [...meeting.participants, ...attending],
    fixed: { slot: row.slot, place: row.place },
  }
}

/**
 * Publishes the draft: the verifier, which shares no code with the builder, must agree with the stored rows. What was
 * published before is superseded; each person gets one mail with only what changed for them, others get none.
 */
export async function publishSchedule(
  ctx: Context,
  input: ParsedInputOf<typeof publishCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof publishCall>> {
  const { plan, draft } = await openDraft(ctx, subject.id, input.version)
  const faults = await checkDraft(ctx, plan, draft.id)
  if (faults.length > 0) throw await refuseFaulty(ctx, subject, plan, faults)
  if (plan.published !== null)
    await ctx.db
      .updateTable('schedule')
      .set({ state: 'superseded' })
      .where('id', '=', plan.published.id)
      .execute()
  const known = readCertificate(draft.certificate)
  await ctx.db
    .updateTable('schedule')
    .set({
      state: 'published',
      published_by: ctx.viewer.personId,
      published_at: ctx.now(),
      ...(known === null ? {} : { certificate: JSON.stringify({ ...known, verified: true }) }),
    })
    .where('id', '=', draft.id)
    .execute()
  await bumpSchedule(ctx.db, draft.id)
  const told = await tellPeople(ctx, subject.row, draft.id)
  await writeHistory(ctx, {
    call: 'schedule.publishSchedule',
    subjectKind: 'schedule',
    subjectId: draft.id,
    change: {
      number: draft.number,
      before: plan.published?.number ?? null,
      changes: told.changes.length,
      people: told.people.length,
    },
  })
  return { number: draft.number, changes: countMeetings(told), people: told.people.length }
}

function countMeetings(told: Announcement): number {
  return new Set(told.changes.map(change => change.meetingId)).size
}

async function refuseFaulty(
  ctx: Context,
  subject: LoadedMission,
  plan: Plan,
  faults: readonly StoredFault[],
): Promise<Refusal> {
  const names = await loadNames(ctx, subject.row, plan.facts)
  const text = ctx.text(ctx.viewer.lang)
  const said = faults
    .map(fault => sayFault(fault, names))
    .map(({ key, values }) => text(`schedule.${key}`, values))
  return new Refusal('schedule-faulty', {
    values: {
      count: faults.length,
      faults: said.slice(0, 5).join(' '),
      codes: [...new Set(faults.map(fault => fault.code))].join(' '),
    },
  })
}

function sayFault(fault: StoredFault, names: MissionNames): Sentence {
  const isVideo = fault.about === videoLine
  return {
    key:
      fault.code === 'resource-short'
        ? `violation.${isVideo ? 'video' : 'interpreter'}`
        : `violation.${fault.code}`,
    values: {
      ...(fault.about === undefined
        ? {}
        : { group: names.group(fault.about), languages: isVideo ? '' : names.languages(fault.about) }),
      meeting: fault.meeting === null ? '' : names.meeting(fault.meeting),
      who: fault.participant === null ? '' : names.participant(fault.participant),
      slot: fault.slot === null ? '' : names.slot(fault.slot),
    },
  }
}

/** Who would be told what if the draft were published now, and what stands against publishing it. */
export async function comparePublished(
  ctx: Context,
  _input: unknown,
  subject: LoadedMission,
): Promise<AnswerOf<typeof compareCall>> {
  const plan = await loadPlan(ctx.db, subject.id)
  const { row } = subject
  const mission = { slug: row.slug, title: row.title, timeZone: row.time_zone, city: row.city }
  if (plan.draft === null) return { mission, draft: null, people: [], untouched: 0, faults: [] }
  const announcement = await prepareAnnouncement(ctx, row, plan.draft.id)
  const names = await loadNames(ctx, row, plan.facts)
  const touched = new Set(announcement.changes.map(change => change.participantId))
  const everybody = new Set(announcement.events.map(event => event.participantId))
  return {
    mission,
    draft: describeVersion(plan.draft),
    people: announcement.people.map(person => ({
      personId: person.personId,
      name: person.name,
      byMail: person.email !== null,
      changes: person.changes.map(({ change, reader }) => ({
        kind: change.kind,
        meetingId: change.meetingId,
        participantId: change.participantId,
        participant: reader.participantName,
        organisation: reader.organisation,
        counterpart: sayOther(announcement, change.meetingId, change.participantId),
        before: describeEvent(change.before, announcement),
        after: describeEvent(change.after, announcement),
      })),
    })),
    untouched: [...everybody].filter(id => !touched.has(id)).length,
    faults: (await checkDraft(ctx, plan, plan.draft.id)).map(fault => sayFault(fault, names)),
  }
}

function sayOther(announcement: Announcement, meetingId: string, participantId: string): string {
  const face = announcement.faces.get(meetingId)
  return face === undefined ? '' : sayCounterpart(face, participantId)
}

function describeEvent(
  event: { startsAt: Date; endsAt: Date; placeId: string | null } | null,
  announcement: Announcement,
) {
  if (event === null) return null
  const place = event.placeId === null ? undefined : announcement.places.get(event.placeId)
  return { startsAt: event.startsAt, endsAt: event.endsAt, place: place?.label ?? '' }
}
