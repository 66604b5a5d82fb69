import type { Judgements } from './measures.ts'

export interface EvaluationDocument {
  readonly id: string
  readonly title: string
  readonly text: string
}

export interface EvaluationQuery {
  readonly id: string
  readonly text: string
}

/** A line that cannot be read, with the field at fault. The message is a sentence for the person who has the file. */
export class EvaluationFault extends Error {
  readonly line: number
  readonly field: string

  constructor(line: number, field: string, message: string) {
    super(`Line ${line}, field ${field}: ${message}`)
    this.line = line
    this.field = field
  }
}

function* readLines(text: string): Iterable<{ line: number; content: string }> {
  let line = 0
  for (const content of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    line++
    if (content.trim() !== '') yield { line, content }
  }
}

/** BEIR's corpus: one JSON object per line with `_id`, `text` and perhaps `title`. @throws EvaluationFault */
export function readCorpus(text: string): readonly EvaluationDocument[] {
  const documents: EvaluationDocument[] = []
  const seen = new Map<string, number>()
  for (const { line, content } of readLines(text)) {
    const record = readObject(line, content)
    const id = readString(line, record, '_id')
    if (id.trim() === '') throw new EvaluationFault(line, '_id', 'the id is empty.')
    const before = seen.get(id)
    if (before !== undefined)
      throw new EvaluationFault(line, '_id', `the id "${id}" stands on line ${before} already.`)
    seen.set(id, line)
    const title = record.title === undefined || record.title === null ? '' : readString(line, record, 'title')
    documents.push({ id, title, text: readString(line, record, 'text') })
  }
  if (documents.length === 0) throw new EvaluationFault(1, '_id', 'the corpus has no documents.')
  return documents
}

function readObject(line: number, content: string): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new EvaluationFault(line, '_id', `the line is not JSON (${why}).`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new EvaluationFault(
      line,
      '_id',
      'the line is not a JSON object like {"_id": …, "title": …, "text": …}.',
    )
  return value as Record<string, unknown>
}

function readString(line: number, record: Record<string, unknown>, field: string): string {
  const value = record[field]
  if (typeof value === 'string') return value
  if (field === '_id' && typeof value === 'number') return String(value)
  throw new EvaluationFault(line, field, value === undefined ? 'it is missing.' : 'it is not a text.')
}

/** Queries: id, tab, text; or BEIR's JSON lines with `_id` and `text`. A first line of headings is skipped. @throws EvaluationFault */
export function readQueries(text: string): readonly EvaluationQuery[] {
  const queries: EvaluationQuery[] = []
  const seen = new Map<string, number>()
  for (const { line, content } of readLines(text)) {
    const query = content.startsWith('{') ? readJsonQuery(line, content) : readTabbedQuery(line, content)
    if (queries.length === 0 && isQueryHeading(query)) continue
    if (query.id === '') throw new EvaluationFault(line, 'id', 'the id is empty.')
    if (query.text.trim() === '') throw new EvaluationFault(line, 'text', 'the query is empty.')
    const before = seen.get(query.id)
    if (before !== undefined)
      throw new EvaluationFault(line, 'id', `the id "${query.id}" stands on line ${before} already.`)
    seen.set(query.id, line)
    queries.push(query)
  }
  if (queries.length === 0) throw new EvaluationFault(1, 'id', 'the file has no queries.')
  return queries
}

function readTabbedQuery(line: number, content: string): EvaluationQuery {
  const tab = content.indexOf('\t')
  if (tab < 0) throw new EvaluationFault(line, 'text', 'a query is an id, a tab and a text; there is no tab.')
  return { id: content.slice(0, tab).trim(), text: content.slice(tab + 1) }
}

function readJsonQuery(line: number, content: string): EvaluationQuery {
  const record = readObject(line, content)
  return { id: readString(line, record, '_id'), text: readString(line, record, 'text') }
}

const idHeadings = /^(_?id|qid|q_id|query[-_ ]?id|topic|num)$/i
const textHeadings = /^(text|query|question|title)$/i
const isQueryHeading = ({ id, text }: EvaluationQuery) =>
  idHeadings.test(id) && textHeadings.test(text.trim())

const gainHeadings = /^(score|rel|relevance|label|grade|gain|judge?ment)$/i

/**
 * Judgements: TREC's `qid 0 docid rel` between blanks or tabs, or BEIR's `query-id, corpus-id, score` between tabs with
 * a line of headings.
 * @param ids of the queries and documents that are judged: where one has a blank in it, only tabs tell the columns apart
 * @throws EvaluationFault
 */
export function readJudgements(text: string, ids: readonly string[] = []): Judgements {
  const judgements = new Map<string, Map<string, number>>()
  const withBlank = ids.find(id => /\s/.test(id.trim()))
  let isFirst = true
  for (const { line, content } of readLines(text)) {
    if (withBlank !== undefined && !content.includes('\t'))
      throw new EvaluationFault(
        line,
        'qid',
        `the id "${withBlank}" has a blank in it, so that the columns must stand between tabs.`,
      )
    const cells = content.includes('\t') ? content.split('\t') : content.trim().split(/\s+/)
    const isHeading = isFirst && gainHeadings.test(cells.at(-1)?.trim() ?? '')
    isFirst = false
    if (isHeading && cells.length >= 3) continue
    if (cells.length !== 3 && cells.length !== 4)
      throw new EvaluationFault(
        line,
        'docid',
        `a judgement has 3 or 4 columns, this line has ${cells.length}.`,
      )
    const query = cells[0]?.trim() ?? ''
    const document = cells.at(-2)?.trim() ?? ''
    const gain = Number(cells.at(-1))
    if (query === '') throw new EvaluationFault(line, 'qid', 'the query is empty.')
    if (document === '') throw new EvaluationFault(line, 'docid', 'the document is empty.')
    if (cells.at(-1)?.trim() === '' || !Number.isFinite(gain))
      throw new EvaluationFault(line, 'rel', `"${cells.at(-1) ?? ''}" is not a number.`)
    const judged = judgements.get(query) ?? new Map<string, number>()
    judgements.set(query, judged)
    judged.set(document, gain)
  }
  if (judgements.size === 0) throw new EvaluationFault(1, 'qid', 'the file has no judgements.')
  return judgements
}
