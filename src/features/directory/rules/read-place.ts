import type { Row } from './open-row.ts'
import type { OrganisationValues } from './read-organisation-row.ts'

/** Degrees with a point or a comma, as spreadsheets of every country write them. */
function readDegrees(text: string, most: number): number | null {
  if (!/^[-+−]?\d{1,3}([.,]\d+)?°?$/.test(text)) return null
  const degrees = Number(text.replace('−', '-').replace(',', '.').replace('°', ''))
  return Math.abs(degrees) <= most ? degrees : null
}

/** CORDIS writes '48.19,16.36' (north, east); others put a semicolon or a space between, or brackets around. */
export function readGeolocation(text: string): { latitude: number; longitude: number } | null {
  const bare = text.trim().replace(/^\((.*)\)$/, '$1')
  const pair =
    /^([-+−]?\d{1,3}\.\d+)\s*[,;\s]\s*([-+−]?\d{1,3}\.\d+)$/.exec(bare) ??
    /^([-+−]?\d{1,3},\d+)\s*[;\s]\s*([-+−]?\d{1,3},\d+)$/.exec(bare)
  const latitude = readDegrees(pair?.[1] ?? '', 90)
  const longitude = readDegrees(pair?.[2] ?? '', 180)
  return latitude === null || longitude === null ? null : { latitude, longitude }
}

/** The coordinates and the region code of a row; half a pair, or 0,0 in the Gulf of Guinea, is no place. */
export function readPlace(row: Row, values: Partial<OrganisationValues>): void {
  const nuts = row.line('nuts').toUpperCase()
  if (/^[A-Z]{2}[0-9A-Z]{0,3}$/.test(nuts)) values.nuts = nuts
  else if (nuts !== '') row.warn('nuts', 'nuts-unreadable')
  const written = row.line('geolocation')
  const [north, east] = [row.line('latitude'), row.line('longitude')]
  if (written === '' && north === '' && east === '') return
  const [latitude, longitude] = [readDegrees(north, 90), readDegrees(east, 180)]
  const place =
    written === ''
      ? latitude === null || longitude === null
        ? null
        : { latitude, longitude }
      : readGeolocation(written)
  if (place === null || (place.latitude === 0 && place.longitude === 0))
    row.warn(written === '' ? 'latitude' : 'geolocation', 'place-unreadable')
  else Object.assign(values, place)
}
