import { type HttpClient, type LoadedSample, lookAs } from './running-server.ts'

/** A pen and a triangle, so that a picture can be looked at. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Somebody of the sample who speaks for a company of another room than the first delegate's. */
async function lookAsPartner(base: string, sample: LoadedSample): Promise<HttpClient> {
  const delegates = sample.people.filter(one => one.part === 'delegate')
  const partner = delegates.find(one => one.of !== delegates[0]?.of)
  if (partner === undefined) throw new Error('The sample has no second delegate.')
  return lookAs(base, sample, 'delegate', partner.of)
}

interface Opening {
  mine: { id: string; name: string }[]
}

/**
 * Opens two rooms between the first delegate's company and another one's: one whose technical file is open, and one whose
 * agreement waits for the first delegate. Gives the first one's id.
 */
export async function prepareRooms(base: string, sample: LoadedSample): Promise<string> {
  const delegate = await lookAs(base, sample, 'delegate')
  const mine = ((await delegate.send('GET', '/rooms/opening')) as unknown as Opening).mine[0]
  const partner = await lookAsPartner(base, sample)
  const theirs = ((await partner.send('GET', '/rooms/opening')) as unknown as Opening).mine[0]
  if (mine === undefined || theirs === undefined) throw new Error('The delegates speak for no company.')
  const open = async (title: string, teaser: string) => {
    const input = {
      organisationId: theirs.id,
      withOrganisationIds: [mine.id],
      title,
      teaser,
      begin: 'identity',
    }
    const { id } = (await partner.send('POST', '/rooms', input)) as { id: string }
    for (const client of [delegate, partner]) await client.send('POST', `/rooms/${id}/steps`, { step: 'nda' })
    const terms = { kind: 'mutual', law: 'LT', validUntil: '2031-12-31', confidentialityYears: 5 }
    const purpose = 'To find out whether the light source fits the retinal scanner, and at what price.'
    await partner.send('POST', `/rooms/${id}/nda`, { ...terms, purpose })
    await accept(partner, id)
    return id
  }
  const room = await open(
    'A light source for the retinal scanner',
    'A swept source at 1,060 nm, 400 kHz, smaller than a book.',
  )
  await accept(delegate, room)
  for (const client of [delegate, partner])
    await client.send('POST', `/rooms/${room}/steps`, { step: 'technical' })
  const figures = 'Measured on three units at 25 °C: 402 kHz, 98 nm, 22 mW at the sample.'
  await partner.send('POST', `/rooms/${room}/texts`, {
    step: 'technical',
    title: 'Measured figures',
    body: figures,
    lang: 'en',
  })
  await addPicture(partner, room, 'Housing, drawing 3')
  await addPicture(delegate, room, 'Optical path of the scanner', { marked: 'true' })
  await delegate.send('POST', `/rooms/${room}/texts`, {
    step: 'technical',
    title: 'What we need',
    body: 'At least 380 kHz over eight hours.',
    lang: 'en',
  })
  await partner.send('POST', `/rooms/${room}/register`, {
    kind: 'background',
    title: 'Swept source, third generation',
    body: 'Developed before the collaboration; two patents applied for in 2029.',
  })
  await delegate.send('POST', `/rooms/${room}/register`, {
    kind: 'foreground',
    title: 'Trigger for short sweeps',
    body: 'Found while the two were measured together: the scanner starts the sweep.',
    shares: [40, 60],
    wishes: 'We would like to use it in our own scanners without a fee.',
  })
  await delegate.send('POST', `/rooms/${room}/readers/invited`, {
    givenName: 'Rita',
    familyName: 'Beispiel',
    email: `rita.${Date.now()}@sample.example`,
  })
  await open('Coating of small lenses', 'An anti-reflection coating for lenses below 2 mm.')
  return room
}

async function accept(client: HttpClient, room: string): Promise<void> {
  const { nda } = (await client.send('GET', `/rooms/${room}/nda`)) as {
    nda: { id: string; termsHash: string }
  }
  await client.send('POST', `/rooms/${room}/nda/${nda.id}/acceptances`, {
    termsHash: nda.termsHash,
    fullName: 'Rasa Pavyzdė',
    capacity: 'Managing director',
    hasAuthority: true,
  })
}

async function addPicture(
  client: HttpClient,
  room: string,
  title: string,
  more: Record<string, string> = {},
): Promise<void> {
  const fields = { room, step: 'technical', title, ...more, _next: `/rooms/${room}` }
  const file = { field: 'file', name: 'drawing.png', content: new Uint8Array(picture) }
  await client.submit(`/rooms/${room}/add`, 'rooms.addFile', fields, file)
}
