/** By what something was placed, the surest first. */
export const placedBy = ['coordinates', 'city', 'region', 'country'] as const
export type PlacedBy = (typeof placedBy)[number]
