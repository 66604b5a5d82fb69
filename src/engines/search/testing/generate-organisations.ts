import type { SearchDocument } from '../model.ts'

/** Topics of photonics and health, by language, that the generator builds sentences around. */
const topics: Readonly<Record<string, string>> = {
  en: 'laser retina tomography sensor imaging fibre diagnostics microscope spectroscopy biomarker implant surgery detector lens coating wafer camera oncology dermatology endoscope ultrasound catheter glucose cardiology prosthesis rehabilitation sterilisation packaging software calibration',
  de: 'Laser Netzhaut Tomographie Sensor Bildgebung Faser Diagnostik Mikroskop Spektroskopie Biomarker Implantat Chirurgie Detektor Linse Beschichtung Wafer Kamera Onkologie Dermatologie Endoskop Ultraschall Katheter Glukose Kardiologie Prothese Rehabilitation Sterilisation Verpackung Kalibrierung Netzhautdicke Laserdiode Bildsensor Faseroptik',
  fr: 'laser rétine tomographie capteur imagerie fibre diagnostic microscope spectroscopie biomarqueur implant chirurgie détecteur lentille revêtement plaquette caméra oncologie dermatologie endoscope échographie cathéter glucose cardiologie prothèse rééducation stérilisation emballage logiciel étalonnage',
  es: 'láser retina tomografía sensor imagen fibra diagnóstico microscopio espectroscopia biomarcador implante cirugía detector lente recubrimiento oblea cámara oncología dermatología endoscopio ultrasonido catéter glucosa cardiología prótesis rehabilitación esterilización envase calibración',
  lt: 'lazeris tinklainė tomografija jutiklis vaizdinimas skaidula diagnostika mikroskopas spektroskopija biožymuo implantas chirurgija detektorius lęšis danga plokštelė kamera onkologija dermatologija endoskopas ultragarsas kateteris gliukozė kardiologija protezas reabilitacija sterilizavimas pakuotė kalibravimas',
}
const languages = Object.keys(topics)
const joiners: Readonly<Record<string, readonly string[]>> = {
  en: ['for', 'of the', 'with', 'and', 'in'],
  de: ['für', 'der', 'mit', 'und', 'in'],
  fr: ['pour', 'de la', 'avec', 'et', 'en'],
  es: ['para', 'de la', 'con', 'y', 'en'],
  lt: ['su', 'ir', 'nuo', 'prie', 'be'],
}
const countries = 'LT DE FR ES IT PL NL SE AT JP KR US CA'.split(' ')
const kinds = ['company', 'institute', 'clinic', 'investor']
const syllables =
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru pla ste tri'.split(' ')
/** Words of the long tail; the rank of one is drawn by Zipf's law. */
const RARE_WORDS = 60_000

function createNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const rareWord = (rank: number): string => {
  let word = ''
  for (let rest = rank + 1; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? ''
  return word.length < 4 ? `${word}${word}` : word
}

/** Made-up organisations and questions about them: the same seed, the same texts. None of them exists. */
export function generateOrganisations(seed: number, count: number, questionCount = 500) {
  const next = createNumbers(seed)
  const pick = <Item>(list: readonly Item[], fallback: Item): Item =>
    list[Math.floor(next() * list.length)] ?? fallback
  const topicsOf = (language: string) => (topics[language] ?? '').split(' ')
  const zipf = () => rareWord(Math.floor(RARE_WORDS ** next()))
  const sentence = (language: string, words: number): string =>
    Array.from({ length: words }, (_, at) =>
      at % 3 === 2 ? pick(joiners[language] ?? [], '') : next() < 0.2 ? pick(topicsOf(language), '') : zipf(),
    ).join(' ')
  const organisation = (number: number): SearchDocument => {
    const language = next() < 0.4 ? 'en' : pick(languages, 'en')
    return {
      id: `o${number}`,
      language,
      visibility: next() < 0.7 ? 'public' : next() < 0.5 ? 'platform' : `cluster:${Math.floor(next() * 50)}`,
      fields: {
        name: `${zipf()} ${pick(topicsOf(language), '')} ${pick(['UAB', 'GmbH', 'SAS', 'SL', 'Ltd'], '')}`,
        keywords: `${pick(topicsOf(language), '')}, ${pick(topicsOf('en'), '')}, ${zipf()}`,
        summary: sentence(language, 15),
        description: { text: sentence(language, 60), visibility: next() < 0.9 ? 'public' : 'platform' },
      },
      facets: { country: [pick(countries, 'LT')], kind: [pick(kinds, 'company')] },
    }
  }
  const question = (): string => {
    const language = pick(languages, 'en')
    return sentence(language, 2 + Math.floor(next() * 6))
  }
  const documents = Array.from({ length: count }, (_, number) => organisation(number))
  return { documents, questions: Array.from({ length: questionCount }, question), languages }
}
