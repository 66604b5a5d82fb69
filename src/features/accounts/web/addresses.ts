/** An address of this site with a query; empty values are left out. */
export function addressWith(path: string, query: Record<string, string | number | undefined>): string {
  const told = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(told.map(([name, value]) => [name, String(value)])).toString()
  return search === '' ? path : `${path}?${search}`
}

/** Where to go after signing in: an address of this site, never another one. */
export function addressAfter(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/desk'
}
