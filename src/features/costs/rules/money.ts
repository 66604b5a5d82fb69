const decimal = /^(\d{1,12})(?:[.,](\d{1,3}))?$/

/** How many digits stand after the point of a currency: two for euros, none for yen. */
export function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  )
}

/** An amount as it is written, `1 234.50`, in whole numbers of the currency's smallest unit; null where it is none. */
export function readAmount(written: string, currency: string): number | null {
  const [, whole, part = ''] = decimal.exec(written.replace(/[\s\u00a0\u202f’']/g, '')) ?? []
  const digits = minorDigits(currency)
  if (whole === undefined || part.length > digits) return null
  return Number(whole) * 10 ** digits + Number(part.padEnd(digits, '0') || '0')
}

/** The amount as it is written back into a form. */
export function writeAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const text = String(minor).padStart(digits + 1, '0')
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** The amount as the reader writes money. */
export function sayAmount(minor: number, currency: string, lang: string): string {
  return new Intl.NumberFormat(lang, { style: 'currency', currency }).format(
    minor / 10 ** minorDigits(currency),
  )
}
