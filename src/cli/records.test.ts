import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runRecordsCommand } from './records.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-records-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true })
})

async function run(command: string, content: string | Buffer, ...options: string[]) {
  const file = join(folder, 'list.csv')
  await writeFile(file, content)
  const out: string[] = []
  const err: string[] = []
  const io = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text.replace(file, 'FILE')),
  }
  const code = await runRecordsCommand([command, file, ...options], io)
  return { code, out, err }
}

const list =
  'id;Name;Country\n1;Nordlicht Optik AG;DE\n7;"NORDLICHT OPTIK AKTIENGESELLSCHAFT";DE\n3;Nordlicht Energie GmbH;DE\n'

test('dedupe prints clusters of ids and the pairs for a person', async () => {
  const { code, out, err } = await run('dedupe', list, '--json')
  const { clusters, perhaps } = JSON.parse(out[0] ?? '') as {
    clusters: string[][]
    perhaps: { left: string }[]
  }
  expect({ code, err, clusters, pairs: perhaps.length }).toEqual({
    code: 0,
    err: [],
    clusters: [['1', '7'], ['3']],
    pairs: 0,
  })
})

test('dedupe reads UTF-16 as Excel writes it', async () => {
  const { code, out } = await run('dedupe', Buffer.from(`\ufeff${list}`, 'utf16le'), '--json')
  expect({ code, clusters: (JSON.parse(out[0] ?? '') as { clusters: string[][] }).clusters }).toEqual({
    code: 0,
    clusters: [['1', '7'], ['3']],
  })
})

test('compare prints a score and a decision for each pair', async () => {
  const { code, out } = await run(
    'compare',
    'left,right\nAlpha Optik AG,ALPHA OPTIK\n"Alpha Optik",Beta Linsen\n',
    '--json',
  )
  const rows = out.map(line => JSON.parse(line) as { left: string; right: string; decision: string })
  expect({ code, decisions: rows.map(row => row.decision) }).toEqual({
    code: 0,
    decisions: ['same', 'different'],
  })
})

test.each([
  ['dedupe', 'id,country\n1,DE\n', 'FILE: line 1, field name: there is no such column in the heading.'],
  ['dedupe', 'id,name\n1,Alpha\n2,"Two\nlines"\n3,\n', 'FILE: line 5, field name: is empty.'],
  ['dedupe', 'id,name\n1,Alpha\n1,Beta\n', 'FILE: line 3, field id: "1" stands on line 2 already.'],
  ['dedupe', 'id,name\n1,Alpha,DE\n', 'FILE: line 2, field 3: the row has more fields than the heading (2).'],
  ['dedupe', '', 'FILE: line 1, field id: the file is empty.'],
  ['compare', 'left,right\nAlpha,\n', 'FILE: line 2, field right: is empty.'],
])('%s refuses a bad file with its line and field (%#)', async (command, content, message) => {
  expect(await run(command, content, '--json')).toEqual({ code: 2, out: [], err: [message] })
})
