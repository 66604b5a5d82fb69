import type { RoomSubject } from './policy.ts'
import type { NdaTerms } from './rules/nda-text.ts'

const countries = new Intl.DisplayNames(['en'], { type: 'region' })

/** The terms as the template takes them, with the parties of the room. */
export function termsOf(
  room: RoomSubject,
  nda: {
    kind: NdaTerms['kind']
    discloser: number | null
    purpose: string
    law: string
    confidentialityYears: number
    validUntil: string
  },
): NdaTerms {
  return {
    kind: nda.kind,
    parties: room.sides.map(side => ({ name: side.name, address: side.address })),
    discloser: nda.discloser === null ? null : nda.discloser - 1,
    purpose: nda.purpose,
    law: countries.of(nda.law) ?? nda.law,
    confidentialityYears: nda.confidentialityYears,
    validUntil: nda.validUntil,
  }
}
