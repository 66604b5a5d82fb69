import type { JobContext } from '../../shared/route.ts'
import { systemViewer } from '../../shared/viewer.ts'
import { listTerms } from '../partnerships/index.ts'
import { countIndicator, keepFigures } from './count-figures.ts'
import { findFrame, type IndicatorRow, listIndicatorRows } from './queries-indicators.ts'
import {
  holdPartnership,
  listStale,
  type MemberStanding,
  type Standings,
  saveStandings,
} from './queries-standings.ts'
import { askOf, type Facts, readFacts } from './read-facts.ts'
import { causeOf } from './rules/cause.ts'
import { versionAt } from './rules/facts.ts'
import { anyRule, type Rule } from './rules/rule.ts'
import { tally } from './rules/tally.ts'

const staleAfterMs = 600_000
const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/**
 * Counts anew, for desks, what stood longer than ten minutes: figures, causes, meetings held, and whom records mention.
 * A partnership that is gone by the time it was counted keeps nothing.
 */
export async function refreshStale(ctx: JobContext): Promise<void> {
  const now = ctx.now()
  const before = new Date(now.getTime() - staleAfterMs)
  for (const id of await listStale(ctx.db, { before, now })) {
    const frame = await findFrame(ctx.db, id)
    if (frame === null) continue
    const facts = await readFacts({ ...ctx, viewer: systemViewer() }, frame)
    const term = await findTerm(ctx, id)
    await ctx.db.transaction().execute(async db => {
      if (!(await holdPartnership(db, id))) return
      const indicators = await listIndicatorRows(db, id)
      await keepFigures({ db, now: ctx.now }, facts, indicators)
      await saveStandings(db, id, { ...countStandings(facts, indicators, { term, now }), now })
    })
  }
}

/** The term that runs for a partnership, or all time where none does. */
async function findTerm(ctx: JobContext, id: string): Promise<{ from: string; to: string }> {
  const [term] = await listTerms(ctx.db, { ids: [id], today: ctx.now().toISOString().slice(0, 10) })
  return { from: term?.from ?? '0001-01-01', to: term?.to ?? '9999-12-31' }
}

/** What desks tell of a partnership, over the term that runs. */
function countStandings(
  facts: Facts,
  indicators: readonly IndicatorRow[],
  { term, now }: { term: { from: string; to: string }; now: Date },
): Standings {
  const count = (rule: Pick<Rule, 'counts'> & Partial<Rule>) =>
    tally(facts.facts, askOf(facts, { rule: { ...anyRule, ...rule }, ...term, asOf: now }))
  const served = count({ counts: 'benefiting', distinct: 'organisation' }).units
  const isServed = new Set(served.map(unit => unit.key))
  const causes = indicators.flatMap(indicator => {
    const { counts, kinds } = indicator.rule
    const members =
      counts === 'benefiting' ? count({ counts: 'reached', distinct: 'organisation', kinds }).units : []
    const found = causeOf(
      countIndicator(facts, indicator, { asOf: now }).leftOut,
      members.filter(unit => !isServed.has(unit.key)).length,
    )
    return found === null ? [] : [{ indicator: indicator.id, ...found }]
  })
  return {
    meetingsHeld: count({ counts: 'meetings', proof: 'one-side' }).proven,
    causes,
    members: describeMembers(facts, served, now.toISOString()),
  }
}

/** What counted for each member, and when last. */
function describeMembers(
  { facts }: Facts,
  units: ReturnType<typeof tally>['units'],
  asOf: string,
): MemberStanding[] {
  const byId = new Map(facts.map(fact => [fact.id, fact]))
  // A cluster without a legal entity counts under a key of its own, and is nobody's member.
  const members = units.filter(unit => isId.test(unit.key))
  return members.map(unit => {
    const own = unit.facts.flatMap(id => {
      const fact = byId.get(id)
      const version = fact === undefined ? null : versionAt(fact, asOf)
      return fact === undefined || version === null ? [] : [{ kind: fact.kind, version }]
    })
    const services = own.filter(one => one.kind === 'service').length
    return {
      organisation: unit.key,
      direct: own.some(({ version }) =>
        version.parties.some(party => party.entity === unit.key && party.reach === 'direct'),
      ),
      meetings: own.length - services,
      services,
      lastOn: own.reduce(
        (last, { version }) => ((version.on ?? '') > last ? (version.on ?? '') : last),
        unit.on,
      ),
    }
  })
}
