import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import type { State } from '../../../web/design/index.ts'
import type { getScoreboard } from '../contract.ts'
import { blocksOf, type Proof, type Rule } from '../rules/rule.ts'

export { nameOf, unitOf } from '../rules/names.ts'

type Text = (key: string, values?: Record<string, unknown>) => string
type Indicator = OutputOf<typeof getScoreboard>['indicators'][number]

/** The unit as it stands after a number: one meeting, two meetings; one's own words stay as somebody wrote them. */
export function unitAfter(
  indicator: Pick<Indicator, 'unit' | 'shippedAs'>,
  count: number,
  text: Text,
): string {
  return indicator.shippedAs === null
    ? indicator.unit
    : text(`indicators.shipped.${indicator.shippedAs}.units`, { count })
}

/** A counting rule in one sentence. */
export function ruleSentence(rule: Rule, text: Text, lang: string): string {
  const has = (block: keyof Rule) => blocksOf[rule.counts].some(one => one === block)
  const list = (words: readonly string[]) =>
    new Intl.ListFormat(lang, { type: 'disjunction' }).format([...words])
  const say = (name: string, values: Record<string, unknown> = {}) => text(`indicators.rule.${name}`, values)
  const parts = [
    say(`head.${rule.counts}`),
    has('rung') ? say('rung', { rung: text(`outcomes.rung.${rule.rung}`) }) : null,
    has('stage') ? say('stage', { stage: text(`projects.state.${rule.stage}`) }) : null,
    has('between') && rule.between !== 'any' ? say(`between.${rule.between}`) : null,
    has('origin') && rule.origin !== 'anywhere' ? say(`origin.${rule.origin}`) : null,
    has('events') && rule.events.length > 0
      ? say('events', { list: list(rule.events.map(type => text(`missions.type.${type}`))) })
      : null,
    has('services') && rule.services.length > 0
      ? say('services', { list: list(rule.services.map(one => text(`indicators.service.${one}`))) })
      : null,
    has('reach') && rule.reach !== 'both' ? say(`reach.${rule.reach}`) : null,
    has('kinds') && rule.kinds.length > 0
      ? say('kinds', { list: list(rule.kinds.map(kind => text(`directory.kind.${kind}`))) })
      : null,
    has('markets') && rule.markets.length > 0
      ? say('markets', { list: list(rule.markets.map(market => countryName(market, lang))) })
      : null,
    has('change')
      ? say(`change.${rule.change}`, {
          before: rule.baseYear ?? say('yearBefore'),
          year: rule.year ?? say('lastYear'),
        })
      : null,
    has('whose') && rule.whose === 'benefiting' ? say('benefiting') : null,
    has('currency') ? say('currency', { currency: rule.currency }) : null,
  ].filter(part => part !== null)
  const once =
    rule.distinct === 'organisation' ? say('once.organisation') : has('distinct') ? say('once.record') : null
  const proof =
    has('proof') && rule.proof !== 'none'
      ? say('proof', { proof: text(`indicators.proof.${rule.proof}`) })
      : null
  return `${[parts.join(', '), once, proof].filter(part => part !== null).join('; ')}.`
}

export const standingStates: Readonly<Record<NonNullable<Indicator['figure']['standing']>, State>> = {
  reached: 'agreed',
  'on-path': 'waiting',
  behind: 'conflict',
  'no-target': 'quiet',
}

/** How well a record is proven, as a picture with its word. */
export function proofState(proof: Proof): State {
  if (proof === 'none') return 'conflict'
  return proof === 'one-side' ? 'waiting' : 'agreed'
}
