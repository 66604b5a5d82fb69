import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

const csv = 'Company;E-mail;Minutes\nCompany a;somebody@company.example;45\nSomebody else;;30\n'

/** A list of the own cluster that waits to be taken over. */
async function addList({ own }: World, house: House): Promise<string> {
  const { hash, size } = await house.files.put(new TextEncoder().encode(csv))
  const { db } = house.database
  await db
    .insertInto('file')
    .values({ hash, size, created_at: house.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const id = house.newId()
  await db
    .insertInto('attendance_list')
    .values({
      id,
      partnership_id: own.partnershipId,
      cluster_id: own.clusterId,
      title: `Webinar ${id}`,
      lang: 'en',
      held_on: '2026-01-15',
      service: 'webinar',
      file_hash: hash,
      file_name: 'attendance.csv',
      sent_at: house.now(),
    })
    .execute()
  return id
}

/** The list that reading probes look at, so that looking again shows the same. */
async function aList(world: World, house: House): Promise<string> {
  const there = await house.database.db
    .selectFrom('attendance_list')
    .select('id')
    .where('partnership_id', '=', world.own.partnershipId)
    .where('taken_at', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
  return there?.id ?? addList(world, house)
}

/** Inputs for the calls about attendance lists. */
export const attendanceProbes: Record<string, Probe> = {
  'indicators.sendAttendance': async ({ own }, house) => ({
    partnership: own.partnershipId,
    clusterId: own.clusterId,
    title: 'Webinar',
    heldOn: '2026-01-15',
    file: { hash: (await house.files.put(new TextEncoder().encode(csv))).hash, name: 'attendance.csv' },
  }),
  'indicators.listAttendance': async (world, house) => {
    await aList(world, house)
    return { partnership: world.own.partnershipId }
  },
  'indicators.getAttendance': async (world, house) => ({ list: await aList(world, house) }),
  'indicators.getAttendanceProblems': async (world, house) => ({ list: await aList(world, house) }),
  'indicators.mapAttendance': async (world, house) => ({
    list: await addList(world, house),
    columns: ['organisation', 'email', null],
    version: 1,
  }),
  'indicators.chooseAttendanceSheet': async (world, house) => ({
    list: await addList(world, house),
    encoding: 'windows-1252',
  }),
  'indicators.discardAttendance': async (world, house) => ({ list: await addList(world, house) }),
  'indicators.takeAttendance': async (world, house) => ({ list: await addList(world, house) }),
}
