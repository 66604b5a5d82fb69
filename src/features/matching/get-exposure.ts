import { setImmediate as nextTurn } from 'node:timers/promises'
import { askFirst, balanceLists, type Match, measureExposure } from '../../engines/matching/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import type * as contract from './contract.ts'
import { gather } from './gather.ts'
import { readMembers } from './queries.ts'
import { readWords } from './read-words.ts'

const proposed = 10
/** Lists are made this much longer, to be shortened evenly. */
const longer = 3
const namedMost = 100
/** Members whose lists are made before others have their turn. */
const atOnce = 5

/**
 * How proposals fall on the members of a cluster: how many of all are proposed to anybody and how evenly, as the best come and
 * balanced; whom nobody is told of, and who is told of nobody. What single organisations have set aside does not count here.
 */
export async function getExposure(
  ctx: Context,
  _input: unknown,
  subject: { id: string; slug: string },
): Promise<AnswerOf<typeof contract.getExposure>> {
  const { name, members: listed } = await readMembers(ctx.db, subject.id)
  const ids = listed.map(({ id }) => id)
  const { index, organisations, subjects } = await gather(ctx, {
    own: null,
    also: ids,
    near: () => readWords(ctx, ids),
  })
  const members = ids.filter(id => organisations.has(id))
  const among = new Set(organisations.keys())
  const long = new Map<string, Match[]>()
  for (const [at, id] of members.entries()) {
    long.set(id, index.matchesFor(id, { limit: proposed * longer, among, withWords: false }))
    if (at % atOnce === atOnce - 1) await nextTurn()
  }
  const plain = [...long.values()].map(list => list.slice(0, proposed))
  const balanced = balanceLists(long, proposed)
  const all = [...among]
  const told = new Set(plain.flatMap(list => list.map(({ id }) => id)))
  const nameOf = (id: string) => {
    const { slug = '', name: called = '' } = organisations.get(id) ?? {}
    return { id, slug, name: called }
  }
  const byName = (list: readonly string[]) =>
    list
      .map(nameOf)
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .slice(0, namedMost)
  const never = members.filter(id => !told.has(id))
  const without = members.filter(id => long.get(id)?.length === 0)
  const shape = ({ coverage, gini }: { coverage: number; gini: number }) => ({ coverage, gini })
  return {
    cluster: { slug: subject.slug, name },
    members: members.length,
    matched: members.length - without.length,
    plain: shape(measureExposure(plain, all)),
    balanced: shape(measureExposure(balanced.values(), all)),
    neverProposed: byName(never),
    neverCount: never.length,
    withoutMatch: byName(without).map(one => {
      const said = subjects.get(one.id)
      return { ...one, question: said === undefined ? null : askFirst(said) }
    }),
    withoutCount: without.length,
  }
}
