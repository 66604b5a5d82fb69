import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMatchingCommand } from './matching.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-matching-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function save(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

async function runWith(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await runMatchingCommand(args, { out: text => out.push(text), err: text => err.push(text) })
  return { code, out, err }
}

const train = `rcn,role,pic,type,contribution,country,start_date,end_date,max_contribution,programme_parts
1,coordinator,11,HES,1,LT,2016-01-01,2018-01-01,1,SC1
1,participant,12,PRC,1,AT,2016-01-01,2018-01-01,1,SC1
1,participant,13,PRC,1,"AT, South",2016-01-01,2018-01-01,1,SC1
2,coordinator,21,REC,NA,FR,2017-01-01,2018-01-01,1,SC4|LEIT
2,participant,22,PRC,NA,FR,2017-01-01,2018-01-01,1,SC4|LEIT
`

describe('matching complete', () => {
  test('a line a case, over all organisations but the known ones', async () => {
    const cases = save('cases.csv', 'case,programme_parts,known\nA,SC1,11|12\nB,SC4|LEIT,21\nC,,99\n')
    const { code, out } = await runWith(
      'complete',
      '--train',
      save('t.csv', train),
      '--cases',
      cases,
      '--top',
      '4',
    )
    const answers = out.map(line => JSON.parse(line) as { case: string; ranked: string[] })
    expect(code).toBe(0)
    expect(answers.map(answer => [answer.case, answer.ranked[0], answer.ranked.length])).toEqual([
      ['A', '13', 3],
      ['B', '22', 4],
      ['C', expect.any(String), 4],
    ])
  })

  test.each([
    ['a missing column', 'case,programme_parts\nA,SC1\n', 'line 1, field known'],
    ['a row too short', 'case,programme_parts,known\nA,SC1\n', 'line 2, field 2'],
    ['a case twice', 'case,programme_parts,known\nA,SC1,11\nA,SC1,12\n', 'line 3, field case'],
    ['an empty file', '', 'line 1, field case'],
  ])('%s: exit 2, with line and field', async (_, text, place) => {
    const cases = save('bad.csv', text)
    const { code, err } = await runWith('complete', '--train', save('t.csv', train), '--cases', cases)
    expect(code).toBe(2)
    expect(err.join('\n')).toContain(place)
  })

  test('a day that is none is named', async () => {
    const broken = save('broken.csv', train.replace('2016-01-01', 'spring'))
    const { code, err } = await runWith('complete', '--train', broken, '--cases', broken)
    expect([code, err.join('\n').includes('line 2, field start_date')]).toEqual([2, true])
  })
})

describe('matching rank', () => {
  test('a line a need, the nearest profile first', async () => {
    const profiles = save(
      'p.jsonl',
      '{"id":"steel","texts":["Welding of steel with lasers"]}\n{"id":"auge","texts":["Dicke der Netzhaut messen"]}\n',
    )
    const needs = save('n.jsonl', '{"id":1,"title":"Netzhaut","text":"Wer misst die Dicke der Netzhaut?"}\n')
    const { code, out } = await runWith('rank', '--profiles', profiles, '--needs', needs)
    const answer = JSON.parse(out[0] ?? '') as { need: string; ranked: { id: string; score: number }[] }
    expect([code, answer.need, answer.ranked.map(({ id }) => id)]).toEqual([0, '1', ['auge', 'steel']])
  })

  test('a broken line is named', async () => {
    const profiles = save('p2.jsonl', '{"id":"a","texts":["x"]}\n{"id":"b","texts":"x"}\n')
    const { code, err } = await runWith('rank', '--profiles', profiles, '--needs', profiles)
    expect([code, err.join('\n').includes('line 2, field texts')]).toEqual([2, true])
  })
})

test('words that make no sense are answered with what does', async () => {
  const { code, err } = await runWith('marry')
  expect([code, err.join('\n').startsWith('Usage:')]).toEqual([2, true])
})
