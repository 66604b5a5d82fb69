import { addressProves, domainOf } from '../../directory/rules/claim-proof.ts'
import type { FieldCatalogue } from '../../directory/rules/map-columns.ts'
import { nameKey } from '../../directory/rules/name-key.ts'

export const attendanceFields = ['organisation', 'email', 'vat', 'name', 'minutes'] as const
export type AttendanceField = (typeof attendanceFields)[number]

/** Headings that webinar tools and people use, in English, French, German, Spanish and Lithuanian. */
export const attendanceCatalogue: FieldCatalogue<AttendanceField> = {
  organisation: {
    required: true,
    orElse: ['email', 'vat'],
    synonyms: [
      'organisation',
      'organization',
      'company',
      'company name',
      'employer',
      'entreprise',
      'société',
      'Unternehmen',
      'Firma',
      'Organisation',
      'empresa',
      'organización',
      'įmonė',
      'organizacija',
    ],
  },
  email: {
    synonyms: [
      'email',
      'e-mail',
      'e-mail address',
      'email address',
      'user email',
      'mail',
      'adresse e-mail',
      'courriel',
      'E-Mail-Adresse',
      'correo',
      'correo electrónico',
      'el. paštas',
    ],
    looksLike: value => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()),
    look: 'email',
  },
  vat: {
    synonyms: ['vat', 'vat number', 'tva', 'numéro de tva', 'USt-IdNr', 'nif', 'pvm', 'pvm kodas'],
  },
  name: {
    synonyms: [
      'name',
      'full name',
      'participant',
      'attendee',
      'user name',
      'name (original name)',
      'nom',
      'Name',
      'Teilnehmer',
      'nombre',
      'participante',
      'vardas',
      'dalyvis',
    ],
  },
  minutes: {
    synonyms: [
      'minutes',
      'duration',
      'duration (minutes)',
      'time in session (minutes)',
      'attendance minutes',
      'durée',
      'Dauer',
      'Dauer (Minuten)',
      'Minuten',
      'duración',
      'minutos',
      'trukmė',
      'minutės',
    ],
  },
}

/** A row of the list as it was read. */
export interface AttendanceRow {
  number: number
  organisation: string
  email: string
  vat: string
  name: string
  minutes: string
}

/** An organisation that is or was a member of the cluster, as a row may mean it. */
export interface KnownMember {
  id: string
  name: string
  /** Its own name and those of records merged into it. */
  names: readonly string[]
  vat: string | null
  website: string | null
  email: string | null
  /** On the day of the event. */
  isMember: boolean
}

export const rowStandings = ['counts', 'double', 'not-a-member', 'unreadable'] as const
export type RowStanding = (typeof rowStandings)[number]

/** Why a row is what it is; each has a fix in the messages. */
export const rowReasons = [
  'by-address',
  'by-name',
  'by-vat',
  'same-company',
  'reported-already',
  'nobody-known',
  'not-member-then',
  'several-known',
  'nothing-said',
  'minutes-unreadable',
  'stayed-none',
] as const
export type RowReason = (typeof rowReasons)[number]

export interface JudgedRow {
  row: AttendanceRow
  standing: RowStanding
  reason: RowReason
  /** The member it is of. */
  member: { id: string; name: string } | null
  /** Of a row that counts: the longest that anybody of that company stayed, to two digits; null where nobody says. */
  hours: number | null
}

/**
 * What each row of a list is. A company counts once, with its longest attendance, however many of its people came; what was
 * reported of the same event before is double. Whoever stayed no minute was not there.
 */
export function judgeRows(
  rows: readonly AttendanceRow[],
  known: { members: readonly KnownMember[]; reported: ReadonlySet<string>; hours: number | null },
): JudgedRow[] {
  const longest = new Map<string, number>()
  const seen = new Set<string>()
  const find = openMembers(known.members)
  const judged = rows.map(row => judgeRow(row, find))
  for (const { member, minutes } of judged)
    if (member !== null && minutes !== null)
      longest.set(member.id, Math.max(minutes, longest.get(member.id) ?? 0))
  return judged.map(({ row, standing, reason, member }) => {
    if (standing !== 'counts' || member === null) return { row, standing, reason, member, hours: null }
    if (known.reported.has(member.id))
      return { row, standing: 'double', reason: 'reported-already', member, hours: null }
    if (seen.has(member.id)) return { row, standing: 'double', reason: 'same-company', member, hours: null }
    seen.add(member.id)
    const minutes = longest.get(member.id)
    return {
      row,
      standing,
      reason,
      member,
      hours: minutes === undefined ? known.hours : Math.round((minutes / 60) * 100) / 100,
    }
  })
}

function judgeRow(row: AttendanceRow, find: ReturnType<typeof openMembers>) {
  const none = { row, member: null, minutes: null }
  if (row.organisation === '' && row.email === '' && row.vat === '')
    return { ...none, standing: 'unreadable' as const, reason: 'nothing-said' as const }
  const found = find(row)
  if (found === 'several')
    return { ...none, standing: 'unreadable' as const, reason: 'several-known' as const }
  if (found === null) return { ...none, standing: 'not-a-member' as const, reason: 'nobody-known' as const }
  const member = { id: found.member.id, name: found.member.name }
  if (!found.member.isMember)
    return { ...none, member, standing: 'not-a-member' as const, reason: 'not-member-then' as const }
  const minutes = readMinutes(row.minutes)
  if (minutes === undefined)
    return { ...none, standing: 'unreadable' as const, reason: 'minutes-unreadable' as const }
  if (minutes === 0)
    return { ...none, member, standing: 'unreadable' as const, reason: 'stayed-none' as const }
  return { row, standing: 'counts' as const, reason: found.reason, member, minutes }
}

type Found = { member: KnownMember; reason: 'by-vat' | 'by-address' | 'by-name' } | 'several' | null

/**
 * Finds the member that a row is of: by its VAT number, which decides, else by the domain of the e-mail and by the name, which
 * must not speak of two. Each member is looked at once, whatever the length of the list.
 */
function openMembers(members: readonly KnownMember[]): (row: AttendanceRow) => Found {
  const byVat = new Map<string, KnownMember[]>()
  const byDomain = new Map<string, KnownMember[]>()
  const byName = new Map<string, KnownMember[]>()
  const add = (to: Map<string, KnownMember[]>, key: string | null, member: KnownMember) => {
    if (key === null || key === '') return
    const there = to.get(key) ?? []
    if (!there.includes(member)) to.set(key, [...there, member])
  }
  for (const member of members) {
    add(byVat, plainVat(member.vat ?? ''), member)
    for (const listed of [member.website, member.email]) add(byDomain, domainOf(listed), member)
    for (const name of member.names) add(byName, nameKey(name), member)
  }
  const only = (found: readonly KnownMember[], reason: 'by-vat' | 'by-address' | 'by-name'): Found => {
    const [member, another] = found
    if (member === undefined) return null
    return another === undefined ? { member, reason } : 'several'
  }
  return row => {
    const vat = byVat.get(plainVat(row.vat)) ?? []
    if (vat.length > 0) return only(vat, 'by-vat')
    const address = wholeDomains(domainOf(row.email))
      .flatMap(domain => byDomain.get(domain) ?? [])
      .filter((member, index, all) => all.indexOf(member) === index && addressProves(row.email, member))
    const name = byName.get(nameKey(row.organisation)) ?? []
    if (address.length === 0) return only(name, 'by-name')
    if (name.length === 0) return only(address, 'by-address')
    const both = address.filter(member => name.includes(member))
    return both.length === 0 ? 'several' : only(both, address.length === 1 ? 'by-address' : 'by-name')
  }
}

/** A domain and those it is part of: `labs.laser.example`, `laser.example`. */
function wholeDomains(domain: string | null): string[] {
  const labels = domain?.split('.') ?? []
  return labels.map((_, index) => labels.slice(index).join('.'))
}

const plainVat = (vat: string): string => vat.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** `45`, `45 min`, `1:05`, `01:05:30`, `1 h 5 min` in minutes; null where nothing stands, undefined where it is no time. */
export function readMinutes(text: string): number | null | undefined {
  const plain = text.trim().toLowerCase().replace(',', '.')
  if (plain === '') return null
  const clock = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(plain)
  if (clock !== null) return withinADay(Number(clock[1]) * 60 + Number(clock[2]) + Number(clock[3] ?? 0) / 60)
  const words =
    /^(?:(\d{1,2})\s*(?:h|hr|hrs|hour|hours|std)\.?)?\s*(?:(\d{1,4}(?:\.\d+)?)\s*(?:m|min|mins|minutes|minuten|minutos)?\.?)?$/.exec(
      plain,
    )
  if (words === null || (words[1] === undefined && words[2] === undefined)) return undefined
  return withinADay(Number(words[1] ?? 0) * 60 + Number(words[2] ?? 0))
}

const withinADay = (minutes: number): number | undefined => (minutes > 24 * 60 ? undefined : minutes)
