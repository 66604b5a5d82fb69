import type { Random } from './random.ts'
import type { Lang, SampleOrganisation } from './sample-types.ts'

/** What stands below an organisation of the sample; every name is invented. */
export interface SampleStructure {
  brands: string[]
  departments: { name: string; does: string; contactRole: string; lang: Lang }[]
  sites: {
    name: string
    function: 'headquarters' | 'laboratory' | 'production'
    city: string
    country: string
  }[]
}

type Words = Record<Lang, readonly [name: string, does: string, contactRole: string]>

const departments: readonly Words[] = [
  {
    en: [
      'Optical metrology',
      'Measures lenses, tissue and light sources for companies outside',
      'Head of the measuring laboratory',
    ],
    fr: [
      'Métrologie optique',
      'Mesure lentilles, tissus et sources pour des entreprises extérieures',
      'Responsable du laboratoire de mesure',
    ],
    de: [
      'Optische Messtechnik',
      'Misst Linsen, Gewebe und Lichtquellen für Firmen von außen',
      'Leitung des Messlabors',
    ],
    es: [
      'Metrología óptica',
      'Mide lentes, tejidos y fuentes de luz para empresas externas',
      'Responsable del laboratorio de medida',
    ],
    lt: [
      'Optinė metrologija',
      'Matuoja lęšius, audinius ir šviesos šaltinius išorės įmonėms',
      'Matavimų laboratorijos vadovas',
    ],
  },
  {
    en: [
      'Device development',
      'Takes a demonstrator to a device that can be tested in a clinic',
      'Project office',
    ],
    fr: [
      'Développement d’appareils',
      'Mène un démonstrateur jusqu’à un appareil testable en clinique',
      'Bureau des projets',
    ],
    de: [
      'Geräteentwicklung',
      'Macht aus einem Demonstrator ein Gerät, das in der Klinik erprobt werden kann',
      'Projektbüro',
    ],
    es: [
      'Desarrollo de equipos',
      'Lleva un demostrador a un equipo que se puede probar en una clínica',
      'Oficina de proyectos',
    ],
    lt: [
      'Prietaisų kūrimas',
      'Iš demonstracinio pavyzdžio sukuria klinikoje išbandomą prietaisą',
      'Projektų biuras',
    ],
  },
]

const siteNames: Record<'headquarters' | 'laboratory' | 'production', Record<Lang, string>> = {
  headquarters: {
    en: 'Main building',
    fr: 'Bâtiment principal',
    de: 'Hauptgebäude',
    es: 'Edificio principal',
    lt: 'Pagrindinis pastatas',
  },
  laboratory: {
    en: 'Laser laboratory',
    fr: 'Laboratoire laser',
    de: 'Laserlabor',
    es: 'Laboratorio láser',
    lt: 'Lazerių laboratorija',
  },
  production: {
    en: 'Clean-room production',
    fr: 'Production en salle blanche',
    de: 'Reinraumfertigung',
    es: 'Producción en sala blanca',
    lt: 'Gamyba švariojoje patalpoje',
  },
}

/** Towns of a second site, by country. */
const towns: Record<string, string> = {
  AT: 'Wels',
  DE: 'Jena',
  ES: 'Terrassa',
  FR: 'Lannion',
  IT: 'Trento',
  LT: 'Kaunas',
  PL: 'Wrocław',
}
const brandWords = ['Scope', 'Line', 'Pulse', 'Sense']

/** Draws brands, departments and sites; the same organisation and seed give the same. */
export function drawStructure(organisation: SampleOrganisation, random: Random): SampleStructure {
  const { lang, city, country, shortName } = organisation
  const doesResearch = organisation.capabilities.length > 0
  const second = doesResearch ? 'laboratory' : 'production'
  return {
    brands: doesResearch || random.next() < 0.4 ? [] : [`${shortName} ${random.pick(brandWords)}`],
    departments: doesResearch
      ? departments.map(words => {
          const [name, does, contactRole] = words[lang]
          return { name, does, contactRole, lang }
        })
      : [],
    sites: [
      { name: siteNames.headquarters[lang], function: 'headquarters', city, country },
      { name: siteNames[second][lang], function: second, city: towns[country] ?? city, country },
    ],
  }
}
