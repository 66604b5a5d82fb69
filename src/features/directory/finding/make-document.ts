import type { FieldRule, FieldText, SearchDocument } from '../../../engines/search/index.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import type { Visibility } from '../../../shared/visibility.ts'
import { capabilityLevelOf } from '../rules/capability-levels.ts'
import { type PartLevel, partLevels } from '../rules/part-table.ts'
import { isSeenWithProfile, levelOf, type ProfilePart } from '../rules/profile-parts.ts'
import { anyProgramme } from '../rules/project-columns.ts'
import { organisationKey, partKey } from '../rules/sight.ts'
import { shippedLabels } from '../taxonomies.ts'
import { measuredFacts } from './capability-quantities.ts'
import { capabilityTexts, type DocumentRow } from './queries-documents.ts'
import { spotFacets } from './spots.ts'

/**
 * What a search reads, with the weight of a word there. Capability records have one field per level of visibility, in which
 * what of them is kept to that level stands; what
 * departments do stands in the one of their level. The engine has sixteen fields: a cluster's name stands beside the place.
 */
export const searchedFields: readonly FieldRule[] = [
  { name: 'name', weight: 6, lengthNorm: 0.3 },
  { name: 'aliases', weight: 4, lengthNorm: 0.3 },
  { name: 'summary', weight: 3 },
  { name: 'technologies', weight: 3, lengthNorm: 0.4 },
  { name: 'terms', weight: 2, lengthNorm: 0.4 },
  { name: 'offers', weight: 2 },
  { name: 'needs', weight: 1 },
  { name: 'description', weight: 1 },
  { name: 'projects', weight: 1, lengthNorm: 0.4 },
  { name: 'place', weight: 1, lengthNorm: 0.2 },
  { name: 'sites', weight: 1, lengthNorm: 0.2 },
  ...partLevels.map(level => ({ name: `capabilities-${level}`, weight: 2 })),
]

/** A university has hundreds of projects; what the older ones were for is not read. */
const describedProjects = 40

/** The texts of an organisation by field, each with the level it is kept to; none: as the organisation itself. */
export interface SearchedText {
  readonly field: string
  readonly text: string
  readonly level: PartLevel | null
}

const joined = (texts: readonly (string | null | undefined)[]) =>
  texts.filter(text => text !== null && text !== undefined && text !== '').join('\n')

/** Everything that is searched in an organisation, in the order in which it is worth showing. */
export function textsOf(row: DocumentRow): SearchedText[] {
  const texts: SearchedText[] = []
  const add = (field: string, level: PartLevel | null, parts: readonly (string | null | undefined)[]) => {
    const text = joined(parts)
    if (text !== '') texts.push({ field, text, level })
  }
  const ofPart = (part: ProfilePart, parts: readonly (string | null | undefined)[]) =>
    add(part, levelOf(part, row.partVisibility), parts)
  const itemsOf = (side: 'offer' | 'need') =>
    row.items.filter(item => item.side === side).flatMap(item => [item.title, item.body])
  add('name', null, [row.name])
  add('aliases', null, [row.shortName, row.nameOtherScript, row.nameReading, ...row.brands, ...row.aliases])
  add('summary', null, [row.summary, ...row.translations.map(({ summary }) => summary)])
  add('technologies', null, row.technologies)
  add(
    'terms',
    null,
    row.terms.flatMap(({ scheme, code, labels }) => [
      ...new Set(Object.values(labels ?? shippedLabels(scheme, code) ?? {})),
    ]),
  )
  ofPart('offers', [row.offers, ...itemsOf('offer'), ...row.translations.map(({ offers }) => offers)])
  ofPart('needs', [row.needs, ...itemsOf('need'), ...row.translations.map(({ needs }) => needs)])
  ofPart('description', [row.description, ...row.translations.map(({ description }) => description)])
  const departmentLevel = levelOf('departments', row.partVisibility)
  const departments = row.departments.flatMap(({ name, does, contactRole }) => [name, does, contactRole])
  for (const level of partLevels)
    add(`capabilities-${level}`, level, [
      ...row.capabilities.map(record => textAt(record, level)),
      ...(level === departmentLevel ? departments : []),
    ])
  add(
    'projects',
    null,
    row.projects.flatMap(({ acronym, title, objective }, latest) => [
      [acronym, title].filter(text => text !== null).join(': '),
      latest < describedProjects ? objective : null,
    ]),
  )
  const open = row.clusters.filter(({ visibility }) => visibility === 'public')
  add('place', null, [
    row.city,
    row.region,
    ...countryNames(row.country),
    ...open.flatMap(({ name, shortName }) => [name, shortName]),
  ])
  ofPart(
    'sites',
    row.sites.flatMap(({ name, city, country }) => [name, city, ...countryNames(country)]),
  )
  return texts
}

/** What of a capability record is kept to this very level, in one line. */
function textAt(record: DocumentRow['capabilities'][number], level: PartLevel): string {
  const isHere = record.visibility === level
  return [
    isHere ? record.title : null,
    ...capabilityTexts.map(name => (capabilityLevelOf(name, record) === level ? record.texts[name] : null)),
    isHere ? `${record.verb} ${record.object}` : null,
  ]
    .filter(text => text !== null && text !== '')
    .join(' · ')
}

/** An organisation as the search engine takes it; null for one that was merged into another. */
export function makeDocument(row: DocumentRow): SearchDocument | null {
  if (row.mergedInto !== null) return null
  const clusterIds = row.clusters.map(({ id }) => id)
  const keyOf = (level: Visibility) => partKey(level, row.id, clusterIds)
  const fields = textsOf(row).map(({ field, text, level }): [string, string | FieldText] => [
    field,
    level === null ? text : { text, visibility: keyOf(level) },
  ])
  return {
    id: row.id,
    language: row.lang,
    visibility: organisationKey({ visibility: row.visibility, clusterIds }),
    fields: Object.fromEntries(fields),
    facets: {
      kind: [row.kind],
      country: [row.country, ...siteCountries(row)],
      cluster: clusterIds,
      technology: row.technologies,
      term: row.terms.map(({ scheme, code }) => `${scheme}:${code}`),
      programme: programmesOf(row),
      ...spotFacets(row),
      market: { values: row.targetMarkets, visibility: keyOf(levelOf('targetMarkets', row.partVisibility)) },
    },
    quantities: row.capabilities.flatMap(capability =>
      measuredFacts(capability).map(({ field, quantity }) => ({
        ...quantity,
        visibility: keyOf(capabilityLevelOf(field, capability)),
        record: capability.id,
      })),
    ),
  }
}

/** Programmes of its EU projects; `any` is all of them, with and without one. */
function programmesOf({ projects }: DocumentRow): string[] {
  if (projects.length === 0) return []
  const named = projects.flatMap(({ programme }) => (programme ?? '').split(/[|;]/))
  return [anyProgramme, ...new Set(named.map(name => name.trim()).filter(name => name !== ''))]
}

/** Countries of its sites, where everybody who sees the organisation sees its sites: a filter tells nobody of others. */
function siteCountries(row: DocumentRow): string[] {
  return isSeenWithProfile('sites', row) ? row.sites.map(({ country }) => country) : []
}

const names = interfaceLanguages.map(language => new Intl.DisplayNames([language], { type: 'region' }))
const knownNames = new Map<string, readonly string[]>()

/** What a country is called in the languages of the house. */
function countryNames(country: string): readonly string[] {
  const known = knownNames.get(country)
  if (known !== undefined) return known
  const found = [...new Set(names.flatMap(language => language.of(country) ?? []))]
  knownNames.set(country, found)
  return found
}
