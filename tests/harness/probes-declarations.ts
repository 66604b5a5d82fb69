import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import type { World } from './world.ts'

/** A year of the own partnership that its company is asked about; the same again where it is there. */
async function addRequest({ own }: World, house: House): Promise<{ year: number }> {
  const { db } = house.database
  const stamps = { asked_at: house.now() }
  const year = 2024
  const there = await db
    .selectFrom('declaration_round')
    .select('id')
    .where('partnership_id', '=', own.partnershipId)
    .where('year', '=', year)
    .executeTakeFirst()
  if (there !== undefined) return { year }
  const id = house.newId()
  await db
    .insertInto('declaration_round')
    .values({
      id,
      partnership_id: own.partnershipId,
      year,
      currency: 'EUR',
      closes_on: '2031-01-01',
      opened_at: house.now(),
    })
    .execute()
  await db
    .insertInto('declaration_request')
    .values({
      id: house.newId(),
      round_id: id,
      organisation_id: own.organisationId,
      person_id: own.people.editor,
      ...stamps,
    })
    .execute()
  return { year }
}

/** What the company declared of that year, with how often it was said. */
async function addDeclaration(world: World, house: House): Promise<{ id: string; number: number }> {
  const { own } = world
  const { year } = await addRequest(world, house)
  const { db } = house.database
  const there = await db
    .selectFrom('declaration')
    .innerJoin('declaration_version', 'declaration_version.declaration_id', 'declaration.id')
    .select(['declaration.id', 'declaration_version.number', 'withdrawn'])
    .where('organisation_id', '=', own.organisationId)
    .where('year', '=', year)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (there?.withdrawn === false) return there
  const id = there?.id ?? house.newId()
  const number = (there?.number ?? 0) + 1
  if (there === undefined)
    await db
      .insertInto('declaration')
      .values({
        id,
        partnership_id: own.partnershipId,
        organisation_id: own.organisationId,
        year,
        created_at: house.now(),
      })
      .execute()
  await db
    .insertInto('declaration_version')
    .values({
      declaration_id: id,
      number,
      currency: 'EUR',
      turnover_minor: 123_456_700,
      jobs: '12',
      consent_version: '1',
      consent_lang: 'en',
      declared_by: 'editor a',
      way: 'signed-in',
      said_by: own.people.editor,
      said_at: house.now(),
    })
    .execute()
  return { id, number }
}

const ofOwn = ({ own }: World) => ({ partnership: own.partnershipId })
const token = 'x'.repeat(43)
const figures = {
  turnover: '1 250 000',
  jobs: 12.5,
  declaredBy: 'Head of finance',
  consent: true,
  consentVersion: '1',
}

/** Inputs for the calls about declarations. */
export const declarationProbes: Record<string, Probe> = {
  'declarations.listDeclarations': async (world, house) => {
    await addDeclaration(world, house)
    return ofOwn(world)
  },
  'declarations.getAskChoices': ofOwn,
  'declarations.askMembers': world => ({
    ...ofOwn(world),
    year: 2023,
    closesOn: '2031-01-01',
    whom: 'all',
  }),
  'declarations.remindMembers': async (world, house) => ({
    ...ofOwn(world),
    ...(await addRequest(world, house)),
  }),
  'declarations.getByLink': () => ({ token }),
  'declarations.declareByLink': () => ({ token, ...figures }),
  'declarations.withdrawByLink': () => ({ token, declaredBy: 'Head of finance' }),
  'declarations.listOwn': async (world, house) => {
    await addDeclaration(world, house)
    return { organisation: world.own.organisationId }
  },
  'declarations.declare': async (world, house) => {
    const { number } = await addDeclaration(world, house)
    return {
      organisation: world.own.organisationId,
      partnership: world.own.partnershipId,
      year: 2024,
      ...figures,
      number,
    }
  },
  'declarations.withdraw': async (world, house) => {
    await addDeclaration(world, house)
    return {
      organisation: world.own.organisationId,
      partnership: world.own.partnershipId,
      year: 2024,
      declaredBy: 'Head of finance',
    }
  },
  'declarations.getDocument': async (world, house) => ({
    declaration: (await addDeclaration(world, house)).id,
  }),
}
