import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { recountFigures } from '../../../tests/harness/recount-figures.ts'
import { chore } from '../../../tests/harness/run-chore.ts'
import { addGrant, addPerson } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import { getDesk } from '../day/contract.ts'
import { getDesk as getMyDesk } from '../desk/contract.ts'
import { getIndicator, getScoreboard } from '../indicators/contract.ts'
import { getEditionFile } from '../reports/contract-files.ts'
import type { ReportModel } from '../reports/rules/model.ts'
import { getSample, loadSample, removeSample } from './contract.ts'

let t: TestHouse
let administrator: Viewer
let before: Record<string, number>
beforeAll(async () => {
  t = await openTestHouse()
  await t.house.follow()
  const id = await addPerson(t.house, 'administrator')
  await addGrant(t.house, id, 'platform-administrator', {})
  administrator = await t.viewerOf(id)
  before = await countRows()
})
afterAll(() => t.close())

/**
 * Rows by table; what is append-only or the house's own is left out, rooms with their ledgers among it, and files, which a
 * chore forgets a day later.
 */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await sql<{
    name: string
  }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
    and table_name not in ('file', 'history', 'outbox', 'job', 'idempotency', 'migration', 'session', 'setting', 'throttle', 'room', 'room_ledger', 'room_entry', 'room_checkpoint', 'ledger_key', 'mail_secret') order by 1`.execute(
    t.house.database.db,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const count = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}`.execute(
      t.house.database.db,
    )
    counts[name] = count.rows[0]?.count ?? 0
  }
  return counts
}

/** Runs jobs until none is left, moving the clock for those that wait. */
async function runJobs(): Promise<void> {
  for (let round = 0; round < 40; round++) {
    await t.house.jobs.runDue()
    const { state } = await t.call(getSample, {}, administrator)
    if (state !== 'loading' && state !== 'removing') return
    t.moveClock(3_000)
  }
}

const partnership = async () =>
  (
    await t.house.database.db
      .selectFrom('partnership')
      .select('id')
      .where('sample', '=', true)
      .orderBy('created_at')
      .executeTakeFirstOrThrow()
  ).id

const count = async (query: ReturnType<typeof sql<{ count: number }>>) =>
  (await query.execute(t.house.database.db)).rows[0]?.count

test('the sample over its whole course has the numbers of practice', { timeout: 480_000 }, async () => {
  await t.call(loadSample, { stage: 'over', size: 'small' }, administrator)
  await runJobs()
  const sample = await t.call(getSample, {}, administrator)

  expect(t.errors).toEqual([])
  expect(sample.state).toBe('ready')
  const osaka = sql`(select id from mission where slug = ${sample.missionSlug})`
  expect({
    travelling: await count(
      sql`select count(*)::int from participant where mission_id = ${osaka} and kind = 'travelling' and state = 'confirmed'`,
    ),
    represented: await count(
      sql`select count(*)::int from participant where mission_id = ${osaka} and kind = 'represented'`,
    ),
    local: await count(
      sql`select count(*)::int from participant where mission_id = ${osaka} and kind = 'local'`,
    ),
    requests: await count(sql`select count(*)::int from meeting_request where mission_id = ${osaka}`),
    accepted: await count(sql`select count(*)::int from meeting where mission_id = ${osaka}`),
    scheduled: await count(
      sql`select count(*)::int from placement join schedule on schedule.id = schedule_id where mission_id = ${osaka} and state = 'published'`,
    ),
    held: await count(sql`select count(*)::int from meeting where mission_id = ${osaka} and state = 'held'`),
    ndas: await count(sql`select count(distinct meeting_id)::int from outcome_answer where rung = 'nda'`),
    pilots: await count(sql`select count(distinct meeting_id)::int from outcome_answer where rung = 'pilot'`),
    contracts: await count(
      sql`select count(distinct meeting_id)::int from outcome_answer where rung = 'contract'`,
    ),
    encounters: await count(sql`select count(*)::int from encounter where mission_id = ${osaka}`),
    sent: await count(sql`select count(*)::int from mail where state in ('waiting', 'sent')`),
  }).toEqual({
    travelling: 12,
    represented: 14,
    local: 50,
    requests: 160,
    accepted: 92,
    scheduled: 84,
    held: 71,
    ndas: 9,
    pilots: 2,
    contracts: 1,
    encounters: 19,
    sent: 0,
  })
  expect(sample.people.length).toBeGreaterThan(8)
})

test('delegates have requests proposed that they have not decided on, told in one mail each', async () => {
  const { rows } = await sql<{ delegates: number; proposed: number; mails: number; asked: number }>`
    select count(distinct participant_id)::int as delegates, count(*)::int as proposed, count(request_id)::int as asked,
      (select count(*)::int from mail where kind = 'meetings-proposed') as mails
    from proposed_request where state = 'open'`.execute(t.house.database.db)

  expect(rows[0]?.proposed).toBeGreaterThan(9)
  expect(rows).toEqual([
    {
      delegates: rows[0]?.mails,
      proposed: expect.any(Number),
      mails: expect.any(Number),
      asked: 0,
    },
  ])
})

test('every line that a history shows of the sample says what was done', async () => {
  const { rows } = await sql<{ call: string }>`select distinct call from history
    where subject_kind in ('mission', 'participant', 'schedule', 'organisation') order by call`.execute(
    t.house.database.db,
  )
  const text = t.house.texts.of('en')

  expect(rows.length).toBeGreaterThan(20)
  expect(
    rows.map(({ call }) => call).filter(call => text(`history.call.${call}`) === `history.call.${call}`),
  ).toEqual([])
})

test('one delegate’s mails wait for a digest, which is kept with all it says, and one address of the market came back', async () => {
  const { db } = t.house.database
  const bounced = await db
    .selectFrom('mail')
    .select(['kind', 'person_id'])
    .where('state', '=', 'bounced')
    .execute()
  expect(bounced.map(mail => mail.kind)).toEqual(['meeting-request'])
  const { rows } = await sql<{ kind: string; barred: boolean }>`
    select participant.kind, bounced_address.cleared_at is null as barred from bounced_address
      join person on person.email = bounced_address.address join participant on participant.person_id = person.id
      join mission on mission.id = participant.mission_id and mission.type = 'outgoing-mission' and mission.sample`.execute(
    db,
  )
  expect(rows).toEqual([{ kind: 'local', barred: true }])

  await t.house.jobs.runChores(['notifications.gather-digests'])
  const digests = await db
    .selectFrom('mail')
    .select(['state', 'text_body', 'person_id'])
    .where('kind', '=', 'digest')
    .execute()
  expect(digests.map(mail => mail.state)).toEqual(['kept'])
  const gathered = await db
    .selectFrom('mail')
    .select(['subject', 'person_id'])
    .where('state', '=', 'gathered')
    .execute()
  expect(gathered.length).toBeGreaterThan(2)
  for (const mail of gathered) {
    expect(digests[0]?.text_body).toContain(mail.subject)
    expect(mail.person_id).toBe(digests[0]?.person_id)
  }
})

test('the searches of opportunities that people keep have told them by one mail each, with a way to end such mails', async () => {
  const mails = await t.house.database.db
    .selectFrom('mail')
    .select(['person_id', 'text_body'])
    .where('kind', '=', 'opportunity-news')
    .execute()

  expect(new Set(mails.map(({ person_id }) => person_id)).size).toBe(3)
  for (const { text_body } of mails) expect(text_body).toMatch(/\/opportunity-mails\/[\w-]{20,}/)
})

test('decisions name what they changed, parts of the work plan among it', async () => {
  const { rows } = await sql<{ title: string; work: string | null }>`
    select title, (select string_agg(coalesce(package.title, item.title), ', ') from decision_link link
        left join work_package package on package.id::text = ref left join work_item item on item.id::text = ref
        where decision_id = decision.id and link.kind = 'work') as work
    from decision where partnership_id = ${await partnership()} order by made_at`.execute(t.house.database.db)

  expect(rows.map(({ title, work }) => [title, work])).toEqual([
    ['Malaysia is dropped as a target market', 'Four markets chosen, one dropped'],
    ['The memorandum with Osaka is signed', null],
    ['One stand in Osaka for all, built by one partner', 'Missions and meetings'],
    ['Travel aid of half the costs, up to 1,500 euros', null],
  ])
})

test('the searches that people keep have found what came after them, told in one mail each', async () => {
  const { db } = t.house.database
  const searches = await db
    .selectFrom('saved_search')
    .select(['id', 'name', 'watch'])
    .orderBy('name', 'desc')
    .execute()
  const known = await db
    .selectFrom('saved_search_known')
    .select(['search_id', 'seen_at', 'mail_id'])
    .execute()
  const mails = await db
    .selectFrom('mail')
    .select(['id', 'text_body'])
    .where('kind', '=', 'search-news')
    .execute()

  expect(searches.map(({ name, watch }) => [name, watch])).toEqual([
    ...Array(3).fill(['Visual fields', 'watched']),
    ...Array(3).fill(['Fast and fine', 'watched']),
  ])
  expect(mails.length).toBe(3)
  for (const { id } of searches.slice(0, 3)) {
    const news = known.filter(({ search_id, seen_at }) => search_id === id && seen_at === null)
    expect(news.length, 'the two that came after').toBe(2)
    expect(mails.map(mail => mail.id)).toContain(news[0]?.mail_id)
  }
})

test('a saved search of opportunities has told in one mail each what was published since', async () => {
  const mails = await t.house.database.db
    .selectFrom('mail')
    .select('text_body')
    .where('kind', '=', 'opportunity-news')
    .execute()

  expect(mails.length).toBe(3)
  for (const mail of mails) expect(mail.text_body).toMatch(/Light for eyes, Japan[\s\S]*\/opportunities\//)
})

test('organisations take part in invented EU projects, as their clusters imported them', async () => {
  const { db } = t.house.database
  const imports = await db
    .selectFrom('import')
    .select(['state', 'rejected', 'warned'])
    .where('kind', '=', 'projects')
    .execute()
  const projects = await db
    .selectFrom('eu_project')
    .leftJoin('eu_participation', 'eu_participation.project', 'eu_project.number')
    .select(eb => ['acronym', 'title', eb.fn.count('eu_participation.id').as('participants')])
    .groupBy(['acronym', 'title'])
    .execute()

  expect(imports.length).toBeGreaterThan(2)
  expect(imports.filter(one => one.state !== 'done' || one.rejected + one.warned > 0)).toEqual([])
  expect(projects.length).toBe(6)
  expect(projects.filter(({ title, participants }) => title === null || Number(participants) < 3)).toEqual([])
})

test('rooms stand at every point of their way', async () => {
  const { rows } = await sql<{ stands: string }>`select concat_ws(' ', room.state, room.step, room_nda.state,
      case when room_nda.valid_until < ${t.house.now()}::date then 'over' end,
      (select 'closed' from room_side where room_side.room_id = room.id and closed_at is not null),
      (select 'from an interest' from interest where interest.id = room.interest_id and interest.state = 'accepted'),
      (select count(*) || ' files' from room_version join room_item on room_item.id = room_version.item_id where room_item.room_id = room.id and kind = 'file' having count(*) > 0),
      (select 'one marked and got' from room_item where room_item.room_id = room.id and marked and exists (select 1 from room_entry
        where room_entry.room_id = room.id and event = 'got' and text like '%' || room_item.id || '%' and text like '%"marked":true%'))) as stands
    from room left join room_nda on room_nda.room_id = room.id and room_nda.state <> 'replaced' order by 1`.execute(
    t.house.database.db,
  )

  expect(rows.map(({ stands }) => stands)).toEqual([
    'ended technical signed 1 files',
    'open identity',
    'open nda proposed',
    'open nda proposed',
    'open teaser',
    'open teaser',
    'open technical signed 1 files',
    'open technical signed closed 1 files',
    'open technical signed from an interest 2 files one marked and got',
    'open technical signed over 1 files',
  ])
})

test('each figure of the scoreboard is what plain SQL over the records says', async () => {
  const { db } = t.house.database
  const { indicators } = await t.call(getScoreboard, { partnership: await partnership() }, administrator)
  const figures = Object.fromEntries(indicators.map(one => [one.shippedAs, one.figure.proven]))
  const now = t.house.now()

  const {
    'international-share': share,
    'exports-grown': exports,
    'jobs-changed': jobs,
    'research-money': money,
    ...counted
  } = figures
  expect(counted).toEqual(await recountFigures(db, { asOf: now, to: now.toISOString().slice(0, 10) }))
  // What companies declared of two years: on its way to ten and to twenty per cent.
  expect([share, exports, jobs].every(one => one != null && one > 0 && one < 60)).toBe(true)
  expect(money).toBeGreaterThanOrEqual(0)
  expect(figures['b2b-held']).toBeGreaterThan(71)
  expect(figures['clusters-recruited']).toBe(3)
  expect(figures.agreements).toBeGreaterThanOrEqual(3)
})

test('meetings between businesses stand at 37 % of what was promised: on the scoreboard, on the desk and in what was filed', async () => {
  const id = await partnership()
  const { indicators } = await t.call(getScoreboard, { partnership: id }, administrator)
  const b2b = indicators.find(one => one.shippedAs === 'b2b-held')
  const { filed } = await t.call(getIndicator, { indicator: b2b?.id ?? '' }, administrator)
  await chore(t, 'indicators.refresh')
  const person = await t.house.database.db
    .selectFrom('role_grant')
    .select('person_id')
    .where('role', '=', 'partnership-coordinator')
    .where('partnership_id', '=', id)
    .executeTakeFirstOrThrow()
  const { figures } = await t.call(getMyDesk, {}, await t.viewerOf(person.person_id))
  const onDesk = figures.find(one => one.id === b2b?.id)
  const target = b2b?.figure.target ?? 0

  expect(
    [b2b?.figure.proven, filed[0]?.proven, onDesk?.proven].map(proven => percent(proven, target)),
  ).toEqual([37, 37, 37])
  expect(b2b?.figure.standing).toBe('behind')
  expect(onDesk?.cause?.cause).toBe('only-requested')
})

const percent = (proven: number | null | undefined, target: number) =>
  Math.round(((proven ?? 0) / target) * 100)

/** Sums and changes, which plain SQL counts elsewhere. */
const measured = new Set(['international-share', 'exports-grown', 'jobs-changed', 'research-money'])

test('each figure of the report that was handed over is what plain SQL says was known on the day it was frozen', async () => {
  const { db } = t.house.database
  const edition = await db.selectFrom('report_edition').select('id').executeTakeFirstOrThrow()
  const sent = (await t.call(
    getEditionFile,
    { edition: edition.id, format: 'json' },
    administrator,
  )) as FileAnswer
  const model = JSON.parse(await text(Readable.from(sent.body))) as ReportModel
  const figuresOf = (which: 'inPeriod' | 'soFar') =>
    Object.fromEntries(
      model.figures
        .filter(one => !measured.has(one.shippedAs ?? ''))
        .map(one => [one.shippedAs, one[which].proven]),
    )
  const asOf = new Date(model.asOf)

  expect(figuresOf('soFar')).toEqual(await recountFigures(db, { asOf, to: model.period.to }))
  expect(figuresOf('inPeriod')).toEqual(
    await recountFigures(db, { asOf, from: model.period.from, to: model.period.to }),
  )
  // What was told late is no part of it, or the moment would not matter.
  expect(figuresOf('soFar')).not.toEqual(
    await recountFigures(db, { asOf: t.house.now(), to: model.period.to }),
  )
  expect(model.missions.map(({ held }) => held)).toEqual([71])
})

test('the interim report is frozen and sent, and what was told late stands beside it', async () => {
  const { rows } = await sql<{ name: string; state: string; filings: number; late: number }>`
    select name, state, (select count(*)::int from report_filing where period_id = reporting_period.id) as filings,
      (select count(*)::int from reported_version join report_filing on report_filing.period_id = reporting_period.id
        where said_at > made_at and held_on between starts_on and ends_on) as late
    from reporting_period where partnership_id = (select id from partnership where sample order by created_at limit 1) order by starts_on`.execute(
    t.house.database.db,
  )

  expect(rows.map(({ name, state, filings }) => [name, state, filings])).toEqual([
    ['Interim report', 'reported', 1],
    ['Final report', 'open', 0],
  ])
  expect(rows[0]?.late).toBeGreaterThan(0)
})

test('thrown away, it leaves nothing behind', { timeout: 60_000 }, async () => {
  await t.call(removeSample, {}, administrator)
  await runJobs()

  expect(t.errors).toEqual([])
  expect(await countRows()).toEqual(before)
  expect((await t.call(getSample, {}, administrator)).state).toBe('none')
})

test('loaded on the day, its mission is under way: people here, one missing, one late, a table lost', {
  timeout: 480_000,
}, async () => {
  t.setClock('2027-03-09T02:20:00Z')
  await t.call(loadSample, { stage: 'day', size: 'small' }, administrator)
  await runJobs()
  const { missionSlug } = await t.call(getSample, {}, administrator)
  const desk = await t.call(getDesk, { mission: missionSlug ?? '' }, administrator)

  expect(t.errors).toEqual([])
  expect(desk.counts.here).toBeGreaterThan(8)
  expect(desk.counts.here).toBeLessThan(desk.counts.people)
  expect(desk.counts.held).toBeGreaterThan(3)
  expect(desk.missing.length).toBeGreaterThan(0)
  expect(desk.counts.late).toBe(1)
  expect(desk.tables.filter(table => table.lostSince !== null)).toHaveLength(1)
  expect(desk.tables.some(table => table.now.some(meeting => meeting.state === 'running'))).toBe(true)

  await t.call(removeSample, {}, administrator)
  await runJobs()
  expect(await countRows()).toEqual(before)
})
