import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OrganisationRecord } from '../model.ts'

/** The labelled practice set: invented names in the manners of registers, patent offices and people. */
export function readPractice(): { records: OrganisationRecord[]; truth: Map<string, string> } {
  const lines = readFileSync(join(import.meta.dirname, 'practice.tsv'), 'utf8')
    .trim()
    .split('\n')
  const rows = lines.map((line, at) => ({ id: String(at + 1), cells: line.split('\t') }))
  return {
    records: rows.map(({ id, cells }) => ({ id, name: cells[1] ?? '' })),
    truth: new Map(rows.map(({ id, cells }) => [id, cells[0] ?? ''])),
  }
}
