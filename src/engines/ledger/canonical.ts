/** Data that has one canonical text: what JSON can say, without numbers that JSON cannot. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain }

/**
 * The one text of a value (JSON Canonicalization Scheme, RFC 8785): members sorted by UTF-16 code units, no white space,
 * numbers and strings as ECMAScript writes them. Two people who hold the same facts hash the same bytes.
 * @throws RangeError for what has no such text: numbers that are not finite, half character pairs
 */
export function canonicalText(value: Plain): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new RangeError('a number that is not finite')
  if (typeof value === 'string' && !value.isWellFormed()) throw new RangeError('half a character pair')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${canonicalText(name)}:${canonicalText(member)}`)
  return `{${members.join(',')}}`
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value)
}
