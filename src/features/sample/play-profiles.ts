import { describeSampleCluster, drawProfile, type SampleProfile } from '../../../seeds/profiles.ts'
import { makeRandom } from '../../../seeds/random.ts'
import type { SampleOrganisation } from '../../../seeds/sample-types.ts'
import { drawStructure } from '../../../seeds/structures.ts'
import { getCluster, getOrganisation } from '../directory/contract.ts'
import { createCapability } from '../directory/contract-capabilities.ts'
import {
  decideClusterValidation,
  saveClusterDetails,
  saveClusterValidation,
} from '../directory/contract-clusters.ts'
import * as profile from '../directory/contract-profile.ts'
import { addDepartment, addSite } from '../directory/contract-structure.ts'
import { saveClassification } from '../directory/contract-taxonomies.ts'
import type { Player } from './player.ts'

/** Fills the profiles of those who take part actively, and writes the capability records of every institution. */
export async function playProfiles(player: Player): Promise<void> {
  const filled = player.data.organisations.filter(one => one.active || one.capabilities.length > 0)
  await player.begin('profiles', filled.length)
  await playClusterFigures(player)
  for (const organisation of filled) {
    const id = player.idOf(organisation.key)
    const drawn = drawProfile(organisation, makeRandom(player.state.seed).fork(`profile ${organisation.key}`))
    const departments = await playStructure(player, id, organisation)
    await playCapabilities(player, id, drawn, departments)
    await playClassification(player, id, organisation)
    if (organisation.active) await playDetails(player, id, organisation, drawn)
    await player.advance()
  }
}

/** Writes brands, departments and sites; the ids of the departments. */
async function playStructure(
  player: Player,
  id: string,
  organisation: SampleOrganisation,
): Promise<string[]> {
  const random = makeRandom(player.state.seed).fork(`structure ${organisation.key}`)
  const { brands, departments, sites } = drawStructure(organisation, random)
  const ids: string[] = []
  for (const department of departments)
    ids.push((await player.play(addDepartment, { organisation: id, ...department })).id)
  if (!organisation.active) return ids
  for (const site of sites) await player.play(addSite, { organisation: id, ...site })
  if (brands.length > 0) {
    const { version } = await player.play(getOrganisation, { organisation: id })
    await player.play(profile.saveStructure, { organisation: id, version, brands })
  }
  return ids
}

async function playCapabilities(
  player: Player,
  organisation: string,
  drawn: SampleProfile,
  departments: readonly string[],
): Promise<void> {
  for (const [index, { leadTimeWeeks, verb, ...capability }] of drawn.capabilities.entries())
    await player.play(createCapability, {
      organisation,
      ...capability,
      departmentId: departments[index % Math.max(1, departments.length)],
      verb: createCapability.input.shape.verb.parse(verb),
      leadTimeDays: leadTimeWeeks * 7,
      exportControl: 'none',
      visibility: 'public',
      // Everybody reads what is offered; prices are told to those who sign in.
      levelPrice: 'platform',
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

/** What each cluster does and counts; the first is accepted by its programme, the second waits, the third has a draft. */
async function playClusterFigures(player: Player): Promise<void> {
  for (const [index, { key }] of player.data.clusters.entries()) {
    const cluster = player.idOf(`cluster:${key}`)
    const { details, evidence, programme } = describeSampleCluster(
      key,
      makeRandom(player.state.seed).fork(`cluster ${key}`),
    )
    const { version } = await player.play(getCluster, { cluster })
    await player.play(saveClusterDetails, { cluster, version, ...details })
    if (index > 2) continue
    await player.play(saveClusterValidation, {
      cluster,
      websiteInEnglish: true,
      evidence,
      programme: index < 2 ? programme : null,
      submit: index < 2,
    })
    if (index === 0) await player.play(decideClusterValidation, { cluster, decision: 'waived' })
  }
}

/** Places an organisation in the lists: its technologies by name, the ecosystem and key technology they share. */
async function playClassification(
  player: Player,
  organisation: string,
  one: SampleOrganisation,
): Promise<void> {
  const codes = player.data.vocabulary
    .filter(term => one.technologies.includes(term.labels.en))
    .map(term => term.id)
  if (codes.length > 0)
    await player.play(saveClassification, { organisation, scheme: 'photonics-health', codes })
  await player.play(saveClassification, { organisation, scheme: 'ecosystem', codes: ['health'] })
  await player.play(saveClassification, {
    organisation,
    scheme: 'nace',
    codes: [['rto', 'university'].includes(one.kind) ? '72' : one.kind === 'clinic' ? '86' : '26'],
  })
}
