import { hideFew, hideFigure } from '../../indicators/rules/hide.ts'
import type { ReportFigure, ReportModel } from '../../reports/rules/model.ts'
import { namedFigures, placeFigures, type Say } from '../../reports/rules/named-figures.ts'

/**
 * A report as everybody may read it: without figures of small groups and what is only claimed, without the parts of single
 * partners, with the partners alone that are named in public, and without missions, which have public pages of their own. Figures
 * named in what was written are put in their place as they were filed; one that is hidden is said to be `few`.
 */
export function makePublic(
  model: ReportModel,
  given: { namedClusters: ReadonlySet<string>; say: (lang: string) => Say; few: (lang: string) => string },
): ReportModel {
  const shown = model.figures.filter(isShown)
  const kept = new Set(shown.map(({ id }) => id))
  const hidden = hiddenNames(model)
  return {
    ...model,
    partners: model.partners.filter(({ id }) => given.namedClusters.has(id)),
    clusters: [],
    figures: shown.map(({ inPeriod, soFar, ...figure }) => ({
      ...figure,
      inPeriod: { proven: inPeriod.proven, claimed: inPeriod.proven },
      soFar: { proven: soFar.proven, claimed: soFar.proven },
      clusters: [],
      shared: 0,
    })),
    missions: [],
    texts: model.texts
      .filter(({ part }) => !part.startsWith('why:') || kept.has(part.slice('why:'.length)))
      .map(one => {
        const named = namedFigures(model, given.say(one.lang)).map(({ name, value }) => ({
          name,
          value: hidden.has(name) ? given.few(one.lang) : value,
        }))
        return { ...one, text: placeFigures(one.text, named).text }
      }),
  }
}

const isShown = ({ inPeriod, soFar }: ReportFigure): boolean =>
  hideFew(inPeriod.proven) !== null && hideFew(soFar.proven) !== null

/** The names under which a text would tell a number that is hidden, or one it could be reckoned from. */
function hiddenNames({ figures }: ReportModel): ReadonlySet<string> {
  return new Set(
    figures.flatMap(figure => {
      const claimed = hideFigure(figure.soFar).claimed === null ? [`${figure.code} claimed`] : []
      return isShown(figure)
        ? claimed
        : [figure.code, `${figure.code} period`, `${figure.code} claimed`, `${figure.code} missing`]
    }),
  )
}
