import type { Context, Db } from '../../../shared/context.ts'
import type { FieldCatalogue } from '../rules/map-columns.ts'

/** What is wrong with one cell of a row: message keys for the reason and the fix, and the values they name. */
export interface ImportFault {
  field: string
  code: string
  value: string
  reason: string
  fix: string
  values: Record<string, string | number>
}

/** How a sheet is to be read where its rows do not say; every kind of import uses what it needs of it. */
export interface ImportOptions {
  country: string | null
  kind: string | null
  lang: string | null
  /** Whether organisations become members of the importing cluster. */
  addMembers: boolean
  memberFrom: string | null
}

/** What an import belongs to and by whom it is made. */
export interface ImportFacts {
  id: string
  clusterId: string | null
  missionId: string | null
  createdBy: string
  options: ImportOptions
}

export type ImportReading<Input> =
  | { ok: Input; warnings: readonly ImportFault[] }
  | { problems: readonly ImportFault[]; warnings: readonly ImportFault[] }

export interface ImportedRow<Input> {
  /** As the spreadsheet program numbers it. */
  number: number
  input: Input
}

/** What became of a row. `faults` are the reasons of a rejected row, else what was told about one that went in. */
export interface RowOutcome {
  outcome: 'created' | 'updated' | 'unchanged' | 'rejected'
  faults: readonly ImportFault[]
}

/** One pass over one file, in its order; remembers earlier rows so that repetitions are recognised. */
export interface ImportRun<Input> {
  /** Rows that an earlier, interrupted pass has written already. */
  skip: (ctx: Context, rows: readonly ImportedRow<Input>[]) => Promise<void>
  /** Decides what each row does and, unless `dry`, writes it through `ctx.db`. One outcome for each row, in order. */
  take: (ctx: Context, rows: readonly ImportedRow<Input>[], mode: { dry: boolean }) => Promise<RowOutcome[]>
}

export type LookContext = Pick<Context, 'db' | 'now' | 'newId'>

/** Looks through a file, before anything is written, for rows of which a person should say what they are. */
export interface ImportLook<Input> {
  see: (ctx: LookContext, rows: readonly ImportedRow<Input>[]) => Promise<void>
  /** Works out what is to be asked; gives the number of rows. Takes its time: call it outside a transaction. */
  compare: (ctx: LookContext) => Promise<number>
  keep: (db: Db) => Promise<void>
}

/** One kind of import: its columns, how a row is read, and what rows do. */
export interface ImportKind<Field extends string, Input> {
  kind: 'organisations' | 'capabilities' | 'projects' | 'participants' | 'meeting-requests'
  /** Kind of the background job, `room.import-things`. */
  job: string
  catalogue: FieldCatalogue<Field>
  /** Required fields that an option stands in for, such as a country for all rows without one. */
  coveredBy: (options: ImportOptions) => readonly Field[]
  /** `headings` are what the file calls the columns: some name a unit. */
  readRow: (
    cells: Partial<Record<Field, string>>,
    options: ImportOptions,
    now: Date,
    headings: Partial<Record<Field, string>>,
  ) => ImportReading<Input>
  /** Rows that name what other rows bring: they are taken behind all others, wherever they stand in the file. */
  comesLast?: (input: Input) => boolean
  openRun: (imported: ImportFacts) => ImportRun<Input>
  openLook?: (imported: ImportFacts) => ImportLook<Input>
}
