import { sql } from 'kysely'
import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** An indicator of the own partnership that counts meetings held. */
async function addIndicator({ own }: World, house: House): Promise<string> {
  const id = house.newId()
  const now = house.now()
  await house.database.db
    .insertInto('indicator')
    .values({
      id,
      partnership_id: own.partnershipId,
      code: id.slice(-8),
      name: 'Meetings held',
      unit: 'meetings',
      lang: 'en',
      level: 'output',
      rule: JSON.stringify({
        counts: 'meetings',
        between: 'any',
        origin: 'anywhere',
        reach: 'both',
        distinct: 'record',
        proof: 'none',
        rung: 'none',
        markets: [],
        kinds: [],
        events: [],
        services: [],
      }),
      counts_from: '2026-01-01',
      counts_to: '2026-12-31',
      target: '10',
      position: 1,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

/** The one indicator that reading probes look at, so that looking again shows the same. */
async function anIndicator(world: World, house: House): Promise<string> {
  const there = await house.database.db
    .selectFrom('indicator')
    .select('id')
    .where('partnership_id', '=', world.own.partnershipId)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
  return there?.id ?? addIndicator(world, house)
}

async function addPeriod({ own }: World, house: House, state: 'open' | 'frozen' = 'open'): Promise<string> {
  const id = house.newId()
  const now = house.now()
  const { db } = house.database
  await db
    .insertInto('reporting_period')
    .values({
      id,
      partnership_id: own.partnershipId,
      name: 'First half',
      starts_on: '2026-01-01',
      ends_on: '2026-06-30',
      state,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

async function aPeriod(world: World, house: House): Promise<string> {
  const there = await house.database.db
    .selectFrom('reporting_period')
    .select('id')
    .where('partnership_id', '=', world.own.partnershipId)
    .where('state', '=', 'open')
    .orderBy('id')
    .executeTakeFirst()
  return there?.id ?? addPeriod(world, house)
}

/** A service that the own manager's cluster reports of its member. */
async function addReported({ own }: World, house: House): Promise<string> {
  const id = house.newId()
  const { db } = house.database
  await db
    .insertInto('reported_record')
    .values({ id, partnership_id: own.partnershipId, kind: 'service', created_at: house.now() })
    .execute()
  await db
    .insertInto('reported_version')
    .values({
      record_id: id,
      number: 1,
      cluster_id: own.clusterId,
      organisation_id: own.organisationId,
      held_on: '2026-03-01',
      title: 'Advice on approval in Japan',
      lang: 'en',
      service: 'advice',
      hours: '3',
      said_by: own.people.manager,
      said_at: house.now(),
    })
    .execute()
  return id
}

async function aReported(world: World, house: House): Promise<string> {
  const there = await house.database.db
    .selectFrom('reported_record')
    .innerJoin('reported_version', 'reported_version.record_id', 'reported_record.id')
    .select('reported_record.id')
    .where('partnership_id', '=', world.own.partnershipId)
    .where('cluster_id', '=', world.own.clusterId)
    .orderBy('reported_record.id')
    .executeTakeFirst()
  return there?.id ?? addReported(world, house)
}

/** A rehearsal with one record drawn. */
async function addRehearsal(world: World, house: House): Promise<string> {
  const id = house.newId()
  const { db } = house.database
  const indicator = await anIndicator(world, house)
  await db
    .insertInto('rehearsal')
    .values({
      id,
      partnership_id: world.own.partnershipId,
      indicator_id: indicator,
      seed: 'probe',
      drawn_from: 1,
      drawn_at: house.now(),
    })
    .execute()
  await db
    .insertInto('rehearsed_record')
    .values({
      rehearsal_id: id,
      position: 1,
      indicator_id: indicator,
      unit_key: 'reported:probe',
      facts: [],
      about: 'Company a',
      proof: 'none',
    })
    .execute()
  return id
}

async function aRehearsal(world: World, house: House): Promise<string> {
  const there = await house.database.db
    .selectFrom('rehearsal')
    .select('id')
    .where('partnership_id', '=', world.own.partnershipId)
    .orderBy('id')
    .executeTakeFirst()
  return there?.id ?? addRehearsal(world, house)
}

const definition = {
  name: 'Meetings held',
  unit: 'meetings',
  level: 'output',
  counts: 'meetings',
  countsFrom: '2026-01-01',
  countsTo: '2026-12-31',
}
const service = { heldOn: '2026-03-02', title: 'Coaching', service: 'coaching', hours: 2 }

/** Indicators, periods and reported records. */
export const indicatorProbes: Record<string, Probe> = {
  'indicators.getScoreboard': world => ({ partnership: world.own.partnershipId }),
  'indicators.getIndicator': async (world, house) => ({ indicator: await anIndicator(world, house) }),
  'indicators.getFeeds': async (world, house) => ({
    kind: 'reported',
    record: await aReported(world, house),
  }),
  'indicators.listDeclaredFeeds': world => ({ partnership: world.own.partnershipId, year: 2024 }),
  'indicators.listOwnDeclaredFeeds': world => ({ organisation: world.own.organisationId }),
  'indicators.previewRule': world => ({ partnership: world.own.partnershipId, counts: 'benefiting' }),
  'indicators.previewIndicator': async (world, house) => ({
    indicator: await anIndicator(world, house),
  }),
  'indicators.createIndicator': (world, house) => ({
    partnership: world.own.partnershipId,
    code: house.newId().slice(-8),
    ...definition,
  }),
  'indicators.updateIndicator': async (world, house) => ({
    indicator: await addIndicator(world, house),
    version: 1,
    code: house.newId().slice(-8),
    ...definition,
  }),
  'indicators.endIndicator': async (world, house) => ({
    indicator: await addIndicator(world, house),
    version: 1,
  }),
  'indicators.takeSet': world => ({
    partnership: world.own.partnershipId,
    set: 'usual',
    countsFrom: '2026-01-01',
    countsTo: '2026-12-31',
  }),
  'indicators.listPeriods': world => ({ partnership: world.own.partnershipId }),
  'indicators.createPeriod': world => ({
    partnership: world.own.partnershipId,
    name: 'Second half',
    startsOn: '2026-07-01',
    endsOn: '2026-12-31',
  }),
  'indicators.getPeriod': async (world, house) => ({ period: await aPeriod(world, house) }),
  'indicators.updatePeriod': async (world, house) => ({
    period: await addPeriod(world, house),
    version: 1,
    name: 'First half',
    startsOn: '2026-01-01',
    endsOn: '2026-05-31',
  }),
  'indicators.removePeriod': async (world, house) => ({
    period: await addPeriod(world, house),
    version: 1,
  }),
  'indicators.setPeriodTargets': async (world, house) => ({
    period: await aPeriod(world, house),
    targets: [{ indicator: await anIndicator(world, house), value: 5 }],
  }),
  'indicators.freezePeriod': async (world, house) => ({
    period: await addPeriod(world, house),
    version: 1,
  }),
  'indicators.reportPeriod': async (world, house) => ({
    period: await addPeriod(world, house, 'frozen'),
    version: 1,
    reportedOn: '2026-07-15',
  }),
  'indicators.amendPeriod': async (world, house) => ({
    period: await addPeriod(world, house, 'frozen'),
    version: 1,
    reason: 'A meeting was counted twice',
  }),
  'indicators.getFiling': async (world, house) => ({ period: await aPeriod(world, house), number: 0 }),
  'indicators.listRehearsals': world => ({ partnership: world.own.partnershipId }),
  // A service of its own, so that there is something to draw from.
  'indicators.drawRehearsal': async (world, house) => {
    await addReported(world, house)
    const indicator = await addIndicator(world, house)
    await house.database.db
      .updateTable('indicator')
      .set(eb => ({ rule: sql`${eb.ref('rule')} || '{"counts":"services"}'::jsonb` }))
      .where('id', '=', indicator)
      .execute()
    return { partnership: world.own.partnershipId, from: `indicator:${indicator}` }
  },
  'indicators.getRehearsal': async (world, house) => ({ rehearsal: await aRehearsal(world, house) }),
  'indicators.markRehearsed': async (world, house) => ({
    rehearsal: await addRehearsal(world, house),
    position: 1,
    mark: 'weak',
    reason: 'No list',
  }),
  'indicators.getEvidencePack': async (world, house) => ({ period: await aPeriod(world, house), number: 0 }),
  'indicators.listReported': world => ({ partnership: world.own.partnershipId }),
  'indicators.getReportedChoices': world => ({ partnership: world.own.partnershipId }),
  'indicators.reportRecord': world => ({
    partnership: world.own.partnershipId,
    clusterId: world.own.clusterId,
    organisationId: world.own.organisationId,
    kind: 'service',
    ...service,
  }),
  'indicators.getReported': async (world, house) => ({ record: await aReported(world, house) }),
  'indicators.changeReported': async (world, house) => ({
    record: await addReported(world, house),
    version: 1,
    organisationId: world.own.organisationId,
    ...service,
  }),
  'indicators.withdrawReported': async (world, house) => ({
    record: await addReported(world, house),
    version: 1,
    reason: 'Entered twice',
  }),
  'indicators.getEvidence': async (world, house) => ({ record: await aReported(world, house) }),
}
