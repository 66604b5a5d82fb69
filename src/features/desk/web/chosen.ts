/** What an address chooses to compare; what cannot be one is left out. */
export function chosenFrom(query: Record<string, string | undefined>): {
  country?: string
  indicator?: string
} {
  const { country, indicator } = query
  return {
    ...(country !== undefined && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(indicator === undefined || indicator === '' ? {} : { indicator: indicator.slice(0, 200) }),
  }
}
