import { readTypeLetters } from './opportunity-reference.ts'
import { findElement, readXml, type XmlElement, XmlRefused } from './read-xml.ts'

/** An entry of somebody's feed as it stands there; whether its values can be taken is looked at afterwards. */
export interface ReadEntry {
  /** Its place in the file, from 1. */
  row: number
  reference: string
  values: Record<string, unknown>
}

export interface ReadFeedFile {
  /** Whose feed it is, as it says itself; empty where it does not. */
  source: string
  entries: ReadEntry[]
}

/** Why a file is not read as a feed. */
export type FeedFault = 'hostile' | 'unreadable' | 'too-many'

export class FeedRefused extends Error {
  readonly fault: FeedFault
  constructor(fault: FeedFault) {
    super(fault)
    this.fault = fault
  }
}

export const entriesMost = 5_000

/** Reads a feed of opportunities, JSON, Atom or XML with the trade's fields, as this house writes them. */
export function readFeedFile(text: string): ReadFeedFile {
  const feed = /^[\uFEFF\s]*[{[]/.test(text) ? readJson(text) : readMarkup(text)
  if (feed.entries.length > entriesMost) throw new FeedRefused('too-many')
  return {
    source: cleanLine(feed.source),
    entries: feed.entries.map(({ row, reference, values }) => ({
      row,
      reference: cleanLine(reference),
      values: typeof values.title === 'string' ? { ...values, title: cleanLine(values.title) } : values,
    })),
  }
}

/** A line as every database keeps it: no half of a pair, no control characters. What is compared is what is kept. */
const cleanLine = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '')
const listOf = (value: unknown) => (Array.isArray(value) ? value : [])

function readJson(text: string): ReadFeedFile {
  let parsed: unknown
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new FeedRefused('unreadable')
  }
  if (!isRecord(parsed) || !Array.isArray(parsed.opportunities)) throw new FeedRefused('unreadable')
  const entries = parsed.opportunities.map((one: unknown, index): ReadEntry => {
    const row = index + 1
    if (!isRecord(one)) return { row, reference: '', values: {} }
    const terms = listOf(one.terms).map(term => (isRecord(term) ? textOf(term.code) : ''))
    return { row, reference: textOf(one.reference), values: { ...one, terms } }
  })
  return { source: textOf(parsed.source), entries }
}

function readMarkup(text: string): ReadFeedFile {
  let root: XmlElement
  try {
    root = readXml(text)
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error
    throw new FeedRefused(error.fault === 'too-deep' || error.fault === 'too-many' ? 'hostile' : error.fault)
  }
  if (root.name === 'opportunities') return readTrade(root)
  if (root.name === 'feed') return readAtom(root)
  throw new FeedRefused('unreadable')
}

function readTrade(root: XmlElement): ReadFeedFile {
  const found = root.children.filter(({ name }) => name === 'opportunity')
  return {
    source: root.attributes.source ?? '',
    entries: found.map((one, index) => {
      const say = (...path: string[]) => findElement(one, ...path)?.text.trim() ?? ''
      const all = (name: string, ...path: string[]) =>
        findElement(one, ...path)?.children.filter(child => child.name === name) ?? []
      const words = (name: string, ...path: string[]) => all(name, ...path).map(child => child.text.trim())
      const subjects = [...all('technology', 'keywords', 'technologies'), ...all('nace', 'keywords', 'naces')]
      return {
        row: index + 1,
        reference: say('reference', 'external'),
        values: {
          type: readTypeLetters(say('reference', 'type')) ?? say('reference', 'type'),
          lang: findElement(one, 'content')?.attributes.lang,
          title: say('content', 'title'),
          summary: say('content', 'summary'),
          description: say('content', 'description'),
          country: say('company', 'country', 'key'),
          size: say('company', 'size'),
          advantages: say('cooperation', 'advantages'),
          expertise: say('cooperation', 'expertise'),
          applications: say('cooperation', 'exploitations'),
          stage: say('cooperation', 'development', 'stage'),
          trl: numberOf(say('cooperation', 'development', 'trl')),
          iprStatus: say('cooperation', 'ipr', 'status'),
          iprComment: say('cooperation', 'ipr', 'comment'),
          partnerArea: say('cooperation', 'partner', 'area'),
          partnerSought: say('cooperation', 'partner', 'sought'),
          partnerTypes: words('type', 'cooperation', 'partner', 'types'),
          partnerCountries: words('country', 'cooperation', 'partner', 'countries'),
          cooperationTypes: words('partnership', 'partnerships'),
          terms: subjects.flatMap(({ attributes }) => attributes.code ?? []),
          keywords: subjects
            .filter(({ attributes }) => attributes.code === undefined)
            .map(({ text }) => text.trim()),
          targetMarkets: words('market', 'keywords', 'markets'),
          programme: say('programme', 'name'),
          callTopic: say('programme', 'topic'),
          durationMonths: numberOf(say('programme', 'months')),
          deadline: say('dates', 'deadline'),
          expiresOn: say('dates', 'expires'),
          takesInterest: yesOrNo(say('interest', 'open')),
          page: say('contact', 'page'),
        },
      }
    }),
  }
}

/** Atom tells the least: title, summary, language, type. The country stands nowhere. */
function readAtom(root: XmlElement): ReadFeedFile {
  const own = findElement(root, 'id')?.text.trim() ?? ''
  const found = root.children.filter(({ name }) => name === 'entry')
  return {
    source: /^https?:\/\/[^/]+/.exec(own)?.[0] ?? '',
    entries: found.map((one, index) => {
      const say = (name: string) => findElement(one, name)?.text.trim() ?? ''
      const lang =
        findElement(one, 'link')?.attributes.hreflang ?? findElement(one, 'summary')?.attributes.lang
      return {
        row: index + 1,
        reference: say('id').split('/').at(-1) ?? '',
        values: {
          type: findElement(one, 'category')?.attributes.term,
          lang,
          title: say('title'),
          summary: say('summary'),
          page: findElement(one, 'link')?.attributes.href,
        },
      }
    }),
  }
}

const yesOrNo = (text: string) => (text === 'true' ? true : text === 'false' ? false : null)
const numberOf = (text: string) => (text === '' ? null : Number(text))
