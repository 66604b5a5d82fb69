import { sql } from 'kysely'
import { readSheet } from '../../../server/sheets/read-sheet.ts'
import { SheetRefusal, type SheetRow } from '../../../server/sheets/sheet-types.ts'
import type { Context } from '../../../shared/context.ts'
import type { JobContext } from '../../../shared/route.ts'
import { systemViewer } from '../../../shared/viewer.ts'
import { cellsByField } from '../rules/map-columns.ts'
import type { ImportedRow, ImportFacts, ImportKind, ImportRun, RowOutcome } from './import-kind.ts'
import { countBatch, findImport, insertProblems, lockImport, type StoredImport } from './queries-imports.ts'
import { cleanCell } from './read-upload.ts'

/** The embedded database has one transaction at a time: everybody waits while a batch goes in. */
const batchSize = 100

/**
 * The background job of every import. Rows go in in batches, each in one transaction together with the count of rows
 * read: after a crash the job begins behind the last batch that was kept, so nothing is lost and nothing twice.
 */
export async function runImport<Field extends string, Input>(
  ctx: JobContext,
  kind: ImportKind<Field, Input>,
  importId: string,
): Promise<Record<string, number>> {
  if (!(await lookFirst(ctx, kind, importId))) return {}
  const begun = await ctx.db
    .updateTable('import')
    .set({ state: 'running' })
    .where('id', '=', importId)
    .where('state', 'in', ['waiting', 'running'])
    .returning('id')
    .executeTakeFirst()
  const imported = await findImport(ctx.db, importId)
  if (begun === undefined || imported === null) return {}
  const pass = new Pass(ctx, kind, imported)
  try {
    await pass.readFile()
  } catch (error) {
    if (error === pass.ended) return { read: pass.read }
    if (!(error instanceof SheetRefusal)) throw error
    await finish(ctx, importId, { state: 'failed', failure: error.message })
    return { read: pass.read }
  }
  await finish(ctx, importId, { state: 'done', failure: null })
  return { read: pass.read }
}

/**
 * Before anything is written, rows that could be records that are there are looked for, once. False: the import waits for
 * what a person says of them, or is over.
 */
async function lookFirst<Field extends string, Input>(
  ctx: JobContext,
  kind: ImportKind<Field, Input>,
  importId: string,
): Promise<boolean> {
  if (kind.openLook === undefined) return true
  const worked = stopwatch(ctx)
  const begun = await ctx.db
    .updateTable('import')
    .set({ state: 'comparing' })
    .where('id', '=', importId)
    .where('state', 'in', ['waiting', 'comparing'])
    .where('looked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  const imported = await findImport(ctx.db, importId)
  if (begun === undefined || imported === null) return imported?.looked_at != null
  const look = kind.openLook(factsOf(imported))
  const pass = new Pass(ctx, kind, imported)
  try {
    await pass.eachRow(rows => look.see(ctx, rows))
  } catch (error) {
    if (error === pass.ended) return false
    if (!(error instanceof SheetRefusal)) throw error
    await finish(ctx, importId, { state: 'failed', failure: error.message })
    return false
  }
  const isSure = (await look.compare(ctx)) === 0
  return ctx.db.transaction().execute(async db => {
    const locked = await lockImport(db, importId)
    if (locked?.state !== 'comparing') return false
    await look.keep(db)
    await db
      .updateTable('import')
      .set({
        ...(isSure ? { state: 'waiting', looked_at: ctx.now() } : { state: 'deciding' }),
        work_ms: sql`work_ms + ${worked()}`,
      })
      .where('id', '=', importId)
      .execute()
    return isSure
  })
}

/** Gives the milliseconds since it was made or last asked. */
function stopwatch({ now }: Pick<JobContext, 'now'>): () => number {
  let last = now().getTime()
  return () => {
    const passed = Math.max(0, now().getTime() - last)
    last += passed
    return passed
  }
}

async function finish(
  ctx: JobContext,
  id: string,
  end: { state: 'done' | 'failed'; failure: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('import')
    .set({ ...end, finished_at: ctx.now() })
    .where('id', '=', id)
    .where('state', 'in', ['running', 'comparing'])
    .execute()
}

function factsOf(imported: StoredImport): ImportFacts {
  return {
    id: imported.id,
    clusterId: imported.cluster_id,
    missionId: imported.mission_id,
    createdBy: imported.created_by,
    options: imported.options,
  }
}

/** One reading of the file from its first row; rows that were written before only remind the run of themselves. */
class Pass<Field extends string, Input> {
  /** Thrown to leave the reader when somebody cancelled, the server stops, or another worker has the import. */
  readonly ended = new Error('the pass was ended')
  read = 0
  readonly #ctx: JobContext
  readonly #kind: ImportKind<Field, Input>
  readonly #imported: StoredImport
  readonly #run: ImportRun<Input>
  readonly #columns: (Field | null)[]
  readonly #headings: Partial<Record<Field, string>>
  readonly #worked: () => number

  constructor(ctx: JobContext, kind: ImportKind<Field, Input>, imported: StoredImport) {
    this.#ctx = ctx
    this.#kind = kind
    this.#imported = imported
    this.#columns = imported.mapping.columns as (Field | null)[]
    this.#headings = cellsByField(this.#columns, imported.header)
    this.#run = kind.openRun(factsOf(imported))
    this.#worked = stopwatch(ctx)
  }

  async readFile(): Promise<void> {
    const last: SheetRow[] = []
    await this.#readBatches(async rows => {
      const now = rows.filter(row => !this.#comesLast(row))
      if (now.length < rows.length) last.push(...rows.filter(row => !now.includes(row)))
      await this.#pass(now)
    })
    for (let start = 0; start < last.length; start += batchSize)
      await this.#pass(last.slice(start, start + batchSize))
  }

  /** Shows the rows that can be read, batch by batch; writes nothing. */
  async eachRow(see: (rows: ImportedRow<Input>[]) => Promise<void>): Promise<void> {
    await this.#readBatches(async rows => {
      if (this.#ctx.isCancelled()) throw this.ended
      const good = this.#readable(rows)
      if (good.length > 0) await see(good)
    })
  }

  async #readBatches(each: (rows: readonly SheetRow[]) => Promise<void>): Promise<void> {
    const { file_hash, file_name, sheet } = this.#imported
    const { encoding } = this.#imported.options
    const options = {
      name: file_name,
      batchSize,
      ...(sheet === null ? {} : { sheet }),
      ...(encoding === null ? {} : { encoding }),
    }
    await readSheet(await this.#ctx.files.local(file_hash), options, each)
  }

  #readable(rows: readonly SheetRow[]): ImportedRow<Input>[] {
    return rows.flatMap(row => {
      const reading = this.#readRow(row)
      return 'ok' in reading ? [{ number: row.number, input: reading.ok }] : []
    })
  }

  /** The order is the same in every pass, so that what was read before is as many rows from its beginning. */
  async #pass(rows: readonly SheetRow[]): Promise<void> {
    if (this.#ctx.isCancelled()) throw this.ended
    const done = Math.max(0, Math.min(rows.length, this.#imported.read - this.read))
    await this.#remember(rows.slice(0, done))
    this.read += done
    if (done < rows.length) await this.#write(rows.slice(done))
  }

  #comesLast(row: SheetRow): boolean {
    if (this.#kind.comesLast === undefined) return false
    const reading = this.#readRow(row)
    return 'ok' in reading && this.#kind.comesLast(reading.ok)
  }

  #readRow(row: SheetRow) {
    return this.#kind.readRow(
      cellsByField(this.#columns, row.cells),
      this.#imported.options,
      this.#ctx.now(),
      this.#headings,
    )
  }

  async #remember(rows: readonly SheetRow[]): Promise<void> {
    const written = this.#readable(rows)
    if (written.length > 0) await this.#run.skip(this.#ctx, written)
  }

  async #write(rows: readonly SheetRow[]): Promise<void> {
    await this.#ctx.db.transaction().execute(async db => {
      const locked = await lockImport(db, this.#imported.id)
      if (locked?.state !== 'running' || locked.read !== this.read) throw this.ended
      const effects: (() => void)[] = []
      const ctx: Context = {
        ...this.#ctx,
        db,
        viewer: { ...systemViewer(), personId: this.#imported.created_by },
        afterCommit: effect => effects.push(effect),
      }
      const outcomes = await takeRows(ctx, this.#run, rows, row => this.#readRow(row))
      await insertProblems(
        db,
        this.#imported.id,
        rows.flatMap((row, index) => {
          const { outcome, faults } = outcomes[index] ?? { outcome: 'rejected', faults: [] }
          if (faults.length === 0) return []
          const rejected = outcome === 'rejected'
          return [{ number: row.number, rejected, cells: row.cells.map(cleanCell), faults }]
        }),
      )
      const count = (wanted: RowOutcome['outcome']) =>
        outcomes.filter(({ outcome }) => outcome === wanted).length
      await countBatch(db, this.#imported.id, {
        read: rows.length,
        created: count('created'),
        updated: count('updated'),
        unchanged: count('unchanged'),
        rejected: count('rejected'),
        warned: outcomes.filter(row => row.outcome !== 'rejected' && row.faults.length > 0).length,
        work_ms: this.#worked(),
      })
    })
    this.read += rows.length
    await this.#ctx.progress({ read: this.read, total: this.#imported.total })
  }
}

/** Reads rows and lets the run take the good ones; one outcome for each row, in order. */
export async function takeRows<Row, Input>(
  ctx: Context,
  run: ImportRun<Input>,
  rows: readonly (Row & { number: number })[],
  readRow: (row: Row & { number: number }) => ReturnType<ImportKind<string, Input>['readRow']>,
  mode: { dry: boolean } = { dry: false },
): Promise<RowOutcome[]> {
  const readings = rows.map(row => ({ number: row.number, reading: readRow(row) }))
  const good = readings.flatMap(({ number, reading }) =>
    'ok' in reading ? [{ number, input: reading.ok }] : [],
  )
  const taken = good.length === 0 ? [] : await run.take(ctx, good, mode)
  let next = 0
  return readings.map(({ reading }) => {
    if (!('ok' in reading)) return { outcome: 'rejected', faults: reading.problems }
    const outcome = taken[next]
    next += 1
    if (outcome === undefined) throw new Error('an import run gave fewer outcomes than rows')
    return outcome.outcome === 'rejected'
      ? outcome
      : { outcome: outcome.outcome, faults: [...reading.warnings, ...outcome.faults] }
  })
}
