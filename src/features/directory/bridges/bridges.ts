import type { SearchAnswer } from '../../../engines/search/index.ts'
import { readSheet } from '../../../server/sheets/read-sheet.ts'
import { writeCsv } from '../../../server/sheets/write-sheet.ts'
import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../../shared/contract.ts'
import { writeHistory } from '../../../shared/history.ts'
import { type FieldFault, Refusal } from '../../../shared/refusals.ts'
import { mayReadSent } from '../../../shared/sent-files.ts'
import type * as contract from '../contract-bridges.ts'
import { makeQuestion, openIndex } from '../finding/ask-index.ts'
import { readFound } from '../finding/queries-found.ts'
import {
  type BridgeFacts,
  type BridgeSide,
  bridgeColumns,
  isEmpty,
  readBridgeRow,
  tidyExpressions,
  writeBridgeRow,
} from '../rules/bridge-table.ts'
import {
  announceBridges,
  asBridge,
  type BridgeRow,
  changeBridge,
  findBridge,
  insertBridge,
  listBridgeHistory,
  listBridgeRows,
  listUsedBridges,
  readBridges,
} from './queries-bridges.ts'

const triedShown = 8
const importedMost = 5_000

export async function loadBridge(ctx: Context, input: { bridge: string }): Promise<BridgeRow> {
  const bridge = await findBridge(ctx.db, input.bridge)
  if (bridge === undefined) throw new Refusal('not-found')
  return bridge
}

/** The links that searches use, by their first English expression. */
export async function listBridges(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listBridges>,
): Promise<AnswerOf<typeof contract.listBridges>> {
  const { items, total } = await listBridgeRows(ctx.db, input)
  return { items: items.map(describe), total, page: input.page, pageSize: input.pageSize }
}

export async function getBridge(
  ctx: Context,
  _input: ParsedInputOf<typeof contract.getBridge>,
  bridge: BridgeRow,
): Promise<AnswerOf<typeof contract.getBridge>> {
  return { ...describe(bridge), history: await listBridgeHistory(ctx.db, bridge.id) }
}

function describe(row: BridgeRow): AnswerOf<typeof contract.listBridges>['items'][number] {
  return { ...row, left: copy(row.left), right: copy(row.right) }
}

const copy = (side: BridgeSide) =>
  Object.fromEntries(Object.entries(side).map(([language, words]) => [language, [...(words ?? [])]]))

/** The facts of a form: each expression once, and something on both sides. */
function readFacts(input: {
  kind: BridgeFacts['kind']
  left: BridgeSide
  right: BridgeSide
  source: string
  note?: string | null | undefined
}): BridgeFacts {
  const tidy = (side: BridgeSide): BridgeSide =>
    Object.fromEntries(
      Object.entries(side)
        .map(([language, words]) => [language, tidyExpressions(words ?? [])] as const)
        .filter(([, words]) => words.length > 0),
    )
  const facts = { kind: input.kind, left: tidy(input.left), right: tidy(input.right) }
  const faults: FieldFault[] = (['left', 'right'] as const)
    .filter(name => isEmpty(facts[name]))
    .map(name => ({ field: `${name}.en`, code: 'missing' }))
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  return { ...facts, source: input.source, note: input.note || null }
}

/** Adds a link; every process uses it with its next search. */
export async function createBridge(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createBridge>,
): Promise<AnswerOf<typeof contract.createBridge>> {
  const facts = readFacts(input)
  const id = ctx.newId()
  await insertBridge(ctx.db, id, facts, ctx.now())
  await keepLine(ctx, 'createBridge', id, { ...facts })
  await announceBridges(ctx.db, ctx.now())
  return { id }
}

export async function updateBridge(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateBridge>,
  bridge: BridgeRow,
): Promise<AnswerOf<typeof contract.updateBridge>> {
  const after = readFacts(input)
  if (!(await changeBridge(ctx.db, bridge.id, input.version, { ...after, now: ctx.now() })))
    throw new Refusal('changed-meanwhile')
  await keepLine(ctx, 'updateBridge', bridge.id, { before: factsOf(bridge), after })
  await announceBridges(ctx.db, ctx.now())
  return { id: bridge.id }
}

/** Takes a link out of use or puts it back. */
export async function withdrawBridge(
  ctx: Context,
  input: ParsedInputOf<typeof contract.withdrawBridge>,
  bridge: BridgeRow,
): Promise<AnswerOf<typeof contract.withdrawBridge>> {
  const withdrawnAt = input.withdrawn ? ctx.now() : null
  if (!(await changeBridge(ctx.db, bridge.id, input.version, { withdrawnAt, now: ctx.now() })))
    throw new Refusal('changed-meanwhile')
  await keepLine(ctx, input.withdrawn ? 'withdrawBridge' : 'restoreBridge', bridge.id, {})
  await announceBridges(ctx.db, ctx.now())
  return { id: bridge.id }
}

const factsOf = ({ kind, left, right, source, note }: BridgeRow): BridgeFacts => ({
  kind,
  left,
  right,
  source,
  note,
})

const keepLine = (ctx: Context, call: string, subjectId: string, change: Record<string, unknown>) =>
  writeHistory(ctx, { call: `directory.${call}`, subjectKind: 'bridge', subjectId, change })

/** What a search would find without a link and with it, for this viewer; nothing is kept. */
export async function tryBridge(
  ctx: Context,
  input: ParsedInputOf<typeof contract.tryBridge>,
): Promise<AnswerOf<typeof contract.tryBridge>> {
  const open = await openIndex(ctx, ctx.viewer)
  if (open === null) return null
  const id = input.bridge ?? 'tried'
  const others = (await readBridges(ctx.db)).filter(bridge => bridge.id !== id)
  const { kind, left, right } = input
  const own = asBridge({ id, kind, left, right, source: '', note: null })
  const question = { ...makeQuestion({ q: input.q }, ctx.viewer.lang, open.clusters), limit: triedShown }
  const without = open.index.searchWithBridges(others, question, open.sight)
  const within = open.index.searchWithBridges([...others, own], question, open.sight)
  const through = await show(ctx, within, id)
  return { without: await show(ctx, without, id), within: through }
}

async function show(ctx: Context, { total, results }: SearchAnswer, bridgeId: string) {
  const rows = await readFound(
    ctx.db,
    ctx.viewer,
    results.map(({ id }) => id),
  )
  const byId = new Map(rows.map(row => [row.id, row]))
  return {
    total,
    items: results.flatMap(({ id, reasons }) => {
      const row = byId.get(id)
      const expression = reasons.find(({ bridge }) => bridge?.id === bridgeId)?.bridge?.expression ?? null
      return row === undefined ? [] : [{ slug: row.slug, name: row.name, expression }]
    }),
  }
}

/** The links in use as a file that goes back in as it is. */
export async function exportBridges(ctx: Context): Promise<FileAnswer> {
  const rows = (await listUsedBridges(ctx.db)).map(writeBridgeRow)
  const body = writeCsv(
    bridgeColumns.map(title => ({ title })),
    rows,
  )
  return { fileName: 'bridges.csv', mediaType: 'text/csv; charset=utf-8', body }
}

/** Takes in a file of links, all of it or nothing: a row that cannot be read is named with its reason. */
export async function importBridges(
  ctx: Context,
  input: ParsedInputOf<typeof contract.importBridges>,
): Promise<AnswerOf<typeof contract.importBridges>> {
  const rows = await readRows(ctx, input)
  const counts = { created: 0, updated: 0, unchanged: 0 }
  for (const { id, facts } of rows) {
    const known = id === null ? undefined : await findBridge(ctx.db, id)
    if (known === undefined) {
      const newId = ctx.newId()
      await insertBridge(ctx.db, newId, facts, ctx.now())
      await keepLine(ctx, 'createBridge', newId, { ...facts, imported: true })
      counts.created++
    } else if (isSame(factsOf(known), facts)) counts.unchanged++
    else {
      await changeBridge(ctx.db, known.id, known.version, { ...facts, now: ctx.now() })
      await keepLine(ctx, 'updateBridge', known.id, { before: factsOf(known), after: facts, imported: true })
      counts.updated++
    }
  }
  if (counts.created + counts.updated > 0) await announceBridges(ctx.db, ctx.now())
  return counts
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
const isSame = (a: BridgeFacts, b: BridgeFacts) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = ({ left, right, ...rest }: BridgeFacts) => [
  rest.kind,
  rest.source,
  rest.note,
  Object.entries(left).sort(),
  Object.entries(right).sort(),
]

async function readRows(ctx: Context, input: ParsedInputOf<typeof contract.importBridges>) {
  const { file } = input
  if (file === undefined || !(await mayReadSent(ctx, file.hash)))
    throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
  const rows: { number: number; cells: readonly string[] }[] = []
  const { header } = await readSheet(await ctx.files.local(file.hash), { name: file.name }, some => {
    rows.push(...some.slice(0, importedMost + 1 - rows.length))
  })
  if (rows.length > importedMost) throw new Refusal('too-large')
  const read = rows.map(({ number, cells }) => ({ number, ...readBridgeRow(header, cells) }))
  const fault = read.find(row => 'fault' in row)
  if (fault !== undefined && 'fault' in fault)
    throw new Refusal('bridge-row-unreadable', {
      field: 'file',
      values: { row: fault.number, fault: fault.fault },
    })
  return read.flatMap(row =>
    'facts' in row ? [{ facts: row.facts, id: row.id !== null && isId(row.id) ? row.id : null }] : [],
  )
}
