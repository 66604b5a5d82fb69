import { checkVAT, countries } from 'jsvat'
import type { OrganisationRecord } from './model.ts'

/** Identifiers of one record, cleaned; what fails its check digits is named in `invalid` and decides nothing. */
export interface Identifiers {
  readonly pic: string | null
  readonly lei: string | null
  /** With its country's prefix. */
  readonly vat: string | null
  readonly nationalId: string | null
  readonly domain: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly invalid: readonly ('pic' | 'lei' | 'vat')[]
}

/** Reads the identifiers of a record. */
export function readIdentifiers(record: OrganisationRecord): Identifiers {
  const invalid: ('pic' | 'lei' | 'vat')[] = []
  const checked = (kind: 'pic' | 'lei' | 'vat', text: string | null | undefined, valid: string | null) => {
    if (valid === null && text !== null && text !== undefined && text.trim() !== '') invalid.push(kind)
    return valid
  }
  const pic = compact(record.pic)
  const lei = compact(record.lei)
  const email = record.email?.trim().toLowerCase() ?? ''
  return {
    pic: checked('pic', record.pic, isPic(pic) ? pic : null),
    lei: checked('lei', record.lei, isLei(lei) ? lei : null),
    vat: checked('vat', record.vat, readVat(record.vat, record.country)),
    nationalId: readNationalId(record.nationalId),
    domain: domainOf(record.website) ?? domainOf(email.split('@')[1]),
    email: /^[^@\s]+@[^@\s]+\.[a-z]{2,}$/.test(email) ? email : null,
    phone: readPhone(record.phone),
    invalid,
  }
}

function compact(text: string | null | undefined): string {
  return (text ?? '').toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** Nine digits of the Funding & Tenders Portal; the portal publishes no check digit. */
export function isPic(text: string): boolean {
  return /^[1-9]\d{8}$/.test(text)
}

/** ISO 17442 with its check digits (ISO 7064, mod 97-10): 18 letters or digits and two digits, remainder 1. */
export function isLei(text: string): boolean {
  if (!/^[0-9A-Z]{18}[0-9]{2}$/.test(text)) return false
  let remainder = 0
  for (const letter of text) {
    const value = Number.parseInt(letter, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}

const prefixes: Record<string, string> = { GR: 'EL', UK: 'GB' }

/** A VAT number whose check digits hold, with its prefix; otherwise null. A missing prefix is taken from the country. */
export function readVat(text: string | null | undefined, country?: string | null): string | null {
  const vat = compact(text).replace(/^GR(?=\d{9}$)/, 'EL')
  if (vat.length < 8) return null
  const land = country === null || country === undefined ? '' : countryKey(country)
  const prefix = prefixes[land] ?? land
  const tries = /^[A-Z]{2}/.test(vat)
    ? [vat, `${prefix}${vat}`]
    : prefix.length === 2
      ? [`${prefix}${vat}`]
      : []
  for (const one of tries) {
    const { isValid, value } = checkVAT(one, countries)
    if (isValid) return value ?? one
  }
  return null
}

function readNationalId(text: string | null | undefined): string | null {
  const id = compact(text).replace(/^0+/, '')
  return id.length >= 5 && /\d{4}/.test(id) ? id : null
}

function readPhone(text: string | null | undefined): string | null {
  const digits = (text ?? '').replace(/\(0\)/g, '').replace(/\D/g, '').replace(/^00/, '')
  return digits.length >= 8 ? digits.replace(/^0+/, '').slice(-9) : null
}

/** One key for a country however it is coded: EU codes (UK, EL) and ISO codes are one. */
export function countryKey(country: string): string {
  const code = country.trim().toUpperCase()
  if (code === 'UK') return 'GB'
  if (code === 'EL') return 'GR'
  return code
}

/** Addresses many unrelated organisations share: mail services, builders of sites, social networks. */
const sharedDomains = new Set(
  'gmail.com googlemail.com yahoo.com yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.uk hotmail.com hotmail.fr hotmail.de hotmail.it outlook.com live.com msn.com icloud.com me.com aol.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.ru yandex.ru bk.ru list.ru wp.pl o2.pl onet.pl interia.pl seznam.cz email.cz centrum.cz libero.it virgilio.it tiscali.it alice.it tin.it orange.fr wanadoo.fr free.fr laposte.net sfr.fr skynet.be telenet.be telefonica.net btinternet.com protonmail.com proton.me inbox.lt inbox.lv one.lt qq.com 163.com 126.com naver.com daum.net hanmail.net linkedin.com facebook.com twitter.com x.com instagram.com youtube.com google.com wixsite.com wix.com wordpress.com blogspot.com weebly.com squarespace.com github.io github.com business.site jimdo.com jimdofree.com webnode.com example.com example.org europa.eu b2match.io'.split(
    ' ',
  ),
)
const secondLevel = /^(?:co|com|ac|org|net|gov|gob|edu|or|ne|go|gv|asn|id|plc|ltd|nhs|asso)$/

/** The domain somebody registered, of a web address or host name; null when it is nobody's own. */
export function domainOf(address: string | null | undefined): string | null {
  const host = (address ?? '')
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#:].*$/s, '')
    .replace(/\.$/, '')
  if (!/^[\p{L}\p{N}.-]+\.\p{L}{2,}$/u.test(host)) return null
  const labels = host.split('.')
  const size =
    labels.length > 2 && secondLevel.test(labels.at(-2) ?? '') && (labels.at(-1) ?? '').length === 2 ? 3 : 2
  const domain = labels.slice(-size).join('.')
  return sharedDomains.has(domain) || sharedDomains.has(host) ? null : domain
}
