import { fitted, type Row } from './open-row.ts'
import { readDay, readEmail, suggestHost } from './read-cells.ts'

/** The contact person of a row: there is one as soon as there is a name or an e-mail address. */
export interface ContactInput {
  givenName?: string
  familyName?: string
  email?: string
  phone?: string
  jobTitle?: string
}

/** The row's membership in the importing cluster; days as `2026-11-23`. */
export interface MembershipInput {
  from: string | null
  to: string | null
  externalId: string | null
}

/** An e-mail address; of several the first, and the person is told. */
export function readRowEmail(row: Row, field: 'email' | 'personEmail'): string | undefined {
  const written = row.line(field)
  if (written === '') return undefined
  const pieces = written.split(/\s*[;,|]\s*|\s+\/\s+/).filter(piece => piece !== '')
  const email = readEmail(pieces[0] ?? '')
  if (email === null) {
    row.warn(field, 'email-unreadable')
    return undefined
  }
  if (pieces.length > 1) row.warn(field, 'email-several', { kept: email })
  const host = suggestHost(email)
  if (host !== null) row.warn(field, 'email-host-doubtful', { host })
  return email
}

/** Telephone numbers stay as typed; only what has no digits cannot be one. */
export function readPhone(row: Row, field: 'phone' | 'personPhone'): string | undefined {
  const written = row.line(field)
  if (written === '') return undefined
  if (/\d.*\d.*\d/.test(written)) return fitted(row, field, written)
  row.warn(field, 'phone-unreadable')
  return undefined
}

/** The contact person, when the row names one. */
export function readContact(row: Row): ContactInput | null {
  const contact: ContactInput = {}
  const given = fitted(row, 'personGivenName', row.line('personGivenName'))
  const family = fitted(row, 'personFamilyName', row.line('personFamilyName'))
  const whole = row.line('personName')
  const split = given === undefined && family === undefined ? splitName(whole) : { given, family }
  if (split.given !== undefined) contact.givenName = split.given
  if (split.family !== undefined) contact.familyName = split.family
  const email = readRowEmail(row, 'personEmail')
  if (email !== undefined) contact.email = email
  const phone = readPhone(row, 'personPhone')
  if (phone !== undefined) contact.phone = phone
  const jobTitle = fitted(row, 'personJobTitle', row.line('personJobTitle'))
  if (jobTitle !== undefined) contact.jobTitle = jobTitle
  const known = contact.givenName ?? contact.familyName ?? contact.email
  if (known !== undefined) return contact
  if (Object.keys(contact).length > 0) row.warn('personName', 'person-without-name')
  return null
}

const titles = /^((dr|prof|mr|mrs|ms|m|mme|herr|frau|ing|dipl|mag|msc|phd|sr|sra|dott)\.?[\s-]+)+/i

/** 'Müller, Anna', 'Dr. Anna Müller' and 'Anna MÜLLER': the family name is behind the comma's left, or the last word. */
function splitName(whole: string): { given: string | undefined; family: string | undefined } {
  const name = whole.replace(titles, '').trim()
  if (name === '') return { given: undefined, family: undefined }
  const [before = '', after] = name.split(/\s*,\s*/)
  if (after !== undefined && after !== '') return { given: after, family: before }
  const words = name.split(' ')
  const family = words.pop()
  return { given: words.length === 0 ? undefined : words.join(' '), family }
}

/** When the membership began and ended, and the cluster's own number for the member. */
export function readMembership(row: Row): MembershipInput {
  const from = readRowDay(row, 'memberFrom')
  const to = readRowDay(row, 'memberTo')
  const externalId = fitted(row, 'externalId', row.line('externalId')) ?? null
  if (from !== null && to !== null && to < from) {
    row.warn('memberTo', 'member-to-before-from', { from, to })
    return { from, to: null, externalId }
  }
  return { from, to, externalId }
}

function readRowDay(row: Row, field: 'memberFrom' | 'memberTo'): string | null {
  const written = row.line(field)
  if (written === '') return null
  const reading = readDay(written)
  if ('day' in reading) return reading.day
  row.warn(field, reading.problem)
  return null
}
