import { expect, test } from 'vitest'
import type { ReportFigure, ReportModel } from '../../reports/rules/model.ts'
import { makePublic } from './public-model.ts'

const figure = (code: string, proven: number, claimed = proven): ReportFigure => ({
  id: `id-${code}`,
  code,
  name: code,
  unit: 'pieces',
  lang: 'en',
  shippedAs: null,
  level: 'output',
  target: 20,
  periodTarget: null,
  expected: 10,
  inPeriod: { proven, claimed },
  soFar: { proven, claimed },
  clusters: [{ cluster: 'one', proven, claimed }],
  shared: 2,
})

const model: ReportModel = {
  kind: 'interim',
  langs: ['en', 'de'],
  partnership: {
    id: 'p',
    acronym: 'P',
    title: 'Partnership',
    theme: null,
    startsOn: null,
    endsOn: null,
  },
  grants: [],
  partners: [
    { id: 'one', name: 'One', country: 'LT', role: 'coordinator', joinedOn: '2026-01-01', leftOn: null },
    { id: 'two', name: 'Two', country: 'FR', role: 'partner', joinedOn: '2026-01-01', leftOn: null },
  ],
  period: { id: 'x', name: 'Interim', from: '2026-01-01', to: '2026-06-30', dueOn: null },
  asOf: '2026-07-01T00:00:00.000Z',
  filing: null,
  clusters: [
    { id: 'one', name: 'One' },
    { id: 'two', name: 'Two' },
  ],
  figures: [figure('MANY', 12, 14), figure('FEW', 3)],
  missions: [
    {
      id: 'm',
      title: 'Secret trip',
      lang: 'en',
      type: 'outgoing-mission',
      country: 'JP',
      city: 'Osaka',
      startsOn: '2026-03-01',
      endsOn: '2026-03-03',
      state: 'over',
      travelling: 2,
      represented: 1,
      local: 3,
      held: null,
    },
  ],
  outcomes: { steps: [], encounters: null },
  texts: [
    {
      part: 'summary',
      lang: 'en',
      text: '{many} of {MANY target}, {FEW}, {FEW missing}, {MANY claimed}, {missions}',
    },
    { part: 'why:id-FEW', lang: 'en', text: 'Because of two members' },
    { part: 'why:id-MANY', lang: 'en', text: 'Autumn is late' },
  ],
}

const publish = () =>
  makePublic(model, {
    namedClusters: new Set(['two']),
    say: () => ({ number: value => String(value), day: day => day }),
    few: () => 'fewer than five',
  })

test('small groups, single partners, claims and missions are left out, and the rest stays', () => {
  const { figures, partners, clusters, missions } = publish()

  expect(figures.map(({ code, soFar, clusters: parts, shared }) => [code, soFar, parts, shared])).toEqual([
    ['MANY', { proven: 12, claimed: 12 }, [], 0],
  ])
  expect(partners.map(({ name }) => name)).toEqual(['Two'])
  expect([clusters, missions]).toEqual([[], []])
})

test('what was written tells the figures as they were filed, and of hidden ones that they are few', () => {
  expect(publish().texts.map(({ part, text }) => [part, text])).toEqual([
    ['summary', '12 of 20, fewer than five, fewer than five, fewer than five, 1'],
    ['why:id-MANY', 'Autumn is late'],
  ])
})

test('no word or number of what is hidden is left anywhere', () => {
  const whole = JSON.stringify(publish())

  for (const word of ['Secret trip', 'FEW"', '"One"', 'two members', '14']) expect(whole).not.toContain(word)
})
