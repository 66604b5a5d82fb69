/** Fields that reasons of a pair speak of and that are kept to a level of their own. */
export const sightedFields = ['vat', 'pic', 'lei', 'nationalId', 'email', 'phone', 'postcode'] as const
type SightedField = (typeof sightedFields)[number]
const registers = ['vat', 'pic', 'lei', 'nationalId'] as const

export interface Reason {
  code: string
  weight: number
  left?: string
  right?: string
}

/** What the viewer may see of one side of a pair. */
export interface SideSight extends Record<SightedField, boolean> {
  /** The side has a web address of its own; else its domain was read from its e-mail address. */
  hasWebsite: boolean
}

/** What a reason speaks of. */
const fieldsOf: Readonly<Record<string, readonly SightedField[]>> = {
  'same-pic': ['pic'],
  'same-lei': ['lei'],
  'same-vat': ['vat'],
  'same-national-id': ['nationalId'],
  'other-pic': ['pic'],
  'other-lei': ['lei'],
  'other-vat': ['vat'],
  'other-national-id': ['nationalId'],
  'invalid-identifier': registers,
  'same-email': ['email'],
  'same-phone': ['phone'],
  postcode: ['postcode'],
}

/**
 * The reasons of a pair as the viewer may read them. One that speaks of something either side keeps to fewer people is
 * not told, not even that it agrees: with the own number in hand that would be the other's. That something was compared
 * unseen is said once.
 */
export function maskReasons(reasons: readonly Reason[], left: SideSight, right: SideSight): Reason[] {
  const isSeen = ({ code }: Reason) => {
    if (code === 'same-website') return [left, right].every(side => side.hasWebsite || side.email)
    return (fieldsOf[code] ?? []).every(field => left[field] && right[field])
  }
  const seen = reasons.filter(isSeen)
  return seen.length === reasons.length ? [...seen] : [...seen, { code: 'kept-private', weight: 0 }]
}
