import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runSearchCommand } from './search.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-search-'))
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function run(files: Record<string, string | Uint8Array>, ...more: string[]) {
  const given = { corpus: '', queries: '', qrels: '', ...files }
  const args: string[] = []
  for (const [name, content] of Object.entries(given)) {
    await writeFile(join(folder, name), content)
    args.push(`--${name}`, join(folder, name))
  }
  const out: string[] = []
  const err: string[] = []
  const code = await runSearchCommand(['eval', ...args, ...more], {
    out: text => out.push(text),
    err: text => err.push(text.replaceAll(folder, '')),
  })
  return { code, out, err }
}

const corpus =
  '{"_id":"1","title":"Laser","text":"The laser welds the sheets."}\n{"_id":"2","text":"The eye."}\n'
const queries = 'q1\tWhich laser welds?\n'

describe('kontor search eval', () => {
  it('prints the measures as JSON', async () => {
    const { code, out } = await run({ corpus, queries, qrels: 'q1 0 1 1\n' }, '--json')

    expect(code).toBe(0)
    expect(JSON.parse(out.join(''))).toEqual({
      language: 'en',
      documents: 2,
      queries: 1,
      'nDCG@10': 1,
      'recall@100': 1,
      p50_ms: expect.any(Number),
      p95_ms: expect.any(Number),
      build_ms: expect.any(Number),
      gain: 'linear',
    })
  })

  it('says in a sentence which line and field it cannot read, and ends with 2', async () => {
    expect([
      await run({ corpus: `${corpus}{"_id":"3"}`, queries, qrels: 'q1 0 1 1' }),
      await run({ corpus, queries: 'q1', qrels: 'q1 0 1 1' }),
      await run({ corpus, queries, qrels: 'q1 0 1 high' }),
      await run({ corpus: new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), queries, qrels: 'q1 0 1 1' }),
      await run({ corpus, queries, qrels: 'q7 0 1 1' }),
    ]).toEqual(
      [
        '/corpus: Line 3, field text: it is missing.',
        '/queries: Line 1, field text: a query is an id, a tab and a text; there is no tab.',
        '/qrels: Line 1, field rel: "high" is not a number.',
        '/corpus: the file is not UTF-8.',
        'No query has a judgement: the ids of --queries and --qrels do not meet.',
      ].map(message => ({ code: 2, out: [], err: [message] })),
    )
  })

  it('refuses words that make no sense', async () => {
    const { code, err } = await run({ corpus, queries, qrels: 'q1 0 1 1' }, '--language', 'klingon')

    expect(code).toBe(2)
    expect(err.join('')).toMatch(/^--language klingon is not known\. Known are en, de, /)
  })
})
