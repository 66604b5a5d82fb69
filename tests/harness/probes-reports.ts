import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A period of the own partnership of which figures were filed. */
async function addFrozenPeriod({ own }: World, house: House): Promise<string> {
  const { db } = house.database
  const id = house.newId()
  const now = house.now()
  await db
    .insertInto('reporting_period')
    .values({
      id,
      partnership_id: own.partnershipId,
      name: 'First half',
      starts_on: '2026-01-01',
      ends_on: '2026-06-30',
      state: 'frozen',
      created_at: now,
      updated_at: now,
    })
    .execute()
  const last = await db
    .selectFrom('report_filing')
    .select('number')
    .where('partnership_id', '=', own.partnershipId)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  const facts = { asOf: now.toISOString(), clusters: {}, figures: [] }
  await db
    .insertInto('report_filing')
    .values({
      id: house.newId(),
      partnership_id: own.partnershipId,
      period_id: id,
      number: (last?.number ?? 999) + 1,
      event: 'frozen',
      text: JSON.stringify({ facts }),
      hash: 'f'.repeat(64),
      made_at: now,
    })
    .execute()
  return id
}

async function addReport(world: World, house: House): Promise<string> {
  const id = house.newId()
  const now = house.now()
  await house.database.db
    .insertInto('report')
    .values({
      id,
      partnership_id: world.own.partnershipId,
      period_id: await addFrozenPeriod(world, house),
      kind: 'interim',
      lang: 'en',
      second_lang: 'de',
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

/** The one report that reading probes look at, so that looking again shows the same. */
async function aReport(world: World, house: House): Promise<string> {
  const there = await house.database.db
    .selectFrom('report')
    .select('id')
    .where('partnership_id', '=', world.own.partnershipId)
    .orderBy('id')
    .executeTakeFirst()
  return there?.id ?? addReport(world, house)
}

async function anEdition(world: World, house: House): Promise<string> {
  const { db } = house.database
  const report = await aReport(world, house)
  const there = await db
    .selectFrom('report_edition')
    .select('id')
    .where('report_id', '=', report)
    .orderBy('number')
    .executeTakeFirst()
  if (there !== undefined) return there.id
  const id = house.newId()
  const model = {
    kind: 'interim',
    langs: ['en', 'de'],
    partnership: {
      id: world.own.partnershipId,
      acronym: 'OWN',
      title: 'Own',
      theme: null,
      startsOn: null,
      endsOn: null,
    },
    grants: [],
    partners: [],
    period: { id: report, name: 'First half', from: '2026-01-01', to: '2026-06-30', dueOn: null },
    asOf: house.now().toISOString(),
    filing: { number: 0, hash: 'f'.repeat(64) },
    clusters: [],
    figures: [],
    missions: [],
    outcomes: { steps: [], encounters: 0 },
    texts: [],
  }
  await db
    .insertInto('report_edition')
    .values({
      id,
      report_id: report,
      number: 1,
      text: JSON.stringify({ facts: { report: model } }),
      hash: 'e'.repeat(64),
      made_at: house.now(),
    })
    .execute()
  return id
}

/** Reports being written, and what was handed over. */
export const reportProbes: Record<string, Probe> = {
  'activities.listActivities': () => ({}),
  'activities.getActivitiesFile': () => ({ format: 'json' }),
  'reports.listReports': world => ({ partnership: world.own.partnershipId }),
  'reports.beginReport': async (world, house) => ({
    partnership: world.own.partnershipId,
    period: await addFrozenPeriod(world, house),
    kind: 'interim',
    lang: 'en',
    secondLang: 'lt',
  }),
  'reports.updateReport': async (world, house) => ({
    report: await addReport(world, house),
    version: 1,
    kind: 'final',
    lang: 'en',
    secondLang: 'fr',
  }),
  'reports.getReport': async (world, house) => ({ report: await aReport(world, house) }),
  'reports.getReportPart': async (world, house) => ({
    report: await aReport(world, house),
    part: 'summary',
  }),
  'reports.writeReportPart': async (world, house) => ({
    report: await addReport(world, house),
    part: 'summary',
    lang: 'de',
    number: 0,
    text: 'Was erreicht wurde.',
  }),
  'reports.handOverReport': async (world, house) => ({ report: await addReport(world, house) }),
  'reports.getEdition': async (world, house) => ({ edition: await anEdition(world, house) }),
  'reports.getReportFile': async (world, house) => ({
    report: await aReport(world, house),
    format: 'json',
  }),
  'reports.getEditionFile': async (world, house) => ({
    edition: await anEdition(world, house),
    format: 'json',
  }),
}
