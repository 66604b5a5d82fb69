import { nameOf } from '../../indicators/rules/names.ts'

type Text = (key: string, values?: Record<string, unknown>) => string

export const partnershipReports = (slug: string) => `/partnerships/${slug}/reports`

/** What a part is called: its section, or the figure whose reason it is. */
export function partName(
  part: { part: string; indicator: { name: string; shippedAs: string | null } | null },
  text: Text,
): string {
  return part.indicator === null
    ? text(`reports.section.${part.part}`)
    : text('reports.whyTitle', { name: nameOf(part.indicator, text) })
}
