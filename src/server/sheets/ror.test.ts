import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSheet } from './read-sheet.ts'
import { rorHeader } from './ror-record.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-ror-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(content: string): Promise<{ header: string[]; rows: string[][] }> {
  const path = join(folder, 'file.json')
  writeFileSync(path, content)
  const rows: string[][] = []
  const result = await readSheet(path, { name: 'file.json' }, batch => {
    rows.push(...batch.map(row => row.cells))
  })
  return { header: result.header, rows }
}

const record = {
  id: 'https://ror.org/00example0',
  established: 1961,
  names: [
    { value: 'FTMC sample', types: ['label'] },
    { value: 'Centre for Physical Sciences Sample', types: ['label', 'ror_display'] },
    { value: 'CPSS', types: ['acronym'] },
  ],
  types: ['facility'],
  locations: [
    {
      geonames_details: {
        country_code: 'LT',
        name: 'Vilnius',
        country_subdivision_name: 'Vilnius County',
        lat: 54.68916,
        lng: 25.2798,
      },
    },
  ],
  links: [
    { type: 'wikipedia', value: 'https://wiki.example' },
    { type: 'website', value: 'https://www.cpss.example' },
  ],
}

test('records of ROR become rows', async () => {
  const { header, rows } = await read(JSON.stringify([record]))

  expect(rows).toEqual([
    [
      'Centre for Physical Sciences Sample',
      'CPSS',
      'rto',
      'LT',
      'Vilnius',
      'Vilnius County',
      '54.68916',
      '25.2798',
      'https://www.cpss.example',
      '1961',
      'ror.org/00example0',
    ],
  ])
  expect(header).toEqual([...rorHeader])
})

test('an answer of its interface and a plain list of objects are read, too; other JSON is refused', async () => {
  expect((await read(JSON.stringify({ number_of_results: 1, items: [record] }))).rows.length).toBe(1)
  expect(await read('[{"name":"A","tags":["x","y"]},{"name":"B","city":"Graz"}]')).toEqual({
    header: ['name', 'tags', 'city'],
    rows: [
      ['A', 'x; y', ''],
      ['B', '', 'Graz'],
    ],
  })
  await expect(read('{"a":1}')).rejects.toThrow()
  await expect(read('[1, 2')).rejects.toThrow()
})
