import type { Town } from './names.ts'
import type { Random } from './random.ts'
import type { Lang } from './sample-types.ts'
import { type CatalogueItem, getItem, services } from './texts/catalogue.ts'
import { german } from './texts/de.ts'
import { english } from './texts/en.ts'
import { spanish } from './texts/es.ts'
import { french } from './texts/fr.ts'
import type { LanguageTexts } from './texts/language.ts'
import { lithuanian } from './texts/lt.ts'
import { applications, customers, marketPlaces } from './texts/terms.ts'

const languages: Record<Lang, LanguageTexts> = {
  en: english,
  fr: french,
  de: german,
  es: spanish,
  lt: lithuanian,
}

/** Parts that sit inside somebody else's device. */
const components =
  'sled swept-source seed-laser diode-laser coating scanner spad micro-optics fibre-bundle spectrometer ppg-sensor fbg-sensor hollow-fibre'.split(
    ' ',
  )

/** What is true of an invented organisation; every language tells the same facts. */
export interface Facts {
  main: string
  second: string | null
  sought: string[]
  spec: { value: number; unit: string }[]
  secondSpec: { value: number; unit: string }[]
  application: string
  otherApplication: string
  customer: string
  town: Town
  founded: number
  staff: number
  share: number
  /** A count of pieces, patients or hours, and a small number of weeks, countries or hospitals. */
  many: number
  few: number
  edge: 0 | 1
  /** The numbers of the item's two sentences. */
  edgeNumbers: [[number, number], [number, number]]
  market: string
  /** Chooses among patterns; independent of the language. */
  pick: number
}

function drawFrom([low, high, step]: [number, number, number], random: Random): number {
  const steps = Math.floor((high - low) / step + 1e-9)
  return Math.round((low + step * random.whole(0, steps)) * 100) / 100
}

/** Draws the values of one item's data sheet. */
export function drawSpec(item: CatalogueItem, random: Random): { value: number; unit: string }[] {
  return item.spec.map(part => ({ value: random.pick(part.choices), unit: part.unit }))
}

/** Draws the numbers of an item's two fact sentences, and which of the two comes first. */
export function drawEdges(item: CatalogueItem, random: Random): Pick<Facts, 'edge' | 'edgeNumbers'> {
  const [first, second] = item.edges
  return {
    edge: random.next() < 0.5 ? 0 : 1,
    edgeNumbers: [
      [drawFrom(first[0], random), drawFrom(first[1], random)],
      [drawFrom(second[0], random), drawFrom(second[1], random)],
    ],
  }
}

function writeEdge(facts: Facts, edge: 0 | 1, lang: Lang): string {
  const [a, b] = facts.edgeNumbers[edge]
  const values = { a: formatNumber(a, lang), b: formatNumber(b, lang) }
  return fill(getWords(facts.main, lang).edges[edge], values, lang)
}

/** Looks up how a language names an item; throws for a gap in its texts. */
export function getWords(id: string, lang: Lang): LanguageTexts['items'][string] {
  const words = languages[lang].items[id]
  if (!words) throw new Error(`The ${lang} texts lack ${id}`)
  return words
}

/** Writes a number the way the language does: 1,064 or 1 064 or 1.064; Spanish leaves four digits alone. */
export function formatNumber(value: number, lang: Lang): string {
  const { thousands, decimal } = languages[lang]
  const [whole = '', fraction] = String(value).split('.')
  const grouped = lang === 'es' && whole.length <= 4 ? whole : whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands)
  return fraction === undefined ? grouped : grouped + decimal + fraction
}

function formatSpec(spec: Facts['spec'], lang: Lang): string {
  return spec.map(part => `${formatNumber(part.value, lang)}\u00a0${part.unit}`).join(', ')
}

/** The first letter as a capital. */
export function capitalise(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1)
}

type Values = Record<string, string | undefined>

function canFill(pattern: string, values: Values): boolean {
  return [...pattern.matchAll(/\{(\w+)\}/g)].every(
    ([, key = '']) => values[key[0]?.toLowerCase() + key.slice(1)] !== undefined,
  )
}

function fill(pattern: string, values: Values, lang: Lang): string {
  const text = pattern.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const value = values[key[0]?.toLowerCase() + key.slice(1)]
    if (value === undefined) throw new Error(`No value for {${key}} in: ${pattern}`)
    return key[0] === key[0]?.toUpperCase() ? capitalise(value) : value
  })
  const spaced = lang === 'fr' ? text.replaceAll(/ ([:;?!%])/g, '\u00a0$1') : text
  return capitalise(spaced)
}

/** Fills the pattern that `pick` chooses among those for which every value is known. */
export function writeSentence(patterns: string[], pick: number, values: Values, lang: Lang): string {
  const usable = patterns.filter(pattern => canFill(pattern, values))
  const pattern = usable[pick % Math.max(usable.length, 1)]
  if (pattern === undefined) throw new Error(`No pattern can be filled in ${lang}: ${patterns[0]}`)
  return fill(pattern, values, lang)
}

function phrase(phrases: Record<string, Record<Lang, string>>, id: string, lang: Lang): string | undefined {
  return phrases[id]?.[lang]
}

/** The placeholder values that an organisation's facts give in one language. */
export function listValues(facts: Facts, lang: Lang): Values {
  const words = getWords(facts.main, lang)
  const isService = services.includes(facts.main)
  return {
    items: words.name,
    object: words.object,
    second: facts.second === null ? undefined : getWords(facts.second, lang).object,
    app: phrase(applications, facts.application, lang),
    app2: phrase(applications, facts.otherApplication, lang),
    customers: phrase(customers, facts.customer, lang),
    spec: isService ? undefined : formatSpec(facts.spec, lang),
    city: facts.town.inside,
    year: String(facts.founded),
    staff: formatNumber(facts.staff, lang),
    share: formatNumber(facts.share, lang),
    p: formatNumber(facts.many, lang),
    q: formatNumber(facts.few, lang),
    market: phrase(marketPlaces, facts.market, lang),
    r: formatNumber(facts.few * 2 + 3, lang),
    mine: isService ? undefined : words.name,
    edge: writeEdge(facts, facts.edge, lang),
  }
}

/** One line: what the organisation does, with its figures. An institution does not say that it builds for sale. */
export function writeSummary(facts: Facts, lang: Lang, isInstitution: boolean): string {
  const texts = languages[lang]
  const own = isInstitution
    ? texts.summaries.filter((_, index) => index === 1 || index === 3)
    : texts.summaries
  const patterns = services.includes(facts.main) ? texts.serviceSummaries : own
  return writeSentence(patterns, facts.pick, listValues(facts, lang), lang)
}

/** Two to four sentences about an organisation. */
export function writeDescription(facts: Facts, lang: Lang, isInstitution: boolean): string {
  const texts = languages[lang]
  const values = listValues(facts, lang)
  const write = (patterns: string[], salt: number): string =>
    writeSentence(patterns, Math.floor(facts.pick / salt), values, lang)
  const service = services.includes(facts.main)
  const openings = isInstitution
    ? texts.institutionOpenings
    : service
      ? texts.serviceOpenings
      : texts.openings
  const sentences = [write(openings, 7), values.edge ?? '']
  if (isInstitution) sentences.push(write(texts.institutionFacts, 11))
  else if (service) sentences.push(writeEdge(facts, facts.edge === 0 ? 1 : 0, lang))
  else sentences.push(write(texts.facts, 13))
  if (!isInstitution && facts.second !== null && facts.pick % 3 === 0)
    sentences.push(write(texts.seconds, 17))
  else if (!isInstitution && !service && facts.pick % 4 === 1)
    sentences.push(writeEdge(facts, facts.edge === 0 ? 1 : 0, lang))
  else if (!isInstitution && !service && facts.pick % 4 !== 0) sentences.push(write(texts.proofs, 19))
  return sentences.join(' ')
}

/** What the organisation offers: one sentence per item. */
export function writeOffers(facts: Facts, lang: Lang): string {
  const texts = languages[lang]
  const one = (id: string, spec: Facts['spec'], salt: number): string => {
    const values = listValues({ ...facts, main: id, spec }, lang)
    const patterns = services.includes(id) ? texts.serviceOffers : texts.offers
    return writeSentence(patterns, Math.floor(facts.pick / salt), values, lang)
  }
  const first = one(facts.main, facts.spec, 5)
  return facts.second === null ? first : `${first}\n${one(facts.second, facts.secondSpec, 23)}`
}

/** What the organisation seeks: one sentence per item; services are sought in its target market. */
export function writeNeeds(facts: Facts, lang: Lang, isInstitution: boolean): string {
  const texts = languages[lang]
  const start = Math.floor(facts.pick / 29)
  // The second pattern speaks of a next model, which a clinic or a distributor does not have.
  const makesDevices = !isInstitution && !services.includes(facts.main)
  const needs = makesDevices ? texts.needs : texts.needs.filter((_, index) => index !== 1)
  return facts.sought
    .map((id, index) => {
      const own = listValues(facts, lang)
      const pieces = isInstitution ? facts.few + index : 2 + ((facts.many * (index + 3)) % 240)
      const values = {
        ...own,
        mine: isInstitution ? undefined : own.mine,
        sought: getWords(id, lang).sought,
        app: services.includes(facts.main) ? pickApplication(id, facts, index, lang) : own.app,
        p: formatNumber(pieces, lang),
        q: formatNumber(2 + ((facts.few + 3 * index) % 11), lang),
      }
      return writeSentence(services.includes(id) ? texts.serviceNeeds : needs, start + index, values, lang)
    })
    .join('\n')
}

/** What an item would be used for: something the other side works on, where the two overlap. */
function pickApplication(item: string, other: Facts, pick: number, lang: Lang): string | undefined {
  const own = getItem(item).applications
  const shared = own.filter(id => getItem(other.main).applications.includes(id))
  const choices = shared.length > 0 ? shared : own
  return phrase(applications, choices[pick % Math.max(choices.length, 1)] ?? other.application, lang)
}

/** What a delegate wants to bring home, in a form that can be counted afterwards. */
export function writeObjective(facts: Facts, lang: Lang, pick: number): string {
  const sought = facts.sought[0]
  const values = { ...listValues(facts, lang), sought: sought ? getWords(sought, lang).sought : undefined }
  return writeSentence(languages[lang].objectives, pick, values, lang)
}

/** A request's message: what one side makes and what the other said it needs. */
export function writeRequest(request: {
  from: Facts
  to: Facts
  toName: string
  item: string
  offeredBy: 'from' | 'to'
  lang: Lang
  pick: number
  random: Random
}): string {
  const { from, to, item, lang } = request
  const texts = languages[lang]
  const isService = services.includes(item)
  const common = getItem(from.main).applications.find(id => getItem(to.main).applications.includes(id))
  const name = getWords(item, lang)
  const theirs = services.includes(to.main) ? undefined : getWords(to.main, lang).name
  const shared = {
    sought: name.sought,
    items: name.name,
    object: name.object,
    name: request.toName,
    theirs,
    host: components.includes(item) && !components.includes(to.main) ? theirs : undefined,
    common: common === undefined ? undefined : phrase(applications, common, lang),
    p: formatNumber(request.random.whole(20, 600), lang),
    q: formatNumber(request.random.whole(2, 12), lang),
  }
  const seeker = request.offeredBy === 'from' ? to : from
  const app = isService
    ? phrase(applications, seeker.application, lang)
    : pickApplication(item, seeker, request.pick, lang)
  if (request.offeredBy === 'to') {
    const patterns = isService ? texts.requestsSeekingService : texts.requestsSeeking
    return writeSentence(patterns, request.pick, { ...listValues(from, lang), ...shared, app }, lang)
  }
  const edge = request.random.next() < 0.5 ? 0 : 1
  const drawn =
    item === from.main
      ? { ...from, edge: edge as 0 | 1 }
      : { ...from, main: item, spec: from.secondSpec, ...drawEdges(getItem(item), request.random) }
  const patterns = isService ? texts.requestsOfferingService : texts.requestsOffering
  return writeSentence(patterns, request.pick, { ...listValues(drawn, lang), ...shared, app }, lang)
}

/** What the other side answers, in a sentence; declining may come without a reason. */
export function writeAnswer(accepts: boolean, lang: Lang, pick: number): string {
  const patterns = accepts ? languages[lang].accepts : languages[lang].declines
  return patterns[pick % patterns.length] ?? ''
}

/** A product or service of the catalogue by its name in a language. */
export function nameItem(id: string, lang: Lang): string {
  const words = languages[lang].items[id]
  if (words === undefined) throw new Error(`No ${lang} name for ${id}`)
  return words.name
}
