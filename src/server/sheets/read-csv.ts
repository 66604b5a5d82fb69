import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { chooseDelimiter } from './choose-header.ts'
import { detectEncoding, openDecoder } from './detect-encoding.ts'
import { collectRows } from './row-collector.ts'
import {
  type ReadSheetOptions,
  type SheetLimits,
  SheetRefusal,
  type SheetResult,
  type TakeRows,
} from './sheet-types.ts'

/** Reads a CSV text as a stream; the whole file is never in memory. */
export async function readCsv(
  path: string,
  options: ReadSheetOptions & { limits: SheetLimits },
  take: TakeRows,
): Promise<SheetResult> {
  const encoding: { label: string; guessed: boolean } =
    options.encoding === undefined ? await detectEncoding(path) : { label: options.encoding, guessed: false }
  const sample = await readSample(path, encoding.label)
  const delimiter = chooseDelimiter(sample)
  const collector = collectRows(
    { format: 'csv', encoding: encoding.label, delimiter, sheet: null, sheets: [] },
    options,
    take,
  )
  const announced = /^sep=[,;\t|]\r?\n/.test(sample)
  const parser = openParser(path, encoding.label, delimiter, options.limits)
  let number = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1
      if (announced && number === 1) continue
      await collector.add({ number, cells })
    }
  } catch (error) {
    throw explain(error, options, number)
  } finally {
    parser.destroy()
  }
  const result = await collector.finish()
  if (encoding.guessed)
    result.notes.unshift({
      code: encoding.label.startsWith('garbled-') ? 'encoding-mended' : 'encoding-guessed',
      row: null,
      values: { encoding: encoding.label },
    })
  return result
}

function openParser(path: string, encoding: string, delimiter: string, limits: SheetLimits) {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: Math.min(limits.cellLength * 8, 1_000_000),
  })
  // Errors reach the reader through the parser, which the pipeline destroys with them.
  pipeline(Readable.from(decode(path, encoding)), parser, () => undefined)
  return parser
}

async function* decode(path: string, encoding: string): AsyncGenerator<string> {
  const text = openDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 128 * 1024 }) as AsyncIterable<Buffer>) {
    const piece = text.decode(chunk)
    if (piece !== '') yield piece
  }
  const rest = text.end()
  if (rest !== '') yield rest
}

function explain(error: unknown, options: ReadSheetOptions & { limits: SheetLimits }, row: number): unknown {
  if (!(error instanceof CsvError)) return error
  const { name, limits } = options
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return new SheetRefusal('sheet-cell-too-long', { name, row: row + 1, limit: limits.cellLength })
  return new SheetRefusal('sheet-quote-open', { name, line: row + 1 })
}

async function readSample(path: string, encoding: string): Promise<string> {
  await using file = await open(path)
  const start = Buffer.alloc(64 * 1024)
  const { bytesRead } = await file.read(start, 0, start.length, 0)
  return openDecoder(encoding).decode(start.subarray(0, bytesRead))
}
