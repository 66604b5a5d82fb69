/** Signs that forms have; the last is that of whatever has several. */
const SIGNS = 1024
const SEVERAL = SIGNS - 1

/** What every sign passes. */
export const passesAny = new Uint8Array(SIGNS).fill(1)

/** A number that equal terms share, and few others. */
function signOf(term: string): number {
  let sign = 0
  for (let at = 0; at < term.length; at++) sign = (Math.imul(sign, 31) + term.charCodeAt(at)) | 0
  return (sign >>> 0) % SEVERAL
}

/** The sign of what a word was read as. */
export function signOfForms(forms: readonly { readonly term: string }[]): number {
  const [form] = forms
  return form === undefined || forms.length > 1 ? SEVERAL : signOf(form.term)
}

const sieves = new WeakMap<ReadonlyMap<string, unknown>, Uint8Array>()

/** 1 for the signs that the terms have: forms of any other sign are none of them. The terms must stay the same. */
export function sieveOf(terms: ReadonlyMap<string, unknown>): Uint8Array {
  const known = sieves.get(terms)
  if (known !== undefined) return known
  const sieve = new Uint8Array(SIGNS)
  sieve[SEVERAL] = 1
  for (const term of terms.keys()) sieve[signOf(term)] = 1
  sieves.set(terms, sieve)
  return sieve
}
