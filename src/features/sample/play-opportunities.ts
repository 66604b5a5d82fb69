import {
  type SampleInterest,
  type SampleOpportunity,
  sampleInterests,
  sampleOpportunities,
} from '../../../seeds/opportunities.ts'
import * as opportunities from '../opportunities/contract.ts'
import * as interests from '../opportunities/contract-interests.ts'
import * as alerts from '../opportunities/contract-searches.ts'
import { lookAfterOpportunities } from '../opportunities/index.ts'
import { listReaders } from './play-searches.ts'
import type { Player } from './player.ts'

/** Offers and requests: written by who edits the organisation, published by its cluster or by a second person's review. */
export async function playOpportunities(player: Player): Promise<void> {
  await player.begin('opportunities', sampleOpportunities.length + sampleInterests.length)
  for (const person of listReaders(player)) {
    const search = { name: 'Light for eyes, Japan', rhythm: 'weekly' as const, market: 'JP' }
    await player.play(alerts.saveSearch, search, { person, daysBefore: 200 })
  }
  for (const one of sampleOpportunities) {
    await playOpportunity(player, one)
    await player.advance()
  }
  for (const one of sampleInterests) {
    await playInterest(player, one)
    await player.advance()
  }
  // What is nearly a year old is asked about at once, as it would be within the hour.
  await lookAfterOpportunities(player.ctx)
}

/** Who edits an organisation for itself; null is the house. */
function editorOf(player: Player, organisation: string): string | null {
  const role = player.data.roles.find(
    one => one.role === 'organisation-editor' && one.organisation === organisation,
  )
  return role === undefined ? null : player.idOf(role.person)
}

async function playOpportunity(player: Player, one: SampleOpportunity): Promise<void> {
  const { key, organisation, course, terms, reasons, daysOld, daysBefore: told, ...written } = one
  const daysBefore = daysOld === undefined ? told : player.daysAhead() + daysOld
  const owner = player.data.organisations.find(candidate => candidate.key === organisation)
  const home = owner?.memberships[0]?.cluster
  const as = { person: editorOf(player, organisation), daysBefore }
  const { id } = await player.play(
    opportunities.createOpportunity,
    {
      organisation: player.idOf(organisation),
      ...written,
      clusterId: player.idOf(`cluster:${home}`),
      terms: terms.map(code => `photonics-health:${code}`),
    },
    as,
  )
  player.remember(key, id)
  if (course === 'draft') return
  await player.play(opportunities.submitOpportunity, { opportunity: id }, as)
  if (course === 'review' || course === 'handed-in') return
  const isReviewed = one.anonymous === true || one.inFeeds === true
  const manager = { person: player.idOf(`p-${home}`), daysBefore: daysBefore - 1 }
  if (!isReviewed) {
    await player.play(opportunities.publishOpportunity, { opportunity: id }, manager)
    return
  }
  const scores =
    course === 'returned'
      ? { advantages: 0, clarity: 3, cooperation: 1, guidelines: 4 }
      : { advantages: 4, clarity: 4, cooperation: 3, guidelines: 5 }
  await player.play(
    opportunities.reviewOpportunity,
    { opportunity: id, ...scores, reasons: reasons ?? null },
    manager,
  )
}

/** What somebody wrote to an opportunity, and how it went on: through its cluster where its owner is not named. */
async function playInterest(player: Player, one: SampleInterest): Promise<void> {
  const { about, wish, questions, daysBefore } = one
  const offer = sampleOpportunities.find(({ key }) => key === one.opportunity)
  const home = player.data.organisations.find(({ key }) => key === offer?.organisation)?.memberships[0]
    ?.cluster
  const sender = { person: editorOf(player, one.organisation), daysBefore }
  const { id } = await player.play(
    interests.expressInterest,
    {
      opportunity: player.idOf(one.opportunity),
      about,
      wish,
      questions: questions ?? null,
      organisationId: player.idOf(one.organisation),
    },
    sender,
  )
  player.remember(one.key, id)
  for (const [index, { act, words }] of one.course.entries()) {
    const later = daysBefore - 1 - index
    const broker = { person: player.idOf(`p-${home}`), daysBefore: later }
    const owner = { person: editorOf(player, offer?.organisation ?? ''), daysBefore: later }
    if (act === 'ask')
      await player.play(interests.askInterested, { interest: id, words: words ?? '' }, broker)
    if (act === 'pass-on') await player.play(interests.passOnInterest, { interest: id, words }, broker)
    if (act === 'accept') await player.play(interests.acceptInterest, { interest: id, words }, owner)
    if (act === 'decline') await player.play(interests.declineInterest, { interest: id, words }, owner)
    if (act === 'answer')
      await player.play(
        interests.answerQuestion,
        { interest: id, words: words ?? '' },
        { ...sender, daysBefore: later },
      )
  }
}
