import type { ProfilePart } from '../rules/profile-parts.ts'

export interface Reason {
  code: string
  weight: number
  left?: string
  right?: string
}

/** What the viewer may see of one side of a pair. */
export interface SideSight {
  registers: boolean
  contact: boolean
  /** The side has a web address of its own; else its domain was read from its e-mail address. */
  hasWebsite: boolean
}

const partOf: Readonly<Record<string, ProfilePart>> = {
  'same-pic': 'registers',
  'same-lei': 'registers',
  'same-vat': 'registers',
  'same-national-id': 'registers',
  'other-pic': 'registers',
  'other-lei': 'registers',
  'other-vat': 'registers',
  'other-national-id': 'registers',
  'invalid-identifier': 'registers',
  'same-email': 'contact',
  'same-phone': 'contact',
}

/**
 * The reasons of a pair as the viewer may read them. One that speaks of something either side keeps to fewer people is
 * not told, not even that it agrees: with the own number in hand that would be the other's. That something was compared
 * unseen is said once.
 */
export function maskReasons(reasons: readonly Reason[], left: SideSight, right: SideSight): Reason[] {
  const isSeen = ({ code }: Reason) => {
    const part = partOf[code]
    if (code === 'same-website') return [left, right].every(side => side.hasWebsite || side.contact)
    if (part !== 'registers' && part !== 'contact') return true
    return left[part] && right[part]
  }
  const seen = reasons.filter(isSeen)
  return seen.length === reasons.length ? [...seen] : [...seen, { code: 'kept-private', weight: 0 }]
}
