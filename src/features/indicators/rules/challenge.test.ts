import fc from 'fast-check'
import { expect, test } from 'vitest'
import { challengeFirst } from './challenge.ts'
import { ask, build, everything, meeting, party, reported } from './factory.ts'
import type { Fact } from './facts.ts'
import { drawSample } from './sample.ts'
import { tally } from './tally.ts'

const stranger = party('stranger', [])
const own = (id: string) => [party(id, ['c1']), stranger]
const challenged = (facts: readonly Fact[], question = ask({ counts: 'meetings' }), most = 3) =>
  challengeFirst(tally(facts, question).units, {
    byId: new Map(facts.map(fact => [fact.id, fact])),
    asOf: question.asOf,
    counts: question.rule.counts,
    most,
  }).map(({ unit, reasons, mend }) => [unit.key, ...reasons, mend])

test('the weakest proof is challenged first, then what has the most against it, then the oldest', () => {
  const facts = [
    meeting('signed', own('a'), { proof: 'signed-list' }),
    meeting('one word, late', own('b'), { proof: 'one-side', knownAt: '2026-05-01T00:00:00.000Z' }),
    meeting('one word', own('c'), { proof: 'one-side' }),
    reported('nothing', own('d'), { proof: 'none' }),
    meeting('one word, older', own('e'), { proof: 'one-side', on: '2026-02-20' }),
  ]

  expect(challenged(facts)).toEqual([
    ['nothing', 'no-proof', 'add-document'],
    ['one word, late', 'one-word', 'told-late', 'signed-list'],
    ['one word, older', 'one-word', 'signed-list'],
  ])
})

test('what is only claimed is not in the figure: it is challenged where nothing else is there', () => {
  const question = ask({ counts: 'meetings', proof: 'both-sides' })
  const claimed = meeting('claimed', own('a'), { proof: 'one-side' })

  expect(challenged([claimed, meeting('counted', own('b'))], question)).toEqual([['counted', 'signed-list']])
  expect(challenged([claimed], question)).toEqual([['claimed', 'unproven', 'one-word', 'signed-list']])
})

test('a company that one record alone shows, or that several clusters list, says so', () => {
  const both = party('both', ['c1', 'c2'])
  const facts = [
    meeting('only', own('once')),
    meeting('first', own('twice')),
    meeting('second', own('twice'), { on: '2026-03-02' }),
    meeting('shared', [both, stranger]),
  ]

  expect(challenged(facts, ask({ counts: 'benefiting', distinct: 'organisation' }))).toEqual([
    ['both', 'single', 'shared', 'signed-list'],
    ['once', 'single', 'signed-list'],
    ['twice', 'signed-list'],
  ])
})

test('nobody outside the three is proven more weakly than one of them, whatever the records', () => {
  fc.assert(
    fc.property(everything, ({ raw, known, rule, ...rest }) => {
      const facts = build(raw, known)
      const question = ask(rule, rest)
      const { units } = tally(facts, question)
      const first = challenged(facts, question).map(([key]) => units.find(unit => unit.key === key))
      const inFigure = units.filter(unit => unit.proven)
      const others = (inFigure.length > 0 ? inFigure : units).filter(unit => !first.includes(unit))
      const order = ['none', 'one-side', 'both-sides', 'register', 'steward', 'document', 'signed-list']
      const worst = Math.max(-1, ...first.map(unit => order.indexOf(unit?.proof ?? '')))

      expect(first.length).toBe(Math.min(3, inFigure.length > 0 ? inFigure.length : units.length))
      for (const unit of others) expect(order.indexOf(unit.proof)).toBeGreaterThanOrEqual(worst)
    }),
    { numRuns: 200 },
  )
})

test('the same seed draws the same from the same records in any order, another seed others, and all are equally likely', () => {
  const items = Array.from({ length: 40 }, (_, index) => `record ${index}`)
  const draw = (seed: string, from: readonly string[] = items) =>
    drawSample(from, { seed, size: 10, keyOf: item => item })

  expect(draw('a', items.toReversed())).toEqual(draw('a'))
  expect(draw('b')).not.toEqual(draw('a'))
  expect(new Set(draw('a')).size).toBe(10)
  expect(draw('a', items.slice(0, 4)).sort()).toEqual(items.slice(0, 4))
  const without = draw('a')[3] ?? ''
  expect(
    draw(
      'a',
      items.filter(item => item !== without),
    ).slice(0, 9),
  ).toEqual(draw('a').filter(item => item !== without))
  const times = new Map<string, number>()
  for (let seed = 0; seed < 2000; seed++)
    for (const item of draw(String(seed))) times.set(item, (times.get(item) ?? 0) + 1)
  // Each is expected 500 times; five standard deviations are 97.
  for (const item of items) expect(Math.abs((times.get(item) ?? 0) - 500)).toBeLessThan(97)
})
