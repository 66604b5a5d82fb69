import type { Context } from '../../../shared/context.ts'
import type { OrganisationFilter } from '../queries-search.ts'
import { countTowns } from './queries-map.ts'
import { readQuestion } from './read-question.ts'
import { spotOf, spotsNamed } from './spots.ts'

type Asked = Omit<OrganisationFilter, 'sort' | 'page' | 'pageSize' | 'now' | 'towns'> & {
  place?: string | undefined
}

/** Where organisations are as the database knows it, by town: for a process whose index is not in step yet. */
export async function countSpotsInDatabase(
  ctx: Context,
  asked: Asked,
): Promise<{ value: string; count: number }[]> {
  const counts = new Map<string, number>()
  for (const { value, count } of await placeTowns(ctx, asked))
    counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].map(([value, count]) => ({ value, count }))
}

/** The towns that stand at the places an address names; undefined when it names none. */
export async function townsAt(ctx: Context, asked: Asked) {
  if (asked.place === undefined) return undefined
  const towns = await placeTowns(ctx, asked)
  return towns.map(({ country, region, nuts, city }) => ({ country, region, nuts, city }))
}

async function placeTowns(ctx: Context, { place, ...asked }: Asked) {
  const { words: q } = readQuestion(asked.q ?? '', ctx.viewer.lang)
  const filter = { ...asked, q, sort: 'name' as const, page: 1, pageSize: 1, now: ctx.now() }
  const towns = (await countTowns(ctx.db, ctx.viewer, filter)).flatMap(town =>
    spotOf({ ...town, latitude: null, longitude: null, visibility: 'public', partVisibility: {} }).map(
      value => ({ ...town, value }),
    ),
  )
  if (place === undefined) return towns
  const named = new Set(
    spotsNamed(
      towns.map(({ value }) => value),
      place,
    ),
  )
  return towns.filter(({ value }) => named.has(value))
}
