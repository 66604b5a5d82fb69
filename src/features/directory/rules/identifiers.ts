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

/** The Participant Identification Code of the Funding & Tenders Portal: nine digits. */
export function isPic(text: string): boolean {
  return /^\d{9}$/.test(text)
}

/** VAT numbers by the prefix that the EU gives them (Directive 2006/112/EC, art. 215; EL for Greece, XI for Northern Ireland). */
const vatShapes: Record<string, RegExp> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/**
 * A VAT number without blanks and dots, its country's prefix added when the country is of the EU; null when it cannot
 * be one there. Outside the EU any four to twenty letters and digits stand.
 */
export function readVat(text: string, country: string | null): string | null {
  const plain = text.toUpperCase().replace(/[\s.\-/]/g, '')
  const own = country === 'GR' ? 'EL' : country
  const prefix = plain.startsWith('GR') ? 'EL' : plain.slice(0, 2)
  const shape = vatShapes[prefix]
  if (shape?.test(plain.slice(2)) === true) return prefix + plain.slice(2)
  const ownShape = own === null ? undefined : vatShapes[own]
  if (own !== null && ownShape !== undefined) return ownShape.test(plain) ? own + plain : null
  if (shape !== undefined) return null
  return /^[0-9A-Z+*]{4,20}$/.test(plain) ? plain : null
}
