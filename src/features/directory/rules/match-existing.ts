import { foldText } from './fold-text.ts'
import { nameKey } from './name-key.ts'
import type { OrganisationInput, OrganisationValue, OrganisationValues } from './read-organisation-row.ts'

/** What the rules must know of an organisation to recognise it; null and absent are the same. */
export interface KnownOrganisation {
  values: { [Key in OrganisationValue]?: OrganisationValues[Key] | null } & { name: string; country: string }
  /** Numbers under which the importing cluster knows it. */
  externalIds: readonly string[]
  /** Names of records that were merged into it; a row may still say them. */
  aliases?: readonly string[]
}

/** One way to look an organisation up: the column and its value, or name key and country together. */
export type MatchKey =
  | { kind: 'pic' | 'lei' | 'vat' | 'externalId'; value: string }
  | { kind: 'name'; value: string; country: string }

/** The keys of a row, surest first. A room looks up all rows of a batch by them with one query per kind. */
export function matchKeys(input: OrganisationInput): MatchKey[] {
  const { values, membership } = input
  const keys: MatchKey[] = []
  if (values.pic !== undefined) keys.push({ kind: 'pic', value: values.pic })
  if (values.lei !== undefined) keys.push({ kind: 'lei', value: values.lei })
  if (values.vat !== undefined) keys.push({ kind: 'vat', value: values.vat })
  if (membership.externalId !== null) keys.push({ kind: 'externalId', value: membership.externalId })
  keys.push({ kind: 'name', value: nameKey(values.name), country: values.country })
  return keys
}

export type Match<Known> =
  | { found: Known; by: MatchKey['kind'] }
  | {
      found: null
      by: null /** Same name in the same country, told apart by an identifier, legal form or city. */
      similar: Known[]
    }
  | { conflict: { kind: MatchKey['kind']; known: Known }[] }
  /** Namesakes, or owners of one shared number, that nothing in the row tells apart. */
  | { unclear: Known[] }

/** A store of organisations that can be looked up by the keys of a row; filled from the database and from the file itself. */
export interface MatchIndex<Known extends KnownOrganisation> {
  add: (known: Known) => void
  find: (input: OrganisationInput) => Match<Known>
}

/**
 * Recognises organisations: by PIC, LEI, VAT number and the cluster's own number first, then by name, country and city.
 * Two records with different identifiers of one kind are two organisations, however alike their names; a row whose
 * identifiers point at two records is a conflict that a person has to solve. Among namesakes nothing is guessed: a record
 * is meant when it is the only one of its name, or the only one left that is in the row's city; else a person decides.
 */
export function createMatchIndex<Known extends KnownOrganisation>(): MatchIndex<Known> {
  const byKey = new Map<string, Set<Known>>()
  const put = (key: string, known: Known): void => {
    const there = byKey.get(key)
    if (there === undefined) byKey.set(key, new Set([known]))
    else there.add(known)
  }
  return {
    add: known => {
      for (const kind of identifierKinds)
        for (const value of identifiersOf(known, kind)) put(`${kind}:${value}`, known)
      for (const name of namesOf(known)) put(nameLookup({ ...known.values, name }), known)
    },
    find: input => chooseMatch(input, key => [...(byKey.get(key) ?? [])]),
  }
}

const identifierKinds = ['pic', 'lei', 'vat', 'externalId'] as const
/** Identifiers that one organisation has once; a VAT number may be a group's and a cluster's number may be reused. */
const uniqueKinds = ['pic', 'lei'] as const

function identifiersOf(known: KnownOrganisation, kind: (typeof identifierKinds)[number]): readonly string[] {
  if (kind === 'externalId') return known.externalIds
  const value = known.values[kind]
  return value === undefined || value === null ? [] : [value]
}

function namesOf(known: KnownOrganisation): readonly string[] {
  return [known.values.name, ...(known.aliases ?? [])]
}

/** The same name letter by letter, case, accents and punctuation aside. */
function isCalled(known: KnownOrganisation, name: string): boolean {
  return namesOf(known).some(one => foldText(one) === foldText(name))
}

function nameLookup(values: { name: string; country: string }): string {
  return `name:${values.country}:${nameKey(values.name)}`
}

function chooseMatch<Known extends KnownOrganisation>(
  input: OrganisationInput,
  lookUp: (key: string) => Known[],
): Match<Known> {
  const hits: { kind: MatchKey['kind']; known: Known }[] = []
  for (const key of matchKeys(input)) {
    if (key.kind === 'name') continue
    for (const known of lookUp(`${key.kind}:${key.value}`))
      if (key.kind === 'pic' || key.kind === 'lei' || !contradicts(known, input))
        hits.push({ kind: key.kind, known })
  }
  const sure = hits.filter(hit => hit.kind === 'pic' || hit.kind === 'lei')
  const [owner] = sure
  if (new Set(sure.map(hit => hit.known)).size > 1) return { conflict: sure }
  if (owner !== undefined) return { found: owner.known, by: owner.kind }
  if (hits.length > 0) return chooseByNumber(hits, input)
  const namesakes = lookUp(nameLookup(input.values))
  const twins = namesakes.filter(known => isCalled(known, input.values.name))
  const possible = twins.filter(known => isSameByName(known, input))
  const [only, another] = possible
  if (only === undefined) return { found: null, by: null, similar: namesakes }
  if (another === undefined && (twins.length === 1 || isInSameCity(only, input)))
    return { found: only, by: 'name' }
  return { unclear: possible }
}

/** A VAT number may be a group's and a cluster's own number may be given twice: then the name decides. */
function chooseByNumber<Known extends KnownOrganisation>(
  hits: readonly { kind: MatchKey['kind']; known: Known }[],
  input: OrganisationInput,
): Match<Known> {
  const distinct = hits.filter((hit, index) => hits.findIndex(other => other.known === hit.known) === index)
  const named = distinct.filter(hit => isSameByName(hit.known, input))
  const [found, another] = distinct.length === 1 ? distinct : named
  if (found !== undefined && another === undefined) return { found: found.known, by: found.kind }
  return { unclear: distinct.map(hit => hit.known) }
}

/** Whether both carry an identifier of one kind and differ in it. */
export function contradicts(known: KnownOrganisation, input: OrganisationInput): boolean {
  return uniqueKinds.some(kind => {
    const [mine, theirs] = [known.values[kind] ?? null, input.values[kind] ?? null]
    return mine !== null && theirs !== null && mine !== theirs
  })
}

/** The same name letter by letter (case, accents, punctuation aside), with no identifier or city that says otherwise. */
function isSameByName(known: KnownOrganisation, input: OrganisationInput): boolean {
  if (contradicts(known, input)) return false
  const { externalId } = input.membership
  if (externalId !== null && known.externalIds.length > 0 && !known.externalIds.includes(externalId))
    return false
  const [mine, theirs] = [known.values.vat ?? null, input.values.vat ?? null]
  if (mine !== null && theirs !== null && mine !== theirs) return false
  if (!isCalled(known, input.values.name)) return false
  const [here, there] = [foldText(known.values.city ?? ''), foldText(input.values.city ?? '')]
  return here === '' || there === '' || here === there
}

function isInSameCity(known: KnownOrganisation, input: OrganisationInput): boolean {
  const there = foldText(input.values.city ?? '')
  return there !== '' && foldText(known.values.city ?? '') === there
}

export type RowDecision =
  | { action: 'create' }
  | { action: 'update'; changed: OrganisationValue[] }
  | { action: 'unchanged' }

/**
 * What a row does to the record it was recognised as. Only what the row itself says changes anything; an empty cell
 * never empties a field; 'company' never takes the place of the surer 'sme' or 'large-company'. Hence a second import of
 * the same file changes nothing.
 */
export function decideRow(existing: KnownOrganisation | null, input: OrganisationInput): RowDecision {
  if (existing === null) return { action: 'create' }
  const changed = input.given.filter(field => differs(existing, input, field))
  return changed.length === 0 ? { action: 'unchanged' } : { action: 'update', changed }
}

function differs(existing: KnownOrganisation, input: OrganisationInput, field: OrganisationValue): boolean {
  const [before, after] = [existing.values[field] ?? null, input.values[field] ?? null]
  if (after === null) return false
  // A row that still says the name of a merged record does not rename the record it went into.
  if (field === 'name' && existing.aliases?.some(alias => foldText(alias) === foldText(String(after))))
    return false
  if (field === 'kind' && after === 'company' && (before === 'sme' || before === 'large-company'))
    return false
  if (field === 'email') return String(before).toLowerCase() !== String(after).toLowerCase()
  if (!Array.isArray(after)) return before !== after
  return (
    !Array.isArray(before) ||
    before.length !== after.length ||
    after.some((word, index) => word !== before[index])
  )
}

/**
 * A later row of the same file that is the same organisation (one row for each contact person, or a plain repetition):
 * it adds what the earlier rows left empty; where they disagree the first one stands and `conflicts` names the fields.
 */
export function mergeRepeatedRow(
  earlier: OrganisationInput,
  later: OrganisationInput,
): { merged: OrganisationInput; added: OrganisationValue[]; conflicts: OrganisationValue[] } {
  const added = later.given.filter(field => !earlier.given.includes(field))
  const shared = later.given.filter(field => earlier.given.includes(field))
  const asKnown: KnownOrganisation = { values: earlier.values, externalIds: [] }
  const conflicts = shared.filter(field => differs(asKnown, later, field))
  const values: OrganisationValues = { ...earlier.values }
  for (const field of added) assign(values, later.values, field)
  return { merged: { ...earlier, values, given: [...earlier.given, ...added] }, added, conflicts }
}

function assign<Field extends OrganisationValue>(
  to: OrganisationValues,
  from: OrganisationValues,
  field: Field,
): void {
  to[field] = from[field]
}
