import type { Lang } from '../sample-types.ts'

/** How one language names a product or service, and two sentences with facts about it ({a}, {b} are numbers). */
export interface ItemWords {
  /** Plural for products; as it stands in a heading or a list. */
  name: string
  /** As the object of 'we build', 'we would like to buy' (French: with its article; Lithuanian: accusative). */
  object: string
  /** As the object of 'we look for'; for a service it names whoever gives it. */
  sought: string
  edges: [string, string]
}

/**
 * Sentence patterns of one language. Placeholders, all in the one form the pattern needs:
 * {Items} {items} {object} the main product; {second} another product as object; {app} {app2} what for;
 * {customers} for whom; {spec} data sheet; {city} where (in, à, …); {year} {staff} {share} {p} {q} numbers;
 * {sought} what is wanted (as an object); {market} where abroad; {name} and {theirs} the other side and its product;
 * {edge} a whole sentence with a fact about {items}. A capital first letter gives a capital in the text.
 */
export interface LanguageTexts {
  lang: Lang
  /** Separators of thousands and decimals. */
  thousands: string
  decimal: string
  items: Record<string, ItemWords>
  summaries: string[]
  serviceSummaries: string[]
  openings: string[]
  serviceOpenings: string[]
  facts: string[]
  proofs: string[]
  seconds: string[]
  offers: string[]
  serviceOffers: string[]
  needs: string[]
  serviceNeeds: string[]
  institutionOpenings: string[]
  institutionFacts: string[]
  objectives: string[]
  /** Request messages when the asking side offers {items} that the other seeks. */
  requestsOffering: string[]
  /** The same where the asking side offers a service. */
  requestsOfferingService: string[]
  /** Request messages when the asking side seeks the product {sought} that the other offers. */
  requestsSeeking: string[]
  /** The same where a service is sought. */
  requestsSeekingService: string[]
  accepts: string[]
  declines: string[]
}

/**
 * Reads rows of `id | name | object | sought | first fact | second fact`; '-' means the same as the column before.
 * `article` stands before the object where the language wants one.
 */
export function readItems(rows: string, article = ''): Record<string, ItemWords> {
  const items: Record<string, ItemWords> = {}
  for (const row of rows.trim().split('\n')) {
    const [id = '', name = '', given = '-', wanted = '-', first = '', second = ''] = row
      .split('|')
      .map(cell => cell.trim())
    const object = given === '-' ? article + name : given
    items[id] = { name, object, sought: wanted === '-' ? object : wanted, edges: [first, second] }
  }
  return items
}
