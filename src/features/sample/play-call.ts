import { addDays } from '../../../seeds/mission-plan.ts'
import type { SampleMission } from '../../../seeds/sample-types.ts'
import * as delegates from '../delegates/contract.ts'
import * as missions from '../missions/contract.ts'
import * as registration from '../missions/contract-registration.ts'
import type { Player } from './player.ts'

/** Who scores, each for their cluster, and how far above or below the others they usually are. */
const reviewers = [
  { person: 'p-litek', cluster: 'litek', leaning: 0 },
  { person: 'p-hts', cluster: 'hts', leaning: -1 },
  { person: 'p-opticsvalley', cluster: 'opticsvalley', leaning: 1 },
] as const
const asOrganiser = 'p-litek'
const mostApplicants = 9

/** The next mission: its call is open while Osaka is prepared, closed on the eve of it, and decided while everybody is there. */
export async function playCall(player: Player, osaka: SampleMission): Promise<void> {
  const applicants = osaka.participants.filter(
    one =>
      one.kind === 'travelling' &&
      one.state === 'confirmed' &&
      player.data.people.find(person => person.key === one.person)?.organisation === one.organisation &&
      one.organisation !== null,
  )
  await player.begin('call', mostApplicants + 2)
  const created = await player.play(missions.createMission, {
    partnershipId: player.idOf('partnership'),
    leadClusterId: player.idOf('cluster:litek'),
    type: 'outgoing-mission',
    title: 'Light for food and health: mission to Kuala Lumpur',
    summary:
      'Five delegates test a new market: two days of meetings with hospitals, food laboratories and integrators, and a day in Penang.',
    lang: 'en',
    country: 'MY',
    city: 'Kuala Lumpur',
    timeZone: 'Asia/Kuala_Lumpur',
    startsOn: addDays(osaka.startsOn, 130),
    endsOn: addDays(osaka.startsOn, 132),
    languages: ['en'],
    capacity: 12,
  })
  await player.mark('mission', created.id)
  player.remember('mission:kuala-lumpur', created.id)
  const mission = created.id
  await player.play(missions.updateMission, { mission, version: 1, publicPage: true })
  await player.play(missions.setMissionState, { mission, state: 'open' })
  const person = player.idOf(asOrganiser)
  await player.play(
    delegates.saveCall,
    {
      mission,
      version: 0,
      intro:
        'We look for five companies whose product is ready and who can stay three days. Flights are aided by half, up to 600 euros; the hall and the interpreters are paid by the partnership.',
      opensAt: `${player.dayBefore(55)}T09:00`,
      closesAt: `${player.dayBefore(6)}T18:00`,
      seats: 5,
      leastPoints: 40,
      quotas: [
        { clusterId: player.idOf('cluster:litek'), seats: 2 },
        { clusterId: player.idOf('cluster:hts'), seats: 1 },
        { clusterId: player.idOf('cluster:opticsvalley'), seats: 1 },
      ],
      conditions: [
        {
          label: 'Are you a small or medium-sized enterprise, or a research organisation?',
          accepted: ['yes'],
        },
        { label: 'How mature is what you bring (TRL)?', kind: 'level', leastLevel: 6 },
        {
          label: 'De minimis aid of the last three years',
          kind: 'choice',
          options: ['None', 'Below the ceiling, declared', 'At the ceiling'],
          accepted: ['None', 'Below the ceiling, declared'],
        },
      ],
      criteria: [
        { label: 'Product and readiness to sell', weight: 40 },
        { label: 'Fit with the market', weight: 35 },
        { label: 'Measurable goals', weight: 25 },
      ],
    },
    { person, daysBefore: 56 },
  )
  for (const { person: key, cluster } of reviewers)
    await player.play(
      delegates.addReviewer,
      { mission, reviewer: `${player.idOf(key)}:${player.idOf(`cluster:${cluster}`)}` },
      { person, daysBefore: 56 },
    )
  await player.advance()
  const { call } = await player.play(delegates.getCall, { mission }, { person })
  const [sme, trl, aid] = call?.conditions ?? []
  for (const [index, applicant] of applicants.slice(0, mostApplicants).entries()) {
    const at = { person: player.idOf(applicant.person ?? ''), daysBefore: 50 - index }
    await player.play(
      registration.registerForMission,
      {
        slug: created.slug,
        organisationId: player.idOf(applicant.organisation ?? ''),
        offers: applicant.offers,
        seeks: applicant.seeks,
        languages: applicant.languages,
        answers: {
          [sme?.id ?? '']: 'yes',
          [trl?.id ?? '']: String(5 + ((index + 2) % 5)),
          [aid?.id ?? '']: index % 3 === 0 ? 'None' : 'Below the ceiling, declared',
        },
      },
      at,
    )
    await player.advance()
  }
  await playScores(player, mission)
  await player.advance()
}

/** Everybody scores everybody but their own company; opinions differ as they do. */
async function playScores(player: Player, mission: string): Promise<void> {
  for (const { person: key, leaning } of reviewers) {
    const as = { person: player.idOf(key), daysBefore: 9 }
    const { items } = await player.play(delegates.listReviews, { mission }, as)
    for (const [index, item] of items.entries()) {
      if (item.own) continue
      const { criteria } = await player.play(
        delegates.getReview,
        { mission, participant: item.participantId },
        as,
      )
      await player.play(
        delegates.saveReview,
        {
          mission,
          participant: item.participantId,
          scores: criteria.map((criterion, place) => ({
            criterion: criterion.id,
            score: Math.min(5, Math.max(0, 2 + ((index * 7 + place * 3) % 4) + (place === 1 ? leaning : 0))),
          })),
        },
        as,
      )
    }
  }
}

/** The ranking counts the day after the call has closed; everybody is told. */
export async function playDecision(player: Player): Promise<void> {
  await player.play(
    delegates.decideCall,
    { mission: player.idOf('mission:kuala-lumpur') },
    { person: player.idOf(asOrganiser), daysBefore: 5 },
  )
}
