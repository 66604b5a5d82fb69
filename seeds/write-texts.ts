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
  edgeNumbers: [number, number]
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

/** Draws a fact sentence of an item: which of its two sentences, and the numbers in it. */
export function drawEdge(
  item: CatalogueItem,
  random: Random,
): { edge: 0 | 1; edgeNumbers: [number, number] } {
  const edge = random.next() < 0.5 ? 0 : 1
  const [a, b] = item.edges[edge]
  return { edge, edgeNumbers: [drawFrom(a, random), drawFrom(b, random)] }
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
  const [a, b] = facts.edgeNumbers
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
    edge: fill(words.edges[facts.edge], { a: formatNumber(a, lang), b: formatNumber(b, lang) }, lang),
  }
}

/** One line: what the organisation does, with its figures. */
export function writeSummary(facts: Facts, lang: Lang): string {
  const texts = languages[lang]
  const patterns = services.includes(facts.main) ? texts.serviceSummaries : texts.summaries
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
  else {
    sentences.push(write(texts.facts, 13))
    if (facts.second !== null && facts.pick % 3 === 0) sentences.push(write(texts.seconds, 17))
    else if (facts.pick % 4 !== 0 && !service) sentences.push(write(texts.proofs, 19))
  }
  return sentences.join(' ')
}

/** What the organisation offers: one sentence per item. */
export function writeOffers(facts: Facts, lang: Lang): string {
  const texts = languages[lang]
  const one = (id: string, spec: Facts['spec'], salt: number): string => {
    const values = listValues({ ...facts, main: id, spec, edge: 0, edgeNumbers: [1, 1] }, lang)
    const patterns = services.includes(id) ? texts.serviceOffers : texts.offers
    return writeSentence(patterns, Math.floor(facts.pick / salt), values, lang)
  }
  const first = one(facts.main, facts.spec, 5)
  return facts.second === null ? first : `${first}\n${one(facts.second, facts.secondSpec, 23)}`
}

/** What the organisation seeks: one sentence per item; services are sought in its target market. */
export function writeNeeds(facts: Facts, lang: Lang): string {
  const texts = languages[lang]
  return facts.sought
    .map((id, index) => {
      const values = { ...listValues(facts, lang), sought: getWords(id, lang).sought }
      const patterns = services.includes(id) ? texts.serviceNeeds : texts.needs
      return writeSentence(patterns, Math.floor(facts.pick / (29 + index)), values, lang)
    })
    .join('\n')
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
  const own = listValues(from, lang)
  const name = getWords(item, lang)
  const theirs = services.includes(to.main) ? undefined : getWords(to.main, lang).name
  const shared = {
    sought: name.sought,
    items: name.name,
    object: name.object,
    name: request.toName,
    theirs,
    common: common === undefined ? undefined : phrase(applications, common, lang),
  }
  if (request.offeredBy === 'from') {
    const drawn =
      item === from.main
        ? from
        : { ...from, main: item, spec: from.secondSpec, ...drawEdge(getItem(item), request.random) }
    const patterns = isService ? texts.requestsOfferingService : texts.requestsOffering
    const app = services.includes(to.main) ? own.app : phrase(applications, to.application, lang)
    return writeSentence(patterns, request.pick, { ...listValues(drawn, lang), ...shared, app }, lang)
  }
  const mine = services.includes(from.main) ? undefined : getWords(from.main, lang).name
  const patterns = isService ? texts.requestsSeekingService : texts.requestsSeeking
  return writeSentence(patterns, request.pick, { ...own, ...shared, mine }, lang)
}

/** What the other side answers, in a sentence; declining may come without a reason. */
export function writeAnswer(accepts: boolean, lang: Lang, pick: number): string {
  const patterns = accepts ? languages[lang].accepts : languages[lang].declines
  return patterns[pick % patterns.length] ?? ''
}
