/** An address with a query of what is said; what is empty is left out. */
export function addressWith(path: string, query: Record<string, string | undefined>): string {
  const said = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []))
  const search = new URLSearchParams(said).toString()
  return search === '' ? path : `${path}?${search}`
}
