import { describeInVivo, drawCapabilities } from './capabilities.ts'
import type { ClusterPlan } from './clusters.ts'
import { homeLanguages, inventCompanyName, inventInstitutionName, type Town, toAddressPart } from './names.ts'
import type { Random } from './random.ts'
import type { Lang, OrganisationKind, SampleOrganisation } from './sample-types.ts'
import { type CatalogueItem, catalogue, getItem, services } from './texts/catalogue.ts'
import { technologies } from './texts/technologies.ts'
import {
  drawEdges,
  drawSpec,
  type Facts,
  writeDescription,
  writeNeeds,
  writeOffers,
  writeSummary,
} from './write-texts.ts'

/** An organisation with the facts behind its texts; the facts are needed again for requests. */
export interface InventedOrganisation {
  organisation: SampleOrganisation
  facts: Facts
}

/** Names and texts already given, so that none is given twice. */
export interface Taken {
  names: Set<string>
  summaries: Set<string>
  members: Map<string, number>
}

/** Starts with nothing taken. */
export function makeTaken(): Taken {
  return { names: new Set(), summaries: new Set(), members: new Map() }
}

const labelOf = new Map(technologies.map(term => [term.id, term.labels.en]))
const markets = ['JP', 'AU', 'KR', 'US', 'CA', 'MY']

/** English labels of the technologies behind the given items. */
export function listTechnologies(items: string[]): string[] {
  const ids = new Set(items.flatMap(id => getItem(id).technologies))
  return [...ids].map(id => labelOf.get(id) ?? id)
}

/** A service has no applications of its own: it works on what the products it seeks are for. */
function listApplications(item: CatalogueItem, sought: string[]): string[] {
  if (item.applications.length > 0) return item.applications
  const fromSought = sought.flatMap(id => getItem(id).applications)
  return fromSought.length > 0 ? fromSought : catalogue.flatMap(entry => entry.applications)
}

/** Draws the facts of one organisation around its main item. */
export function drawFacts(
  given: {
    main: string
    second: string | null
    sought: string[]
    town: Town
    staff: number
    market: string
    application?: string
  },
  random: Random,
): Facts {
  const item = getItem(given.main)
  const pool = listApplications(item, given.sought)
  const [first = '', next = ''] = random.shuffle([...new Set(pool)])
  const application = given.application ?? first
  return {
    ...given,
    application,
    otherApplication: next === application ? first : next,
    spec: drawSpec(item, random),
    secondSpec: given.second === null ? [] : drawSpec(getItem(given.second), random),
    customer: random.pick(item.customers),
    founded: random.whole(1996, 2023),
    share: random.whole(12, 92),
    many: random.whole(21, 980),
    few: random.whole(2, 12),
    ...drawEdges(item, random),
    pick: random.whole(0, 1_000_000_000),
  }
}

/** Draws the facts again until the summary is new in both languages. */
export function drawDistinctFacts(
  draw: () => Facts,
  lang: Lang,
  isInstitution: boolean,
  taken: Taken,
): Facts {
  for (let attempt = 0; attempt < 200; attempt++) {
    const facts = draw()
    const summaries = [writeSummary(facts, lang, isInstitution), writeSummary(facts, 'en', isInstitution)]
    if (summaries.some(summary => taken.summaries.has(summary))) continue
    for (const summary of summaries) taken.summaries.add(summary)
    return facts
  }
  throw new Error('No new summary found in 200 attempts: the catalogue is too small for this size')
}

/** Gives the next member number in a cluster, such as LITEK-0042. */
export function nextMemberNumber(cluster: string, taken: Taken): string {
  const number = (taken.members.get(cluster) ?? 0) + 1
  taken.members.set(cluster, number)
  return `${cluster.toUpperCase()}-${String(number).padStart(4, '0')}`
}

/** EU size classes by head count. */
export function classifySize(staff: number): 'micro' | 'small' | 'medium' | 'large' {
  if (staff < 10) return 'micro'
  if (staff < 50) return 'small'
  return staff < 250 ? 'medium' : 'large'
}

function drawStaff(random: Random): number {
  const size = random.next()
  if (size < 0.42) return random.whole(2, 9)
  if (size < 0.8) return random.whole(10, 49)
  return size < 0.95 ? random.whole(50, 249) : random.whole(260, 3200)
}

/** Turns facts into the record that goes into the directory. */
export function describeOrganisation(
  known: {
    key: string
    kind: OrganisationKind
    name: string
    shortName: string
    form: string | null
    country: string
    lang: Lang
    otherScript?: string
    reading?: string
    markets?: string[]
    certificates?: string[]
  },
  facts: Facts,
  random: Random,
): SampleOrganisation {
  const { lang } = known
  const offered = facts.second === null ? [facts.main] : [facts.main, facts.second]
  const address = toAddressPart(known.shortName)
  const isInstitution = ['rto', 'university', 'clinic'].includes(known.kind)
  return {
    key: known.key,
    kind: known.kind,
    name: known.name,
    shortName: known.shortName,
    nameOtherScript: known.otherScript ?? null,
    nameReading: known.reading ?? null,
    legalForm: known.form,
    country: known.country,
    city: facts.town.name,
    region: facts.town.region,
    website: `https://www.${address}.example`,
    email: `info@${address}.example`,
    foundedYear: facts.founded,
    sizeClass: known.kind === 'company' || isInstitution ? null : classifySize(facts.staff),
    employees: known.kind === 'company' ? null : facts.staff,
    summary: writeSummary(facts, lang, isInstitution),
    description: writeDescription(facts, lang, isInstitution),
    offers: writeOffers(facts, lang),
    needs: writeNeeds(facts, lang, isInstitution),
    lang,
    summaryInEnglish: lang === 'en' ? null : writeSummary(facts, 'en', isInstitution),
    technologies: listTechnologies(offered),
    targetMarkets: known.markets ?? [],
    certificates: known.certificates ?? drawCertificates(random),
    capabilities: isInstitution
      ? [...drawCapabilities(lang, random), ...describeInVivo(lang, facts.staff)]
      : [],
    memberships: [],
    active: false,
    offered,
    sought: facts.sought,
  }
}

function drawCertificates(random: Random): string[] {
  const shares: [string, number][] = [
    ['ISO 13485', 0.45],
    ['ISO 9001', 0.35],
    ['ISO 14001', 0.08],
  ]
  return shares.filter(([, share]) => random.next() < share).map(([certificate]) => certificate)
}

/** Invents one company of a cluster. */
export function inventCompany(
  plan: ClusterPlan,
  key: string,
  random: Random,
  taken: Taken,
): InventedOrganisation {
  const staff = drawStaff(random)
  const large = staff >= 250
  const named = drawNewName(() => inventCompanyName(plan.country, large, random), taken)
  const lang = random.next() < 0.3 ? 'en' : (homeLanguages[plan.country] ?? 'en')
  const town = random.pick(plan.towns)
  const companyMarkets = random.shuffle(markets).slice(0, random.whole(1, 3))
  const facts = drawDistinctFacts(
    () => {
      const main = random.pick(
        catalogue.filter(item => !services.includes(item.id) || random.next() < 0.5),
      ).id
      const others = catalogue.filter(item => item.id !== main && sharesCustomer(item.id, main))
      const second = random.next() < 0.4 && others.length > 0 ? random.pick(others).id : null
      const sought = random.shuffle(getItem(main).seeks).slice(0, random.whole(1, 2))
      return drawFacts({ main, second, sought, town, staff, market: companyMarkets[0] ?? 'JP' }, random)
    },
    lang,
    false,
    taken,
  )
  const kind = large ? 'large-company' : random.next() < 0.05 ? 'company' : 'sme'
  const known = { key, kind, country: plan.country, lang, markets: companyMarkets, ...named } as const
  return { organisation: describeOrganisation(known, facts, random), facts }
}

function sharesCustomer(one: string, other: string): boolean {
  const buyers = getItem(other).customers
  return (
    !services.includes(one) &&
    getItem(one).applications.some(id => getItem(other).applications.includes(id)) &&
    getItem(one).customers.some(id => buyers.includes(id))
  )
}

/** Draws a name until it is new; the legal form alone does not make a name new. */
function drawNewName<T extends { shortName: string }>(draw: () => T, taken: Taken): T {
  for (let attempt = 0; attempt < 2000; attempt++) {
    const named = draw()
    const address = toAddressPart(named.shortName)
    if (taken.names.has(address)) continue
    taken.names.add(address)
    return named
  }
  throw new Error('No new name found: the stock of names is too small for this size')
}

/** Invents one institution of a cluster, with its capabilities. */
export function inventInstitution(
  plan: ClusterPlan,
  key: string,
  random: Random,
  taken: Taken,
): InventedOrganisation {
  const town = random.pick(plan.towns)
  const named = drawNewName(() => {
    const invented = inventInstitutionName(plan.country, random.pick(plan.towns).name, random)
    return { ...invented, shortName: invented.name, form: null }
  }, taken)
  const home = plan.towns.find(candidate => named.name.endsWith(` ${candidate.name}`)) ?? town
  const lang = random.next() < 0.25 ? 'en' : (homeLanguages[plan.country] ?? 'en')
  const service =
    named.kind === 'clinic'
      ? 'clinical-studies'
      : random.pick(['testing', 'contract-manufacturing', 'clinical-studies'])
  const facts = drawDistinctFacts(
    () => {
      const main = random.pick(catalogue.filter(item => !services.includes(item.id))).id
      const products = getItem(main).seeks.filter(id => !services.includes(id))
      const sought = products.length > 0 ? products.slice(0, 2) : getItem(main).seeks.slice(0, 1)
      return drawFacts(
        { main, second: service, sought, town: home, staff: random.whole(18, 640), market: 'JP' },
        random,
      )
    },
    lang,
    true,
    taken,
  )
  const known = { key, country: plan.country, lang, certificates: ['ISO 17025'], ...named }
  return { organisation: describeOrganisation(known, facts, random), facts }
}

/** How many companies and institutions each cluster gets, so that the sums are exact. */
export function shareOut(total: number, weights: number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const shares = weights.map(weight => Math.floor((total * weight) / sum))
  for (let index = 0; shares.reduce((all, share) => all + share, 0) < total; index++) {
    shares[index % shares.length] = (shares[index % shares.length] ?? 0) + 1
  }
  return shares
}
