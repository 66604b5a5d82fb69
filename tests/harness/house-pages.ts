import { foreignFeed, members, notes, participants, requests, topic, workbook } from './brought-files.ts'
import { listPatterns, pickFullest, type SeenPage, walkLinks } from './crawl.ts'
import { prepareRooms } from './prepare-rooms.ts'
import {
  connect,
  type HttpClient,
  type LoadedSample,
  loadSampleInto,
  lookAs,
  signIn,
} from './running-server.ts'

/** Everybody who looks at the house, by the part they have in the sample. */
export const roles = [
  'administrator',
  'coordinator',
  'manager',
  'organiser',
  'delegate',
  'host',
  'counterpart',
  'visitor',
] as const
export type Role = (typeof roles)[number]

/** Every screen of the house, with an address to see it at and who sees most there. */
export interface HousePages {
  /** One address for each kind of screen, the fullest anybody saw. */
  pages: SeenPage[]
  cookies: Readonly<Record<string, string>>
  /** Links that lead nowhere. */
  dead: string[]
  /** Kinds of screen nobody reached. */
  missing: string[]
}

/** `/error` is no address of its own: it is what any address shows when something is wrong. */
const unreachable = new Set(['/error'])

/** Of a mission that is over, while the sample's is still to come: `findAfterwardsPages` plays it to its end and finds them. */
export const afterwards: ReadonlySet<string> = new Set([
  '/follow-up/:token',
  '/follow-up/:token/mails',
  '/meetings/:meeting/story',
  '/meetings/:meeting/project',
  '/stories/:story',
  '/stories/:story/edit',
  '/project-records/:project',
  '/rehearsals/:rehearsal',
  '/report-editions/:edition',
])

/** Of a meeting that was put off while its mission was on: the journey of a mission's day looks at them. */
const onTheDay: ReadonlySet<string> = new Set([
  '/missions/:mission/calls/:meeting',
  '/s/:token/calls/:meeting',
])

/** Walks the house as everybody and collects its screens, the ones behind links from mails included. */
export async function findHousePages(base: string, sample: LoadedSample): Promise<HousePages> {
  const cookies: Record<string, string> = { visitor: '' }
  const administrator = await signIn(base)
  cookies.administrator = administrator.cookie()
  for (const role of roles)
    if (role !== 'administrator' && role !== 'visitor')
      cookies[role] = (await lookAs(base, sample, role)).cookie()
  const special = await prepareSpecialPages(base, administrator, sample)
  const seen: SeenPage[] = []
  const dead: string[] = []
  for (const role of roles) {
    const own = special.filter(page => page.role === role).map(page => page.path)
    const start = role === 'visitor' ? ['/', '/sign-in', `/events/${sample.missionSlug}`] : ['/', '/desk']
    const walk = await walkLinks(base, role, cookies[role] ?? '', [...start, ...own])
    seen.push(...walk.pages)
    dead.push(...walk.dead)
  }
  const reached = new Set(seen.map(page => page.pattern))
  return {
    pages: pickFullest(seen),
    cookies,
    dead,
    missing: listPatterns().filter(
      pattern =>
        !reached.has(pattern) &&
        !unreachable.has(pattern) &&
        !afterwards.has(pattern) &&
        !onTheDay.has(pattern),
    ),
  }
}

/**
 * The screens of a mission that is over. Throws the sample away and plays it anew to its end, so that it comes last of all that
 * looks at a house.
 */
export async function findAfterwardsPages(base: string): Promise<HousePages> {
  const administrator = await signIn(base)
  await administrator.send('POST', '/sample/remove')
  await awaitSample(administrator, 'none')
  const sample = await loadSampleInto(administrator, 'over')
  const cookies: Record<string, string> = { visitor: '', administrator: administrator.cookie() }
  const manager = await lookAs(base, sample, 'coordinator')
  cookies.coordinator = manager.cookie()
  const guests = (await readGuestLinks(administrator, base)).filter(path => path.startsWith('/follow-up/'))
  const { items: met } = (await manager.send(
    'GET',
    `/missions/${sample.missionSlug}/outcomes?show=talking&pageSize=1`,
  )) as { items: { meetingId: string }[] }
  const { items: stories } = (await manager.send('GET', '/stories')) as { items: { slug: string }[] }
  const { items: projects } = (await manager.send('GET', '/project-records')) as { items: { slug: string }[] }
  const papers = `/partnerships/${sample.partnershipSlug}`
  const { items: rehearsals } = (await manager.send('GET', `${papers}/rehearsals`)) as {
    items: { id: string }[]
  }
  const { reports } = (await manager.send('GET', `${papers}/reports`)) as {
    reports: { editions: { id: string }[] }[]
  }
  const edition = reports.flatMap(({ editions }) => editions)[0]?.id
  const meeting = met[0]?.meetingId
  const drafted = await draftAnother(manager, meeting)
  const there: { role: Role; paths: string[] }[] = [
    { role: 'visitor', paths: guests },
    {
      role: 'coordinator',
      paths: [
        `/meetings/${meeting}/project`,
        `/meetings/${meeting}/story`,
        `/stories/${stories[0]?.slug}`,
        `/stories/${drafted}/edit`,
        `/project-records/${projects[0]?.slug}`,
        `/rehearsals/${rehearsals[0]?.id}`,
        `/report-editions/${edition}`,
      ],
    },
  ]
  const seen: SeenPage[] = []
  const dead: string[] = []
  for (const { role, paths } of there) {
    const walk = await walkLinks(base, role, cookies[role] ?? '', paths)
    seen.push(...walk.pages)
    dead.push(...walk.dead)
  }
  const pages = pickFullest(seen).filter(page => afterwards.has(page.pattern))
  const reached = new Set(pages.map(page => page.pattern))
  return { pages, cookies, dead, missing: [...afterwards].filter(pattern => !reached.has(pattern)) }
}

/** A story of the coordinator's own, that can still be written anew. */
async function draftAnother(manager: HttpClient, meeting: string | undefined): Promise<string> {
  const { slug } = (await manager.send('POST', '/stories', {
    meeting,
    lang: 'en',
    title: 'What a talk can begin',
    body: 'Two companies met and went on talking.',
  })) as { slug: string }
  return slug
}

/** Waits until the sample is thrown away. */
async function awaitSample(administrator: HttpClient, state: string): Promise<void> {
  for (let looks = 0; looks < 1_200; looks++) {
    const sample = (await administrator.send('GET', '/sample')) as { state: string }
    if (sample.state === state) return
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error(`the sample is not ${state}`)
}

interface SpecialPage {
  path: string
  role: Role
}

/** Screens no link of the house leads to: from mails, and in the middle of something. */
async function prepareSpecialPages(
  base: string,
  administrator: HttpClient,
  sample: LoadedSample,
): Promise<SpecialPage[]> {
  const mission = `/missions/${sample.missionSlug}`
  const { draft } = (await administrator.send('GET', `${mission}/board`)) as { draft: object | null }
  if (draft === null) await administrator.send('POST', `${mission}/draft`)
  const board = (await administrator.send('GET', `${mission}/board?show=draft`)) as {
    meetings?: {
      id: string
      proposals: { ask: { participantId: string; slotId: string } | null }[] | null
    }[]
    places?: { id: string }[]
  }
  await askSomebody(administrator, mission, board.meetings ?? [])
  const { items: clusters } = (await administrator.send('GET', '/clusters')) as { items: { slug: string }[] }
  const cluster = clusters[0]?.slug ?? ''
  const meeting = board.meetings?.[0]?.id
  const memberImport = await administrator.submit(
    `/clusters/${cluster}/import`,
    'directory.uploadImport',
    { cluster, _next: '/imports/{id}' },
    {
      field: 'file',
      name: 'members.xlsx',
      content: workbook({ Notes: notes, 'Members 2026': members, 'Members 2025': members }),
    },
  )
  const requestImport = await administrator.submit(
    `${mission}/requests/import`,
    'meetings.uploadRequests',
    { mission: sample.missionSlug, _next: '/request-imports/{id}' },
    {
      field: 'file',
      name: 'requests.xlsx',
      content: workbook({ Notes: notes, Wishes: requests }),
    },
  )
  const participantsImport = await administrator.submit(
    `${mission}/participants/import`,
    'missions.uploadParticipants',
    { mission: sample.missionSlug, _next: `${mission}/participants/import/{id}` },
    { field: 'file', name: 'participants.xlsx', content: workbook({ Notes: notes, People: participants }) },
  )
  await administrator.submit(
    '/calls',
    'opportunities.loadCalls',
    { _next: '/calls' },
    { field: 'file', name: 'calls.jsonl', content: JSON.stringify(topic) },
  )
  const { clusters: importers } = (await administrator.send('GET', '/opportunity-import-choices')) as {
    clusters: { id: string }[]
  }
  const feedImport = await administrator.submit(
    '/opportunities/import',
    'opportunities.importFeed',
    { clusterId: importers[0]?.id ?? '', visibility: 'platform', _next: '/opportunity-imports/{id}' },
    { field: 'file', name: 'feed.json', content: JSON.stringify(foreignFeed) },
  )
  const decidingImport = await bringNearMembers(administrator)
  const room = await prepareRooms(base, sample)
  await fillOutbox(base, administrator)
  const interest = await expressAsGuests(base, administrator)
  await administrator.send('POST', `/clusters/${cluster}/profiles/remind`)
  // The sign-in mail is written after its request was answered, so that the answer tells nobody whether the address is
  // known.
  const awaited = [
    '/sign-in/link/',
    '/mail-choices/',
    '/search-mails/',
    '/opportunity-mails/',
    '/introduction-mails/',
  ]
  let guests = await readGuestLinks(administrator, base)
  const areThere = () => awaited.every(kind => guests.some(path => path.startsWith(kind)))
  for (let looks = 0; looks < 240 && !areThere(); looks++) {
    await new Promise(resolve => setTimeout(resolve, 500))
    guests = await readGuestLinks(administrator, base)
  }
  return [
    ...guests.map(path => ({ path, role: 'visitor' as const })),
    { path: await findDraft(administrator, sample), role: 'coordinator' },
    { path: '/set-up', role: 'visitor' },
    { path: '/offline', role: 'visitor' },
    { path: '/today', role: 'administrator' },
    { path: '/sign-in?email=somebody@sample.example', role: 'visitor' },
    { path: '/sign-in/code?email=somebody@sample.example', role: 'visitor' },
    ...interest.map(path => ({ path, role: 'visitor' as const })),
    { path: memberImport, role: 'administrator' },
    { path: decidingImport, role: 'administrator' },
    { path: feedImport, role: 'administrator' },
    { path: participantsImport, role: 'administrator' },
    { path: requestImport, role: 'administrator' },
    { path: `${mission}/board/publish`, role: 'coordinator' },
    { path: `/rooms/${room}`, role: 'delegate' },
    { path: `/rooms/${room}/ledger`, role: 'delegate' },
    { path: `/rooms/${room}/register`, role: 'delegate' },
    { path: await chooseToCompare(administrator), role: 'coordinator' },
    ...(meeting === undefined ? [] : [{ path: `${mission}/board/${meeting}`, role: 'coordinator' as const }]),
    // The desk leads there when a table is lost, on the day itself.
    { path: `${mission}/day/repair?place=${board.places?.[0]?.id}`, role: 'coordinator' },
    // Whose meeting stands still is offered somebody else.
    {
      path: `${mission}/day/free?participant=${await findLocal(administrator, mission)}`,
      role: 'coordinator',
    },
    // Opened by the camera of a phone.
    { path: await scanBadge(administrator, mission), role: 'delegate' },
  ]
}

/** The text of an agreement that is still written: the walk looks at the first few agreements alone. */
async function findDraft(administrator: HttpClient, sample: LoadedSample): Promise<string> {
  const { items } = (await administrator.send(
    'GET',
    `/partnerships/${sample.partnershipSlug}/agreements`,
  )) as { items: { slug: string; next: { number: number; state: string } | null }[] }
  const draft = items.find(({ next }) => next?.state === 'draft')
  return `/agreements/${draft?.slug}/text/${draft?.next?.number}`
}

/** The address on the badge of somebody who is met at the mission. */
async function scanBadge(administrator: HttpClient, mission: string): Promise<string> {
  const participant = await findLocal(administrator, mission)
  const { badge } = (await administrator.send('GET', `${mission}/my-badge?participant=${participant}`)) as {
    badge: { address: string } | null
  }
  return new URL(badge?.address ?? '/', 'http://localhost').pathname
}

/** Somebody of the market who comes to the mission. */
async function findLocal(administrator: HttpClient, mission: string): Promise<string> {
  const { items } = (await administrator.send(
    'GET',
    `${mission}/participants?kind=local&state=confirmed`,
  )) as {
    items: { id: string }[]
  }
  return items[0]?.id ?? ''
}

/** Four organisations of the sample side by side: the best answers to a question that research and industry share. */
async function chooseToCompare(administrator: HttpClient): Promise<string> {
  const { items } = (await administrator.send('GET', '/find?q=retina&pageSize=4')) as {
    items: { slug: string }[]
  }
  return `/compare?of=${items.map(({ slug }) => slug).join(',')}&back=${encodeURIComponent('?q=retina')}`
}

/** Sends a row that is nearly a member of the sample, so that the import waits for a person to say which one it is. */
export async function bringNearMembers(administrator: HttpClient): Promise<string> {
  const { items } = (await administrator.send('GET', '/organisations')) as {
    items: { name: string; country: string; clusters: { slug: string }[] }[]
  }
  const known = items.find(item => item.clusters.length > 0 && /[a-z]{6}$/.test(item.name))
  const cluster = known?.clusters[0]?.slug ?? ''
  const address = await administrator.submit(
    `/clusters/${cluster}/import`,
    'directory.uploadImport',
    { cluster, _next: '/imports/{id}' },
    {
      field: 'file',
      name: 'near-members.csv',
      content: `Name;Country;Kind\n${known?.name.slice(0, -1)};${known?.country};SME\n`,
    },
  )
  await administrator.send('PUT', `${address}/mapping`, {
    columns: ['name', 'country', 'kind'],
    addMembers: true,
    start: true,
  })
  for (let looks = 0; looks < 240; looks++) {
    const { state } = await administrator.send('GET', address)
    if (state === 'deciding') return address
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error(`Nobody is asked what ${known?.name} is.`)
}

/** Asks the first person who can be asked whether they could be free for a waiting meeting. */
async function askSomebody(
  administrator: HttpClient,
  mission: string,
  meetings: readonly {
    id: string
    proposals: { ask: { participantId: string; slotId: string } | null }[] | null
  }[],
): Promise<void> {
  for (const { id, proposals } of meetings) {
    const ask = proposals?.find(proposal => proposal.ask !== null)?.ask
    if (ask == null) continue
    await administrator.send('POST', `${mission}/draft/meetings/${id}/ask`, {
      participant: ask.participantId,
      slotId: ask.slotId,
    })
    return
  }
}

/** Leaves an open invitation, a sign-in link and a registration to confirm in the outbox. */
async function fillOutbox(base: string, administrator: HttpClient): Promise<void> {
  const stamp = Date.now()
  await administrator.send('POST', '/invitations', {
    email: `invited.${stamp}@sample.example`,
    givenName: 'Ieva',
    familyName: 'Pavyzdė',
    role: 'platform-administrator',
  })
  const visitor = connect(base)
  const { items: people } = (await administrator.send('GET', '/people?account=active')) as {
    items: { email: string | null }[]
  }
  const known = people.find(person => person.email?.endsWith('.example') === true)?.email
  if (typeof known === 'string') await visitor.send('POST', '/sessions/link', { email: known })
  const { items: missions } = (await administrator.send('GET', '/missions')) as { items: { slug: string }[] }
  for (const { slug } of missions) {
    const event = (await administrator.send('GET', `/events/${slug}`)) as unknown as OpenEvent
    if (!event.registrationOpen) continue
    const answers = event.questions
      .filter(question => question.required)
      .map(question => [question.id, question.options[0] ?? 'yes'])
    await visitor.send('POST', `/events/${slug}/registrations`, {
      organisationName: 'Walk-in Optics Sample',
      country: 'AT',
      givenName: 'Gerda',
      familyName: 'Muster',
      email: `guest.${stamp}@sample.example`,
      answers: Object.fromEntries(answers),
    })
    return
  }
}

interface OpenEvent {
  registrationOpen: boolean
  questions: { id: string; options: string[]; required: boolean }[]
}

/** Two guests are interested in an offer: one has to confirm the address yet, the other's link shows where it is. */
async function expressAsGuests(base: string, administrator: HttpClient): Promise<string[]> {
  const visitor = connect(base)
  const { items } = (await visitor.send('GET', '/opportunities?pageSize=100')) as {
    items: { slug: string; takesInterest: boolean }[]
  }
  const offer = items.find(item => item.takesInterest)?.slug ?? ''
  const ids: string[] = []
  for (const name of ['waiting', 'confirmed']) {
    const { id } = (await visitor.send('POST', `/opportunities/${offer}/interests`, {
      about: 'We make instruments for eye clinics in three countries. '.repeat(4),
      wish: 'We would like to see how it works in daily use, and talk. '.repeat(4),
      organisationName: 'Guest Optics Sample',
      country: 'AT',
      familyName: 'Muster',
      email: `${name}.${Date.now()}@sample.example`,
    })) as { id: string }
    ids.push(id)
  }
  const { items: mails } = (await administrator.send('GET', '/mails')) as {
    items: { kind: string; subject: string; toAddress: string }[]
  }
  const mail = mails.find(
    ({ kind, toAddress }) => kind === 'interest-code' && toAddress.startsWith('confirmed.'),
  )
  const code = /\d{6}/.exec(mail?.subject ?? '')?.[0] ?? ''
  const { token } = (await visitor.send('POST', `/interests/${ids[1]}/confirm`, { code })) as {
    token: string
  }
  return [`/opportunities/${offer}/interest`, `/interests/confirm/${ids[0]}`, `/interest/${token}`]
}

/** One link of each kind from the kept mails. */
async function readGuestLinks(administrator: HttpClient, base: string): Promise<string[]> {
  const links = new Map<string, string>()
  const kinds = new Set<string>()
  for (let page = 1; page <= 20; page++) {
    const { items } = (await administrator.send('GET', `/mails?page=${page}`)) as {
      items: { id: string; kind: string }[]
    }
    if (items.length === 0) break
    for (const { id, kind } of items) {
      if (kinds.has(kind)) continue
      kinds.add(kind)
      const { textBody } = (await administrator.send('GET', `/mails/${id}`)) as { textBody: string }
      for (const [link] of textBody.matchAll(/http\S+/g)) {
        const path = link.replace(base, '')
        if (
          /\/(answer|asked|join|invitation|s|link|confirm|search-mails|opportunity-mails|introduction-mails|proposal-mails|mail-choices|follow-up|declare|interest|opportunity-renewal)\//.test(
            path,
          )
        )
          links.set(path.replace(/[^/]+$/, ''), path)
      }
    }
  }
  return [...links.values()]
}
