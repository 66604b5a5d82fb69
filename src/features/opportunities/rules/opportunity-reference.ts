import type { OpportunityType } from './choices.ts'

const letters: Record<OpportunityType, string> = {
  'business-offer': 'BO',
  'business-request': 'BR',
  'technology-offer': 'TO',
  'technology-request': 'TR',
  'research-request': 'RDR',
}

/** The short letters of a type, as profiles of the trade carry them. */
export function typeLetters(type: OpportunityType): string {
  return letters[type]
}

/** The type that letters stand for, or null. */
export function readTypeLetters(text: string): OpportunityType | null {
  const wanted = text.trim().toUpperCase()
  const found = Object.entries(letters).find(
    ([type, short]) => short === wanted || type.toUpperCase() === wanted,
  )
  return (found?.[0] as OpportunityType | undefined) ?? null
}

/** `TOLT20260901001`: type, country, day of publication and a serial number; tells nothing of the owner. */
export function makeReference(type: OpportunityType, country: string, day: string, serial: number): string {
  return `${letters[type]}${country}${day.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
}
