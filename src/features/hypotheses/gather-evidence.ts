import type { Context } from '../../shared/context.ts'
import { listHeld } from '../meetings/index.ts'
import type { HypothesisRow } from './queries.ts'
import {
  type EvidenceRow,
  listEncounterEvidence,
  listInterestEvidence,
  listMeetingEvidence,
  listNoteEvidence,
  type NoteRow,
} from './queries-evidence.ts'
import { type Fact, type Test, type Weighed, weighEvidence } from './rules/weigh-evidence.ts'

/** A record with all that is shown of it, beside what the rule asks for. */
export interface EvidenceFact extends Fact {
  row: EvidenceRow
  note: NoteRow | null
}

/** The records of one hypothesis, weighed; and how many notes speak against it, whatever it is measured by. */
export interface Evidence extends Weighed<EvidenceFact> {
  against: number
}

/** What a hypothesis is measured by. */
export function testOf(row: HypothesisRow): Test {
  return {
    metric: row.metric,
    rung: row.rung,
    threshold: row.threshold,
    startsOn: row.starts_on,
    deadline: row.deadline,
  }
}

/**
 * The records of a partnership that speak for or against these hypotheses, weighed, by hypothesis. Nobody attaches them: a
 * meeting that was held with a company of the market is there as soon as it is said. The number of queries is constant.
 */
export async function gatherEvidence(
  ctx: Context,
  partnership: { id: string; clusterIds: readonly string[] },
  rows: readonly HypothesisRow[],
): Promise<Map<string, Evidence>> {
  const marketsOf = (...metrics: HypothesisRow['metric'][]) => [
    ...new Set(rows.filter(row => metrics.includes(row.metric)).map(row => row.market)),
  ]
  const there = { partnershipId: partnership.id, markets: marketsOf('meetings', 'rung') }
  const meetings = await listMeetingEvidence(ctx.db, there)
  const encounters = await listEncounterEvidence(ctx.db, there)
  const interests = await listInterestEvidence(ctx.db, {
    clusterIds: partnership.clusterIds,
    markets: marketsOf('interests'),
  })
  const notes = await listNoteEvidence(
    ctx.db,
    rows.map(row => row.id),
  )
  const held = await listHeld(
    ctx.db,
    meetings.map(({ id }) => id),
  )
  const facts: EvidenceFact[] = [
    ...[...meetings, ...encounters, ...interests].map(row => ({
      ...factOf(row),
      held: held.get(row.id)?.state === 'held',
      note: null,
    })),
    ...notes.map(row => ({ ...factOf(row), says: row.says, note: row })),
  ]
  return new Map(
    rows.map(row => {
      const own = facts.filter(
        fact =>
          fact.row.market === row.market &&
          (fact.row.hypothesisId === null || fact.row.hypothesisId === row.id) &&
          (row.mission_id === null || fact.row.missionId === null || fact.row.missionId === row.mission_id),
      )
      const against = own.filter(({ says }) => says === 'against').length
      return [row.id, { ...weighEvidence(testOf(row), own), against }]
    }),
  )
}

function factOf(row: EvidenceRow) {
  return {
    id: row.id,
    kind: row.kind,
    on: row.on,
    other: row.otherKey,
    held: false,
    rung: row.rung,
    says: null,
    row,
  }
}
