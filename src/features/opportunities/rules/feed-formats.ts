import { escapeMarkup } from '../../../shared/markup.ts'
import type { OpportunityType } from './choices.ts'
import { typeLetters } from './opportunity-reference.ts'

/** An opportunity as a feed tells it: what a stranger is told, nothing else. */
export interface FeedEntry {
  slug: string
  reference: string | null
  type: OpportunityType
  lang: string
  title: string
  summary: string
  description: string | null
  advantages: string | null
  expertise: string | null
  applications: string | null
  country: string
  kind: string | null
  size: string | null
  owner: { name: string } | null
  cluster: { name: string } | null
  stage: string | null
  trl: number | null
  iprStatus: string | null
  iprComment: string | null
  partnerArea: string | null
  partnerSought: string | null
  partnerTypes: readonly string[]
  partnerCountries: readonly string[]
  cooperationTypes: readonly string[]
  targetMarkets: readonly string[]
  terms: readonly { value: string; label: string }[]
  keywords: readonly string[]
  programme: string | null
  callTopic: string | null
  durationMonths: number | null
  publishedAt: string | null
  updatedAt: string
  deadline: string | null
  expiresOn: string | null
  takesInterest: boolean
}

export interface Feed {
  baseUrl: string
  generatedAt: string
  entries: readonly FeedEntry[]
}

type Content = string | readonly string[] | null

/** One element; with nothing in it, none. */
function element(name: string, content: Content, attributes: Readonly<Record<string, string>> = {}): string {
  const inside = Array.isArray(content)
    ? content.join('')
    : content === null
      ? ''
      : escapeMarkup(content as string)
  if (inside === '') return ''
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`)
  return `<${name}${said.join('')}>${inside}</${name}>`
}

const addressOf = (feed: Feed, entry: FeedEntry) => `${feed.baseUrl}/opportunities/${entry.slug}`
const termsOf = (entry: FeedEntry, isNace: boolean) =>
  entry.terms.filter(({ value }) => value.startsWith('nace:') === isNace)

/** The profiles with the trade's fields, each under a name of our own. */
export function writeXmlFeed(feed: Feed): string {
  const profiles = feed.entries.map(entry => {
    const list = (name: string, values: readonly string[]) => values.map(value => element(name, value))
    const term = (name: string, isNace: boolean) =>
      termsOf(entry, isNace).map(({ value, label }) => element(name, label, { code: value }))
    return element('opportunity', [
      element('reference', [
        element('external', entry.reference ?? entry.slug),
        element('type', typeLetters(entry.type)),
      ]),
      element(
        'content',
        [
          element('title', entry.title),
          element('summary', entry.summary),
          element('description', entry.description),
        ],
        { lang: entry.lang },
      ),
      element('company', [
        element('country', [element('key', entry.country)]),
        element('kind', entry.kind),
        element('size', entry.size),
      ]),
      element('cooperation', [
        element('advantages', entry.advantages),
        element('expertise', entry.expertise),
        element('development', [
          element('stage', entry.stage),
          element('trl', entry.trl === null ? null : String(entry.trl)),
        ]),
        element('ipr', [element('status', entry.iprStatus), element('comment', entry.iprComment)]),
        element('exploitations', entry.applications),
        element('partner', [
          element('area', entry.partnerArea),
          element('sought', entry.partnerSought),
          element('types', list('type', entry.partnerTypes)),
          element('countries', list('country', entry.partnerCountries)),
        ]),
      ]),
      element('partnerships', list('partnership', entry.cooperationTypes)),
      element('keywords', [
        element('technologies', [...term('technology', false), ...list('technology', entry.keywords)]),
        element('naces', term('nace', true)),
        element('markets', list('market', entry.targetMarkets)),
      ]),
      element('programme', [
        element('name', entry.programme),
        element('topic', entry.callTopic),
        element('months', entry.durationMonths === null ? null : String(entry.durationMonths)),
      ]),
      element('dates', [
        element('submitted', entry.publishedAt),
        element('updated', entry.updatedAt),
        element('deadline', entry.deadline),
        element('expires', entry.expiresOn),
      ]),
      element('interest', [element('open', String(entry.takesInterest))]),
      element('contact', [
        element('organisation', entry.cluster?.name ?? null),
        element('company', entry.owner?.name ?? null),
        element('page', addressOf(feed, entry)),
      ]),
    ])
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<opportunities generated="${escapeMarkup(feed.generatedAt)}" source="${escapeMarkup(feed.baseUrl)}">\n${profiles.join('\n')}\n</opportunities>\n`
}

/** Atom (RFC 4287), for feed readers. */
export function writeAtomFeed(feed: Feed, words: { title: string }): string {
  const entries = feed.entries.map(entry =>
    element('entry', [
      element('id', addressOf(feed, entry)),
      element('title', entry.title),
      `<link rel="alternate" href="${escapeMarkup(addressOf(feed, entry))}" hreflang="${escapeMarkup(entry.lang)}"/>`,
      element('updated', entry.updatedAt),
      element('published', entry.publishedAt),
      element('author', [element('name', entry.owner?.name ?? entry.cluster?.name ?? words.title)]),
      `<category term="${escapeMarkup(entry.type)}"/>`,
      element('summary', entry.summary, { 'xml:lang': entry.lang }),
    ]),
  )
  const updated =
    feed.entries
      .map(entry => entry.updatedAt)
      .sort()
      .at(-1) ?? feed.generatedAt
  const head = [
    element('id', `${feed.baseUrl}/opportunities`),
    element('title', words.title),
    element('updated', updated),
    `<link rel="self" href="${escapeMarkup(feed.baseUrl)}/api/v1/opportunity-feed?format=atom"/>`,
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${head.join('')}\n${entries.join('\n')}\n</feed>\n`
}

/** The same fields as JSON. */
export function writeJsonFeed(feed: Feed): string {
  const opportunities = feed.entries.map(({ slug, reference, ...entry }) => ({
    reference: reference ?? slug,
    page: `${feed.baseUrl}/opportunities/${slug}`,
    ...entry,
    terms: entry.terms.map(({ value, label }) => ({ code: value, label })),
  }))
  return `${JSON.stringify({ generated: feed.generatedAt, source: feed.baseUrl, opportunities }, null, 1)}\n`
}
