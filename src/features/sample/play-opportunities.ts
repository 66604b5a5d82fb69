import { type SampleOpportunity, sampleOpportunities } from '../../../seeds/opportunities.ts'
import * as opportunities from '../opportunities/contract.ts'
import type { Player } from './player.ts'

/** Offers and requests: written by who edits the organisation, published by its cluster or by a second person's review. */
export async function playOpportunities(player: Player): Promise<void> {
  await player.begin('opportunities', sampleOpportunities.length)
  for (const one of sampleOpportunities) {
    await playOpportunity(player, one)
    await player.advance()
  }
}

async function playOpportunity(player: Player, one: SampleOpportunity): Promise<void> {
  const { key, organisation, course, daysBefore, terms, reasons, ...written } = one
  const editor = player.data.roles.find(
    role => role.role === 'organisation-editor' && role.organisation === organisation,
  )
  const owner = player.data.organisations.find(candidate => candidate.key === organisation)
  const home = owner?.memberships[0]?.cluster
  const as = { person: editor === undefined ? null : player.idOf(editor.person), daysBefore }
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
