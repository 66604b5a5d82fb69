import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import { writeHistory } from '../../../shared/history.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { type Visibility, visibilities } from '../../../shared/visibility.ts'
import { announceOrganisation } from '../announce.ts'
import type { mergeOrganisations as mergeCall } from '../contract-duplicates.ts'
import type { PairSubject } from '../policy.ts'
import { nameKey } from '../rules/name-key.ts'
import { fieldsToSetApart, levelIn, type PartLevel, type SaidLevels } from '../rules/part-table.ts'
import { levelOf, profilePartNames, profileTable } from '../rules/profile-parts.ts'
import { filledFields, type MergeRelation, mergeRelations } from './merge-relations.ts'
import {
  deleteRow,
  findDealings,
  insertRow,
  lockRelated,
  type MergeChange,
  readRow,
  type StoredRow,
  tryStep,
  writeRow,
} from './queries-merge.ts'

/**
 * Makes one organisation of two. Memberships, people, roles, participants, requests, never lists, capabilities, claims, import
 * marks and everything else that names the second names the first from now on; empty fields are filled from it; its name
 * becomes an alias. What cannot be without breaking a rule is refused, and every changed row is kept so that the merge can
 * be taken back exactly.
 */
export async function mergeOrganisations(
  ctx: Context,
  _input: ParsedInputOf<typeof mergeCall>,
  { kept, dropped }: PairSubject,
): Promise<AnswerOf<typeof mergeCall>> {
  if (kept.id === dropped.id) throw new Refusal('merge-itself')
  const [first, second] = [kept.id, dropped.id].sort()
  // Both are locked in one order, so that two merges at one moment wait for each other.
  const rows = new Map<string, StoredRow | null>()
  for (const id of [first ?? '', second ?? '']) rows.set(id, await readRow(ctx.db, 'organisation', { id }))
  const [keptRow, droppedRow] = [rows.get(kept.id), rows.get(dropped.id)]
  if (!keptRow || !droppedRow || keptRow.merged_into !== null || droppedRow.merged_into !== null)
    throw new Refusal('merge-done-already')
  await refuseDealings(ctx, kept.id, dropped.id)
  const changes: MergeChange[] = []
  for (const relation of mergeRelations)
    changes.push(...(await moveRelation(ctx, relation, { from: dropped.id, to: kept.id })))
  changes.push(...(await joinProfiles(ctx, keptRow, droppedRow)))
  changes.push(await addAlias(ctx, kept.id, droppedRow))
  const id = ctx.newId()
  await ctx.db
    .insertInto('organisation_merge')
    .values({
      id,
      kept_id: kept.id,
      dropped_id: dropped.id,
      changes: JSON.stringify(changes),
      merged_by: ctx.viewer.personId,
      merged_at: ctx.now(),
    })
    .execute()
  for (const [subjectId, role] of [
    [kept.id, 'kept'],
    [dropped.id, 'merged'],
  ] as const) {
    const change = { mergeId: id, role, kept: keptRow.name, merged: droppedRow.name }
    await writeHistory(ctx, {
      call: 'directory.mergeOrganisations',
      subjectKind: 'organisation',
      subjectId,
      change,
    })
    await announceOrganisation(ctx, subjectId)
  }
  return { id, slug: kept.slug }
}

async function refuseDealings(ctx: Context, a: string, b: string): Promise<void> {
  const { meets, never } = await findDealings(ctx.db, a, b)
  if (meets) throw new Refusal('merge-meet-each-other')
  // A never is private: that it keeps the two apart is not said.
  if (never) throw new Refusal('merge-impossible')
}

async function moveRelation(
  ctx: Context,
  relation: MergeRelation,
  ids: { from: string; to: string },
): Promise<MergeChange[]> {
  if (relation.twice === 'stays') return []
  const changes: MergeChange[] = []
  for (const row of await lockRelated(ctx.db, relation, ids.from)) {
    const key = pick(row, relation.key)
    if (relation.twice === 'forget') {
      await deleteRow(ctx.db, relation.table, key)
      changes.push({ kind: 'removed', table: relation.table, row })
      continue
    }
    const move = { [relation.column]: ids.to }
    if ((await tryStep(ctx.db, () => writeRow(ctx.db, relation.table, key, move))) === null)
      changes.push({
        kind: 'moved',
        table: relation.table,
        column: relation.column,
        key: { ...key, ...pick(move, relation.key) },
      })
    else changes.push(...(await settleTwice(ctx, relation, row, ids)))
  }
  return changes
}

/** A row that the kept organisation has too. */
async function settleTwice(
  ctx: Context,
  relation: MergeRelation,
  row: StoredRow,
  ids: { from: string; to: string },
): Promise<MergeChange[]> {
  const { table } = relation
  const key = pick(row, relation.key)
  if (relation.twice === 'refuse')
    throw new Refusal(
      table === 'participant'
        ? 'merge-both-represented'
        : table === 'meeting_request'
          ? 'merge-same-request'
          : 'merge-impossible',
    )
  if (relation.twice === 'external-number') {
    const after = { organisation_id: ids.to, external_id: null }
    await writeRow(ctx.db, table, key, after)
    return [{ kind: 'changed', table, key, before: pick(row, ['organisation_id', 'external_id']), after }]
  }
  await deleteRow(ctx.db, table, key)
  const removed: MergeChange = { kind: 'removed', table, row }
  return relation.twice === 'join' ? [removed, ...(await joinMemberships(ctx, row, ids.to))] : [removed]
}

/** Two stretches of membership in one cluster that overlap become one from the first day to the last. */
async function joinMemberships(ctx: Context, row: StoredRow, keptId: string): Promise<MergeChange[]> {
  const mine = await lockRelated(
    ctx.db,
    { table: 'membership', column: 'organisation_id', key: ['id'], twice: 'join' },
    keptId,
  )
  const overlapping = mine.filter(
    one =>
      one.cluster_id === row.cluster_id &&
      day(one.member_from) <= day(row.member_to, '9999') &&
      day(row.member_from) <= day(one.member_to, '9999'),
  )
  const [into, ...others] = overlapping
  if (into === undefined) throw new Refusal('merge-impossible')
  const changes: MergeChange[] = []
  for (const other of others) {
    await deleteRow(ctx.db, 'membership', { id: other.id })
    changes.push({ kind: 'removed', table: 'membership', row: other })
  }
  const all = [row, ...overlapping]
  const ends = all.map(one => day(one.member_to, '9999'))
  const last = ends.sort().at(-1) ?? '9999'
  const after = {
    member_from: all.map(one => day(one.member_from)).sort()[0] ?? null,
    member_to: last === '9999' ? null : last,
    external_id: into.external_id ?? all.find(one => one.external_id !== null)?.external_id ?? null,
  }
  const key = { id: into.id }
  await writeRow(ctx.db, 'membership', key, after)
  changes.push({ kind: 'changed', table: 'membership', key, before: pick(into, Object.keys(after)), after })
  return changes
}

function day(value: unknown, open = ''): string {
  return typeof value === 'string' ? value : open
}

/** What one of the two kept to fewer people stays with those few: the narrower level of the whole, each part and each field. */
function narrower(kept: StoredRow, dropped: StoredRow): StoredRow {
  const rank = (level: unknown) => visibilities.indexOf(level as Visibility)
  const own = kept.part_visibility as SaidLevels
  const theirs = dropped.part_visibility as SaidLevels
  const levels: Record<string, PartLevel> = {}
  const narrowerOf = (name: string) => {
    const [mine, other] = [levelIn(profileTable, name, own), levelIn(profileTable, name, theirs)]
    return rank(other) > rank(mine) ? other : mine
  }
  for (const part of profilePartNames) {
    const level = narrowerOf(part)
    if (level !== levelOf(part, {}) || own[part] !== undefined) levels[part] = level
    for (const field of fieldsToSetApart(profileTable, part))
      if (narrowerOf(field) !== level) levels[field] = narrowerOf(field)
  }
  const visibility = rank(dropped.visibility) > rank(kept.visibility) ? dropped.visibility : kept.visibility
  return { visibility, part_visibility: levels }
}

/** Fills what the kept profile leaves empty, and marks the other as merged into it. */
async function joinProfiles(ctx: Context, kept: StoredRow, dropped: StoredRow): Promise<MergeChange[]> {
  const mark = { merged_into: kept.id }
  const droppedKey = { id: dropped.id }
  await writeRow(ctx.db, 'organisation', droppedKey, mark)
  const changes: MergeChange[] = [
    { kind: 'changed', table: 'organisation', key: droppedKey, before: { merged_into: null }, after: mark },
  ]
  const filled = filledFields.filter(field => kept[field] === null && dropped[field] !== null)
  const after: StoredRow = {
    ...pick(dropped, filled),
    ...narrower(kept, dropped),
    version: Number(kept.version) + 1,
    updated_at: ctx.now().toISOString(),
  }
  for (const field of ['technologies', 'target_markets', 'certificates']) {
    const [mine, theirs] = [kept[field], dropped[field]]
    if (Array.isArray(mine) && Array.isArray(theirs) && theirs.some(word => !mine.includes(word)))
      after[field] = [...new Set([...(mine as string[]), ...(theirs as string[])])]
  }
  const key = { id: kept.id }
  await writeRow(ctx.db, 'organisation', key, after)
  const written = (await readRow(ctx.db, 'organisation', key)) ?? {}
  const columns = Object.keys(after)
  changes.push({
    kind: 'changed',
    table: 'organisation',
    key,
    before: pick(kept, columns),
    after: pick(written, columns),
  })
  return changes
}

/** The merged name goes on being found in search and import. */
async function addAlias(ctx: Context, keptId: string, dropped: StoredRow): Promise<MergeChange> {
  const name = String(dropped.name)
  const id = ctx.newId()
  await insertRow(ctx.db, 'organisation_alias', {
    id,
    organisation_id: keptId,
    kind: 'merged',
    name,
    name_key: nameKey(name),
    country: dropped.country,
    created_at: ctx.now().toISOString(),
  })
  return { kind: 'added', table: 'organisation_alias', key: { id } }
}

function pick(row: StoredRow, columns: readonly string[]): StoredRow {
  return Object.fromEntries(columns.flatMap(column => (column in row ? [[column, row[column]]] : [])))
}
