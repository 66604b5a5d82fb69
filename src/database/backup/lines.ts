import { z } from 'zod'

const name = z.string().min(1)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** One line of a backup that is neither a row (an array) nor a piece of a file (a string). */
export const lineSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backup'), made: z.string(), migrations: z.array(name) }),
  z.object({ kind: z.literal('table'), name, columns: z.array(name) }),
  z.object({ kind: z.literal('table-end'), name, rows: z.number().int(), sha256 }),
  z.object({ kind: z.literal('sequence'), name, last: z.string().regex(/^-?\d+$/), called: z.boolean() }),
  z.object({ kind: z.literal('file'), path: z.string().regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/) }),
  z.object({ kind: z.literal('file-end'), size: z.number().int(), sha256 }),
  z.object({ kind: z.literal('end'), tables: z.number().int(), files: z.number().int() }),
])

/** What a line says about what follows or went before. */
export type BackupLine = z.infer<typeof lineSchema>

/** The values of one row as PostgreSQL writes them, in the order of the table's columns. */
export type BackupRow = readonly (string | null)[]

/** What a table holds: the number of its rows and a hash over them that does not depend on their order. */
export interface TableSum {
  readonly name: string
  readonly rows: number
  readonly sha256: string
}

/** Writes one line. */
export function writeLine(line: BackupLine): string {
  return `${JSON.stringify(line)}\n`
}
