/** The ways in which Find shows its results; `view` in the address says which. A view that is not the first is named there. */
export const findViews = ['list', 'table', 'map'] as const
export type FindView = (typeof findViews)[number]

/** The view an address asks for; one that is not known is the list. */
export function readFindView(query: Record<string, string | undefined>): FindView {
  return findViews.find(view => view === query.view) ?? findViews[0]
}
