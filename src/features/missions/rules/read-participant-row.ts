import { readCountry } from '../../directory/rules/countries.ts'
import { readEmail, readList, readWebsite, tidyLine, tidyText } from '../../directory/rules/read-cells.ts'
import type { ParticipantField } from './participant-columns.ts'

export type ImportedKind = 'travelling' | 'represented' | 'local' | 'remote' | 'observer'

/** A row of a list of participants, read. Empty texts are null. */
export interface ParticipantRowInput {
  organisation: {
    name: string
    nameOtherScript: string | null
    nameReading: string | null
    country: string
    city: string | null
    website: string | null
  }
  person: {
    givenName: string
    familyName: string
    nameOtherScript: string | null
    nameReading: string | null
    email: string | null
    lang: string
  } | null
  kind: ImportedKind | null
  group: string | null
  languages: string[]
  offers: string | null
  seeks: string | null
  /** Session titles, days, or day and time, as they stand in the cell. */
  unavailable: string[]
  carriedBy: string | null
  /** Addresses or full names of colleagues who stand in, best first. */
  standIns: string[]
  /** A free slot after so many meetings in a row. */
  pauseAfter: number | null
}

/** What is wrong with one cell; `reason` and `fix` are message keys. */
export interface ParticipantFault {
  field: ParticipantField
  code: string
  value: string
  reason: string
  fix: string
  values: Record<string, string | number>
}

type Cells = Partial<Record<ParticipantField, string>>

const kindWords: Record<ImportedKind, readonly string[]> = {
  travelling: [
    'travelling',
    'traveling',
    'delegate',
    'on site',
    'onsite',
    'in person',
    'reist',
    'vor ort',
    'sur place',
    'voyage',
    'viaja',
    'presencial',
    'vyksta',
    'yes',
    'x',
  ],
  represented: [
    'represented',
    'stays at home',
    'at home',
    'vertreten',
    'représenté',
    'representada',
    'representado',
    'atstovaujama',
  ],
  local: ['local', 'host', 'counterpart', 'buyer', 'lokal', 'vietinis', '現地'],
  remote: ['remote', 'online', 'virtual', 'en ligne', 'en línea', 'nuotoliu', 'オンライン'],
  observer: ['observer', 'observing', 'guest', 'beobachter', 'observateur', 'observador', 'stebėtojas'],
}

const languageCodes: Readonly<Record<string, string>> = {
  english: 'en',
  french: 'fr',
  german: 'de',
  spanish: 'es',
  lithuanian: 'lt',
  japanese: 'ja',
  korean: 'ko',
  chinese: 'zh',
  italian: 'it',
  polish: 'pl',
  anglais: 'en',
  français: 'fr',
  deutsch: 'de',
  englisch: 'en',
  español: 'es',
  inglés: 'en',
  lietuvių: 'lt',
  anglų: 'en',
  日本語: 'ja',
  英語: 'en',
  한국어: 'ko',
}

/**
 * Reads one row. Without an organisation or a readable country it does not go in; whatever else cannot be read is left
 * out and told, so that one bad cell never loses a participant.
 */
export function readParticipantRow(
  cells: Cells,
  defaults: { country: string | null; lang: string | null },
):
  | { ok: ParticipantRowInput; warnings: ParticipantFault[] }
  | { problems: ParticipantFault[]; warnings: ParticipantFault[] } {
  const problems: ParticipantFault[] = []
  const warnings: ParticipantFault[] = []
  const fault = (field: ParticipantField, code: string, values: Record<string, string> = {}) =>
    participantFault(field, code, cells[field] ?? '', values)
  const line = (field: ParticipantField, longest = 200): string | null => {
    const text = tidyLine(cells[field] ?? '')
    if (text.length <= longest) return text === '' ? null : text
    warnings.push(fault(field, 'too-long'))
    return null
  }
  const prose = (field: ParticipantField): string | null => {
    const text = tidyText(cells[field] ?? '')
    if (text.length <= 3000) return text === '' ? null : text
    warnings.push(fault(field, 'too-long'))
    return null
  }
  const name = line('organisation')
  if (name === null) problems.push(fault('organisation', 'organisation-missing'))
  const country = readCountryCell(cells, defaults.country, fault, problems)
  const email = readEmailCell(cells, fault, warnings)
  const website = line('website', 500)
  const address = website === null ? null : readWebsite(website)
  if (website !== null && address === null) warnings.push(fault('website', 'website-unreadable'))
  const kind = readKindCell(line('kind'))
  if (kind === undefined) warnings.push(fault('kind', 'kind-unknown'))
  const pauseAfter = readPause(line('pauseAfter'))
  if (pauseAfter === undefined) warnings.push(fault('pauseAfter', 'pause-unreadable'))
  const { known, unknown } = readLanguages(cells.languages ?? '')
  if (unknown.length > 0)
    warnings.push(fault('languages', 'languages-unknown', { unknown: unknown.join(', ') }))
  if (name === null || country === null || problems.length > 0) return { problems, warnings }
  return {
    ok: {
      organisation: {
        name,
        nameOtherScript: line('organisationOtherScript'),
        nameReading: line('organisationReading'),
        country,
        city: line('city', 120),
        website: address,
      },
      person: readPerson(line, email, defaults.lang),
      kind: kind ?? null,
      group: line('group', 120),
      languages: known,
      offers: prose('offers'),
      seeks: prose('seeks'),
      unavailable: readList(cells.unavailable ?? ''),
      carriedBy: line('carriedBy'),
      standIns: readList(cells.standIns ?? '').slice(0, mostStandIns),
      pauseAfter: pauseAfter ?? null,
    },
    warnings,
  }
}

/** One fault of a cell with its message keys. */
export function participantFault(
  field: ParticipantField,
  code: string,
  value: string,
  values: Record<string, string> = {},
): ParticipantFault {
  const shown = tidyLine(value).slice(0, 200)
  return {
    field,
    code,
    value: shown,
    reason: `missions.import.reason.${code}`,
    fix: `missions.import.fix.${code}`,
    values: { field, value: shown, ...values },
  }
}

type MakeFault = (field: ParticipantField, code: string, values?: Record<string, string>) => ParticipantFault

function readCountryCell(
  cells: Cells,
  fallback: string | null,
  fault: MakeFault,
  problems: ParticipantFault[],
): string | null {
  const written = tidyLine(cells.country ?? '')
  if (written === '') {
    if (fallback === null) problems.push(fault('country', 'country-missing'))
    return fallback
  }
  const reading = readCountry(written)
  if ('code' in reading) return reading.code
  problems.push(fault('country', 'country-unknown'))
  return null
}

function readEmailCell(cells: Cells, fault: MakeFault, warnings: ParticipantFault[]): string | null {
  const written = tidyLine(cells.email ?? '')
  if (written === '') return null
  const email = readEmail(written)
  if (email === null) warnings.push(fault('email', 'email-unreadable'))
  return email
}

/** As many colleagues as one participant can name. */
const mostStandIns = 10

/** A number of meetings as the participant's page takes it; undefined when it is none. */
function readPause(text: string | null): number | null | undefined {
  if (text === null) return null
  const count = /^\d{1,2}([.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : 0
  return count >= 1 && count <= 50 ? count : undefined
}

function readKindCell(text: string | null): ImportedKind | null | undefined {
  if (text === null) return null
  const word = text.toLowerCase()
  const kinds = Object.keys(kindWords) as ImportedKind[]
  return kinds.find(kind => kindWords[kind].includes(word))
}

function readLanguages(cell: string): { known: string[]; unknown: string[] } {
  const known: string[] = []
  const unknown: string[] = []
  for (const word of readList(cell)) {
    const code = languageCodes[word.toLowerCase()] ?? (/^[a-z]{2,3}$/i.test(word) ? word.toLowerCase() : null)
    if (code === null) unknown.push(word)
    else if (!known.includes(code)) known.push(code)
  }
  return { known: known.slice(0, 20), unknown }
}

function readPerson(
  line: (field: ParticipantField) => string | null,
  email: string | null,
  lang: string | null,
): ParticipantRowInput['person'] {
  const whole = line('personName')
  const cut = whole === null ? -1 : whole.lastIndexOf(' ')
  const givenName = line('givenName') ?? (whole === null || cut < 0 ? '' : whole.slice(0, cut))
  const familyName = line('familyName') ?? (whole === null ? '' : whole.slice(cut + 1))
  const nameOtherScript = line('personOtherScript')
  if (givenName === '' && familyName === '' && nameOtherScript === null && email === null) return null
  const written = line('lang')
  return {
    givenName,
    familyName,
    nameOtherScript,
    nameReading: line('personReading'),
    email,
    lang: written !== null && /^[a-z]{2}$/.test(written) ? written : (lang ?? 'en'),
  }
}
