/**
 * A short public name for an address: Latin letters and digits of the text, cut to 60, with the last eight characters of
 * the id so that two of one name differ. A name without Latin letters is its id alone.
 */
export function slugify(text: string, id: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[đĐ]/g, 'd')
    .replace(/[ıİ]/g, 'i')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  const tail = id.replace(/-/g, '').slice(-8)
  return plain === '' ? tail : `${plain}-${tail}`
}
