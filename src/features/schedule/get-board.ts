import { countQuality } from '../../engines/scheduling/verify.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { dayIn } from '../../shared/zones.ts'
import { runsMission } from '../missions/index.ts'
import type { getBoard as call } from './contract.ts'
import { describeVersion } from './describe-version.ts'
import type { LoadedMission } from './load.ts'
import { knownPlacements, loadPlan, type Plan, problemOf } from './load-plan.ts'
import { selectBoardPeople, selectSessionTitles } from './queries-board.ts'
import { findLatestBuild } from './queries-build.ts'
import type { MeetingFace, OrganisationFace } from './queries-faces.ts'
import { selectUnplaced } from './queries-schedules.ts'
import { gapToBest, readCertificate, shareOfWishes } from './rules/certificate.ts'
import { explainUnplaced, type Sentence } from './rules/explain-unplaced.ts'
import { findFaults } from './rules/find-faults.ts'
import type { MeetingFact, MissionFacts } from './rules/make-problem.ts'
import { everybodyOf } from './rules/meeting-people.ts'
import { interpreterFor } from './rules/meeting-rules.ts'
import { loadNames, type MissionNames } from './say-names.ts'
import {
  describeProposals,
  describeQuestions,
  type Explained,
  explainWaitingMeetings,
} from './say-proposals.ts'
import { readTaken } from './take-proposal.ts'
import { prepareAnnouncement } from './tell-people.ts'

type Board = AnswerOf<typeof call>

/** The schedule of a mission as a board. Without `show`: the draft when there is one, else what is published. */
export async function getBoard(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<Board> {
  const plan = await loadPlan(ctx.db, subject.id)
  const shown = chooseShown(plan, input.show)
  const names = await loadNames(ctx, subject.row, plan.facts, shown === null ? null : plan[shown]?.id)
  const announcement = plan.draft === null ? null : await prepareAnnouncement(ctx, subject.row, plan.draft.id)
  const marked = shown === 'draft' && plan.published !== null ? (announcement?.changes ?? []) : []
  const moved = new Set(marked.filter(change => change.after !== null).map(change => change.meetingId))
  const titles = await selectSessionTitles(ctx.db, subject.id)
  const owners = plan.facts.places.flatMap(place => place.ownerParticipantId ?? [])
  const attendees = plan.facts.meetings.flatMap(everybodyOf)
  const people = await selectBoardPeople(ctx.db, [...new Set([...attendees, ...owners])])
  const away = new Map(plan.facts.participants.map(person => [person.id, person.awaySlotIds]))
  const organisationOf = new Map(people.map(person => [person.participantId, person.organisation]))
  const { row } = subject
  const mayEdit = ctx.viewer.kind === 'system' || runsMission(ctx.viewer, subject)
  const explained =
    mayEdit && shown === 'draft' ? await explainWaitingMeetings(ctx, plan, input.meeting) : new Map()
  const last = readTaken(plan.draft).at(-1)
  return {
    mission: { id: row.id, slug: row.slug, title: row.title, timeZone: row.time_zone, city: row.city },
    mayEdit,
    shown,
    draft: plan.draft === null ? null : describeVersion(plan.draft),
    published: plan.published === null ? null : describeVersion(plan.published),
    build: await findLatestBuild(ctx.db, subject.id),
    figures: countFigures(plan, shown, ctx.now()),
    faults: mayEdit ? findFaults(plan.facts, ctx.now(), names) : [],
    undo:
      mayEdit && last !== undefined && last.version === plan.draft?.version
        ? { meeting: last.meeting, version: last.version }
        : null,
    changes: {
      meetings: new Set(announcement?.changes.map(change => change.meetingId)).size,
      people: announcement?.people.length ?? 0,
    },
    slots: plan.facts.slots.map(slot => ({
      id: slot.id,
      startsAt: slot.startsAt,
      endsAt: slot.endsAt,
      day: dayIn(slot.startsAt, row.time_zone),
      session: titles.get(slot.sessionId) ?? '',
      sessionId: slot.sessionId,
      booking: slot.booking,
      begun: slot.startsAt <= ctx.now(),
    })),
    places: plan.facts.places.map(place => ({
      id: place.id,
      label: place.hall == null ? place.label : `${place.hall}, ${place.label}`,
      kind: place.kind,
      closedSlotIds: [...place.closedSlotIds],
      owner:
        place.ownerParticipantId === null ? null : (organisationOf.get(place.ownerParticipantId) ?? null),
    })),
    people: people.map(person => ({ ...person, awaySlotIds: [...(away.get(person.participantId) ?? [])] })),
    meetings: await describeMeetings(ctx, plan, shown, { names, moved, explained }),
    interpreters: (plan.facts.rules?.interpreters ?? []).map(({ id }) => ({
      id,
      languages: names.languages(id),
    })),
  }
}

function chooseShown(plan: Plan, wanted: 'draft' | 'published' | undefined): Board['shown'] {
  if (wanted !== undefined && plan[wanted] !== null) return wanted
  return plan.draft !== null ? 'draft' : plan.published !== null ? 'published' : null
}

function countFigures(plan: Plan, shown: Board['shown'], now: Date): Board['figures'] {
  const problem = problemOf(plan, { now, keep: [], open: 'all' })
  const rows = shown === null ? [] : shown === 'draft' ? plan.draftRows : plan.publishedRows
  const placed = knownPlacements(problem, rows)
  const quality = countQuality(problem, placed)
  const attends = new Map(problem.meetings.map(meeting => [meeting.id, meeting.participants]))
  const version = shown === null ? null : plan[shown]
  return {
    accepted: problem.meetings.length,
    scheduled: placed.length,
    people: new Set(placed.flatMap(one => [...(attends.get(one.meeting) ?? []), ...(one.attending ?? [])]))
      .size,
    gaps: quality.breaks,
    gapsFromBest: gapToBest(readCertificate(version?.certificate), quality.breaks),
    wishesHeld: shareOfWishes(readCertificate(version?.certificate)),
    tableChanges: quality.tableChanges,
    longSeries: quality.inARowExcess,
    minimumMissed: quality.minimumMissed,
  }
}

async function describeMeetings(
  ctx: Context,
  plan: Plan,
  shown: Board['shown'],
  say: { names: MissionNames; moved: ReadonlySet<string>; explained: ReadonlyMap<string, Explained> },
): Promise<Board['meetings']> {
  const { names, moved, explained } = say
  const must = countMusts(plan)
  const questions = await describeQuestions(ctx, plan, names)
  const rows = shown === null ? [] : shown === 'draft' ? plan.draftRows : plan.publishedRows
  const standing = new Map(rows.map(one => [one.meeting, one]))
  const version = shown === null ? null : plan[shown]
  const unplaced = new Map(
    (await selectUnplaced(ctx.db, version?.id ?? null)).map(one => [one.meeting, one.reasons]),
  )
  return plan.facts.meetings.flatMap(meeting => {
    const { id } = meeting
    const face = names.faces.get(id)
    if (face === undefined) return []
    const at = standing.get(id)
    const fresh = explained.get(id)
    const stored = unplaced.get(id) ?? { reasons: [{ code: 'new' }] }
    const absent = everybodyOf(meeting).length === 0 ? sayNobodyAttends(face) : []
    const reasons =
      at !== undefined
        ? []
        : absent.length > 0
          ? absent
          : explainUnplaced(fresh?.why(stored) ?? stored, names, must)
    return [
      {
        ...describeFace(face),
        slotId: at?.slot ?? null,
        placeId: at?.place ?? null,
        locked: at?.locked ?? false,
        moved: moved.has(id),
        reasons,
        proposals: fresh === undefined ? null : describeProposals(fresh, names, plan),
        questions: at === undefined ? (questions.get(id) ?? []) : [],
        interpreter: describeInterpreter(plan.facts, meeting, names),
      },
    ]
  })
}

/** Of which side nobody attends, for whatever reason. */
function sayNobodyAttends(face: MeetingFace): Sentence[] {
  return (['from', 'to'] as const)
    .filter(side => !face.people.some(person => person.side === side && !person.observing))
    .map(side => ({ key: 'reason.nobody-attends', values: { organisation: face[side].name } }))
}

function describeInterpreter(
  facts: MissionFacts,
  meeting: MeetingFact,
  names: MissionNames,
): Board['meetings'][number]['interpreter'] {
  const pair = interpreterFor(meeting, facts.rules?.interpreters ?? [])
  const { interpreter: said } = meeting
  return {
    choice: said == null ? 'automatic' : (said.chosen ?? 'none'),
    languages: pair === null ? null : names.languages(pair.id),
  }
}

function countMusts(plan: Plan): (participant: string) => number {
  const counts = new Map<string, number>()
  for (const meeting of plan.facts.meetings)
    if (meeting.must === true)
      for (const id of meeting.participantIds) counts.set(id, (counts.get(id) ?? 0) + 1)
  return participant => counts.get(participant) ?? 0
}

function describeFace(face: MeetingFace) {
  const { id, requestId, wish, answerWish, weight } = face
  return {
    id,
    requestId,
    wish,
    answerWish,
    weight,
    from: shortFace(face.from),
    to: shortFace(face.to),
    people: face.people.map(person => ({
      participantId: person.participantId,
      name: person.name,
      otherScript: person.otherScript,
      reading: person.reading,
      organisation: person.organisation,
      observing: person.observing,
    })),
  }
}

function shortFace({ id, slug, name, otherScript, reading, country }: OrganisationFace) {
  return { id, slug, name, otherScript, reading, country }
}
