import { nameCountry, readCountry } from './countries.ts'
import { isLei, isPic, readVat } from './identifiers.ts'
import { readKind, readSizeClass, sizeOf } from './kind-words.ts'
import type { OrganisationKind, SizeClass } from './kinds.ts'
import { fitted, maxLength, openRow, type Row, type RowCells, type RowProblem } from './open-row.ts'
import { readCount, readDay, readList, readWebsite } from './read-cells.ts'
import {
  type ContactInput,
  type MembershipInput,
  readContact,
  readMembership,
  readPhone,
  readRowEmail,
} from './read-contact.ts'
import { readPlace } from './read-place.ts'
import { readSites, type SiteInput } from './read-sites.ts'

/** The columns of `organisation` that an import can fill. Absent: the row says nothing about it. */
export interface OrganisationValues {
  name: string
  kind: OrganisationKind
  country: string
  shortName?: string
  nameOtherScript?: string
  nameReading?: string
  legalForm?: string
  city?: string
  postcode?: string
  street?: string
  region?: string
  nuts?: string
  latitude?: number
  longitude?: number
  website?: string
  email?: string
  phone?: string
  vat?: string
  pic?: string
  lei?: string
  nationalId?: string
  foundedYear?: number
  sizeClass?: SizeClass
  employees?: number
  summary?: string
  description?: string
  offers?: string
  needs?: string
  lang?: string
  technologies?: string[]
  targetMarkets?: string[]
  certificates?: string[]
}
export type OrganisationValue = keyof OrganisationValues

export interface OrganisationInput {
  values: OrganisationValues
  /** What the row itself says, without defaults and derived values: only this may change an existing record. */
  given: OrganisationValue[]
  contact: ContactInput | null
  /** Brands it is found by, departments and sites it has; they are added to what is there. */
  structure?: { brands: string[]; departments: string[]; sites?: SiteInput[] }
  membership: MembershipInput
}

export type RowReading =
  | { ok: OrganisationInput; warnings: RowProblem[] }
  | { problems: RowProblem[]; warnings: RowProblem[] }

export interface RowDefaults {
  /** For rows that do not say; ISO 3166-1 alpha-2. */
  country?: string
  kind?: OrganisationKind
  /** Language of the texts. */
  lang?: string
  /** The latest year that can be a founding year. */
  thisYear: number
}

/**
 * Reads one row of an organisation sheet. Without a name or a country that can be understood the row is rejected, and
 * all that is wrong with it is told at once; anything else that cannot be read is left empty and told as a warning, so
 * that a mistyped web address never costs a member.
 */
export function readOrganisationRow(cells: RowCells, options: { defaults: RowDefaults }): RowReading {
  const row = openRow(cells)
  const name = readName(row)
  const country = readRowCountry(row, options.defaults)
  const { kind, kindGiven } = readRowKind(row, options.defaults)
  const values: Partial<OrganisationValues> = {}
  readTexts(row, values)
  readPlace(row, values)
  readContactPoints(row, values)
  readIdentifiers(row, values, country.code)
  readNumbers(row, values, options.defaults.thisYear)
  readWords(row, values)
  const given = (Object.keys(values) as OrganisationValue[]).filter(key => values[key] !== undefined)
  const contact = readContact(row)
  const membership = readMembership(row)
  if (name === null || country.code === null) return { problems: row.problems, warnings: row.warnings }
  if (country.given) given.unshift('country')
  if (kindGiven) given.unshift('kind')
  given.unshift('name')
  if (values.sizeClass === undefined && values.employees !== undefined) {
    values.sizeClass = sizeOf(values.employees)
    given.push('sizeClass')
  }
  if (values.lang === undefined && options.defaults.lang !== undefined) values.lang = options.defaults.lang
  const complete = {
    ...values,
    name,
    country: country.code,
    kind: refineKind(kind, values.sizeClass, row.line('isSme')),
  }
  const structure = readStructure(row, country.code)
  const ok = { values: complete, given, contact, membership, ...(structure === null ? {} : { structure }) }
  return { ok, warnings: row.warnings }
}

/** Names below the organisation, as lists; what the interface gives as objects is no list of names. */
function readStructure(row: Row, country: string): OrganisationInput['structure'] | null {
  const [brands = [], departments = []] = (['brands', 'departments'] as const).map(field => {
    const names = row.typed(field).startsWith('{') ? [] : readList(row.text(field))
    const fit = names.filter(isShort).slice(0, mostNames)
    if (fit.length < names.length)
      row.warn(field, 'names-left-out', { maximum: mostNameLength, most: mostNames })
    return fit
  })
  const named = row.typed('sites').startsWith('{') ? [] : readSites(row.text('sites'), country)
  const sites = named.filter(site => isShort(site.name) && isShort(site.city ?? '')).slice(0, mostNames)
  if (sites.length < named.length)
    row.warn('sites', 'names-left-out', { maximum: mostNameLength, most: mostNames })
  if (brands.length + departments.length + sites.length === 0) return null
  // Rows without sites keep the print they had before there were any.
  return { brands, departments, ...(sites.length === 0 ? {} : { sites }) }
}

const isShort = (name: string) => name.length <= mostNameLength

const mostNames = 50
const mostNameLength = 120

function readName(row: Row): string | null {
  const name = row.line('name')
  if (name === '') row.reject('name', 'name-missing')
  else if (!/[\p{L}\p{N}]/u.test(name)) row.reject('name', 'name-unreadable')
  else if (name.length > (maxLength.name ?? 300))
    row.reject('name', 'name-too-long', { maximum: maxLength.name ?? 300 })
  else return name
  return null
}

function readRowCountry(row: Row, defaults: RowDefaults): { code: string | null; given: boolean } {
  // As typed: 'NA' is Namibia here, 'nothing' everywhere else.
  const written = row.typed('country')
  const reading = readCountry(written)
  if ('code' in reading) return { code: reading.code, given: true }
  if (row.line('country') === '') {
    if (defaults.country !== undefined) return { code: defaults.country, given: false }
    row.reject('country', 'country-missing')
    return { code: null, given: false }
  }
  const named = reading.suggestions.map(code => `${nameCountry(code)} (${code})`).join(', ')
  const suggested = reading.problem === 'country-unknown' && named !== ''
  row.reject('country', suggested ? 'country-unknown-near' : reading.problem, { suggestions: named })
  return { code: null, given: true }
}

/** A kind nobody knows does not cost the row: it goes in as the default, or as 'other', and is told. */
function readRowKind(row: Row, defaults: RowDefaults): { kind: OrganisationKind; kindGiven: boolean } {
  const written = row.line('kind')
  const fallback = defaults.kind ?? 'other'
  if (written === '') return { kind: fallback, kindGiven: false }
  const kind = readKind(written)
  if (kind !== null) return { kind, kindGiven: true }
  row.warn('kind', 'kind-unknown', { fallback })
  return { kind: fallback, kindGiven: false }
}

/** A company whose size the row tells, or that the row calls one (as CORDIS does), is an SME or a large company. */
function refineKind(kind: OrganisationKind, size: SizeClass | undefined, isSme: string): OrganisationKind {
  if (kind !== 'company') return kind
  if (size === undefined) return /^(?:true|yes|y|1|ja|oui|sí|si|taip|x)$/i.test(isSme) ? 'sme' : kind
  return size === 'large' ? 'large-company' : 'sme'
}

const lines = [
  'shortName',
  'nameOtherScript',
  'nameReading',
  'legalForm',
  'city',
  'postcode',
  'street',
  'region',
  'nationalId',
] as const
const texts = ['summary', 'description', 'offers', 'needs'] as const

function readTexts(row: Row, values: Partial<OrganisationValues>): void {
  for (const field of lines) {
    const text = fitted(row, field, row.line(field))
    if (text !== undefined) values[field] = text
  }
  for (const field of texts) {
    const text = fitted(row, field, row.text(field))
    if (text !== undefined) values[field] = text
  }
}

function readContactPoints(row: Row, values: Partial<OrganisationValues>): void {
  const website = row.line('website')
  if (website !== '') {
    const address = readWebsite(website.split(/\s*[;,|]\s*|\s+(?=https?:|www\.)/)[0] ?? '')
    if (address === null) row.warn('website', 'website-unreadable')
    else values.website = address
  }
  const email = readRowEmail(row, 'email')
  if (email !== undefined) values.email = email
  const phone = readPhone(row, 'phone')
  if (phone !== undefined) values.phone = phone
}

function readIdentifiers(row: Row, values: Partial<OrganisationValues>, country: string | null): void {
  const pic = row
    .line('pic')
    .replace(/[\s.-]/g, '')
    .replace(/^PIC:?/i, '')
  const padded = /^\d{7,8}$/.test(pic) ? pic.padStart(9, '0') : pic
  if (pic !== '' && !isPic(padded)) row.warn('pic', 'pic-unreadable')
  else if (pic !== '') values.pic = padded
  const lei = row
    .line('lei')
    .toUpperCase()
    .replace(/[\s.-]/g, '')
  if (lei !== '' && !isLei(lei)) row.warn('lei', 'lei-unreadable')
  else if (lei !== '') values.lei = lei
  const vat = row.line('vat')
  if (vat === '') return
  const number = readVat(vat, country)
  if (number === null) row.warn('vat', 'vat-unreadable')
  else values.vat = number
}

function readNumbers(row: Row, values: Partial<OrganisationValues>, thisYear: number): void {
  const founded = row.line('foundedYear')
  if (founded !== '') {
    const reading = /^\d{4}([.,]0+)?$/.test(founded) ? null : readDay(founded)
    const year = reading === null ? Number.parseInt(founded, 10) : yearIn(founded)
    if (year === null) row.warn('foundedYear', 'year-unreadable')
    else if (year < 1000 || year > thisYear)
      row.warn('foundedYear', 'year-out-of-range', { maximum: thisYear })
    else values.foundedYear = year
  }
  const employees = row.line('employees')
  if (employees === '') return
  const count = readCount(employees)
  const band = readSizeClass(employees)
  if (count !== null) values.employees = count
  else if (band !== null) values.sizeClass = band
  else row.warn('employees', 'employees-unreadable')
}

/** The year of a founding date in whatever order; the order of day and month does not matter for it. */
function yearIn(text: string): number | null {
  const years = text.match(/(?<!\d)\d{4}(?!\d)/g) ?? []
  return years.length === 1 ? Number(years[0]) : null
}

function readWords(row: Row, values: Partial<OrganisationValues>): void {
  const size = row.line('sizeClass')
  if (size !== '') {
    const read = readSizeClass(size) ?? sizeFromCount(size)
    if (read === null) row.warn('sizeClass', 'size-unknown')
    else values.sizeClass = read
  }
  const lang = row.line('lang').toLowerCase()
  if (lang !== '') {
    const code =
      languageCodes[lang] ?? (/^[a-z]{2}([-_][a-z]{2})?$/.test(lang) ? lang.slice(0, 2) : undefined)
    if (code === undefined) row.warn('lang', 'lang-unknown')
    else values.lang = code
  }
  for (const field of ['technologies', 'certificates'] as const) {
    const list = readList(row.text(field)).filter(word => word.length <= 120)
    if (list.length > 0) values[field] = list.slice(0, 100)
  }
  const markets = readMarkets(row)
  if (markets.length > 0) values.targetMarkets = markets
}

function sizeFromCount(text: string): SizeClass | null {
  const count = readCount(text)
  return count === null ? null : sizeOf(count)
}

const languageCodes: Record<string, string> = {
  english: 'en',
  anglais: 'en',
  englisch: 'en',
  inglés: 'en',
  anglų: 'en',
  french: 'fr',
  français: 'fr',
  französisch: 'fr',
  francés: 'fr',
  prancūzų: 'fr',
  german: 'de',
  allemand: 'de',
  deutsch: 'de',
  alemán: 'de',
  vokiečių: 'de',
  spanish: 'es',
  espagnol: 'es',
  spanisch: 'es',
  español: 'es',
  ispanų: 'es',
  lithuanian: 'lt',
  lituanien: 'lt',
  litauisch: 'lt',
  lituano: 'lt',
  lietuvių: 'lt',
  japanese: 'ja',
  日本語: 'ja',
  korean: 'ko',
  한국어: 'ko',
  italian: 'it',
  polish: 'pl',
  dutch: 'nl',
}

/** Target markets as country codes; what is no country ('Asia') is told and left out. */
function readMarkets(row: Row): string[] {
  const codes = new Set<string>()
  const unknown: string[] = []
  for (const written of readList(row.text('targetMarkets'))) {
    const reading = readCountry(written)
    if ('code' in reading) codes.add(reading.code)
    else unknown.push(written)
  }
  if (unknown.length > 0)
    row.warn('targetMarkets', 'markets-unknown', { unknown: unknown.join(', ').slice(0, 200) })
  return [...codes]
}
