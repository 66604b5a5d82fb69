import * as lists from 'stopword'
import { getLanguage } from './languages.ts'
import { questionWords } from './question-words.ts'

/** Where the list of the package carries another name than ISO 639-3 gives. */
const listNames: Record<string, string> = { arb: 'ara', cmn: 'zho', pes: 'fas', ekk: 'est' }

/** Words of the package's lists that say much about a subject: that everything has them is seen by counting. */
const contentWords: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set(
    (
      'ag dank ende erst erste ersten erster erstes früher fünf gott groß große großen großer großes gross grosse grossen grosser grosses gut gute guter gutes ' +
      'heute hoch jahr jahre jahren klein kleine kleinen kleiner kleines kurz lang lange leicht lieber mahn mann mensch menschen mittel morgen neue neuen neun ' +
      'ordnung recht rechte rechten rechter rechtes richtig rund sache schlecht schluss sechs sieben startseite suche tag tage tagen teil tel tritt uhr ' +
      'vier weg wissen zehn zeit zwanzig zwei zweite zweiten zweiter zweites dritte dritten dritter drittes drei elf zwölf acht achte beispiel bekannt ernst satt'
    ).split(' '),
  ),
}

/** Forms of auxiliaries, and small words beside them, that the package's list of a language lacks. */
const auxiliaries: Readonly<Record<string, string>> = {
  es:
    'está estás estoy estamos están estaba estabas estábamos estaban estar estado estando estuvo estuvieron esté estén ' +
    'soy eres somos éramos eran ser siendo sido sea sean será serán sería serían fui fuimos ' +
    'he has ha hemos han había habían haber habiendo haya hayan habrá habrán habría hubo hubieron',
  ro:
    'a e o s n va vor vei vom fost fiind era erai erați erau fusese fuseseră avut aveau având aveai aveați ' +
    'fac făcut făcea făceau despre după cea',
}

/** Romanian is written with ș and ț, and with the older ş and ţ. */
function spellings(word: string): string[] {
  return /[șțşţ]/.test(word)
    ? [word, word.replaceAll('ş', 'ș').replaceAll('ţ', 'ț'), word.replaceAll('ș', 'ş').replaceAll('ț', 'ţ')]
    : [word]
}

const cache = new Map<string, ReadonlySet<string>>()

/** The words of a language that say how others hang together and nothing about a subject (package `stopword`). */
export function getStopWords(code: string): ReadonlySet<string> {
  const known = cache.get(code)
  if (known !== undefined) return known
  const { iso3 } = getLanguage(code)
  const list = (lists as Record<string, readonly string[] | undefined>)[listNames[iso3] ?? iso3]
  const words = new Set(
    [...(list ?? []), ...`${questionWords[code] ?? ''} ${auxiliaries[code] ?? ''}`.split(' ')]
      .flatMap(word => spellings(word.normalize('NFKC').toLowerCase()))
      .filter(word => word !== '' && !contentWords[code]?.has(word)),
  )
  cache.set(code, words)
  return words
}
