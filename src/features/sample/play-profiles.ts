import { drawProfile, type SampleProfile } from '../../../seeds/profiles.ts'
import { makeRandom } from '../../../seeds/random.ts'
import type { SampleOrganisation } from '../../../seeds/sample-types.ts'
import { getOrganisation } from '../directory/contract.ts'
import { createCapability } from '../directory/contract-capabilities.ts'
import * as profile from '../directory/contract-profile.ts'
import type { Player } from './player.ts'

/** Fills the profiles of those who take part actively, and writes the capability records of every institution. */
export async function playProfiles(player: Player): Promise<void> {
  const filled = player.data.organisations.filter(one => one.active || one.capabilities.length > 0)
  await player.begin('profiles', filled.length)
  for (const organisation of filled) {
    const id = player.idOf(organisation.key)
    const drawn = drawProfile(organisation, makeRandom(player.state.seed).fork(`profile ${organisation.key}`))
    await playCapabilities(player, id, drawn)
    if (organisation.active) await playDetails(player, id, organisation, drawn)
    await player.advance()
  }
}

async function playCapabilities(player: Player, organisation: string, drawn: SampleProfile): Promise<void> {
  for (const { leadTimeWeeks, verb, ...capability } of drawn.capabilities)
    await player.play(createCapability, {
      organisation,
      ...capability,
      verb: createCapability.input.shape.verb.parse(verb),
      leadTimeDays: leadTimeWeeks * 7,
      exportControl: 'none',
      visibility: 'public',
    })
}

async function playDetails(
  player: Player,
  organisation: string,
  { lang, summaryInEnglish, targetMarkets, certificates, ...facts }: SampleOrganisation,
  drawn: SampleProfile,
): Promise<void> {
  for (const item of drawn.items) await player.play(profile.addProfileItem, { organisation, lang, ...item })
  if (summaryInEnglish !== null)
    await player.play(profile.saveTranslation, {
      organisation,
      translationLang: 'en',
      summary: summaryInEnglish.slice(0, 300),
    })
  const { version } = await player.play(getOrganisation, { organisation })
  const needs = await player.play(profile.saveNeeds, {
    organisation,
    version,
    partnerTypes: drawn.partnerTypes,
  })
  const markets = await player.play(profile.saveMarkets, {
    organisation,
    version: needs.version,
    targetMarkets,
    currentMarkets: drawn.currentMarkets,
    languages: drawn.languages,
  })
  const quality = await player.play(profile.saveQuality, {
    organisation,
    version: markets.version,
    certificates,
    deviceClasses: drawn.deviceClasses,
    ipPosition: drawn.ipPosition,
  })
  await player.play(profile.saveFigures, {
    organisation,
    version: quality.version,
    foundedYear: facts.foundedYear,
    sizeClass: facts.sizeClass,
    employees: facts.employees,
    ownership: drawn.ownership,
    turnoverBand: drawn.turnoverBand,
    exportShare: drawn.exportShare,
    researchShare: drawn.researchShare,
  })
}
