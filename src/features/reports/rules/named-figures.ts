import { isBelow, isReached, type ReportModel } from './model.ts'

/** How figures and days are said in a language. */
export interface Say {
  /** Null: so few that they are not told. */
  number: (value: number | null) => string
  day: (day: string) => string
}

/** A figure that may be named in what is written, as `{name}`, with how it is shown now. */
export interface NamedFigure {
  name: string
  value: string
}

/**
 * Every figure that may be named: of the report itself by a word of its own, of an indicator by its code, alone or with what is
 * meant of it. A code that is such a word itself stands behind it.
 */
export function namedFigures(model: ReportModel, say: Say): NamedFigure[] {
  const steps = model.outcomes.steps.map(({ step, value }) => ({
    name: ['requested', 'accepted', 'scheduled', 'held'].includes(step) ? step : `outcome ${step}`,
    value: say.number(value),
  }))
  const general = [
    { name: 'from', value: say.day(model.period.from) },
    { name: 'to', value: say.day(model.period.to) },
    { name: 'clusters', value: say.number(model.partners.filter(one => one.leftOn === null).length) },
    {
      name: 'missions',
      value: say.number(model.missions.filter(one => one.state !== 'cancelled').length),
    },
    { name: 'indicators', value: say.number(model.figures.length) },
    { name: 'reached', value: say.number(model.figures.filter(isReached).length) },
    { name: 'below', value: say.number(model.figures.filter(isBelow).length) },
    ...steps,
  ]
  const ofIndicators = model.figures.flatMap(figure => {
    const { code, soFar, inPeriod, target } = figure
    const missing = target === null ? null : Math.max(0, target - soFar.proven)
    return [
      { name: code, value: say.number(soFar.proven) },
      { name: `${code} period`, value: say.number(inPeriod.proven) },
      { name: `${code} claimed`, value: say.number(soFar.claimed) },
      ...(target === null || missing === null
        ? []
        : [
            { name: `${code} target`, value: say.number(target) },
            { name: `${code} missing`, value: say.number(missing) },
          ]),
    ]
  })
  const known = new Map<string, NamedFigure>()
  for (const one of [...general, ...ofIndicators])
    if (!known.has(keyOf(one.name))) known.set(keyOf(one.name), one)
  return [...known.values()]
}

const keyOf = (name: string) => name.trim().replace(/\s+/g, ' ').toLowerCase()
const nameIn = /\{([^{}\n]{1,80})\}/g

/** What was written with its figures in place; names that name nothing stay as they are and are told. */
export function placeFigures(
  written: string,
  named: readonly NamedFigure[],
): { text: string; unknown: string[] } {
  const values = new Map(named.map(one => [keyOf(one.name), one.value]))
  const unknown = new Set<string>()
  const text = written.replace(nameIn, (whole, name: string) => {
    const value = values.get(keyOf(name))
    if (value !== undefined) return value
    unknown.add(name.trim())
    return whole
  })
  return { text, unknown: [...unknown] }
}
