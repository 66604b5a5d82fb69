import { exportControlWords, ipTermWords, levelWords, verbWords } from './capability-choice-words.ts'
import type { CapabilityField } from './capability-columns.ts'
import {
  exportControlChoices,
  figureRoles,
  functionVerbs,
  ipTermChoices,
  maximumFigures,
} from './capability-words.ts'
import { readCountry } from './countries.ts'
import { foldText } from './fold-text.ts'
import { partLevels } from './part-table.ts'
import { readCount, tidyLine, tidyText } from './read-cells.ts'
import { readFigureList, readFigureText, readNumber } from './read-figure-text.ts'
import { readFigures, type TypedFigure } from './read-figures.ts'

export interface CapabilityProblem {
  field: CapabilityField
  code: string
  value: string
  reason: string
  fix: string
  values: Record<string, string | number>
}

/** What a row says of a record; what it does not say is absent and changes nothing. */
export interface CapabilityFacts {
  verb?: (typeof functionVerbs)[number]
  object?: string
  title?: string
  method?: string
  measurand?: string
  figures?: TypedFigure[]
  sample?: string
  environment?: string
  trlIn?: number
  trlOut?: number
  deliverable?: string
  leadTimeDays?: number
  priceLow?: number
  priceHigh?: number
  currency?: string
  availability?: string
  accreditations?: string[]
  ipTerms?: (typeof ipTermChoices)[number]
  exportControl?: (typeof exportControlChoices)[number]
  references?: string
  lang?: string
  visibility?: (typeof partLevels)[number]
}

export interface CapabilityInput {
  organisation: { name: string; slug: string; country: string; city: string; pic: string; lei: string }
  record: string
  department: string
  facts: CapabilityFacts
}

export type CapabilityReading =
  | { ok: CapabilityInput; warnings: CapabilityProblem[] }
  | { problems: CapabilityProblem[]; warnings: CapabilityProblem[] }

type Cells = Partial<Record<CapabilityField, string>>

const textFields = {
  object: 200,
  title: 200,
  method: 200,
  measurand: 200,
  sample: 200,
  environment: 200,
  deliverable: 300,
  availability: 200,
} as const
const currencies: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY', '₩': 'KRW' }

/** Reads one row of a table of capability records; `headings` may name a unit: 'Resolution (µm)', 'Lead time (weeks)'. */
export function readCapabilityRow(cells: Cells, headings: Cells = {}): CapabilityReading {
  const problems: CapabilityProblem[] = []
  const warnings: CapabilityProblem[] = []
  const describe = (field: CapabilityField, code: string, values: CapabilityProblem['values'] = {}) => {
    const value = tidyText(cells[field] ?? '').slice(0, 200)
    const keys = { reason: `import.reason.${code}`, fix: `import.fix.${code}` }
    return { field, code, value, ...keys, values: { field, value, ...values } }
  }
  const row: Row = {
    cells,
    line: field => tidyLine(cells[field] ?? ''),
    unitOf: field => /[([]([^()[\]]*)[)\]]\s*$/u.exec(headings[field] ?? '')?.[1]?.trim() ?? '',
    reject: (field, code, values) => problems.push(describe(field, code, values)),
    warn: (field, code, values) => warnings.push(describe(field, code, values)),
  }
  const organisation = {
    name: row.line('organisation'),
    slug: row.line('organisationSlug'),
    country: readCountryCode(row),
    city: row.line('city'),
    pic: row.line('pic'),
    lei: row.line('lei').toUpperCase(),
  }
  if (
    organisation.name === '' &&
    organisation.slug === '' &&
    organisation.pic === '' &&
    organisation.lei === ''
  )
    row.reject('organisation', 'organisation-missing')
  const facts: CapabilityFacts = {}
  readTexts(row, facts)
  readFunction(row, facts)
  readAllFigures(row, facts)
  readTerms(row, facts)
  readChoices(row, facts)
  if (facts.object === undefined && facts.title === undefined && row.line('record') === '')
    row.reject('object', 'object-missing')
  if (problems.length > 0) return { problems, warnings }
  return {
    ok: { organisation, record: readId(row.line('record')), department: readDepartment(row), facts },
    warnings,
  }
}

interface Row {
  cells: Cells
  line: (field: CapabilityField) => string
  unitOf: (field: CapabilityField) => string
  reject: (field: CapabilityField, code: string, values?: CapabilityProblem['values']) => void
  warn: (field: CapabilityField, code: string, values?: CapabilityProblem['values']) => void
}

function readId(text: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text.toLowerCase() : ''
}

function readCountryCode(row: Row): string {
  const written = row.line('country')
  if (written === '') return ''
  const reading = readCountry(written)
  if ('code' in reading) return reading.code
  row.warn('country', 'country-left-out')
  return ''
}

/** By its name; the interface gives an object. */
function readDepartment(row: Row): string {
  const written = row.line('department')
  if (!written.startsWith('{')) return written
  try {
    return String((JSON.parse(written) as { name?: unknown }).name ?? '')
  } catch {
    return written
  }
}

function readTexts(row: Row, facts: CapabilityFacts): void {
  for (const [field, maximum] of Object.entries(textFields) as [keyof typeof textFields, number][]) {
    const text = row.line(field)
    if (text === '') continue
    if (text.length > maximum) row.warn(field, 'too-long', { maximum })
    else facts[field] = text
  }
  const lang = row.line('lang').toLowerCase().slice(0, 2)
  if (/^[a-z]{2}$/.test(lang)) facts.lang = lang
}

/** A verb of its own, or one that the object begins with: 'Measure retinal thickness'. */
function readFunction(row: Row, facts: CapabilityFacts): void {
  const written = row.line('verb')
  if (written !== '') {
    const verb = choose(functionVerbs, verbWords, written)
    if (verb !== undefined) facts.verb = verb
    else splitFunction(facts, written)
    if (facts.verb === undefined) row.warn('verb', 'verb-unknown', { verbs: functionVerbs.join(', ') })
    if (facts.object === undefined && verb === undefined) facts.object = written.slice(0, 200)
  } else if (facts.object !== undefined && row.line('title') === '') splitFunction(facts, facts.object)
}

function splitFunction(facts: CapabilityFacts, phrase: string): void {
  const [first = '', ...rest] = phrase.split(' ')
  const verb = choose(functionVerbs, verbWords, first)
  const object = rest.join(' ').replace(/^(of|the|von|de|la|le)\s+/iu, '')
  if (verb === undefined || verb === 'other' || object === '') return
  facts.verb = verb
  if (facts.object === undefined || facts.object === phrase) facts.object = object.slice(0, 200)
}

function choose<Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<string, readonly string[]>>,
  written: string,
): Value | undefined {
  const key = foldText(written)
  return values.find(value => [value, ...(words[value] ?? [])].some(word => foldText(word) === key))
}

function readAllFigures(row: Row, facts: CapabilityFacts): void {
  const typed: TypedFigure[] = []
  const list = tidyText(row.cells.figures ?? '')
  if (list !== '') {
    const { figures, unread, unknownUnit } = readFigureList(list)
    typed.push(...figures)
    if (unread.length > 0) row.reject('figures', 'figure-unreadable', { figure: unread.join('; ') })
    if (unknownUnit.length > 0)
      row.reject('figures', 'figure-unit-unknown', { figure: unknownUnit.join('; ') })
  }
  for (const role of figureRoles) {
    if (role === 'other') continue
    const text = row.line(role)
    if (text === '') continue
    const reading = readFigureText(text, role, { unit: row.unitOf(role) })
    if ('figure' in reading) typed.push(reading.figure)
    else row.reject(role, reading.problem, { figure: text })
  }
  readColumnsOfOne(row, typed)
  if (typed.length > maximumFigures) row.reject('figures', 'figures-too-many', { maximum: maximumFigures })
  const { faults } = readFigures(typed)
  if (faults.length > 0) row.reject('figures', 'figure-unreadable', { figure: list.slice(0, 100) })
  if (typed.length > 0) facts.figures = typed
}

/** Value, lowest, highest and unit in columns of their own are the range of the measurand. */
function readColumnsOfOne(row: Row, typed: TypedFigure[]): void {
  const unit = row.line('unit')
  const value = row.line('value')
  if (value !== '') {
    const reading = readFigureText(value, 'range', { unit: unit || row.unitOf('value') })
    if ('figure' in reading) typed.push(reading.figure)
    else row.reject('value', reading.problem, { figure: value })
  }
  const bounds = (['low', 'high'] as const).map(field => {
    const text = row.line(field)
    if (text === '') return null
    const read = readNumber(text)
    if (read === null) row.reject(field, 'figure-unreadable', { figure: text })
    return read
  })
  const [low = null, high = null] = bounds
  if (low !== null || high !== null)
    typed.push({
      role: 'range',
      label: null,
      low,
      high,
      unit: unit || row.unitOf('low') || row.unitOf('high'),
    })
}

function readTerms(row: Row, facts: CapabilityFacts): void {
  readTrl(row, facts)
  readLeadTime(row, facts)
  readPrice(row, facts)
  for (const field of ['accreditations', 'references'] as const) {
    const entries = splitEntries(row.cells[field] ?? '')
    if (entries.length === 0) continue
    if (field === 'references') facts.references = entries.join('\n').slice(0, 5_000)
    else if (entries.some(entry => entry.length > 120) || entries.length > 30)
      row.warn(field, 'too-long', { maximum: 120 })
    else facts.accreditations = entries
  }
}

/** One to a line, or divided by semicolons where the cell is one line. */
function splitEntries(text: string): string[] {
  const pieces = /[\r\n]/.test(text) ? text.split(/\r?\n/) : text.split(';')
  return pieces.map(tidyLine).filter(entry => entry !== '')
}

function readTrl(row: Row, facts: CapabilityFacts): void {
  const one = (field: CapabilityField, text: string): number | undefined => {
    const level = /^(?:trl)?\s*([1-9])$/i.exec(text)?.[1]
    if (level === undefined) row.warn(field, 'trl-unreadable')
    return level === undefined ? undefined : Number(level)
  }
  const both = row.line('trl')
  const span = /^(?:trl)?\s*([1-9])\s*(?:–|—|-|→|to|bis|à|a|iki)\s*(?:trl)?\s*([1-9])$/i.exec(both)
  const from = span?.[1] ?? both
  const to = span?.[2] ?? both
  if (both !== '') Object.assign(facts, defined({ trlIn: one('trl', from), trlOut: one('trl', to) }))
  if (row.line('trlIn') !== '') Object.assign(facts, defined({ trlIn: one('trlIn', row.line('trlIn')) }))
  if (row.line('trlOut') !== '') Object.assign(facts, defined({ trlOut: one('trlOut', row.line('trlOut')) }))
  if (facts.trlIn !== undefined && facts.trlOut !== undefined && facts.trlOut < facts.trlIn)
    row.reject('trlOut', 'trl-backwards', { from: facts.trlIn, to: facts.trlOut })
}

function defined<Shape extends object>(shape: Shape): Partial<Shape> {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as Partial<Shape>
}

const dayUnits: readonly [RegExp, number][] = [
  [/^(d|days?|tage?n?|jours?|días?|dienos?|dienų)$/iu, 1],
  [/^(w|wk|weeks?|wochen?|semaines?|semanas?|savait\p{L}*)$/iu, 7],
  [/^(mo|months?|monate?n?|mois|meses|mes|mėn\p{L}*\.?)$/iu, 30],
]

function readLeadTime(row: Row, facts: CapabilityFacts): void {
  const text = row.line('leadTimeDays')
  if (text === '') return
  const read = /^(?:≤|<|up to|max\.?|ca\.?|~)?\s*(?:\d+\s*[-–]\s*)?(\d+(?:[.,]\d+)?)\s*(\p{L}*\.?)$/iu.exec(
    text,
  )
  const unit = read?.[2] || row.unitOf('leadTimeDays') || 'days'
  const days = dayUnits.find(([shape]) => shape.test(unit))?.[1]
  const value = readNumber(read?.[1])
  const total = value === null || days === undefined ? null : Math.ceil(value * days)
  if (total === null || total > 3_650) row.warn('leadTimeDays', 'lead-time-unreadable')
  else facts.leadTimeDays = total
}

function readPrice(row: Row, facts: CapabilityFacts): void {
  const money = (field: CapabilityField, text: string): number | undefined => {
    const plain = /^\d+(?:[.,]\d{1,2})?$/.test(text) ? Number(text.replace(',', '.')) : readCount(text)
    if (plain === null || plain > 20_000_000) row.warn(field, 'price-unreadable')
    return plain === null || plain > 20_000_000 ? undefined : plain
  }
  const bare = (text: string) => text.replace(/[€$£¥₩]|\b[A-Z]{3}\b/gu, '').trim()
  const band = row.line('price')
  if (band !== '') {
    const [from = '', to] = bare(band).split(/\s*(?:–|—|-|\bto\b|\bbis\b)\s*/u)
    const isMost = /^(≤|<|up to|bis|max)/iu.test(from)
    const first = money('price', from.replace(/^(≤|<|≥|>|from|up to|ab|bis|max\.?)\s*/iu, ''))
    if (to !== undefined) Object.assign(facts, defined({ priceLow: first, priceHigh: money('price', to) }))
    else Object.assign(facts, defined(isMost ? { priceHigh: first } : { priceLow: first }))
  }
  for (const field of ['priceLow', 'priceHigh'] as const)
    if (row.line(field) !== '')
      Object.assign(facts, defined({ [field]: money(field, bare(row.line(field))) }))
  const named =
    row.line('currency').toUpperCase() ||
    /[€$£¥₩]|\b[A-Z]{3}\b/u.exec(`${band} ${row.unitOf('price')}`)?.[0] ||
    ''
  const currency = currencies[named] ?? named
  if (/^[A-Z]{3}$/.test(currency)) facts.currency = currency
  else if (currency !== '') row.warn('currency', 'currency-unknown')
  if (facts.priceLow !== undefined && facts.priceHigh !== undefined && facts.priceHigh < facts.priceLow)
    row.reject('priceHigh', 'price-backwards')
}

function readChoices(row: Row, facts: CapabilityFacts): void {
  const pick = <Value extends string>(
    field: CapabilityField,
    values: readonly Value[],
    words: Readonly<Record<string, readonly string[]>>,
  ): Value | undefined => {
    const written = row.line(field) || tidyLineOfNone(row, field)
    if (written === '') return undefined
    const value = choose(values, words, written)
    if (value === undefined) row.warn(field, 'choice-unknown', { choices: values.join(', ') })
    return value
  }
  Object.assign(
    facts,
    defined({
      ipTerms: pick('ipTerms', ipTermChoices, ipTermWords),
      exportControl: pick('exportControl', exportControlChoices, exportControlWords),
      visibility: pick('visibility', partLevels, levelWords),
    }),
  )
}

/** 'none' and 'unknown' are nothing in other cells, and answers in the one on export control. */
function tidyLineOfNone(row: Row, field: CapabilityField): string {
  return field === 'exportControl' ? (row.cells.exportControl ?? '').trim() : ''
}
