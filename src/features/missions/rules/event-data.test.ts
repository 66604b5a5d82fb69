import { expect, test } from 'vitest'
import { describeEventAsData, type PublicEvent } from './event-data.ts'

const event: PublicEvent = {
  slug: 'osaka',
  title: 'Osaka',
  summary: null,
  lang: 'en',
  format: 'hybrid',
  state: 'open',
  country: 'JP',
  city: 'Osaka',
  venue: 'Hall 1',
  address: null,
  startsOn: '2026-10-05',
  endsOn: '2026-10-07',
  leadCluster: 'Example Cluster',
}

test('machines read where and when an event is, how one attends, and that it was called off', () => {
  const open = describeEventAsData(event, 'https://kontor.example')
  const off = describeEventAsData(
    { ...event, state: 'cancelled', format: 'remote' },
    'https://kontor.example',
  )

  expect(open).toMatchObject({
    '@id': 'https://kontor.example/events/osaka',
    startDate: '2026-10-05',
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    location: { '@type': 'Place', name: 'Hall 1', address: { addressCountry: 'JP' } },
  })
  expect(open).not.toHaveProperty('description')
  expect(off).toMatchObject({
    eventStatus: 'https://schema.org/EventCancelled',
    location: { '@type': 'VirtualLocation', url: 'https://kontor.example/events/osaka' },
  })
})
