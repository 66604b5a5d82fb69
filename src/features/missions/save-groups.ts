import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { saveGroups as call } from './contract-setup.ts'
import type { LoadedMission } from './load.ts'
import { lockMission } from './queries.ts'

type Input = ParsedInputOf<typeof call>
interface Group {
  id: string
  name: string
}

/** Saves the groups in the order given and who may meet whom. A group with people in it is not removed: 'still-used'. */
export async function saveGroups(
  ctx: Context,
  input: Input,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  await lockMission(ctx.db, subject.id)
  const named = input.groups.flatMap((group, index) =>
    group.name ? [{ ...group, name: group.name, index }] : [],
  )
  const repeated = named.find((group, index) => named.findIndex(other => other.name === group.name) < index)
  if (repeated !== undefined)
    throw new Refusal('input-invalid', {
      faults: [{ field: `groups.${repeated.index}.name`, code: 'already-exists' }],
    })
  const there = await ctx.db
    .selectFrom('participant_group')
    .select(['id', 'name'])
    .where('mission_id', '=', subject.id)
    .execute()
  const crossed = named.find(
    ({ meetingsMin, meetingsMax }) => meetingsMin != null && meetingsMax != null && meetingsMax < meetingsMin,
  )
  if (crossed !== undefined)
    throw new Refusal('input-invalid', {
      faults: [
        {
          field: `groups.${crossed.index}.meetingsMax`,
          code: 'too-small',
          values: { minimum: crossed.meetingsMin ?? 0 },
        },
      ],
    })
  const groups = named.map(group => ({
    ...group,
    id: there.find(known => known.id === group.id || (group.id === undefined && known.name === group.name))
      ?.id,
  }))
  const gone = there.filter(known => !groups.some(group => group.id === known.id))
  await removeGroups(ctx, gone)
  // Two groups may swap their names: each first takes its id as its name.
  await ctx.db
    .updateTable('participant_group')
    .set({ name: sql<string>`id::text` })
    .where('mission_id', '=', subject.id)
    .execute()
  const saved: Group[] = []
  for (const [index, group] of groups.entries())
    saved.push(await saveGroup(ctx, subject.id, group, index + 1))
  const pairs = await savePairs(ctx, subject.id, wantedPairs(saved, input))
  await writeHistory(ctx, {
    call: 'missions.saveGroups',
    subjectKind: 'mission',
    subjectId: subject.id,
    change: { groups: saved.map(group => group.name), pairs },
  })
  return { groups: saved, pairs }
}

async function removeGroups(ctx: Context, gone: readonly Group[]): Promise<void> {
  if (gone.length === 0) return
  const ids = gone.map(group => group.id)
  const used = await ctx.db
    .selectFrom('participant')
    .select('group_id')
    .where('group_id', 'in', ids)
    .executeTakeFirst()
  if (used !== undefined)
    throw new Refusal('still-used', {
      values: { name: gone.find(group => group.id === used.group_id)?.name ?? '' },
    })
  await ctx.db.deleteFrom('participant_group').where('id', 'in', ids).execute()
}

async function saveGroup(
  ctx: Context,
  missionId: string,
  group: { id: string | undefined } & Pick<Input['groups'][number], 'meetingsMin' | 'meetingsMax'> & {
      name: string
    },
  position: number,
): Promise<Group> {
  const id = group.id ?? ctx.newId()
  const limits = {
    ...(group.meetingsMin === undefined ? {} : { meetings_min: group.meetingsMin }),
    ...(group.meetingsMax === undefined ? {} : { meetings_max: group.meetingsMax }),
  }
  if (group.id === undefined)
    await ctx.db
      .insertInto('participant_group')
      .values({ id, mission_id: missionId, name: group.name, position, ...limits })
      .execute()
  else
    await ctx.db
      .updateTable('participant_group')
      .set({ name: group.name, position, ...limits })
      .where('id', '=', id)
      .execute()
  return { id, name: group.name }
}

/** The pairs wanted, by ids; null when nothing was said about pairs. A group that is gone takes its pairs along. */
function wantedPairs(groups: readonly Group[], input: Input): [string, string][] | null {
  if (input.pairIds !== undefined)
    return input.pairIds.map((pair, index) => {
      const [a = '', b = ''] = pair.split(':')
      if (![a, b].every(id => groups.some(group => group.id === id)))
        throw new Refusal('input-invalid', { faults: [{ field: `pairIds.${index}`, code: 'not-offered' }] })
      return [a, b]
    })
  if (input.pairs === undefined) return null
  const idOf = (name: string, field: string) => {
    const id = groups.find(group => group.name === name)?.id
    if (id === undefined) throw new Refusal('input-invalid', { faults: [{ field, code: 'not-offered' }] })
    return id
  }
  return input.pairs.map((pair, index) => [
    idOf(pair.a, `pairs.${index}.a`),
    idOf(pair.b, `pairs.${index}.b`),
  ])
}

async function savePairs(
  ctx: Context,
  missionId: string,
  wanted: [string, string][] | null,
): Promise<number> {
  if (wanted === null) {
    const row = await ctx.db
      .selectFrom('group_pair')
      .select(eb => eb.fn.countAll().as('count'))
      .where('mission_id', '=', missionId)
      .executeTakeFirst()
    return Number(row?.count ?? 0)
  }
  await ctx.db.deleteFrom('group_pair').where('mission_id', '=', missionId).execute()
  const rows = new Map<string, { mission_id: string; group_a: string; group_b: string }>()
  for (const pair of wanted) {
    const [group_a = '', group_b = ''] = [...pair].sort()
    rows.set(`${group_a} ${group_b}`, { mission_id: missionId, group_a, group_b })
  }
  if (rows.size > 0)
    await ctx.db
      .insertInto('group_pair')
      .values([...rows.values()])
      .execute()
  return rows.size
}
