import { readFileSync } from 'node:fs'
import { foldPlace } from './fold-place.ts'
import type { PlacedBy } from './placed-by.ts'

/** What is known of where something is. */
export interface Whereabouts {
  /** ISO 3166-1, two letters. */
  readonly country: string
  readonly region: string | null
  readonly city: string | null
  /** Code of its region in the statistics of the European Union. */
  readonly nuts?: string | null
  /** Degrees north and east, where the record itself gives them. */
  readonly latitude: number | null
  readonly longitude: number | null
}

export interface Located {
  readonly latitude: number
  readonly longitude: number
  readonly by: PlacedBy
  /** What the place is called; null where there are coordinates alone, or the country is all that is known. */
  readonly name: string | null
}

interface Spot {
  readonly name: string
  readonly latitude: number
  readonly longitude: number
  readonly region: string
}

interface Country {
  readonly centre: Spot
  readonly regions: ReadonlyMap<string, Spot>
  /** By folded name, the largest place first. */
  readonly places: ReadonlyMap<string, readonly Spot[]>
}

/**
 * Where something is, as exactly as is known: its own coordinates, else its town, its region by name or NUTS code, or the
 * middle of where people of its country live. Null only for a country nobody lives in.
 */
export function locate(where: Whereabouts): Located | null {
  const { latitude, longitude, city } = where
  if (latitude !== null && longitude !== null) return { latitude, longitude, by: 'coordinates', name: city }
  const key = `${where.country} ${where.nuts ?? ''} ${where.region ?? ''} ${city ?? ''}`
  const known = located.get(key)
  if (known !== undefined) return known
  const found = locateByName(where)
  // Lists name the same towns over and over; what nobody asks for twice does not pile up.
  if (located.size >= mostLocated) located.clear()
  located.set(key, found)
  return found
}

const located = new Map<string, Located | null>()
const mostLocated = 20_000

function locateByName(where: Whereabouts): Located | null {
  const { city } = where
  const country = countryOf(where.country)
  if (country === null) return null
  const town = city === null ? null : findTown(country, city, where.region)
  if (town !== null) return { ...at(town), by: 'city' }
  const region = where.region === null ? undefined : country.regions.get(foldPlace(where.region))
  if (region !== undefined) return { ...at(region), by: 'region' }
  const coded = findNuts(where)
  if (coded !== null) return { ...at(coded), by: 'region' }
  return { ...at(country.centre), by: 'country', name: null }
}

const at = ({ latitude, longitude, name }: Spot) => ({ latitude, longitude, name })

/** Countries whose codes there are other than those of ISO 3166. */
const nutsCountries: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' }

/** The region of a NUTS code, or the smallest around it that is known; none of another country than is said. */
function findNuts({ nuts, country }: Whereabouts): Spot | null {
  const code = (nuts ?? '').toUpperCase()
  const prefix = code.slice(0, 2)
  if ((nutsCountries[prefix] ?? prefix) !== country) return null
  for (let length = code.length; length > 2; length--) {
    const where = nutsRegions().get(code.slice(0, length))
    const spot = where === undefined ? null : readNuts(where, country)
    if (spot !== null) return spot
  }
  return null
}

/** Finds what a line of `nuts.txt` says: a region of the gazetteer, `@` a town or `=` a country that stands for it. */
function readNuts(where: string, country: string): Spot | null {
  const [place = '', name = ''] = where.slice(1).split('/')
  const standsFor = (spot: Spot | null | undefined) => (spot ? { ...spot, name } : null)
  if (where.startsWith('=')) return standsFor(countryOf(place)?.centre)
  const known = countryOf(country)
  if (where.startsWith('@')) return standsFor(known?.places.get(foldPlace(place))?.[0])
  return known?.regions.get(foldPlace(where)) ?? null
}

let nutsCodes: ReadonlyMap<string, string> | null = null

function nutsRegions(): ReadonlyMap<string, string> {
  nutsCodes ??= new Map(
    readFileSync(new URL('./nuts.txt', import.meta.url), 'utf8')
      .split('\n')
      .flatMap((line): [string, string][] => {
        const [, code = '', where = ''] = /^([A-Z0-9]+) (.+)$/.exec(line) ?? []
        return code === '' ? [] : [[code, where]]
      }),
  )
  return nutsCodes
}

function findTown(country: Country, city: string, region: string | null): Spot | null {
  for (const name of readings(city)) {
    const spots = country.places.get(name)
    if (spots === undefined) continue
    const wanted = region === null ? null : foldPlace(region)
    return spots.find(spot => spot.region === wanted) ?? spots[0] ?? null
  }
  return null
}

/** Words that stand behind a town's name in an address and are no part of it. */
const behind = /^(?:cedex|city|municipality|district|miestas|m|sav|mesto|obec)$/

/** What the cell of a city may mean, the whole cell first: 'D-80333 München', 'Praha 6', 'Paris Cedex 05', 'Roma (RM)'. */
export function* readings(city: string): Generator<string> {
  const whole = foldPlace(city)
  if (whole === '') return
  yield* spellings(whole)
  const parts = city.split(/[,;/(–|]|\s-\s/).map(part => cutCodes(foldPlace(part)))
  for (const part of [cutCodes(whole), ...parts])
    if (part.length >= 2 && part !== whole) yield* spellings(part)
  for (const part of shorter(cutCodes(whole))) yield* spellings(part)
}

/** First and last words of a cell that holds a province or a district too: 'Torino TO', 'København K', 'Paterna Valencia'. */
function shorter(folded: string): string[] {
  const words = folded.split(' ').slice(0, 6)
  const counts = words.map((_, index) => index).slice(1)
  const heads = counts.map(count => words.slice(0, -count).join(' '))
  const tails = counts.map(count => words.slice(count).join(' '))
  return [...heads, ...tails].filter(part => part.length >= 4)
}

/** Without postcodes, numbers of districts and what stands behind a name. */
function cutCodes(folded: string): string {
  const words = folded.split(' ').filter(word => !/\d/.test(word))
  while (words.length > 1 && (words[0]?.length ?? 0) === 1) words.shift()
  while (words.length > 1 && behind.test(words.at(-1) ?? '')) words.pop()
  return words.join(' ')
}

const short: [RegExp, string][] = [
  [/^st /, 'saint '],
  [/^ste /, 'sainte '],
  [/^st /, 'sankt '],
  [/ a d /, ' an der '],
  [/ a m$/, ' am main'],
]

function* spellings(name: string): Generator<string> {
  yield name
  for (const [abbreviated, full] of short) if (abbreviated.test(name)) yield name.replace(abbreviated, full)
  const german = name.replaceAll('ue', 'u').replaceAll('oe', 'o').replaceAll('ae', 'a')
  if (german !== name) yield german
}

const countries = new Map<string, Country | null>()
let gazetteer: Buffer | null = null

/** The places of a country, read when first asked for and then kept. */
function countryOf(code: string): Country | null {
  const known = countries.get(code)
  if (known !== undefined) return known
  gazetteer ??= readFileSync(new URL('./places.txt', import.meta.url))
  const found = /^[A-Z]{2}$/.test(code) ? readCountry(gazetteer, code) : null
  countries.set(code, found)
  return found
}

function readCountry(text: Buffer, code: string): Country | null {
  const begin = text.indexOf(`\n=${code}\t`)
  if (begin < 0) return null
  const end = text.indexOf('\n=', begin + 1)
  const lines = text.toString('utf8', begin + 1, end < 0 ? text.length : end).split('\n')
  const [head = '', ...rest] = lines.filter(line => line !== '')
  const regionNames: string[] = []
  const regions = new Map<string, Spot>()
  const places = new Map<string, Spot[]>()
  for (const line of rest) {
    const [name = '', latitude, longitude, region = '', others = ''] = line.split('\t')
    if (name.startsWith('~')) {
      const spot = readSpot(name.slice(1), latitude, longitude, '')
      regionNames.push(foldPlace(spot.name))
      regions.set(foldPlace(spot.name), spot)
      continue
    }
    const spot = readSpot(name, latitude, longitude, regionNames[Number(region)] ?? '')
    for (const key of [foldPlace(name), ...(others === '' ? [] : others.split('|'))]) {
      const same = places.get(key)
      if (same === undefined) places.set(key, [spot])
      else same.push(spot)
    }
  }
  const [, latitude, longitude] = head.split('\t')
  return { centre: readSpot(code, latitude, longitude, ''), regions, places }
}

function readSpot(
  name: string,
  latitude: string | undefined,
  longitude: string | undefined,
  region: string,
): Spot {
  return { name, latitude: Number(latitude), longitude: Number(longitude), region }
}
