import { locate } from '../../engines/places/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { monthOf } from '../indicators/rules/path.ts'
import { listTerms } from '../partnerships/index.ts'
import { listLate } from '../workplan/index.ts'
import type { getSideBySide as call } from './contract-side-by-side.ts'
import {
  type ComparedMissionRow,
  type ComparedRow,
  listCompared,
  listComparedMissions,
} from './queries-side-by-side.ts'

type Answer = AnswerOf<typeof call>
type Wanted = Pick<ParsedInputOf<typeof call>, 'country' | 'indicator'>

const dayMs = 86_400_000

/**
 * The partnerships whose figures and papers somebody reads, side by side; nothing of any other. Figures are as last counted,
 * so that many partnerships take no longer than a few.
 */
export async function getSideBySide(ctx: Context, input: Wanted): Promise<Answer> {
  const today = ctx.now().toISOString().slice(0, 10)
  const rows = await listCompared(ctx.db, ctx.viewer)
  const ids = rows.map(row => row.id)
  const terms = new Map((await listTerms(ctx.db, { ids, today })).map(term => [term.partnershipId, term]))
  const missions = await listComparedMissions(ctx.db, ctx.viewer, { ids, today })
  const missionsOf = Map.groupBy(missions, mission => mission.partnershipId)
  const goesThere = (row: ComparedRow) =>
    input.country === undefined ||
    row.markets.some(({ country }) => country === input.country) ||
    (missionsOf.get(row.id) ?? []).some(({ country }) => country === input.country)
  const shown = rows.filter(goesThere)
  const work = Map.groupBy(await listLate(ctx, ids), ({ partnershipId }) => partnershipId)
  const shownIds = new Set(shown.map(row => row.id))
  return {
    today,
    partnerships: shown.map(row => {
      const term = terms.get(row.id)
      const [from, to] = [term?.from ?? null, term?.to ?? null]
      const own = missionsOf.get(row.id) ?? []
      const over = own.filter(mission => mission.isOver).length
      const { periods, ...facts } = row
      return {
        ...facts,
        from,
        to,
        month: from === null || to === null ? null : monthOf(today, { from, to }),
        missions: { over, toCome: own.length - over },
        reports: {
          filed: periods.filter(({ state }) => isSent(state)).length,
          of: periods.length,
        },
        late: [...lateReports(periods, today), ...(work.get(row.id) ?? []).map(tellItem)].sort(
          (a, b) => b.days - a.days,
        ),
        markets: row.markets.map(market => ({ ...market, place: placeOf(market.country, null) })),
        figures: row.figures.filter(({ key }) => input.indicator === undefined || key === input.indicator),
      }
    }),
    missions: missions
      .filter(
        ({ partnershipId, country }) =>
          shownIds.has(partnershipId) && (input.country === undefined || country === input.country),
      )
      .map(shapeMission),
    countries: [
      ...new Set([
        ...missions.map(({ country }) => country),
        ...rows.flatMap(row => row.markets.map(({ country }) => country)),
      ]),
    ].sort(),
    indicators: listIndicators(rows),
  }
}

const isSent = (state: string) => state === 'reported' || state === 'amended'

type Late = Answer['partnerships'][number]['late']

function tellItem({ partnershipId: _, ...item }: Awaited<ReturnType<typeof listLate>>[number]): Late[number] {
  return item
}

function lateReports(periods: ComparedRow['periods'], today: string): Late {
  return periods.flatMap(({ id, name, dueOn, state }) =>
    dueOn !== null && dueOn < today && !isSent(state)
      ? [
          {
            kind: 'report',
            id,
            name,
            lang: null,
            dueOn,
            days: Math.round((Date.parse(today) - Date.parse(dueOn)) / dayMs),
          },
        ]
      : [],
  )
}

function placeOf(country: string, city: string | null) {
  const found = locate({ country, city, region: null, latitude: null, longitude: null })
  return found === null ? null : { latitude: found.latitude, longitude: found.longitude, by: found.by }
}

function shapeMission({ partnershipId: _, ...mission }: ComparedMissionRow) {
  return { ...mission, place: placeOf(mission.country, mission.city) }
}

/** Every indicator that any of them counts, once, in the order in which they first come. */
function listIndicators(rows: readonly ComparedRow[]): Answer['indicators'] {
  const known = new Map<string, Answer['indicators'][number]>()
  for (const { figures } of rows)
    for (const { key, name, shippedAs, lang } of figures)
      if (!known.has(key)) known.set(key, { key, name, shippedAs, lang })
  return [...known.values()]
}
