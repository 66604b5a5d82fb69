import type { MatchCard, MatchFigure, MatchSubject, MatchTie } from '../../../engines/matching/index.ts'
import { type ReadQuantity, readQuantities } from '../../../engines/search/index.ts'
import { cutSentences, type TermReader } from './read-terms.ts'

/** A text with the place where it stands. */
export interface PlacedText {
  readonly source: string
  readonly text: string
  readonly lang: string
  readonly trl: number | null
}

/** A card with the words it was made of, for showing. */
export interface SpokenCard extends MatchCard {
  readonly text: string
  readonly lang: string
}

/** The facts of an organisation that matching reads, none that its reader may not see. */
export interface OrganisationFacts {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly country: string
  readonly offers: readonly PlacedText[]
  readonly needs: readonly PlacedText[]
  readonly figures: readonly {
    readonly quantity: { about?: string; dimension: string; low: number; high: number }
    readonly low: number | null
    readonly high: number | null
    readonly unit: string
    readonly source: string
  }[]
  readonly terms: readonly string[]
  readonly markets: readonly string[]
  readonly presentIn: readonly string[]
  readonly languages: readonly string[]
  readonly partnerTypes: readonly string[]
  readonly parentGroup: string | null
}

/** What an open offer or request says, as far as its reader may know. */
export interface OpportunityFacts {
  readonly slug: string
  readonly type: string
  readonly lang: string
  readonly texts: readonly string[]
  readonly partnerSought: string | null
  readonly terms: readonly string[]
  readonly trl: number | null
  readonly targetMarkets: readonly string[]
  readonly cooperationTypes: readonly string[]
  readonly partnerTypes: readonly string[]
}

/** A subject whose cards can be shown. */
export interface SpokenSubject extends MatchSubject {
  readonly cards: readonly SpokenCard[]
}

/** Kinds of organisation that a sought kind of partner means; other kinds of partner are companies. */
const kindsOfPartner: Readonly<Record<string, readonly string[]>> = {
  research: ['rto', 'university'],
  clinical: ['clinic'],
  investor: ['investor'],
  consortium: [],
}
const companies = ['sme', 'large-company', 'company', 'counterpart']
const sectorScheme = 'ecosystem:'

/** One text as cards: cut into sentences where it is long. */
function makeCards(
  { source, text, lang, trl }: PlacedText,
  side: 'offer' | 'need',
  reader: TermReader,
): SpokenCard[] {
  return cutSentences(text).map(sentence => ({
    side,
    source,
    text: sentence,
    lang,
    trl,
    terms: reader.read(sentence, lang, side),
  }))
}

function makeDemand(text: string, source: string, read: ReadQuantity): MatchFigure {
  const { about, dimension, low, high, start, end } = read
  return { about, dimension, low, high, source, written: text.slice(start, end).trim() }
}

/** An organisation as the engine takes it, with the opportunities that bear its name as cards of its own. */
export function makeOrganisationSubject(
  facts: OrganisationFacts,
  given: {
    readonly reader: TermReader
    readonly opportunities: readonly OpportunityFacts[]
    readonly ties: readonly MatchTie[]
    readonly isBarred: boolean
  },
): SpokenSubject {
  const { reader, opportunities } = given
  const spoken = opportunities.flatMap(one => opportunityCards(one, reader))
  return {
    id: facts.id,
    kind: facts.kind,
    country: facts.country,
    presentIn: facts.presentIn,
    markets: [...new Set([...facts.markets, ...opportunities.flatMap(one => one.targetMarkets)])],
    languages: facts.languages,
    cards: number([
      ...facts.offers.flatMap(text => makeCards(text, 'offer', reader)),
      ...facts.needs.flatMap(text => makeCards(text, 'need', reader)),
      ...spoken,
    ]),
    figures: facts.figures.map(({ quantity, low, high, unit, source }) => ({
      about: quantity.about,
      dimension: quantity.dimension,
      low: quantity.low,
      high: quantity.high,
      source,
      written: `${low === null ? '≤ ' : ''}${[low, high].filter((one, at, all) => one !== null && all.indexOf(one) === at).join('–')} ${unit}`,
    })),
    demands: facts.needs.flatMap(({ text, lang, source }) =>
      readQuantities(text, lang.slice(0, 2)).quantities.map(read => makeDemand(text, source, read)),
    ),
    codes: facts.terms.filter(term => !term.startsWith(sectorScheme)),
    sectors: facts.terms.filter(term => term.startsWith(sectorScheme)),
    cooperation: [...new Set(opportunities.flatMap(one => one.cooperationTypes))],
    kindsSought: [
      ...new Set([
        ...facts.partnerTypes.flatMap(type => kindsOfPartner[type] ?? companies),
        ...opportunities.flatMap(one => one.partnerTypes),
      ]),
    ],
    group: foldGroup(facts.parentGroup ?? facts.name),
    isBarred: given.isBarred,
    ties: given.ties,
  }
}

/** An opportunity by itself: what it says. Whose it is counts for one group alone, and only where the reader may know. */
export function makeOpportunitySubject(
  facts: OpportunityFacts,
  reader: TermReader,
  owner: Pick<OrganisationFacts, 'parentGroup' | 'name'> | undefined,
): SpokenSubject {
  return {
    id: `opportunity:${facts.slug}`,
    kind: 'opportunity',
    country: '',
    presentIn: [],
    markets: facts.targetMarkets,
    languages: [],
    cards: number(opportunityCards(facts, reader)),
    figures: [],
    demands: isRequest(facts)
      ? facts.texts.flatMap(text =>
          readQuantities(text, facts.lang.slice(0, 2)).quantities.map(read =>
            makeDemand(text, `opportunity:${facts.slug}`, read),
          ),
        )
      : [],
    codes: facts.terms.filter(term => !term.startsWith(sectorScheme)),
    sectors: facts.terms.filter(term => term.startsWith(sectorScheme)),
    cooperation: facts.cooperationTypes,
    kindsSought: facts.partnerTypes,
    group: owner === undefined ? null : foldGroup(owner.parentGroup ?? owner.name),
    isBarred: false,
    ties: [],
  }
}

/** Many sentences stand in one place: each gets a number, by which a reason finds it again. */
const number = (cards: readonly SpokenCard[]): SpokenCard[] =>
  cards.map((card, at) => ({ ...card, source: `${card.source}#${at}` }))

const isRequest = ({ type }: OpportunityFacts) => type.endsWith('request')

/** Of an offer its text is offered and the partner sought; of a request its text is sought. */
function opportunityCards(facts: OpportunityFacts, reader: TermReader): SpokenCard[] {
  const { slug, lang, trl, partnerSought } = facts
  const source = `opportunity:${slug}`
  const side = isRequest(facts) ? 'need' : 'offer'
  const own = facts.texts.filter(text => text !== partnerSought)
  return [
    ...own.flatMap(text => makeCards({ source, text, lang, trl }, side, reader)),
    ...(partnerSought === null || partnerSought === ''
      ? []
      : makeCards({ source, text: partnerSought, lang, trl: null }, 'need', reader)),
  ]
}

/** Under this name a topic stands among the subjects. */
export const topicId = 'topic'

/** What is sought by itself, without anybody who seeks it: a funding call, words, a role of a value chain. */
export interface Topic {
  /** Its name among the subjects. */
  readonly id: string
  readonly texts: readonly { readonly text: string; readonly lang: string }[]
  /** Places in lists. */
  readonly terms?: readonly string[]
  /** Countries it is for. */
  readonly markets?: readonly string[]
}

/** A topic as the engine takes it: each of its sentences is something sought, each of its figures a demand. */
export function makeTopicSubject(
  { id, texts, terms = [], markets = [] }: Topic,
  reader: TermReader,
): SpokenSubject {
  return {
    id,
    kind: 'topic',
    country: '',
    presentIn: [],
    markets,
    languages: [],
    cards: number(
      texts.flatMap(({ text, lang }) => makeCards({ source: id, text, lang, trl: null }, 'need', reader)),
    ),
    figures: [],
    demands: texts.flatMap(({ text, lang }) =>
      readQuantities(text, lang.slice(0, 2)).quantities.map(read => makeDemand(text, id, read)),
    ),
    codes: terms.filter(term => !term.startsWith(sectorScheme)),
    sectors: terms.filter(term => term.startsWith(sectorScheme)),
    cooperation: [],
    kindsSought: [],
    group: null,
    isBarred: false,
    ties: [],
  }
}

/** A group is the same however it is written; legal forms stay, for two groups may differ in nothing else. */
function foldGroup(name: string): string | null {
  const folded = name
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return folded === '' ? null : folded
}
