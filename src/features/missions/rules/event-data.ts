/** What a public page says of a mission or event to machines. */
export interface PublicEvent {
  slug: string
  title: string
  summary: string | null
  lang: string
  format: 'on-site' | 'remote' | 'hybrid'
  state: string
  country: string
  city: string
  venue: string | null
  address: string | null
  startsOn: string
  endsOn: string
  leadCluster: string
}

const attendance = {
  'on-site': 'https://schema.org/OfflineEventAttendanceMode',
  remote: 'https://schema.org/OnlineEventAttendanceMode',
  hybrid: 'https://schema.org/MixedEventAttendanceMode',
} as const

/** schema.org: a business event, where and when, and whether it still takes place. */
export function describeEventAsData(it: PublicEvent, baseUrl: string): Record<string, unknown> {
  const address = `${baseUrl}/events/${it.slug}`
  const place = {
    '@type': 'Place',
    name: it.venue ?? it.city,
    address: {
      '@type': 'PostalAddress',
      ...(it.address === null ? {} : { streetAddress: it.address }),
      addressLocality: it.city,
      addressCountry: it.country,
    },
  }
  return {
    '@context': 'https://schema.org',
    '@type': 'BusinessEvent',
    '@id': address,
    url: address,
    name: it.title,
    ...(it.summary === null ? {} : { description: it.summary }),
    inLanguage: it.lang,
    startDate: it.startsOn,
    endDate: it.endsOn,
    eventStatus: `https://schema.org/${it.state === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: attendance[it.format],
    location: it.format === 'remote' ? { '@type': 'VirtualLocation', url: address } : place,
    organizer: { '@type': 'Organization', name: it.leadCluster },
  }
}
