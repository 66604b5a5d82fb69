/** The headings a research organisation of ROR is read under; the import knows them all. */
export const rorHeader = [
  'Name',
  'Short name',
  'Kind',
  'Country',
  'City',
  'Region',
  'Latitude',
  'Longitude',
  'Website',
  'Founded',
  'Member number',
] as const

interface RorName {
  value?: string
  types?: string[]
}
interface RorPlace {
  geonames_details?: {
    country_code?: string
    name?: string
    country_subdivision_name?: string
    lat?: number
    lng?: number
  }
}

/** ROR's types as words the import reads; the first that says something decides. */
const kinds: Record<string, string> = {
  company: 'company',
  education: 'university',
  healthcare: 'clinic',
  facility: 'rto',
  government: 'public body',
  nonprofit: 'association',
  archive: 'other',
  funder: 'other',
  other: 'other',
}

const list = <Entry>(value: unknown): Entry[] => (Array.isArray(value) ? (value as Entry[]) : [])

/** One record of ROR (schema 2.0 and 2.1) as a row; its ROR id is the number it is known again by. */
export function rorRow(record: Record<string, unknown>): string[] {
  const names = list<RorName>(record.names)
  const named = (type: string) => names.find(name => name.types?.includes(type))?.value ?? ''
  const place = list<RorPlace>(record.locations)[0]?.geonames_details
  const site =
    list<{ type?: string; value?: string }>(record.links).find(link => link.type === 'website')?.value ?? ''
  const kind = list<string>(record.types)
    .map(type => kinds[type])
    .find(word => word !== undefined)
  return [
    named('ror_display') || (names[0]?.value ?? ''),
    named('acronym'),
    kind ?? 'other',
    place?.country_code ?? '',
    place?.name ?? '',
    place?.country_subdivision_name ?? '',
    typeof place?.lat === 'number' && typeof place.lng === 'number' ? String(place.lat) : '',
    typeof place?.lat === 'number' && typeof place.lng === 'number' ? String(place.lng) : '',
    site,
    typeof record.established === 'number' ? String(record.established) : '',
    typeof record.id === 'string' ? record.id.replace(/^https?:\/\//, '') : '',
  ]
}
