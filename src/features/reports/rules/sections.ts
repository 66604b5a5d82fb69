export const reportKinds = ['interim', 'periodic', 'final'] as const
export type ReportKind = (typeof reportKinds)[number]

/** What a coordinator writes, in the order in which it is read; each stands before the tables it tells of. */
export const sections = ['summary', 'figures', 'deviations', 'missions', 'outcomes', 'outlook'] as const
export type Section = (typeof sections)[number]

/** Where the reason why an indicator is below its target is kept. */
export function whyOf(indicatorId: string): string {
  return `why:${indicatorId}`
}

/** A part somebody may write: a section, or the reason for a figure. */
export const partPattern =
  /^(summary|figures|deviations|missions|outcomes|outlook|why:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/
