import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptedEndings, recogniseFile } from './file-kinds.ts'
import { helpDeskFor } from './help-desks.ts'
import { isWithin, knowsSide, mayRead, type Reading } from './may-read.ts'
import { writeClauses } from './nda-text.ts'
import { commonStep, hasReached, itemSteps, stepAfter, steps } from './steps.ts'

const day = fc
  .integer({ min: 0, max: 60 })
  .map(days => new Date(Date.UTC(2026, 8, 1 + days)).toISOString().slice(0, 10))
const reading = fc.record({
  room: fc.record({
    state: fc.constantFrom('open' as const, 'ended' as const),
    step: fc.constantFrom(...steps),
  }),
  owner: fc.record({
    position: fc.constantFrom(1, 2),
    closedAt: fc.constantFrom(null, new Date(0)),
    showsUntil: fc.option(day),
  }),
  nda: fc.option(fc.record({ validUntil: day, discloser: fc.constantFrom(null, 1, 2) })),
  step: fc.constantFrom(...itemSteps),
  now: fc.integer({ min: 0, max: 60 * 24 }).map(hours => new Date(Date.UTC(2026, 8, 1, hours))),
})

test('law: whatever closes, closes: no other circumstance opens it again', () => {
  const closures: ((one: Reading) => Reading)[] = [
    one => ({ ...one, room: { ...one.room, state: 'ended' } }),
    one => ({ ...one, owner: { ...one.owner, closedAt: one.now } }),
    one => ({ ...one, owner: { ...one.owner, showsUntil: '2026-08-31' } }),
    one => ({ ...one, step: 'technical', nda: null }),
    one => ({ ...one, step: 'technical', nda: { validUntil: '2026-08-31', discloser: null } }),
    one => ({
      ...one,
      step: 'technical',
      nda: { validUntil: '2030-01-01', discloser: 3 - one.owner.position },
    }),
    one => ({ ...one, step: 'technical', room: { ...one.room, step: 'nda' } }),
    one => ({ ...one, step: 'identity', room: { ...one.room, step: 'teaser' } }),
  ]
  fc.assert(
    fc.property(reading, fc.constantFrom(...closures), (one, close) => {
      expect(mayRead(close(one))).toBe(false)
    }),
  )
})

test('law: a room that goes on never hides what it showed', () => {
  fc.assert(
    fc.property(reading, one => {
      const next = stepAfter(one.room.step)
      if (next !== null && mayRead(one))
        expect(mayRead({ ...one, room: { ...one.room, step: next } })).toBe(true)
    }),
  )
})

test('an open room within its days shows what has been reached', () => {
  const now = new Date('2026-09-10T23:59:59Z')
  const base = {
    room: { state: 'open', step: 'technical' },
    owner: { position: 1, closedAt: null, showsUntil: '2026-09-10' },
    nda: { validUntil: '2026-09-10', discloser: 1 },
    now,
  } as const

  expect(itemSteps.map(step => mayRead({ ...base, step }))).toEqual([true, true, true])
  expect(isWithin('2026-09-10', new Date('2026-09-11T00:00:00Z'))).toBe(false)
})

test('law: a room stands where the slowest side stands', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 5 }), agreed => {
      const step = commonStep(agreed)
      expect(agreed.every(one => hasReached(one, step))).toBe(true)
      expect(agreed).toContain(step)
    }),
  )
})

test('before the step of identity a side is known to itself and to whoever opened the room', () => {
  expect([1, 2, 3].map(reader => [1, 2, 3].map(side => knowsSide({ step: 'teaser' }, reader, side)))).toEqual(
    [
      [true, true, true],
      [false, true, false],
      [false, false, true],
    ],
  )
  expect(knowsSide({ step: 'identity' }, 2, 3)).toBe(true)
})

test('a file is taken by its name and its first bytes together, and only pictures and plain text are shown', () => {
  const of = (name: string, hex: string) => recogniseFile(name, Buffer.from(hex, 'hex'))

  expect(of('a.pdf', '255044462d312e37')).toEqual({ mediaType: 'application/pdf', preview: false })
  expect(of('A.PNG', '89504e470d0a1a0a')).toEqual({ mediaType: 'image/png', preview: true })
  expect(of('notes.txt', '68656c6c6f')).toEqual({ mediaType: 'text/plain; charset=utf-8', preview: true })
  expect(of('a.pdf', '3c68746d6c3e')).toBeNull()
  expect(of('page.svg', '3c737667')).toBeNull()
  expect(of('page.html', '3c68746d6c3e')).toBeNull()
  expect(of('tool.txt', '4d5a9000')).toBeNull()
  expect(of('run.txt', '23212f62696e')).toBeNull()
  expect(of('nothing', '')).toBeNull()
  expect(acceptedEndings.split(',')).toContain('.step')
})

test('each country has one help desk, and where trade marks go to the first who files, it says so', () => {
  expect(['CN', 'IN', 'VN', 'BR', 'ZA', 'JP', 'US'].map(helpDeskFor)).toEqual([
    'China IP SME Helpdesk',
    'India IP SME Helpdesk',
    'South-East Asia IP SME Helpdesk',
    'Latin America IP SME Helpdesk',
    'Africa IP SME Helpdesk',
    'European IP Helpdesk',
    'European IP Helpdesk',
  ])
})

test('the template says who shows to whom, for what, under which law and how long', () => {
  const parties = [
    { name: 'Alpha', address: 'Vilnius, LT' },
    { name: 'Beta', address: '' },
    { name: 'Gamma', address: 'Osaka, JP' },
  ]
  const terms = {
    parties,
    purpose: 'To try it.',
    law: 'Austria',
    confidentialityYears: 1,
    validUntil: '2030-01-01',
  }
  const mutual = writeClauses({ ...terms, kind: 'mutual', discloser: null })
  const oneWay = writeClauses({ ...terms, kind: 'one-way', discloser: 1 })

  expect(mutual.map(clause => clause.heading)).toEqual(oneWay.map(clause => clause.heading))
  expect(mutual[0]?.text).toMatch(/^Alpha, Vilnius, LT; Beta and Gamma, Osaka, JP\. Each party/)
  expect(oneWay[0]?.text).toContain('Beta shows confidential information (the Discloser) to Alpha and Gamma')
  expect(mutual[1]?.text).toMatch(/^To try it\. /)
  expect(mutual.map(clause => clause.text).join(' ')).toMatch(
    /until 2030-01-01\..*last 1 year from.*law of Austria/,
  )
})
