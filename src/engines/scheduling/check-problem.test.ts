import { expect, test } from 'vitest'
import { checkProblem } from './check-problem.ts'
import type { Meeting, Problem } from './model.ts'

const slot = (id: string, start: number, end: number) => ({
  id,
  start,
  end,
  session: 'a',
  run: 'a',
  day: 'a',
})

const sound: Problem = {
  slots: [slot('s1', 0, 30), slot('s2', 30, 60)],
  places: [{ id: 't', label: 'T', kind: 'table' }],
  participants: [
    { id: 'a', available: ['s1'] },
    { id: 'b', available: ['s1'] },
    { id: 'c', available: ['s2'] },
  ],
  meetings: [{ id: 'm', participants: ['a', 'b'], weight: 1 }],
  order: ['weight', 'breaks'],
}

const meeting = (id: string, more: Partial<Meeting> = {}): Meeting => ({
  id,
  participants: ['a', 'b'],
  weight: 1,
  ...more,
})

test('a sound problem has no faults', () => {
  expect(checkProblem(sound)).toEqual([])
})

test.each<[string, Partial<Problem>, readonly [string, string, string][]]>([
  ['two records with one id', { meetings: [meeting('m'), meeting('m')] }, [['duplicate-id', 'm', 'id']]],
  [
    'overlapping slots',
    { slots: [slot('s1', 0, 30), slot('s2', 20, 60)] },
    [['slots-overlap', 's2', 'start']],
  ],
  [
    'a slot that ends too early',
    { slots: [slot('s1', 0, 30), slot('s2', 60, 60)] },
    [['slot-ends-before-start', 's2', 'end']],
  ],
  [
    'somebody twice in a meeting',
    { meetings: [meeting('m', { participants: ['a', 'a'] })] },
    [['participant-twice', 'm', 'participants']],
  ],
  [
    'a meeting of one',
    { meetings: [meeting('m', { participants: ['a'] })] },
    [['too-few-participants', 'm', 'participants']],
  ],
  ['a negative weight', { meetings: [meeting('m', { weight: -1 })] }, [['negative-number', 'm', 'weight']]],
  [
    'unknown ids',
    { meetings: [meeting('m', { allowedSlots: ['x'], allowedPlaces: ['y'] })] },
    [
      ['unknown-id', 'm', 'allowedSlots'],
      ['unknown-id', 'm', 'allowedPlaces'],
    ],
  ],
  [
    'a circle of precedences',
    { meetings: [meeting('m', { predecessors: ['n'] }), meeting('n', { predecessors: ['m'] })] },
    [['predecessor-cycle', 'm', 'predecessors']],
  ],
  [
    'fixed meetings that clash at a table',
    {
      meetings: [
        meeting('m', { fixed: { slot: 's1', place: 't' } }),
        meeting('n', { participants: ['c', 'b'], fixed: { slot: 's1', place: 't' } }),
      ],
    },
    [
      ['fixed-clash', 'n', 'fixed'],
      ['fixed-clash', 'n', 'fixed'],
    ],
  ],
  [
    'fixed meetings in the wrong order',
    {
      meetings: [
        meeting('m', { fixed: { slot: 's2' } }),
        meeting('n', { fixed: { slot: 's1' }, predecessors: ['m'] }),
      ],
    },
    [['fixed-clash', 'n', 'fixed']],
  ],
  ['an aim named twice', { order: ['breaks', 'breaks'] }, [['repeated-objective', 'order', 'order']]],
  [
    'choices that cannot be made',
    { meetings: [meeting('m', { participants: ['a'], choices: [{ from: ['a', 'b'], count: 3 }] })] },
    [
      ['choice-overlaps', 'm', 'choices.0'],
      ['choice-too-large', 'm', 'choices.0'],
    ],
  ],
  [
    'a fixed meeting that does not say who attends',
    {
      meetings: [
        meeting('m', {
          participants: ['a'],
          choices: [{ from: ['b', 'c'], count: 1 }],
          fixed: { slot: 's1' },
        }),
      ],
    },
    [['choice-not-made', 'm', 'fixed.attending']],
  ],
  ['an unknown resource', { meetings: [meeting('m', { needs: ['lt'] })] }, [['unknown-id', 'm', 'needs']]],
  [
    'a resource in parts',
    { resources: [{ id: 'lt', units: 0.5, slots: ['s9'] }] },
    [
      ['not-whole', 'lt', 'units'],
      ['unknown-id', 'lt', 'slots'],
    ],
  ],
  [
    'a walk to nowhere',
    { walks: [{ from: 'north', to: 'south', minutes: -1 }] },
    [
      ['unknown-id', 'north–south', 'from'],
      ['unknown-id', 'north–south', 'to'],
      ['negative-number', 'north–south', 'minutes'],
    ],
  ],
  [
    'no fewest that fixed meetings reach beyond the limit, but one above both',
    {
      meetings: [meeting('m', { fixed: { slot: 's1' } })],
      groups: [
        { id: 'g', participants: ['a'], minMeetings: 1, maxMeetings: 0 },
        { id: 'h', participants: ['a'], minMeetings: 2, maxMeetings: 1 },
      ],
    },
    [
      ['minimum-above-maximum', 'h', 'minMeetings'],
      ['impossible-minimum', 'h', 'minMeetings'],
    ],
  ],
  [
    'groups of nobody and of somebody unknown',
    {
      groups: [
        { id: 'g', participants: [], minMeetings: 3, maxMeetings: 2 },
        { id: 'h', participants: ['x', 'x'] },
      ],
    },
    [
      ['empty-group', 'g', 'participants'],
      ['minimum-above-maximum', 'g', 'minMeetings'],
      ['unknown-id', 'h', 'participants'],
      ['unknown-id', 'h', 'participants'],
      ['participant-twice', 'h', 'participants'],
    ],
  ],
  [
    'a pause after no meeting',
    { participants: sound.participants.map(person => ({ ...person, pauseAfter: 0 })) },
    ['a', 'b', 'c'].map(id => ['not-whole', id, 'pauseAfter'] as [string, string, string]),
  ],
  [
    'more mandatory meetings than free slots',
    { meetings: [meeting('m', { mustHold: true }), meeting('n', { mustHold: true })] },
    [
      ['too-many-must', 'a', 'available'],
      ['too-many-must', 'b', 'available'],
    ],
  ],
  [
    'a mandatory meeting without a slot',
    { meetings: [meeting('m', { participants: ['a', 'c'], mustHold: true })] },
    [['no-possible-slot', 'm', 'mustHold']],
  ],
  [
    'somebody who is never there, once, however many meetings wait for them',
    {
      participants: sound.participants.map(person =>
        person.id === 'b' ? { ...person, available: [] } : person,
      ),
      meetings: [meeting('m', { mustHold: true }), meeting('n', { mustHold: true })],
    },
    [['no-possible-slot', 'b', 'available']],
  ],
  [
    'more mandatory meetings than seats',
    {
      places: [{ id: 't', label: 'T', kind: 'table', slots: [] }],
      meetings: [meeting('m', { mustHold: true })],
    },
    [
      ['no-possible-slot', 'm', 'mustHold'],
      ['too-many-must', 'places', 'places'],
    ],
  ],
  [
    'a minimum that a group cannot reach',
    { groups: [{ id: 'g', participants: ['a', 'b'], minMeetings: 2 }] },
    [['impossible-minimum', 'g', 'minMeetings']],
  ],
])('names %s', (_, change, expected) => {
  const faults = checkProblem({ ...sound, ...change })
  expect(faults.map(({ code, id, field }) => [code, id, field])).toEqual(expected)
})

test('names all faults at once', () => {
  const faults = checkProblem({
    ...sound,
    participants: [{ id: 'a', available: ['s1', 'nowhere'], maxMeetings: -1 }],
    meetings: [meeting('m', { weight: Number.NaN })],
  })
  expect(faults.map(({ code }) => code)).toEqual([
    'unknown-id',
    'negative-number',
    'unknown-id',
    'negative-number',
  ])
})
