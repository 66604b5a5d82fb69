import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replaceDatabase, silentLog, testBackend } from '../../../../tests/harness/database.ts'
import { openTestHouse, type TestHouse } from '../../../../tests/harness/house.ts'
import {
  addCluster,
  addOrganisation,
  addParticipant,
  buildWorld,
  type World,
} from '../../../../tests/harness/world.ts'
import { openServer } from '../../../database/server/open-server.ts'
import { type Viewer, visitor } from '../../../shared/viewer.ts'
import { visibilities } from '../../../shared/visibility.ts'
import { announceOrganisation } from '../announce.ts'
import { endMember, getOrganisation, listOrganisations, updateOrganisation } from '../contract.ts'
import { createCapability, updateCapability } from '../contract-capabilities.ts'
import { findCapabilities, findOrganisations } from '../contract-find.ts'
import { saveStructure } from '../contract-profile.ts'
import { addSite } from '../contract-structure.ts'
import { saveClassification } from '../contract-taxonomies.ts'
import { seesKey } from '../rules/sight.ts'
import { visibleOrganisations } from '../visible-organisations.ts'
import { reachOf } from '../visible-parts.ts'
import { followDirectory, organisationIndexOf } from './follow-directory.ts'
import { makeDocument } from './make-document.ts'
import { OrganisationIndex } from './organisation-index.ts'
import { listDocuments } from './queries-documents.ts'
import { askedNow, readRights } from './read-rights.ts'
import { sortIds } from './sort-ids.ts'

let t: TestHouse
let world: World
const viewers: Record<string, Viewer> = {}

beforeAll(async () => {
  t = await openTestHouse()
  world = await buildWorld(t.house)
  const { own, foreign } = world
  const second = await addCluster(t.house, 'Photonics of the North')
  for (const visibility of visibilities) {
    for (const [index, clusterId] of [own.clusterId, foreign.clusterId, second, undefined].entries()) {
      const id = await addOrganisation(t.house, `Retina ${visibility} ${index}`, {
        country: 'DE',
        ...(clusterId === undefined ? {} : { clusterId }),
      })
      await t.house.database.db
        .updateTable('organisation')
        .set({
          visibility,
          summary: 'Retinal thickness without touching the eye',
          offers: 'Swept-source tomography',
          needs: 'Clinics for a trial in ophthalmology',
          part_visibility: JSON.stringify({ offers: 'cluster', needs: 'organisation' }),
        })
        .where('id', '=', id)
        .execute()
    }
  }
  await addParticipant(t.house, own.missionId, await idOf('Retina parties 3'))
  Object.assign(viewers, {
    visitor: visitor('en'),
    stranger: await t.viewerOf(world.stranger),
    administrator: await t.viewerOf(world.administrator),
  })
  for (const [name, personId] of Object.entries(own.people)) viewers[name] = await t.viewerOf(personId)
  viewers.foreignManager = await t.viewerOf(foreign.people.manager)
  viewers.foreignEditor = await t.viewerOf(foreign.people.editor)
  await t.house.follow()
  await organisationIndexOf(t.house.database.db)?.keepUp()
})
afterAll(() => t.close())

async function idOf(name: string): Promise<string> {
  const row = await t.house.database.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.id
}
const find = (input: Parameters<typeof t.call<typeof findOrganisations>>[1], viewer?: Viewer) =>
  t.call(findOrganisations, input, viewer)

test('the index shows each organisation and each part of it to exactly those the database shows it to', async () => {
  const { db } = t.house.database
  const rows = await listDocuments(db, null, 1_000)
  for (const [who, viewer] of Object.entries(viewers)) {
    const { rights } = await readRights(db, viewer)
    const also = new Set(rights.signedIn ? [...rights.own, ...rights.met] : [])
    const fromRule = rows.flatMap(row => {
      const document = makeDocument(row)
      if (document === null || !(seesKey(rights, document.visibility) || also.has(row.id))) return []
      const seen = Object.entries(document.fields).flatMap(([name, field]) =>
        typeof field === 'object' && !seesKey(rights, field.visibility ?? '') ? [] : [name],
      )
      return [[row.id, seen.includes('offers'), seen.includes('needs')]]
    })
    const fromDatabase = await db
      .selectFrom('organisation')
      .select(['id', 'offers', reachOf(viewer).as('reach')])
      .where(visibleOrganisations(viewer))
      .orderBy('id')
      .execute()

    expect({ who, seen: fromRule }).toEqual({
      who,
      seen: fromDatabase.map(({ id, offers, reach }) => [
        id,
        offers !== null && reach >= 3,
        offers !== null && reach >= 4,
      ]),
    })
  }
})

test('a sentence finds by stems, by country and through all parts one may see, and says why', async () => {
  const found = await find({ q: 'measuring thickness of retinas in Deutschland' }, viewers.stranger)
  const [first] = found.items

  expect(found.total).toBe(8)
  expect(found.facets.country).toEqual([{ value: 'DE', count: 8 }])
  expect(first?.why.map(({ words, kind }) => `${words}: ${kind}`)).toContain('thickness: word')
  expect(first?.marked.summary?.filter(({ hit }) => hit).map(({ text }) => text)).toContain('thickness')
  expect((await find({ q: 'tomography' }, viewers.stranger)).total).toBe(0)
  expect((await find({ q: 'tomography' }, viewers.manager)).items[0]?.marked.passage).toMatchObject({
    field: 'offers',
    text: [{ hit: false }, { text: 'tomography', hit: true }],
  })
})

test('pages follow each other without a gap or a double, and filters stand', async () => {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await find({ q: 'retina', pageSize: 5, ...(cursor && { cursor }) }, viewers.administrator)
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)

  expect(new Set(seen).size).toBe(24)
  expect(seen.length).toBe(24)
})

test('by name or age everything that was found is in order, page after page', async () => {
  const readAll = async (sort: 'name' | 'newest') => {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await find(
        { q: 'retina', sort, pageSize: 7, ...(cursor && { cursor }) },
        viewers.administrator,
      )
      names.push(...page.items.map(({ name }) => name))
      expect(page.items[0]?.why.length).toBeGreaterThan(0)
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    return names
  }
  const byName = await readAll('name')

  expect(byName).toEqual([...byName].sort())
  expect([...(await readAll('newest'))].sort()).toEqual(byName)
  expect(byName.length).toBe(24)
  for (const cursor of ['%%', 'WyIwIiwieCJd', 'W10'])
    expect((await find({ sort: 'newest', cursor }, viewers.administrator)).items.length).toBeGreaterThan(0)
})

const wanted = (ids: readonly string[]) => {
  const all = new Set(ids)
  return { size: all.size, has: (id: string) => all.has(id), ids: () => ids }
}

test('more organisations than are sorted by their ids come in the same order', async () => {
  const { db } = t.house.database
  const some = await db.selectFrom('organisation').select('id').orderBy('name').execute()
  const ids = some.map(({ id }) => id)
  const others = Array.from({ length: 2_001 }, () => t.house.newId())
  for (const by of ['name', 'newest'] as const) {
    const first = await sortIds(db, wanted(ids), { by, after: null, limit: 9 })
    const rest = await sortIds(db, wanted(ids), { by, after: first.at(-1) ?? null, limit: 9 })

    expect(await sortIds(db, wanted([...ids, ...others]), { by, after: null, limit: 18 })).toEqual([
      ...first,
      ...rest,
    ])
  }
})

test('an organisation is found by what a list that comes with Kontor calls it, in any of its languages', async () => {
  const organisation = await addOrganisation(t.house, 'Quiet and Company', { visibility: 'public' })
  await t.call(saveClassification, {
    organisation,
    scheme: 'photonics-health',
    codes: ['swept-source-laser'],
  })
  const namesOf = async (input: { q?: string; term?: string }) =>
    (await t.call(findOrganisations, input, viewers.visitor)).items.map(({ name }) => name)

  expect(await namesOf({ q: 'swept source laser' })).toEqual(['Quiet and Company'])
  expect(await namesOf({ q: 'durchstimmbarer' })).toEqual(['Quiet and Company'])
  expect(await namesOf({ term: 'photonics-health:swept-source-laser' })).toEqual(['Quiet and Company'])
})

test('nobody’s answer differs by a byte for a record they may not see', async () => {
  const questions = [{ q: 'retina thickness' }, { q: 'zeiss ophthalmology clinics' }, { q: 'retima' }, {}]
  const ask = async () => {
    const answers: Record<string, string> = {}
    for (const [who, viewer] of Object.entries(viewers))
      if (who !== 'administrator')
        answers[who] = JSON.stringify(await Promise.all(questions.map(question => find(question, viewer))))
    return answers
  }
  const without = await ask()
  const id = await addOrganisation(t.house, 'Zeiss retima secret', { country: 'MT' })
  await t.house.database.db
    .updateTable('organisation')
    .set({ visibility: 'organisation', technologies: ['retima'], summary: 'Retina clinics ophthalmology' })
    .where('id', '=', id)
    .execute()
  const { version } = await t.call(getOrganisation, { organisation: id })
  await t.call(updateOrganisation, {
    organisation: id,
    version,
    kind: 'sme',
    name: 'Zeiss retima secret',
    country: 'MT',
    technologies: ['retima'],
    summary: 'Retina clinics ophthalmology',
    visibility: 'organisation',
  })

  expect(await ask()).toEqual(without)
  expect((await find({ q: 'zeiss secret' }, viewers.administrator)).items.map(item => item.id)).toEqual([id])
})

test('a change is found by the next question, and what somebody may no longer see is gone with it', async () => {
  const organisation = world.own.organisationId
  const capability = {
    verb: 'measure' as const,
    object: 'corneal curvature',
    figures: [{ role: 'resolution' as const, high: 6, unit: 'µm' }],
    leadTimeDays: 14,
    lang: 'en',
    visibility: 'cluster' as const,
  }
  const { id } = await t.call(createCapability, { organisation, ...capability })
  const foundBy = async (viewer: Viewer | undefined) =>
    (await find({ q: 'corneal curvature' }, viewer)).items.map(item => item.id)

  expect([await foundBy(viewers.manager), await foundBy(viewers.stranger)]).toEqual([[organisation], []])

  const measured = await find({ q: 'curvature, resolution ≤ 0.01 mm, at most 3 weeks' }, viewers.manager)
  expect(measured.reading.conditions.map(({ text }) => text)).toEqual([
    'resolution ≤ 0.01 mm',
    'at most 3 weeks',
  ])
  expect(measured.items[0]?.met.map(({ low, high, unit }) => [low, high, unit])).toEqual([
    [null, 6, 'µm'],
    [14, 14, 'd'],
  ])
  expect((await find({ q: 'resolution ≤ 1 µm' }, viewers.manager)).total).toBe(0)
  const quick = { ...capability, object: 'lens thickness', leadTimeDays: 2 }
  await t.call(createCapability, {
    organisation,
    ...quick,
    figures: [{ role: 'resolution', high: 90, unit: 'µm' }],
  })
  const inOne = async (q: string) => (await find({ q }, viewers.manager)).total
  expect(await inOne('resolution ≤ 10 µm, at most 3 days')).toBe(0)
  expect([await inOne('resolution ≤ 10 µm'), await inOne('at most 3 days')]).toEqual([1, 1])
  const hidden = await find({ q: 'resolution ≤ 10 µm' }, viewers.stranger)
  expect(hidden.total).toBe(0)

  await t.call(updateCapability, {
    organisation,
    capability: id,
    version: 1,
    ...capability,
    visibility: 'organisation',
  })
  expect([await foundBy(viewers.coordinator), await foundBy(viewers.editor)]).toEqual([[], [organisation]])

  const { memberships } = await t.call(getOrganisation, { organisation })
  await t.call(endMember, { membership: memberships[0]?.id ?? '', memberTo: '2026-08-31' })
  expect([await foundBy(viewers.manager), await foundBy(viewers.editor)]).toEqual([[], [organisation]])
})

test('those who ask at once share one look at their rights, and nobody is given one from before they asked', async () => {
  const { db } = t.house.database
  const viewer = visitor('en')
  const own = readRights(db, viewer)
  const shared = [readRights(db, viewer), readRights(db, visitor('lt'))]
  const asStranger = readRights(db, viewers.stranger ?? viewer)
  const [first, second, third, fourth] = await Promise.all([own, ...shared, asStranger])
  const early = readRights(db, viewer)
  await announceOrganisation({ db, now: t.house.now }, await idOf('Retina public 0'))
  const late = await readRights(db, viewer)
  await early

  expect([first === second, second === third, third === fourth]).toEqual([false, true, false])
  expect(late.lastChange).toBeGreaterThan(first?.lastChange ?? 0)
})

test('who waited for their turn is given a look from after they asked, whoever had it taken', async () => {
  const { db } = t.house.database
  const before = await readRights(db, visitor('en'))
  const asked = askedNow()
  const taken = await readRights(db, visitor('lt'))
  await announceOrganisation({ db, now: t.house.now }, await idOf('Retina public 0'))
  const [waited, later] = [await readRights(db, visitor('en'), asked), await readRights(db, visitor('en'))]

  expect([waited === taken, waited === before, later === waited]).toEqual([true, false, false])
  expect(later.lastChange).toBeGreaterThan(waited.lastChange)
})

test('an answer that was kept says what is true now, of texts and of what is shown to whom', async () => {
  const { db } = t.house.database
  const organisation = await addOrganisation(t.house, 'Keepsake optics', { visibility: 'public' })
  const set = (change: Record<string, unknown>) =>
    db.transaction().execute(async trx => {
      await trx.updateTable('organisation').set(change).where('id', '=', organisation).execute()
      await announceOrganisation({ db: trx, now: t.house.now }, organisation)
    })
  await set({
    summary: 'Polishing of mirrors',
    offers: 'Keepsake coating',
    part_visibility: { offers: 'public' },
  })
  const answer = () => find({ q: 'keepsake' }, viewers.visitor)
  const ask = async () => (await answer()).items.find(({ id }) => id === organisation)
  /** Until nothing can come any more, rows are not kept. */
  const settle = async () => {
    await organisationIndexOf(db)?.keepUp()
    await new Promise(resolve => setTimeout(resolve, 2_200))
    await organisationIndexOf(db)?.keepUp()
    return organisationIndexOf(db)?.rowsAt((await readRights(db, visitor('en'))).lastChange) !== null
  }
  const isKept = [await settle()]
  const [first, again] = [await ask(), await ask()]
  await set({ summary: 'Grinding of mirrors' })
  const changed = [(await ask())?.summary]
  isKept.push(await settle())
  changed.push((await ask())?.summary)
  await set({ part_visibility: { offers: 'organisation' } })
  const narrowed = await ask()
  await set({ visibility: 'organisation' })
  const hidden = await answer()

  expect(isKept).toEqual([true, true])
  expect(again).toEqual(first)
  expect(first?.summary).toBe('Polishing of mirrors')
  expect(first?.marked.passage?.field).toBe('offers')
  expect(changed).toEqual(['Grinding of mirrors', 'Grinding of mirrors'])
  expect(narrowed?.marked.passage).toBe(null)
  expect([hidden.total, hidden.items]).toEqual([0, []])
})

test('records are read page by page by those who may see them', async () => {
  const organisation = world.own.organisationId
  for (const object of ['one', 'two'])
    await t.call(createCapability, {
      organisation,
      verb: 'test',
      object,
      lang: 'en',
      visibility: 'organisation',
    })
  const first = await t.call(findCapabilities, { pageSize: 2 }, viewers.editor)
  const second = await t.call(findCapabilities, { cursor: first.next ?? '' }, viewers.editor)
  const read = [...first.items, ...second.items]

  // In the order of their ids, which the harness draws for records of one moment.
  expect(read.map(({ id }) => id)).toEqual(read.map(({ id }) => id).toSorted())
  expect(read.map(({ object }) => object).toSorted()).toEqual([
    'corneal curvature',
    'lens thickness',
    'one',
    'two',
  ])
  expect((await t.call(findCapabilities, {}, viewers.stranger)).items).toEqual([])
})

test('an organisation is found by the country of a site, unless its sites are kept from some who see it', async () => {
  const organisation = await addOrganisation(t.house, 'Branches abroad', { visibility: 'public' })
  await t.call(addSite, { organisation, name: 'Office', function: 'production', country: 'JP' })
  const inJapan = async () =>
    (await t.call(findOrganisations, { country: 'JP' }, viewers.visitor)).items.map(({ name }) => name)
  const inDatabase = async () =>
    (await t.call(listOrganisations, { country: 'JP' }, viewers.visitor)).items.map(({ name }) => name)
  const open = [await inJapan(), await inDatabase()]
  const { version } = await t.call(getOrganisation, { organisation })
  await t.call(saveStructure, { organisation, version, levelSites: 'platform' })

  expect(open).toEqual([['Branches abroad'], ['Branches abroad']])
  expect([await inJapan(), await inDatabase()]).toEqual([[], []])
})

test.runIf(testBackend() === 'server')(
  'a change by one house is found in another within two seconds',
  async () => {
    const { db } = t.house.database
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
    const url = replaceDatabase(process.env.KONTOR_TEST_DATABASE_URL ?? '', rows[0]?.name ?? '')
    const second = await openServer(url, silentLog)
    const end = await followDirectory.start({
      db: second.db,
      log: t.house.log,
      listen: (channel, onNotice) => second.listen(channel, onNotice),
    })
    const index = organisationIndexOf(second.db)
    await index?.keepUp()
    const before = index?.size ?? 0
    const organisation = await addOrganisation(t.house, 'Told to the other house')
    const begun = performance.now()
    await t.call(createCapability, { organisation, verb: 'test', object: 'speed', lang: 'en' })
    while (index?.size === before && performance.now() - begun < 10_000)
      await new Promise(resolve => setTimeout(resolve, 20))
    await end()
    await second.close()

    expect(index?.size).toBe(before + 1)
  },
)

test('another process finds a committed change without being told, and builds anew when its place is lost', async () => {
  const { db } = t.house.database
  const other = new OrganisationIndex(db, t.house.log)
  await other.keepUp()
  const size = other.size
  await db.deleteFrom('outbox').execute()
  await addOrganisation(t.house, 'Written past everybody')
  await db.insertInto('outbox').values({ stream: 'other', kind: 'x', at: t.house.now() }).execute()
  await other.keepUp()

  expect(other.size).toBe(size + 1)
})

test('of lists and records a result shows what was found, not what stands beside it', async () => {
  const organisation = await addOrganisation(t.house, 'Listed in many languages', { visibility: 'public' })
  await t.call(saveClassification, { organisation, scheme: 'nace', codes: ['26', '72'] })
  const record = { verb: 'measure', object: 'pachymetry of corneas', method: 'Scheimpflug' } as const
  await t.call(createCapability, { organisation, ...record, lang: 'en', visibility: 'public' })
  await t.call(createCapability, { organisation, verb: 'test', object: 'frames', lang: 'en' })
  const passage = async (q: string) =>
    (await find({ q }, viewers.manager)).items
      .find(({ id }) => id === organisation)
      ?.marked.passage?.text.map(({ text }) => text)
      .join('')

  expect(await passage('scientific research and development')).toBe('Scientific research and development')
  expect(await passage('Scheimpflug pachymetry')).toBe(
    'Measure: pachymetry of corneas · Scheimpflug · measure pachymetry of corneas',
  )
})
