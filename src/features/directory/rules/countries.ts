import codes from 'i18n-iso-countries/codes.json' with { type: 'json' }
import bg from 'i18n-iso-countries/langs/bg.json' with { type: 'json' }
import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' }
import da from 'i18n-iso-countries/langs/da.json' with { type: 'json' }
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' }
import el from 'i18n-iso-countries/langs/el.json' with { type: 'json' }
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' }
import et from 'i18n-iso-countries/langs/et.json' with { type: 'json' }
import fi from 'i18n-iso-countries/langs/fi.json' with { type: 'json' }
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' }
import hr from 'i18n-iso-countries/langs/hr.json' with { type: 'json' }
import hu from 'i18n-iso-countries/langs/hu.json' with { type: 'json' }
import it from 'i18n-iso-countries/langs/it.json' with { type: 'json' }
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' }
import ko from 'i18n-iso-countries/langs/ko.json' with { type: 'json' }
import lt from 'i18n-iso-countries/langs/lt.json' with { type: 'json' }
import lv from 'i18n-iso-countries/langs/lv.json' with { type: 'json' }
import nb from 'i18n-iso-countries/langs/nb.json' with { type: 'json' }
import nl from 'i18n-iso-countries/langs/nl.json' with { type: 'json' }
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' }
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' }
import ro from 'i18n-iso-countries/langs/ro.json' with { type: 'json' }
import ru from 'i18n-iso-countries/langs/ru.json' with { type: 'json' }
import sk from 'i18n-iso-countries/langs/sk.json' with { type: 'json' }
import sl from 'i18n-iso-countries/langs/sl.json' with { type: 'json' }
import sv from 'i18n-iso-countries/langs/sv.json' with { type: 'json' }
import tr from 'i18n-iso-countries/langs/tr.json' with { type: 'json' }
import uk from 'i18n-iso-countries/langs/uk.json' with { type: 'json' }
import zh from 'i18n-iso-countries/langs/zh.json' with { type: 'json' }
import { countryVariants, formerCountries, sharedNames } from './country-variants.ts'
import { countEdits, foldText } from './fold-text.ts'

export type CountryReading =
  | { code: string }
  | {
      problem: 'country-unknown' | 'country-ambiguous' | 'country-former'
      /** Codes that may be meant, most likely first; may be empty. */
      suggestions: string[]
    }

type Names = Record<string, string | string[]>

/** The interface's languages first: where two languages disagree about a word, the earlier one is right. */
const languages: readonly { locale: string; countries: Names }[] = [
  en,
  fr,
  de,
  es,
  lt,
  it,
  pl,
  nl,
  pt,
  ja,
  ko,
  zh,
  cs,
  sk,
  sl,
  hr,
  hu,
  ro,
  bg,
  el,
  sv,
  da,
  nb,
  fi,
  et,
  lv,
  tr,
  ru,
  uk,
]

/** `exact` keeps accents, for the few words that only an accent tells apart. */
interface Index {
  codes: Map<string, string>
  exact: Map<string, string>
  folded: Map<string, string>
  former: Map<string, readonly string[]>
  shared: Map<string, readonly string[]>
}

let index: Index | null = null

/**
 * The country that a text means: ISO 3166-1 codes in two or three letters or digits, the EU's UK and EL, names in 29
 * languages, usual and former names, 'Oregon (United States)', 'DE - Germany'. Nothing is guessed: a likely typo is a
 * suggestion.
 */
export function readCountry(text: string): CountryReading {
  index ??= buildIndex()
  const written = text.normalize('NFC').trim()
  const whole = lookUp(written, index)
  if (whole !== null) return whole
  const found = new Set<string>()
  for (const part of partsOf(written)) {
    const reading = lookUp(part, index)
    if (reading !== null && 'code' in reading) found.add(reading.code)
  }
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return { code: only }
  if (only !== undefined) return { problem: 'country-ambiguous', suggestions: [only, ...others] }
  return { problem: 'country-unknown', suggestions: suggest(written, index) }
}

/** A country's name in English, for sentences; the code itself when there is none. */
export function nameCountry(code: string): string {
  return namesOf(en.countries as Names, code)[0] ?? code
}

function lookUp(
  written: string,
  { codes: byCode, exact, folded, former, shared }: Index,
): CountryReading | null {
  const key = foldText(written)
  if (key === '') return null
  const squeezed = key.replace(/ /g, '')
  const code = byCode.get(squeezed) ?? (/^\d{1,2}$/.test(key) ? byCode.get(key.padStart(3, '0')) : undefined)
  if (code !== undefined) return { code }
  const gone = former.get(key)
  if (gone !== undefined) return { problem: 'country-former', suggestions: [...gone] }
  const several = shared.get(key)
  if (several !== undefined) return { problem: 'country-ambiguous', suggestions: [...several] }
  const named = exact.get(written.toLowerCase()) ?? folded.get(key) ?? folded.get(key.replace(/^the /, ''))
  return named === undefined ? null : { code: named }
}

/** The pieces of 'Paris, France', 'Oregon (United States)', 'DE - Germany', 'France / Paris'. */
function partsOf(written: string): string[] {
  const inner = /^(.*)[（(]([^()（）]+)[)）]\s*$/u.exec(written)
  if (inner !== null) return [inner[2] ?? '', inner[1] ?? '']
  const cut = written.split(/\s+[-–—:|/]\s*|\s*[:|/]\s+/u)
  if (cut.length === 2) return cut
  const comma = written.lastIndexOf(',')
  return comma > 0 ? [written.slice(comma + 1)] : []
}

function suggest(written: string, { folded }: Index): string[] {
  const key = foldText(written)
  if (key.length < 4) return []
  const limit = key.length < 7 ? 1 : 2
  const near = new Map<string, number>()
  for (const [name, code] of folded) {
    const edits = countEdits(key, name, limit)
    if (edits <= limit && edits < (near.get(code) ?? limit + 1)) near.set(code, edits)
  }
  return [...near]
    .sort((a, b) => a[1] - b[1] || a[0].localeCompare(b[0]))
    .slice(0, 3)
    .map(([code]) => code)
}

function buildIndex(): Index {
  const built: Index = {
    codes: new Map(),
    exact: new Map(),
    folded: new Map(),
    former: new Map(),
    shared: new Map(),
  }
  for (const [two, three, digits] of codes) {
    if (two === undefined || three === undefined || digits === undefined) continue
    for (const code of [two, three, digits]) if (code !== '') built.codes.set(code.toLowerCase(), two)
  }
  for (const [name, successors] of Object.entries(formerCountries))
    built.former.set(foldText(name), successors)
  for (const [name, sharers] of Object.entries(sharedNames)) built.shared.set(foldText(name), sharers)
  for (const [code, names] of Object.entries(countryVariants))
    for (const name of names) {
      const key = foldText(name)
      if (key.length <= 3 && /^[a-z]+$/.test(key)) setOnce(built.codes, key, code)
      else setOnce(built.folded, key, code)
    }
  for (const { countries } of languages)
    for (const [code] of codes)
      for (const name of code === undefined ? [] : namesOf(countries, code)) {
        if (code === undefined) continue
        setOnce(built.exact, name.normalize('NFC').trim().toLowerCase(), code)
        setOnce(built.folded, foldText(name), code)
      }
  return built
}

function setOnce(map: Map<string, string>, key: string, code: string): void {
  if (key !== '' && !map.has(key)) map.set(key, code)
}

function namesOf(countries: Names, code: string): string[] {
  const names = countries[code]
  return names === undefined ? [] : typeof names === 'string' ? [names] : names
}
