/**
 * The form in which two spellings of one name are the same: without accents, case, punctuation and legal form. It is a
 * key for looking up, never shown.
 */
export function nameKey(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\b([a-z])\./g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const withoutForm = plain
    .replace(
      /(^| )(gmbh|mbh|ag|kg|ug|ev|sas|sasu|sarl|sa|sl|slu|spa|srl|bv|nv|ltd|limited|llc|inc|corp|plc|oy|ab|as|aps|uab|vsi|zoo|sp|kk|co)(?= |$)/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .trim()
  return withoutForm === '' ? plain : withoutForm
}
