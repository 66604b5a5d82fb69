import { expect, test } from 'vitest'
import { callSlug, readCall } from './read-call.ts'

const line = (change: object) =>
  JSON.stringify({
    topicId: 'HORIZON-HLTH-2027-01',
    title: 'Light for\nearly detection',
    programme: 'Horizon Europe',
    cluster: 'CL1',
    callIdentifier: 'HORIZON-HLTH-2027',
    actionType: 'RIA',
    deadline: '2027-04-13',
    budgetMin: 4_000_000,
    budgetMax: null,
    keywords: 'HORIZON-HLTH-2027-01, photonics, photonics, eye',
    portalUrl: 'https://portal.example/topic',
    description: 'Objective:See early.Scope:Proposals should…',
    ...change,
  })

test('a topic of the portal is read, its own names left out of the keywords', () => {
  expect(readCall(line({}))).toEqual({
    topic: 'HORIZON-HLTH-2027-01',
    title: 'Light for early detection',
    programme: 'Horizon Europe',
    area: 'CL1',
    call: 'HORIZON-HLTH-2027',
    actionType: 'RIA',
    opensOn: null,
    deadlines: ['2027-04-13'],
    closesOn: '2027-04-13',
    budgetMin: 4_000_000,
    budgetMax: null,
    description: 'Objective: See early.\n\nScope: Proposals should…',
    keywords: ['photonics', 'eye'],
    link: 'https://portal.example/topic',
  })
})

test.each([
  ['{"topicId":', 'not-json'],
  ['[1]', 'not-json'],
  [line({ topicId: ' ' }), 'no-topic'],
  [line({ title: '' }), 'no-title'],
  [line({ deadline: '13.04.2027' }), 'not-a-date'],
])('a line that cannot be read says why', (text, fault) => {
  expect(readCall(text)).toEqual({ fault })
})

test('an address is made of the topic’s name', () => {
  expect(callSlug('EuropeAid/186246/DD/ACT/NG')).toBe('europeaid-186246-dd-act-ng')
})
