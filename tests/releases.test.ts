import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import * as periods from '../src/features/indicators/contract-periods.ts'
import { type FiguresScene, openFiguresScene } from '../src/features/indicators/factory.ts'
import { createMission } from '../src/features/missions/contract.ts'
import * as contract from '../src/features/releases/contract.ts'
import { beginReport, handOverReport } from '../src/features/reports/contract.ts'
import { createHttpServer } from '../src/server/http.ts'
import type { OutputOf } from '../src/shared/contract.ts'
import type { Viewer } from '../src/shared/viewer.ts'
import { chore } from './harness/run-chore.ts'
import { addOrganisation } from './harness/world.ts'

let scene: FiguresScene
let app: FastifyInstance
let slug: string
beforeAll(async () => {
  scene = await openFiguresScene()
  app = await createHttpServer(scene.t.house)
})
afterAll(async () => {
  await app.close()
  await scene.t.close()
})

const partnership = () => scene.world.own.partnershipId

/** Words of the partnership that tell on whoever lets them out. */
const secret = {
  summary: 'Amberfish summary',
  reason: 'Birchmoss reason',
  figure: 'Cloudberry figure',
  mission: 'Driftwood mission',
}

beforeEach(async () => {
  const { house } = scene.t
  const { db } = house.database
  await db.deleteFrom('release').execute()
  await db.deleteFrom('market').execute()
  await scene.empty()
  const row = await db
    .updateTable('partnership')
    .set({ summary: secret.summary, visibility: 'partnership' })
    .where('id', '=', partnership())
    .returning('slug')
    .executeTakeFirstOrThrow()
  slug = row.slug
  await db
    .insertInto('market')
    .values({
      id: house.newId(),
      partnership_id: partnership(),
      country: 'KR',
      stage: 'planned',
      reason: secret.reason,
    })
    .execute()
})

const release = (
  thing: (typeof contract.things)[number],
  of: string | null = null,
  viewer = scene.coordinator,
) => scene.t.call(contract.release, { partnership: partnership(), thing, of }, viewer)

const standing = async (viewer: Viewer = scene.coordinator) =>
  (await scene.t.call(contract.getReleases, { partnership: partnership() }, viewer)).choices.flatMap(
    ({ thing, of, release: stands }) => (stands === null ? [] : [{ thing, of, id: stands.id }]),
  )

async function visit(): Promise<{ status: number; html: string; json: string }> {
  const page = await app.inject(`/partnerships/${slug}/public`)
  const data = await app.inject(`/api/v1/public-partnerships/${slug}`)
  expect(data.statusCode).toBe(page.statusCode)
  return { status: page.statusCode, html: page.body, json: data.body }
}

/** A figure of five meetings and one of three, both counted. */
async function countFigures(): Promise<{ five: string; three: string }> {
  const five = await scene.define({ code: 'FIVE', name: 'Elderflower meetings', counts: 'services' })
  const three = await scene.define({ code: 'THREE', name: secret.figure })
  for (let day = 1; day <= 5; day++)
    await scene.service({ heldOn: `2026-09-0${day}`, title: `Advice ${day}` })
  for (const slot of [0, 1, 2]) await scene.meet(slot)
  scene.t.moveClock(660_000)
  await chore(scene.t, 'indicators.refresh')
  return { five, three }
}

test('without a release of the page there is none, whatever else was released', async () => {
  await release('summary')
  await release('markets')

  expect((await visit()).status).toBe(404)
})

test('a stranger reads what was released and no word of anything else', async () => {
  const { t, world } = scene
  const { five } = await countFigures()
  const clusters = await t.house.database.db
    .selectFrom('cluster')
    .select(['id', 'name', 'short_name'])
    .where('id', 'in', [world.own.clusterId, world.own.secondClusterId])
    .execute()
  const own = clusters.find(({ id }) => id === world.own.clusterId)
  const other = clusters.find(({ id }) => id === world.own.secondClusterId)
  await t.call(createMission, {
    partnershipId: partnership(),
    leadClusterId: world.own.clusterId,
    type: 'outgoing-mission',
    title: secret.mission,
    country: 'KR',
    city: 'Busan',
    timeZone: 'Asia/Seoul',
    startsOn: '2026-12-01',
    endsOn: '2026-12-02',
    lang: 'en',
  })
  await release('page')
  await release('missions')
  await release('indicator', five)
  await release('partner', world.own.clusterId, scene.manager)

  const { status, html, json } = await visit()

  expect(status).toBe(200)
  for (const page of [html, json]) {
    expect(page).toContain('Elderflower meetings')
    expect(page).toContain(own?.name)
    for (const word of [...Object.values(secret), other?.name ?? '?', 'South Korea', 'Advice 1', 'Company a'])
      expect(page).not.toContain(word)
  }
})

test('a figure of fewer than five is not told, and neither is what is only claimed', async () => {
  const { five, three } = await countFigures()
  await release('page')
  await release('indicator', five)
  await release('indicator', three)

  const read = await scene.t.call(contract.getPublicPartnership, { partnership: slug })

  expect(read.figures.map(({ code, value }) => [code, value])).toEqual([
    ['FIVE', 5],
    ['THREE', null],
  ])
})

/** What companies of the second cluster had in jobs in two years, as they declared it. */
async function declareJobs(companies: number, jobs: { before: number; now: number }): Promise<void> {
  const { house } = scene.t
  const { db } = house.database
  for (let index = 0; index < companies; index++) {
    const organisation = await addOrganisation(house, `Employer ${index}`, {
      clusterId: scene.world.own.secondClusterId,
    })
    for (const [year, count] of [
      [2024, jobs.before],
      [2025, jobs.now],
    ] as const) {
      const id = house.newId()
      await db
        .insertInto('declaration')
        .values({
          id,
          partnership_id: partnership(),
          organisation_id: organisation,
          year,
          created_at: house.now(),
        })
        .execute()
      await db
        .insertInto('declaration_version')
        .values({
          declaration_id: id,
          number: 1,
          currency: 'EUR',
          jobs: String(count),
          consent_version: '1',
          consent_lang: 'en',
          withdrawn: false,
          declared_by: 'Head of finance',
          way: 'link',
          said_by: scene.world.own.people.editor,
          said_at: house.now(),
        })
        .execute()
    }
  }
}

test('a change of what companies declared is told of whole groups of five and with how many; of fewer it is gone', async () => {
  const { db } = scene.t.house.database
  const define = (code: string) =>
    scene.define({ code, counts: 'jobs', change: 'difference', baseYear: 2024, year: 2025 })
  const jobs = await define('JOBS')
  await release('page')
  await release('indicator', jobs)
  const told = async () => {
    scene.t.moveClock(660_000)
    await chore(scene.t, 'indicators.refresh')
    const { figures } = await scene.t.call(contract.getPublicPartnership, { partnership: slug })
    return figures.map(({ code, value, of }) => [code, value, of])
  }

  await declareJobs(4, { before: 10, now: 11 })
  expect(await told()).toEqual([])
  await declareJobs(3, { before: 10, now: 11 })
  expect(await told()).toEqual([['JOBS', 5, 5]])
  expect((await visit()).html).toContain('of 5 companies')
  await db
    .deleteFrom('declaration')
    .where('year', '=', 2024)
    .where(
      'organisation_id',
      'in',
      (
        await db
          .selectFrom('organisation')
          .select('id')
          .where('name', 'in', ['Employer 0', 'Employer 1'])
          .execute()
      )
        .slice(0, 3)
        .map(({ id }) => id),
    )
    .execute()
  expect(await told()).toEqual([])
  await db.deleteFrom('declaration').execute()
})

test('what is taken back is gone with the next reader, and stays on record with its days', async () => {
  await release('page')
  await release('summary')
  expect((await visit()).html).toContain(secret.summary)
  const [page, summary] = await standing()

  await scene.t.call(contract.takeBack, { release: summary?.id ?? '' }, scene.coordinator)
  const without = await visit()
  await scene.t.call(contract.takeBack, { release: page?.id ?? '' }, scene.coordinator)

  expect([without.status, without.html.includes(secret.summary)]).toEqual([200, false])
  expect((await visit()).status).toBe(404)
  const { past } = await scene.t.call(contract.getReleases, { partnership: partnership() }, scene.coordinator)
  expect(past.map(({ thing }) => thing).sort()).toEqual(['page', 'summary'])
})

test('a partner releases its own name and no other’s; the coordinator cannot, and may take it back', async () => {
  const { own } = scene.world
  await expect(release('partner', own.clusterId)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(release('partner', own.secondClusterId, scene.manager)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(release('markets', null, scene.manager)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(release('partner', scene.world.foreign.clusterId)).rejects.toMatchObject({ code: 'not-found' })

  await release('partner', own.clusterId, scene.manager)
  const [name] = await standing()
  await scene.t.call(contract.takeBack, { release: name?.id ?? '' }, scene.coordinator)

  expect(await standing()).toEqual([])
})

test('released twice at once it stands once, and the sitemap names the page while it stands', async () => {
  await Promise.all([release('page'), release('page'), release('page')])
  const pages = () => scene.t.call(contract.listPublicPartnerships, {})

  expect(await standing()).toHaveLength(1)
  expect((await pages()).items.map(({ path }) => path)).toEqual([`/partnerships/${slug}/public`])
  const [page] = await standing()
  await scene.t.call(contract.takeBack, { release: page?.id ?? '' }, scene.coordinator)
  expect((await pages()).items).toEqual([])
})

test('the preview is the page before it is released', async () => {
  await release('markets')

  const preview = await scene.t.call(contract.getPreview, { partnership: partnership() }, scene.manager)
  await release('page')

  expect(await scene.t.call(contract.getPublicPartnership, { partnership: slug })).toEqual(preview)
})

test('a report that is not released is not there, and none of another partnership', async () => {
  await release('page')
  const file = (edition: string) =>
    app.inject(`/api/v1/public-partnerships/${slug}/reports/${edition}?format=json`)

  expect((await file(partnership())).statusCode).toBe(404)
})

test('a released report says on the page how far requests came, small groups hidden, and its file holds nothing else', async () => {
  const { t, world, coordinator } = scene
  await countFigures()
  const period = await t.call(
    periods.createPeriod,
    { partnership: partnership(), name: 'One', startsOn: '2026-01-01', endsOn: '2026-10-15' },
    coordinator,
  )
  await t.call(periods.freezePeriod, { period: period.id, version: 1 }, coordinator)
  const report = await t.call(
    beginReport,
    { partnership: partnership(), period: period.id, kind: 'interim', lang: 'en', secondLang: 'de' },
    coordinator,
  )
  const edition = await t.call(handOverReport, { report: report.id }, coordinator)
  await release('page')
  await release('report', edition.id)
  const [standsAs] = (await standing()).filter(({ thing }) => thing === 'report')

  const { html, json } = await visit()
  const shown = (JSON.parse(json) as OutputOf<typeof contract.getPublicPartnership>).reports
  expect(shown.map(({ id }) => id)).toEqual([edition.id])
  const held = shown[0]?.outcomes.find(({ step }) => step === 'held')
  expect(held?.value).toBeNull()
  expect(html).toContain('From requests to outcomes')
  // A hidden number need not be small: of the rungs no row stands there that would say so.
  expect(html).toContain('What came of the meetings held is not told')
  expect(html).not.toContain('Nothing so far')
  const path = `/api/v1/public-partnerships/${slug}/reports/${edition.id}?format=json`
  const file = await app.inject(path)
  expect(file.statusCode).toBe(200)
  expect(file.body).toContain('Elderflower meetings')
  expect(file.body).not.toContain(secret.figure)
  const cluster = await t.house.database.db
    .selectFrom('cluster')
    .select('name')
    .where('id', '=', world.own.clusterId)
    .executeTakeFirstOrThrow()
  expect(file.body).not.toContain(cluster.name)

  await t.call(contract.takeBack, { release: standsAs?.id ?? '' }, coordinator)
  expect((await app.inject(path)).statusCode).toBe(404)
  expect((await visit()).html).not.toContain('From requests to outcomes')
})
