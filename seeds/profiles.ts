import type { Random } from './random.ts'
import type { Lang, SampleCapability, SampleOrganisation } from './sample-types.ts'
import { services } from './texts/catalogue.ts'
import { nameItem } from './write-texts.ts'

/** A card of a sample profile. */
export interface SampleProfileItem {
  side: 'offer' | 'need'
  kind: 'product' | 'service' | 'partner' | 'supplier' | 'test-site' | 'answer'
  title: string
  trl: number | null
}

/** What an organisation of the sample says beyond the core of its profile. */
export interface SampleProfile {
  items: SampleProfileItem[]
  partnerTypes: ('distributor' | 'clinical' | 'development' | 'consortium' | 'customer' | 'research')[]
  currentMarkets: { country: string; mode: 'direct' | 'distributor' | 'agent' | 'subsidiary' }[]
  languages: string[]
  deviceClasses: ('mdr-1' | 'mdr-2a' | 'mdr-2b')[]
  ipPosition: ('patents' | 'pending' | 'trade-secret')[]
  ownership: 'independent' | 'family' | 'group' | 'spin-off'
  turnoverBand: 'to-500k' | 'to-2m' | 'to-10m' | 'to-50m' | 'over-50m'
  exportShare: number
  researchShare: number
  capabilities: SampleProfileCapability[]
}

/** A capability with its terms, as it goes into the directory. */
export interface SampleProfileCapability extends SampleCapability {
  deliverable: string
  availability: string
  priceLow: number
  priceHigh: number
  ipTerms: 'client' | 'shared' | 'negotiable'
  accreditations: string[]
}

const deliverables: Record<Lang, string> = {
  en: 'Report with raw data and uncertainty budget',
  fr: 'Rapport avec données brutes et bilan d’incertitude',
  de: 'Bericht mit Rohdaten und Messunsicherheit',
  es: 'Informe con datos brutos y balance de incertidumbre',
  lt: 'Ataskaita su pirminiais duomenimis ir neapibrėžtimi',
}
const availabilities: Record<Lang, string> = {
  en: 'Two days a week for partners outside',
  fr: 'Deux jours par semaine pour des partenaires extérieurs',
  de: 'Zwei Tage in der Woche für Partner von außen',
  es: 'Dos días por semana para socios externos',
  lt: 'Dvi dienas per savaitę išorės partneriams',
}
const bands = ['to-500k', 'to-2m', 'to-10m', 'to-50m', 'over-50m'] as const
const needKinds: Record<string, SampleProfileItem['kind']> = {
  distribution: 'partner',
  'clinical-studies': 'test-site',
  regulatory: 'answer',
  testing: 'partner',
  'contract-manufacturing': 'supplier',
}

/** Services and figures of a cluster of the sample, and what stands behind its validation. */
export function describeSampleCluster(key: string, random: Random) {
  const small = random.whole(20, 90)
  return {
    details: {
      services: random
        .shuffle([
          'innovation-projects',
          'networking',
          'market-intelligence',
          'skills',
          'internationalisation',
          'training',
          'finance',
        ] as const)
        .slice(0, random.whole(3, 5)),
      microMembers: random.whole(10, 60),
      smallMembers: small,
      mediumMembers: random.whole(4, 30),
      largeMembers: random.whole(1, 12),
      researchMembers: random.whole(3, 20),
      exportingShare: random.whole(35, 80),
      countedOn: '2026-01-01',
      cooperations: [{ country: 'JP', partner: 'Kansai Sample Photonics', instrument: 'mou' as const }],
      wishedCountries: ['KR', 'SG'],
      memberMarkets: ['US', 'CH', 'JP'],
      trlFrom: 3,
      trlTo: 9,
      label: random.pick(['bronze', 'silver', 'gold'] as const),
      budgetBand: random.pick(['to-500k', 'to-1m', 'to-3m'] as const),
      publicShare: 55,
      feesShare: 20,
      projectsShare: 25,
    },
    evidence: `Six events, two funded projects and a monthly letter a year (${key}, invented for the sample).`,
    programme: 'Sample regional cluster programme',
  }
}

/** Draws the rest of a profile; the same organisation and seed give the same. */
export function drawProfile(organisation: SampleOrganisation, random: Random): SampleProfile {
  const { lang } = organisation
  const staff = organisation.employees ?? 20
  const turnover = staff * random.whole(70, 180)
  const doesResearch = ['rto', 'university', 'clinic'].includes(organisation.kind)
  return {
    items: [
      ...organisation.offered.map(id => ({
        side: 'offer' as const,
        kind: services.includes(id) ? ('service' as const) : ('product' as const),
        title: capitalise(nameItem(id, lang)),
        trl: services.includes(id) ? null : random.whole(6, 9),
      })),
      ...organisation.sought.map(id => ({
        side: 'need' as const,
        kind: needKinds[id] ?? ('supplier' as const),
        title: capitalise(nameItem(id, lang)),
        trl: null,
      })),
    ],
    partnerTypes: random
      .shuffle(['distributor', 'clinical', 'development', 'consortium', 'customer', 'research'] as const)
      .slice(0, random.whole(1, 3)),
    currentMarkets: random
      .shuffle(['CH', 'GB', 'NO', 'US', 'KR', 'IL', 'TR', 'SG'])
      .slice(0, random.whole(0, 3))
      .map(country => ({
        country,
        mode: random.pick(['direct', 'distributor', 'agent', 'subsidiary'] as const),
      })),
    languages: [...new Set([lang, 'en', ...(random.next() < 0.2 ? ['ja'] : [])])],
    deviceClasses:
      doesResearch || random.next() < 0.5 ? [] : [random.pick(['mdr-1', 'mdr-2a', 'mdr-2b'] as const)],
    ipPosition: [random.pick(['patents', 'pending', 'trade-secret'] as const)],
    ownership: random.pick(['independent', 'family', 'group', 'spin-off'] as const),
    turnoverBand: bands[[500, 2_000, 10_000, 50_000].filter(limit => turnover > limit).length] ?? 'to-2m',
    exportShare: random.whole(5, 85),
    researchShare: random.whole(4, 32),
    capabilities: organisation.capabilities.map(capability => {
      const priceLow = random.whole(4, 40) * 100
      return {
        ...capability,
        deliverable: deliverables[capability.lang],
        availability: availabilities[capability.lang],
        priceLow,
        priceHigh: priceLow * random.whole(2, 6),
        ipTerms: random.pick(['client', 'shared', 'negotiable'] as const),
        accreditations: random.next() < 0.5 ? ['ISO 17025'] : [],
      }
    }),
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
