import type { SampleMission } from '../../../seeds/sample-types.ts'
import * as costs from '../costs/contract.ts'
import * as preparation from '../preparation/contract.ts'
import * as sponsors from '../sponsors/contract.ts'
import type { Player } from './player.ts'

const asOrganiser = 'p-litek'

/** Checklist, costs with their aid, and sponsors of a mission. */
export async function playPreparation(player: Player, mission: SampleMission): Promise<void> {
  const delegates = mission.participants.filter(
    one => one.kind === 'travelling' && one.state === 'confirmed' && one.person !== null,
  )
  await player.begin('preparation', delegates.length + 2)
  const reference = player.idOf(`mission:${mission.key}`)
  const organiser = { person: player.idOf(asOrganiser), daysBefore: 49 }
  await player.play(preparation.addUsualSteps, { mission: reference }, organiser)
  await playCosts(player, reference, organiser)
  await player.advance()
  await playSponsors(player, reference, organiser)
  await player.advance()
  const { items: steps } = await player.play(preparation.listSteps, { mission: reference }, organiser)
  for (const [index, delegate] of delegates.entries()) {
    const participant = player.idOf(`participant:${delegate.key}`)
    for (const [place, step] of steps.entries()) {
      // Most are done with most of it, as it goes.
      if ((index + place * 2) % 7 === 5) continue
      const isOwn = step.owner === 'delegate'
      await player.play(
        preparation.markStep,
        {
          mission: reference,
          step: step.id,
          participant,
          ...(step.kind === 'visa' && index % 3 === 0
            ? { state: 'not-needed' as const, reason: 'No visa needed for up to 90 days' }
            : { state: 'done' as const }),
        },
        { person: player.idOf(isOwn ? (delegate.person ?? '') : asOrganiser), daysBefore: 40 - place },
      )
    }
    await player.play(
      costs.saveCost,
      {
        mission: reference,
        participantId: participant,
        kind: 'travel',
        label: 'Flight to Osaka and back',
        amount: `${870 + ((index * 37) % 260)}.40`,
        bearer: 'delegate',
        aided: true,
      },
      organiser,
    )
    await player.advance()
  }
}

async function playCosts(
  player: Player,
  mission: string,
  as: { person: string; daysBefore: number },
): Promise<void> {
  const lines = [
    { kind: 'venue', label: 'Hall for two days', amount: '480000', currency: 'JPY', bearer: 'host' },
    { kind: 'interpreter', label: 'Four interpreters', amount: '5200.00', bearer: 'partnership' },
    {
      kind: 'shipping',
      label: 'Demonstrators, one crate together',
      amount: '1310.00',
      bearer: 'delegate',
      aided: true,
    },
    { kind: 'other', label: 'Reception', amount: '3400.00', bearer: 'sponsor' },
  ] as const
  for (const line of lines) await player.play(costs.saveCost, { mission, ...line }, as)
  await player.play(
    costs.saveAidRule,
    {
      mission,
      name: 'Travel aid of the partnership',
      note: 'Declare it with your cluster within a month after the mission.',
      rate: 50,
      ceiling: '600',
      deMinimis: true,
    },
    as,
  )
  await player.play(
    costs.saveAidRule,
    {
      mission,
      name: 'Regional supplement',
      clusterId: player.idOf('cluster:litek'),
      rate: 20,
      ceiling: '250',
      deMinimis: true,
    },
    as,
  )
}

async function playSponsors(
  player: Player,
  mission: string,
  as: { person: string; daysBefore: number },
): Promise<void> {
  const all = [
    {
      role: 'sponsor',
      level: 'main',
      name: 'Sample Bank for Exports',
      gives: 'The reception on the first evening',
      released: true,
    },
    {
      role: 'host',
      name: 'Mihon Chamber for Light and Health (sample)',
      gives: 'The hall, and fifty companies of Kansai',
      released: true,
    },
    {
      role: 'sponsor',
      level: 'media',
      name: 'Photonics Sample Weekly',
      gives: 'A page about the delegation',
      released: false,
    },
  ] as const
  for (const { released, ...facts } of all) {
    const { id } = await player.play(sponsors.saveSponsor, { mission, ...facts }, as)
    if (released) await player.play(sponsors.releaseSponsor, { mission, sponsor: id, released }, as)
  }
}
