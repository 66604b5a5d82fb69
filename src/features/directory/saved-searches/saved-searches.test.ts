import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testBackend } from '../../../../tests/harness/database.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import {
  addGrant,
  addOrganisation,
  addPerson,
  buildWorld,
  type World,
} from '../../../../tests/harness/world.ts'
import type { JobContext } from '../../../shared/route.ts'
import { systemViewer } from '../../../shared/viewer.ts'
import { getDesk } from '../../desk/contract.ts'
import { getOrganisation, updateOrganisation } from '../contract.ts'
import { findOrganisations } from '../contract-find.ts'
import * as contract from '../contract-searches.ts'
import { organisationIndexOf } from '../finding/follow-directory.ts'
import { tellNews } from './tell-news.ts'

interface Taken {
  to: string
  subject: string
  text: string
  headers: Record<string, string>
}

const taken: Taken[] = []
let refusing = 0
let smtp: SMTPServer
let t: TestHouse
let world: World

beforeAll(async () => {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, callback) => {
      simpleParser(stream).then(mail => {
        if (refusing > 0) {
          refusing -= 1
          return callback(Object.assign(new Error('busy'), { responseCode: 451 }))
        }
        taken.push({
          to: session.envelope.rcptTo.map(to => to.address).join(),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          headers: Object.fromEntries(
            mail.headerLines.map(({ key, line }) => [key, line.replace(/\r?\n\s+/g, ' ')]),
          ),
        })
        callback()
      }, callback)
    },
  })
  const port = await new Promise<number>(resolve => {
    const server = smtp.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
  t = await openTestHouse({ smtpUrl: `smtp://127.0.0.1:${port}` })
  world = await buildWorld(t.house)
  await t.house.follow()
  await organisationIndexOf(t.house.database.db)?.keepUp()
})
afterAll(async () => {
  await t.close()
  await new Promise<void>(resolve => smtp.close(resolve))
})
beforeEach(() => {
  taken.length = 0
})

/** Somebody who manages the own cluster, and so sees its members. */
async function addManager(name: string, lang = 'en'): Promise<string> {
  const id = await addPerson(t.house, name, { lang })
  const email = `${name.replaceAll(' ', '.')}@reader.invalid`
  await t.house.database.db.updateTable('person').set({ email }).where('id', '=', id).execute()
  await addGrant(t.house, id, 'cluster-manager', { cluster_id: world.own.clusterId })
  return id
}

/** Lists a member, or says something else of it, as the house would. */
async function describe(organisation: string, change: Record<string, unknown>): Promise<void> {
  const it = await t.call(getOrganisation, { organisation })
  await t.call(updateOrganisation, {
    organisation,
    version: it.version,
    kind: 'sme',
    name: it.name,
    country: 'AT',
    visibility: 'cluster',
    ...change,
  })
}

async function addMember(name: string, summary: string): Promise<string> {
  const id = await addOrganisation(t.house, name, { clusterId: world.own.clusterId, visibility: 'cluster' })
  await describe(id, { summary })
  return id
}

/** A round of the clock: who is due is found, jobs run, mails leave. */
async function goRound(): Promise<void> {
  await tell()
  await deliver()
}

async function tell(): Promise<void> {
  await t.house.jobs.runChores(['directory.look-after-searches'])
  await t.house.jobs.runDue()
}
const deliver = () => t.house.jobs.runChores(['notifications.deliver-mails'])

async function save(personId: string, input: Parameters<typeof t.call<typeof contract.saveSearch>>[1]) {
  const { id } = await t.call(contract.saveSearch, input, await t.viewerOf(personId))
  await t.house.jobs.runDue()
  return id
}
/** Everything the house keeps of its mails to somebody. */
async function readMails(personId: string): Promise<string> {
  return JSON.stringify(
    await t.house.database.db.selectFrom('mail').selectAll().where('person_id', '=', personId).execute(),
  )
}
const to = (name: string) => taken.filter(mail => mail.to === `${name.replaceAll(' ', '.')}@reader.invalid`)

test('what is new is told once, in the reader’s language, and what was there before is not', async () => {
  const reader = await addManager('German reader', 'de')
  await addMember('Alte Ophthalmik', 'Perimetry for clinics')
  await save(reader, { name: 'Gesichtsfeld', rhythm: 'at-once', q: 'perimetry' })
  t.moveClock(60_000)
  await goRound()
  expect(to('German reader')).toEqual([])

  await addMember('Neue Perimetrie', 'Perimetry at home')
  await goRound()
  await goRound()
  const [mail, ...more] = to('German reader')

  expect(more).toEqual([])
  expect(mail?.subject).toBe('1 neue Organisation für Ihre Suche „Gesichtsfeld“')
  expect(mail?.text).toContain('Neue Perimetrie')
  expect(mail?.text).not.toContain('Alte Ophthalmik')
  t.moveClock(3_600_000)
  await goRound()
  expect(to('German reader').length).toBe(1)
})

test('an old profile is no news because a word that it lacks has grown common', async () => {
  const reader = await addManager('Rare words')
  await addMember('Old Campimetry', 'Campimetry for clinics')
  await addMember('Old Gonioscopy', 'Gonioscopy for clinics')
  await save(reader, { name: 'Angles', rhythm: 'at-once', q: 'campimetry gonioscopy' })
  t.moveClock(60_000)
  await goRound()
  for (const nth of [1, 2, 3, 4, 5, 6, 7, 8]) await addMember(`Gonioscopy ${nth}`, 'Gonioscopy at home')
  await goRound()

  expect(to('Rare words')).toEqual([])
  // It is above the threshold for whoever asks now.
  const { items } = await t.call(findOrganisations, { q: 'campimetry gonioscopy' }, await t.viewerOf(reader))
  expect(items.map(({ name }) => name)).toEqual(['Old Campimetry'])

  t.moveClock(3_600_000)
  await addMember('Both of them', 'Campimetry and gonioscopy')
  await goRound()
  const [mail, ...more] = to('Rare words')
  expect(more).toEqual([])
  expect(mail?.text).toContain('Both of them')
  expect(mail?.text).not.toContain('Old Campimetry')
})

test('one mail tells of all searches, and a profile that comes to match is news, too', async () => {
  const reader = await addManager('Two searches')
  const member = await addMember('Turned optician', 'Sells spectacles')
  await save(reader, { name: 'Lidar', rhythm: 'daily', q: 'lidar' })
  await save(reader, { name: 'Austrian pulse', rhythm: 'daily', q: 'pulse oximetry', country: 'AT' })
  await describe(member, { summary: 'Lidar and pulse oximetry' })
  await goRound()
  expect(to('Two searches')).toEqual([])

  t.setClock('2026-09-02T06:30:00Z')
  await goRound()
  const [mail, ...more] = to('Two searches')

  expect(more).toEqual([])
  expect(mail?.subject).toBe('2 new organisations for your saved searches')
  expect(mail?.text).toMatch(/“Austrian pulse”: 1 new[\s\S]*“Lidar”: 1 new/)
})

test('what is hidden between match and mail is neither named nor counted, and told when it is shown again', async () => {
  const reader = await addManager('Careful reader')
  const search = await save(reader, { name: 'Fundus', rhythm: 'at-once', q: 'fundus' })
  const shown = await addMember('Fundus open', 'Fundus cameras')
  const hidden = await addMember('Fundus secret', 'Fundus cameras')
  const alien = await addOrganisation(t.house, 'Fundus alien', {
    clusterId: world.foreign.clusterId,
    visibility: 'cluster',
  })
  await describe(alien, { summary: 'Fundus cameras' })
  const viewer = await t.viewerOf(reader)
  const news = async () =>
    (await t.call(contract.getSearch, { search }, viewer)).items.map(({ name }) => name)
  expect(await news()).toEqual(['Fundus open', 'Fundus secret'])

  refusing = 1
  t.moveClock(60_000)
  await goRound()
  expect(to('Careful reader')).toEqual([])
  await t.house.database.db
    .updateTable('membership')
    .set({ member_to: '2026-09-01' })
    .where('organisation_id', '=', hidden)
    .execute()
  await describe(hidden, { visibility: 'organisation', summary: 'Fundus cameras' })
  t.moveClock(120_000)
  await goRound()
  const [mail, ...more] = to('Careful reader')

  expect(more).toEqual([])
  expect(mail?.subject).toContain('1 new')
  expect(mail?.text).toContain('Fundus open')
  expect(mail?.text).not.toMatch(/secret|alien/)
  expect(await news()).toEqual(['Fundus open'])
  expect(await readMails(reader)).not.toMatch(/secret|alien/)
  expect((await t.call(contract.listSearches, {}, viewer)).items.map(item => item.news)).toEqual([1])
  expect((await t.call(getDesk, {}, viewer)).news).toEqual([
    { id: search, name: 'Fundus', count: 1, of: 'organisations' },
  ])
  await t.call(contract.markSearchSeen, { search, organisationIds: [shown] }, viewer)
  expect((await t.call(getDesk, {}, viewer)).news).toEqual([])

  await describe(hidden, { visibility: 'public', summary: 'Fundus cameras' })
  t.moveClock(3_600_000)
  await goRound()
  expect(to('Careful reader').length).toBe(2)
  expect(to('Careful reader')[1]?.text).toContain('Fundus secret')
  expect(to('Careful reader')[1]?.text).not.toMatch(/Fundus open|alien/)
})

test('a mail with nothing left to say never leaves', async () => {
  const reader = await addManager('Nothing left')
  await save(reader, { name: 'Keratometer', rhythm: 'at-once', q: 'keratometer' })
  const member = await addMember('Soon gone', 'A keratometer')
  await tell()
  await describe(member, { summary: 'Something else' })
  await deliver()
  const mail = await t.house.database.db
    .selectFrom('mail')
    .select('state')
    .where('person_id', '=', reader)
    .execute()

  expect([to('Nothing left'), mail]).toEqual([[], [{ state: 'withdrawn' }]])
})

test('one click in the mail ends such mails without signing in; the desk goes on', async () => {
  const reader = await addManager('Tired reader')
  await save(reader, { name: 'Biometer', rhythm: 'at-once', q: 'biometer' })
  await addMember('Biometer one', 'A biometer')
  await goRound()
  const [mail] = to('Tired reader')
  const link = /<(.+)>/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1] ?? ''
  expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  expect(mail?.text).toContain(link)
  const token = link.split('/').at(-1) ?? ''
  expect(await t.call(contract.getSearchMails, { token })).toEqual({ searches: 1 })
  await t.call(contract.endSearchMails, { token })
  await addMember('Biometer two', 'A biometer')
  t.moveClock(3_600_000)
  await goRound()

  expect(to('Tired reader').length).toBe(1)
  expect(await t.call(contract.getSearchMails, { token })).toEqual({ searches: 0 })
  expect((await t.call(getDesk, {}, await t.viewerOf(reader))).news[0]?.count).toBe(2)
  await expect(t.call(contract.getSearchMails, { token: 'x'.repeat(43) })).rejects.toMatchObject({
    code: 'link-invalid',
  })
})

test('a clock that was wrong and is set right tells nothing twice and keeps nobody waiting', async () => {
  const reader = await addManager('Clock reader')
  await save(reader, { name: 'Tonometer', rhythm: 'daily', q: 'tonometer' })
  await addMember('Tonometer one', 'A tonometer')
  const right = t.house.now()
  t.moveClock(400 * 86_400_000)
  await goRound()
  expect(to('Clock reader').length).toBe(1)
  t.setClock(right.toISOString())
  await goRound()
  await addMember('Tonometer two', 'A tonometer')
  t.moveClock(86_400_000)
  await goRound()

  expect(to('Clock reader').map(({ text }) => /Tonometer \w+/.exec(text)?.[0])).toEqual([
    'Tonometer one',
    'Tonometer two',
  ])
})

test('somebody else’s search does not exist, names are one’s own, and there is an end to their number', async () => {
  const [mine, other] = [await addManager('Owner'), await addManager('Curious')]
  const search = await save(mine, { name: 'Mine', rhythm: 'never', q: 'anything' })
  const [owner, curious] = [await t.viewerOf(mine), await t.viewerOf(other)]

  await expect(t.call(contract.getSearch, { search }, curious)).rejects.toMatchObject({ code: 'not-found' })
  await expect(t.call(contract.saveSearch, { name: 'MINE' }, owner)).rejects.toMatchObject({
    code: 'already-exists',
  })
  await t.call(contract.saveSearch, { name: 'MINE' }, curious)
  const saved = await t.call(
    contract.updateSearch,
    { search, version: 1, name: 'Ours', rhythm: 'weekly' },
    owner,
  )
  expect(saved).toEqual({ id: search, version: 2 })
  for (let count = 1; count < 50; count++) await t.call(contract.saveSearch, { name: `s${count}` }, owner)
  await expect(t.call(contract.saveSearch, { name: 'one more' }, owner)).rejects.toMatchObject({
    code: 'too-many-searches',
  })
  await t.call(contract.removeSearch, { search }, owner)
  expect((await t.call(contract.listSearches, {}, owner)).items.length).toBe(49)
})

test.runIf(testBackend() === 'server')('ten processes that tell at the same moment tell once', async () => {
  const reader = await addManager('Race reader')
  await save(reader, { name: 'Refractor', rhythm: 'at-once', q: 'refractor' })
  await addMember('Refractor one', 'A refractor')
  await organisationIndexOf(t.house.database.db)?.keepUp()
  const context = t.house.makeContext({
    viewer: systemViewer(),
    requestId: '',
    remoteAddress: '',
    userAgent: '',
    setSessionToken: () => undefined,
  })
  const ctx = { ...context, db: t.house.database.db } as unknown as JobContext
  const told = await Promise.all(Array.from({ length: 10 }, () => tellNews(ctx, { personId: reader })))
  await goRound()

  expect(told.map(one => one.told).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  expect(to('Race reader').length).toBe(1)
})
