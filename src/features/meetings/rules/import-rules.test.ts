import { expect, test } from 'vitest'
import { proposeMapping } from '../../directory/rules/map-columns.ts'
import { findParticipant } from './find-participant.ts'
import { readWish } from './read-wish.ts'
import { requestCatalogue } from './request-columns.ts'

const participants = [
  {
    participantId: 'p1',
    organisationId: 'o1',
    organisation: 'Šviesa UAB',
    person: 'Ona Kazlauskienė',
    email: 'ona@sviesa.example',
  },
  {
    participantId: 'p2',
    organisationId: 'o1',
    organisation: 'Šviesa UAB',
    person: 'Jonas Jonaitis',
    email: null,
  },
  {
    participantId: 'p3',
    organisationId: 'o2',
    organisation: 'Osaka Optics K.K.',
    person: 'Tanaka Hiroshi',
    email: null,
  },
]

test('a participant is found by its organisation however it is spelt, and by a name or an address', () => {
  expect(findParticipant(participants, { organisation: 'sviesa', person: '' })).toEqual({
    organisationId: 'o1',
    participantId: 'p1',
    isPerson: false,
  })
  expect(findParticipant(participants, { organisation: 'SVIESA, UAB', person: 'jonas jonaitis' })).toEqual({
    organisationId: 'o1',
    participantId: 'p2',
    isPerson: true,
  })
  expect(findParticipant(participants, { organisation: undefined, person: 'ONA@sviesa.example' })).toEqual({
    organisationId: 'o1',
    participantId: 'p1',
    isPerson: true,
  })
})

test('what cannot be found says what is wrong', () => {
  expect(findParticipant(participants, { organisation: 'Nobody Ltd', person: '' })).toEqual({
    problem: 'organisation-unknown',
  })
  expect(findParticipant(participants, { organisation: '', person: '' })).toEqual({
    problem: 'organisation-unknown',
  })
  expect(findParticipant(participants, { organisation: 'Šviesa', person: 'Nobody' })).toEqual({
    problem: 'person-unknown',
  })
  expect(findParticipant(participants, { organisation: 'Šviesa', person: 'Tanaka Hiroshi' })).toEqual({
    problem: 'person-elsewhere',
  })
})

test('a wish is read in words, letters and figures; nothing means would like', () => {
  expect(
    ['Must', 'A', '1', 'unbedingt', '', undefined, 'if possible', '3', 'never', '7'].map(readWish),
  ).toEqual([
    'must',
    'must',
    'must',
    'must',
    'would-like',
    'would-like',
    'if-possible',
    'if-possible',
    null,
    null,
  ])
})

test('the columns of our own export are known again', () => {
  const header = [
    'Asking organisation',
    'Country',
    'Asking person',
    'Asked organisation',
    'Asked person',
    'Wish of the asking side',
    'Message',
    'Language',
  ]

  expect(proposeMapping(requestCatalogue, header, []).map(one => one.field)).toEqual([
    'from',
    null,
    'fromPerson',
    'to',
    'toPerson',
    'wish',
    'message',
    'lang',
  ])
})
