import { inventPersonName, toAddressPart } from './names.ts'
import type { Random } from './random.ts'
import type { SampleOrganisation, SamplePerson } from './sample-types.ts'

const zones: Record<string, string> = {
  LT: 'Europe/Vilnius',
  AT: 'Europe/Vienna',
  DE: 'Europe/Berlin',
  FR: 'Europe/Paris',
  ES: 'Europe/Madrid',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
}

const jobTitles: Record<string, string[]> = {
  en: [
    'Managing director',
    'Head of sales',
    'Chief technology officer',
    'Business development',
    'Product manager',
    'Application engineer',
  ],
  fr: [
    'Direction générale',
    'Direction commerciale',
    'Direction technique',
    'Développement des affaires',
    'Chef de produit',
    'Ingénierie d’application',
  ],
  de: [
    'Geschäftsführung',
    'Vertriebsleitung',
    'Technische Leitung',
    'Geschäftsentwicklung',
    'Produktmanagement',
    'Anwendungstechnik',
  ],
  es: [
    'Dirección general',
    'Dirección comercial',
    'Dirección técnica',
    'Desarrollo de negocio',
    'Gestión de producto',
    'Ingeniería de aplicaciones',
  ],
  lt: [
    'Įmonės vadovas (-ė)',
    'Pardavimų vadovas (-ė)',
    'Technikos vadovas (-ė)',
    'Verslo plėtra',
    'Gaminio vadovas (-ė)',
    'Taikymų inžinierius (-ė)',
  ],
}

/** The time zone of a country of the sample. */
export function findZone(country: string): string {
  const zone = zones[country]
  if (!zone) throw new Error(`The sample has no time zone for ${country}`)
  return zone
}

/** Invents a person of an organisation; `taken` holds the names and addresses already given. */
export function inventPerson(
  organisation: SampleOrganisation,
  key: string,
  random: Random,
  taken: Set<string>,
): SamplePerson {
  for (let attempt = 0; attempt < 500; attempt++) {
    const { given, family } = inventPersonName(organisation.country, random)
    if (taken.has(`${given} ${family}`)) continue
    taken.add(`${given} ${family}`)
    return {
      key,
      givenName: given,
      familyName: family,
      nameOtherScript: null,
      nameReading: null,
      email: makeEmail(given, family, organisation),
      lang: organisation.lang,
      languages: organisation.lang === 'en' ? ['en'] : [organisation.lang, 'en'],
      timeZone: findZone(organisation.country),
      jobTitle: random.pick(jobTitles[organisation.lang] ?? []),
      organisation: organisation.key,
      cluster: null,
    }
  }
  throw new Error(`No new person's name found for ${organisation.country}`)
}

/** An address at the organisation's .example domain, which reaches nobody. */
export function makeEmail(given: string, family: string, organisation: SampleOrganisation): string {
  return `${toAddressPart(given)}.${toAddressPart(family)}@${toAddressPart(organisation.shortName)}.example`
}
