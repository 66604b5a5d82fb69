/**
 * Writes the gazetteer `src/engines/places/places.txt` from two files of GeoNames (CC BY 4.0):
 * `node scripts/write-places.ts cities500.txt admin1CodesASCII.txt`. Needed only to bring it up to date.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { foldPlace } from '../src/engines/places/fold-place.ts'

const europe = new Set(
  'AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM UA VA XK'.split(
    ' ',
  ),
)
/** Countries whose own script stands in addresses: names in it are kept. */
const scripts: Record<string, RegExp> = {
  JP: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  KR: /\p{Script=Hangul}/u,
  CN: /\p{Script=Han}/u,
  TW: /\p{Script=Han}/u,
  HK: /\p{Script=Han}/u,
  GR: /\p{Script=Greek}/u,
  CY: /\p{Script=Greek}/u,
  BG: /\p{Script=Cyrillic}/u,
  UA: /\p{Script=Cyrillic}/u,
  TH: /\p{Script=Thai}/u,
  IL: /\p{Script=Hebrew}/u,
}
const latin = /^[\p{Script=Latin}\p{M}\s'’.\-()]+$/u
/** Quarters, and places nobody lives in any more. */
const left = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW'])

interface Place {
  name: string
  latitude: number
  longitude: number
  people: number
  region: string
  others: string[]
}

function readPlaces(file: string): Map<string, Place[]> {
  const places = new Map<string, Place[]>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const cells = line.split('\t')
    const [, name = '', ascii = '', others = '', latitude, longitude, , code = '', country = ''] = cells
    const people = Number(cells[14])
    const isEuropean = europe.has(country)
    if (name === '' || left.has(code) || !(people >= (isEuropean ? 2_000 : 20_000))) continue
    const place = {
      name,
      latitude: Number(latitude),
      longitude: Number(longitude),
      people,
      region: `${country}.${cells[10]}`,
      others: otherNames({ name, ascii, others: others.split(','), country, people, isEuropean }),
    }
    const known = places.get(country)
    if (known === undefined) places.set(country, [place])
    else known.push(place)
  }
  return places
}

/** Large places go by many names; of small ones the spelling without accents is enough. */
function otherNames(of: {
  name: string
  ascii: string
  others: string[]
  country: string
  people: number
  isEuropean: boolean
}): string[] {
  const seen = new Set([foldPlace(of.name)])
  for (const [index, name] of [of.ascii, ...of.others].entries()) {
    const isLatin = latin.test(name)
    const counts =
      index === 0 ||
      (isLatin
        ? of.people >= (of.isEuropean ? 50_000 : 500_000)
        : of.people >= 30_000 && scripts[of.country]?.test(name) === true)
    const folded = foldPlace(name)
    if (counts && folded.length >= (isLatin ? 4 : 2)) seen.add(folded)
  }
  return [...seen].slice(1)
}

/** The middle of where people live. */
function centreOf(places: readonly Place[]): string {
  let [people, latitude, longitude] = [0, 0, 0]
  for (const place of places) {
    people += place.people
    latitude += place.latitude * place.people
    longitude += place.longitude * place.people
  }
  return `${round(latitude / people)}\t${round(longitude / people)}`
}

const round = (degrees: number): string => degrees.toFixed(2)

const [placesFile = '', regionsFile = ''] = process.argv.slice(2)
const regionNames = new Map(
  readFileSync(regionsFile, 'utf8')
    .split('\n')
    .map(line => line.split('\t') as [string, string]),
)
const lines = [
  '# Places of the world: GeoNames (geonames.org), CC BY 4.0; cut down by scripts/write-places.ts.',
  '# =country, ~region with the middle of where people live; then its places by size: name, latitude, longitude, region, other names.',
]
for (const [country, places] of [...readPlaces(placesFile)].sort(([a], [b]) => (a < b ? -1 : 1))) {
  lines.push(`=${country}\t${centreOf(places)}`)
  const regions = new Map<string, Place[]>()
  for (const place of places) regions.set(place.region, [...(regions.get(place.region) ?? []), place])
  const named = [...regions].filter(([code]) => regionNames.has(code))
  for (const [code, inside] of named) lines.push(`~${regionNames.get(code)}\t${centreOf(inside)}`)
  const numbers = new Map(named.map(([code], index) => [code, index]))
  for (const place of places.sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)))
    lines.push(
      [
        place.name,
        round(place.latitude),
        round(place.longitude),
        numbers.get(place.region) ?? '',
        place.others.join('|'),
      ]
        .join('\t')
        .trimEnd(),
    )
}
writeFileSync(join(import.meta.dirname, '../src/engines/places/places.txt'), `${lines.join('\n')}\n`)
