import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { makeId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { mayReadSent } from '../../shared/sent-files.ts'
import type * as contract from './contract-calls.ts'
import { todayOf } from './load-opportunity.ts'
import { loadsCalls } from './policy.ts'
import {
  type CallToKeep,
  findCall,
  keepCalls,
  listCallIds,
  readCallRows,
  readCallTexts,
} from './queries-calls.ts'
import { callSlug, readCall } from './rules/read-call.ts'
import { noteOpportunity } from './save-opportunity.ts'
import { rankTexts } from './search-texts.ts'

type Loaded = AnswerOf<typeof contract.loadCalls>

const batch = 100
const faultsShown = 20

/** Calls that answer words and filters; open ones unless all are wanted. */
export async function listCalls(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listCalls>,
): Promise<AnswerOf<typeof contract.listCalls>> {
  const all = await listCallIds(ctx.db, input, todayOf(ctx))
  const byId = new Map(all.map(one => [one.id, one]))
  const ranked = input.q
    ? await rankTexts(ctx.db, 'calls', { text: input.q, among: all }, ids => readCallTexts(ctx.db, ids))
    : all.map(({ id }) => id)
  const shown = ranked.slice((input.page - 1) * input.pageSize, input.page * input.pageSize)
  const rows = new Map((await readCallRows(ctx.db, shown)).map(row => [row.id, row]))
  const found = ranked.flatMap(id => byId.get(id) ?? [])
  return {
    items: shown.flatMap(id => rows.get(id) ?? []),
    total: ranked.length,
    page: input.page,
    pageSize: input.pageSize,
    mayLoad: loadsCalls(ctx.viewer),
    facets: {
      programme: count(found.map(({ programme }) => programme)),
      action: count(found.flatMap(({ actionType }) => actionType ?? [])),
    },
  }
}

function count(values: readonly string[]): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    .slice(0, 40)
}

/** One call with its text. */
export async function getCall(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getCall>,
): Promise<AnswerOf<typeof contract.getCall>> {
  const call = await findCall(ctx.db, input.call)
  if (call === null) throw new Refusal('not-found')
  return call
}

/** Loads a file of topics that was sent. */
export async function loadCalls(
  ctx: Context,
  input: ParsedInputOf<typeof contract.loadCalls>,
): Promise<Loaded> {
  if (!(await mayReadSent(ctx, input.file.hash)))
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const text = new TextDecoder().decode(await ctx.files.get(input.file.hash))
  const loaded = await loadCallLines(ctx, text)
  await noteOpportunity(ctx, ctx.newId(), 'opportunities.loadCalls', { ...loaded, file: input.file.name })
  return loaded
}

/** Keeps every line of a file that can be read, by its topic's name; the same file again changes nothing. */
export async function loadCallLines(
  ctx: Pick<Context, 'db' | 'now' | 'random'>,
  text: string,
): Promise<Loaded> {
  const now = ctx.now()
  const calls = new Map<string, CallToKeep>()
  const loaded: Loaded = { created: 0, updated: 0, unchanged: 0, rejected: 0, faults: [] }
  const slugs = new Map<string, string>()
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    if (line.trim() === '') continue
    const call = readCall(line)
    const slug = 'fault' in call ? '' : callSlug(call.topic)
    const isTaken = !('fault' in call) && (slugs.get(slug) ?? call.topic) !== call.topic
    if ('fault' in call || slug === '' || isTaken) {
      loaded.rejected++
      const fault = 'fault' in call ? call.fault : 'no-topic'
      if (loaded.faults.length < faultsShown) loaded.faults.push({ line: index + 1, fault })
      continue
    }
    slugs.set(slug, call.topic)
    calls.set(call.topic, { ...call, id: makeId(now, ctx.random), slug })
  }
  const all = [...calls.values()]
  for (let from = 0; from < all.length; from += batch) {
    const { created, updated } = await keepCalls(ctx.db, all.slice(from, from + batch), now)
    loaded.created += created
    loaded.updated += updated
  }
  loaded.unchanged = all.length - loaded.created - loaded.updated
  return loaded
}
