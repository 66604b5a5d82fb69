import { read as readWorkbook, utils } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { addGrant, addPerson, buildWorld, type World } from '../../../tests/harness/world.ts'
import { recordStatements } from '../../database/record-statements.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { mayReadSent } from '../../shared/sent-files.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as grants from '../partnerships/contract-grants.ts'
import * as contract from './contract.ts'
import * as effortCalls from './contract-efforts.ts'
import * as risks from './contract-risks.ts'

let t: TestHouse
let world: World
let coordinator: Viewer
let manager: Viewer
let partnership: string
let grant: string
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock('2027-03-10T10:00:00Z')
  world = await buildWorld(t.house)
  partnership = world.own.partnershipId
  coordinator = await t.viewerOf(world.own.people.coordinator)
  manager = await t.viewerOf(world.own.people.manager)
  const budgets = [{ clusterId: world.own.clusterId, amount: '1000' }]
  const facts = { title: 'Grant', startsOn: '2027-01-01', endsOn: '2027-12-31', budgets }
  grant = (await t.call(grants.addGrant, { partnership, ...facts }, coordinator)).id
})
afterAll(() => t.close())

const facts = { title: 'Go there', objective: 'Companies are there.', fromMonth: 1, toMonth: 6 }
const addPackage = async (given: { number?: number; grant?: string | null } = {}) =>
  (await t.call(contract.addPackage, { partnership, grant, ...facts, ...given }, coordinator)).id
const read = (who = coordinator) => t.call(contract.getWorkplan, { partnership, grant }, who)
const milestone = (of: string, dueMonth: number, owner: string | null = null) =>
  t.call(
    contract.addItem,
    { package: of, kind: 'milestone', title: 'Reached', means: 'A list', dueMonth, owner },
    coordinator,
  )
const report = { kind: 'deliverable', title: 'Report', type: 'report', dissemination: 'public' } as const

test('a plan hangs on its grant: months are its months, numbers follow each other, and what is late stands first', async () => {
  const first = await addPackage()
  const second = await addPackage()
  const late = await milestone(first, 1)
  const far = await milestone(second, 6)
  const { id: task } = await t.call(
    contract.addItem,
    { package: second, kind: 'task', title: 'Ask', fromMonth: 2, dueMonth: 3 },
    coordinator,
  )
  const { id: dated } = await t.call(
    contract.addItem,
    { package: second, ...report, dueOn: '2027-03-10' },
    coordinator,
  )

  const { plan, packages, due } = await read()
  expect([plan.grant?.id, plan.startsOn, plan.months, plan.month]).toEqual([grant, '2027-01-01', 12, 3])
  expect(packages.map(({ number, from, to }) => [number, from, to])).toEqual([
    [1, '2027-01-01', '2027-06-30'],
    [2, '2027-01-01', '2027-06-30'],
  ])
  expect(packages.map(({ items }) => items.map(({ code, dueOn }) => [code, dueOn]))).toEqual([
    [['MS1', '2027-01-31']],
    [
      ['T2.1', '2027-03-31'],
      ['D2.1', '2027-03-10'],
      ['MS2', '2027-06-30'],
    ],
  ])
  expect(due.map(({ id, standing, daysLate }) => [id, standing, daysLate])).toEqual([
    [late.id, 'late', 38],
    [dated, 'soon', 0],
    [task, 'soon', 0],
  ])
  expect(due.some(({ id }) => id === far.id)).toBe(false)
})

test('a number that is taken is refused beside its field, and nobody saves over what they have not read', async () => {
  const { packages } = await read()
  const taken = packages[0]?.number ?? 0
  await expect(addPackage({ number: taken })).rejects.toMatchObject({
    faults: [{ field: 'number', code: 'number-taken' }],
  })
  const id = await addPackage()
  const change = (version: number, title: string) =>
    t.call(contract.changePackage, { package: id, version, number: 9, ...facts, title }, coordinator)
  await change(1, 'First')
  await expect(change(1, 'Second')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  const after = await t.call(contract.getPackage, { package: id }, coordinator)
  expect([after.title, after.version, after.number]).toEqual(['First', 2, 9])
})

test('what each kind needs is asked for beside its field', async () => {
  const id = await addPackage()
  const add = (rest: object) =>
    t.call(contract.addItem, { package: id, title: 'X', ...rest } as never, coordinator)
  await expect(add({ kind: 'task', dueMonth: 2 })).rejects.toMatchObject({
    faults: [{ field: 'fromMonth', code: 'missing' }],
  })
  await expect(add({ kind: 'task', fromMonth: 3, dueMonth: 2 })).rejects.toMatchObject({
    faults: [{ field: 'dueMonth', code: 'ends-before-start' }],
  })
  await expect(add({ kind: 'milestone' })).rejects.toMatchObject({
    faults: [
      { field: 'dueMonth', code: 'missing' },
      { field: 'means', code: 'missing' },
    ],
  })
  await expect(add({ kind: 'deliverable', dueMonth: 2 })).rejects.toMatchObject({
    faults: [
      { field: 'type', code: 'missing' },
      { field: 'dissemination', code: 'missing' },
    ],
  })
  await expect(
    add({ ...report, dueMonth: 2, owner: `cluster:${world.foreign.clusterId}` }),
  ).rejects.toMatchObject({ faults: [{ field: 'owner', code: 'not-offered' }] })
})

test('a deliverable is submitted and accepted with its days, its file and a record that shows it', async () => {
  const id = await addPackage()
  const { id: item } = await t.call(contract.addItem, { package: id, ...report, dueMonth: 1 }, coordinator)
  const { linkable } = await t.call(contract.getItem, { item }, coordinator)
  const link = linkable.find(({ kind }) => kind === 'mission')
  const set = (version: number, rest: object) =>
    t.call(contract.setItemState, { item, version, ...rest } as never, coordinator)
  await expect(set(1, { state: 'reached', doneOn: '2027-02-05' })).rejects.toMatchObject({
    faults: [{ field: 'state', code: 'not-offered' }],
  })
  await expect(set(1, { state: 'submitted', doneOn: '2027-03-11' })).rejects.toMatchObject({
    faults: [{ field: 'doneOn', code: 'not-come-yet' }],
  })
  await expect(
    set(1, { state: 'accepted', doneOn: '2027-02-05', acceptedOn: '2027-02-04' }),
  ).rejects.toMatchObject({ faults: [{ field: 'acceptedOn', code: 'accepted-before-submitted' }] })
  await set(1, { state: 'submitted', doneOn: '2027-02-05', link: `mission:${link?.ref}`, proof: 'Sent.' })
  await set(2, { state: 'accepted', doneOn: '2027-02-05', acceptedOn: '2027-03-01', proof: 'Sent.' })

  const it = await t.call(contract.getItem, { item }, coordinator)
  expect([it.state, it.standing, it.daysLate, it.doneOn, it.acceptedOn, it.proof, it.link]).toEqual([
    'accepted',
    'done',
    5,
    '2027-02-05',
    '2027-03-01',
    'Sent.',
    link,
  ])
  // A planned thing has no days, and what showed it stays until it is taken away.
  await set(3, { state: 'planned', doneOn: '2027-02-05', link: '' })
  const back = await t.call(contract.getItem, { item }, coordinator)
  expect([back.state, back.doneOn, back.acceptedOn, back.link]).toEqual(['planned', null, null, null])
})

test('a package that holds something stays; what is taken out is nowhere any more', async () => {
  const id = await addPackage()
  const { id: item } = await milestone(id, 2)
  await expect(
    t.call(contract.removePackage, { package: id, version: 1 }, coordinator),
  ).rejects.toMatchObject({ code: 'work-package-holds' })
  await t.call(contract.removeItem, { item, version: 1 }, coordinator)
  await expect(t.call(contract.getItem, { item }, coordinator)).rejects.toMatchObject({ code: 'not-found' })
  await t.call(contract.removePackage, { package: id, version: 1 }, coordinator)
  expect((await read()).packages.some(one => one.id === id)).toBe(false)
})

test('nothing is added to a package that somebody takes out at the same moment', async () => {
  for (let round = 0; round < 8; round++) {
    const id = await addPackage()
    const tries = await Promise.allSettled([
      milestone(id, 2),
      t.call(contract.removePackage, { package: id, version: 1 }, coordinator),
    ])
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }
})

test('what is due is asked for in as many statements with three partnerships as with one', async () => {
  const { db } = t.house.database
  const person = await addPerson(t.house, 'coordinator of many')
  const addOne = async (number: number) => {
    const id = t.house.newId()
    const now = t.house.now()
    await db
      .insertInto('partnership')
      .values({
        id,
        slug: `many-${number}`,
        acronym: `MANY ${number}`,
        title: 'Many',
        created_at: now,
        updated_at: now,
      })
      .execute()
    await addGrant(t.house, person, 'partnership-coordinator', { partnership_id: id })
    const who = await t.viewerOf(person)
    const { id: parent } = await t.call(contract.addPackage, { partnership: id, ...facts }, who)
    await t.call(contract.addItem, { package: parent, ...report, dueOn: '2027-03-09' }, who)
  }
  const count = async () => {
    const who = await t.viewerOf(person)
    const { statements } = await recordStatements(() => t.call(contract.listDue, {}, who))
    const { items } = await t.call(contract.listDue, {}, who)
    return { statements: statements.length, told: items.map(({ partnership: { slug } }) => slug).sort() }
  }
  await addOne(1)
  const few = await count()
  await addOne(2)
  await addOne(3)
  expect(few.told).toEqual(['many-1'])
  expect(await count()).toEqual({ statements: few.statements, told: ['many-1', 'many-2', 'many-3'] })
})

test('managers and funders read and do not write', async () => {
  const id = await addPackage()
  const funder = await t.viewerOf(world.own.people.funder)
  for (const who of [manager, funder]) {
    const plan = await read(who)
    expect([plan.mayEdit, plan.packages.some(one => one.id === id)]).toEqual([false, true])
    await expect(t.call(contract.removePackage, { package: id, version: 1 }, who)).rejects.toMatchObject({
      code: 'not-allowed',
    })
    expect((await t.call(contract.getPackage, { package: id }, who)).owners).toEqual([])
  }
})

test('a coordinator is told all that is due, a manager what is theirs or their cluster’s, others nothing', async () => {
  const id = await addPackage()
  const own = await milestone(id, 2, `cluster:${world.own.clusterId}`)
  const others = await milestone(id, 2, `cluster:${world.own.secondClusterId}`)
  const due = async (who: Viewer) => (await t.call(contract.listDue, {}, who)).items.map(one => one.id)
  const all = await due(coordinator)
  expect([all.includes(own.id), all.includes(others.id)]).toEqual([true, true])
  expect(await due(manager)).toEqual([own.id])
  const foreign = await addPerson(t.house, 'foreign manager')
  await addGrant(t.house, foreign, 'cluster-manager', { cluster_id: world.foreign.clusterId })
  expect(await due(await t.viewerOf(foreign))).toEqual([])
  expect(await due(await t.viewerOf(world.own.people.funder))).toEqual([])
})

test('of ten who take the same number at once one gets it', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 10 }, () => addPackage({ number: 77 })))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect((await read()).packages.filter(({ number }) => number === 77)).toHaveLength(1)
})

test('effort and cost add up by partner and package, and stand against the grant; what is left empty is nothing', async () => {
  const id = await addPackage()
  const save = (version: number, efforts: object[]) =>
    t.call(effortCalls.saveEfforts, { package: id, version, efforts } as never, coordinator)
  const { clusterId, secondClusterId } = world.own
  await expect(save(1, [{ clusterId, amount: '12,345' }])).rejects.toMatchObject({
    faults: [{ field: 'efforts.0.amount', code: 'not-an-amount' }],
  })
  await expect(save(1, [{ clusterId: world.foreign.clusterId, amount: '12' }])).rejects.toMatchObject({
    faults: [{ field: 'efforts.0.clusterId', code: 'not-offered' }],
  })
  await save(1, [
    { clusterId, personMonths: 1.25, amount: '1200.50' },
    { clusterId: secondClusterId, personMonths: null, amount: '' },
  ])
  await expect(save(1, [])).rejects.toMatchObject({ code: 'changed-meanwhile' })

  const efforts = await t.call(effortCalls.getEfforts, { partnership, grant }, manager)
  expect(efforts.packages.find(one => one.id === id)).toMatchObject({ personMonths: 1.25, cost: 120_050 })
  expect(
    efforts.partners
      .map(({ cluster, personMonths, cost, budget, left }) => [
        cluster.id === clusterId ? 'own' : 'second',
        personMonths,
        cost,
        budget,
        left,
      ])
      .sort(),
  ).toEqual([
    ['own', 1.25, 120_050, 100_000, -20_050],
    ['second', 0, 0, null, 0],
  ])
  expect(efforts.totals).toEqual({ personMonths: 1.25, cost: 120_050, budget: 100_000, left: -20_050 })
  const form = await t.call(effortCalls.getPackageEfforts, { package: id }, coordinator)
  expect([form.version, form.currency]).toEqual([2, 'EUR'])
})

test('risks: what weighs most first, looked at by whoever changes them, and again after a quarter', async () => {
  const words = { description: 'Nobody comes', mitigation: 'Ask early' }
  const add = (likelihood: 'low' | 'high') =>
    t.call(risks.addRisk, { partnership, grant, ...words, likelihood, impact: 'high' }, coordinator)
  const { id: low } = await add('low')
  const { id: high } = await add('high')
  const list = async () => (await t.call(risks.listRisks, { partnership, grant }, manager)).items
  expect((await list()).map(({ id, level, wantsLook }) => [id, level, wantsLook])).toEqual([
    [high, 'high', false],
    [low, 'medium', false],
  ])
  t.setClock('2027-06-11T10:00:00Z')
  expect((await list()).map(({ wantsLook }) => wantsLook)).toEqual([true, true])
  await t.call(risks.lookAtRisk, { risk: low, version: 1 }, coordinator)
  await expect(t.call(risks.lookAtRisk, { risk: low, version: 1 }, coordinator)).rejects.toMatchObject({
    code: 'changed-meanwhile',
  })
  await t.call(
    risks.changeRisk,
    { risk: high, version: 1, ...words, likelihood: 'high', impact: 'high', state: 'closed' },
    coordinator,
  )
  expect((await list()).map(({ id, state, lookedOn }) => [id, state, lookedOn])).toEqual([
    [low, 'open', '2027-06-11'],
    [high, 'closed', '2027-06-11'],
  ])
  t.setClock('2027-03-10T10:00:00Z')
})

test('the workbook holds numbers as numbers, days as days, and a mark in each month something runs', async () => {
  const id = await addPackage({ number: 50 })
  await milestone(id, 2)
  const file = await t.call(contract.exportWorkplan, { partnership, grant }, manager)
  const sheets = Object.values(readWorkbook((file as FileAnswer).body, { cellDates: true }).Sheets).map(
    sheet => utils.sheet_to_json<unknown[]>(sheet, { header: 1 }),
  )
  const [plan = [], effort = [], riskRows = []] = sheets
  const row = plan.find(([code]) => code === 'WP50') ?? []
  expect([row[4], row[5], row[6] instanceof Date]).toEqual([1, 6, true])
  expect(row.slice(12).filter(cell => cell === '■')).toHaveLength(6)
  expect(effort.at(-1)?.at(-1)).toBe(-200.5)
  expect(riskRows).toHaveLength(3)
})

test('a file shows that something is done: read by whoever reads the plan, kept until it is taken away', async () => {
  const id = await addPackage()
  const { id: item } = await milestone(id, 2)
  const { db } = t.house.database
  const { hash, size } = await t.house.files.put(new TextEncoder().encode('%PDF-1.7 proof'))
  const file = { hash, name: 'proof.pdf' }
  const set = (version: number, rest: object) =>
    t.call(
      contract.setItemState,
      { item, version, state: 'reached', doneOn: '2027-03-01', ...rest },
      coordinator,
    )
  await expect(set(1, { file })).rejects.toMatchObject({ faults: [{ field: 'file', code: 'missing' }] })
  await db
    .insertInto('upload')
    .values({ person_id: coordinator.personId ?? '', hash, size, sent_at: t.house.now() })
    .execute()
  await set(1, { file })
  await set(2, { proof: 'On page two.' })
  // Long after the upload is forgotten the file is there for whoever reads the plan.
  t.setClock('2027-05-10T10:00:00Z')
  await t.house.jobs.runChores()
  const it = await t.call(contract.getItem, { item }, manager)
  expect([it.fileName, it.proof]).toEqual(['proof.pdf', 'On page two.'])
  const sent = (await t.call(contract.getItemFile, { item }, manager)) as FileAnswer
  expect(sent.fileName).toBe('proof.pdf')
  expect(await t.house.files.exists(hash)).toBe(true)
  expect(await mayReadSent({ ...t.house, db, viewer: manager } as never, hash)).toBe(false)
  await set(3, { withoutFile: true })
  await expect(t.call(contract.getItemFile, { item }, manager)).rejects.toMatchObject({ code: 'not-found' })
  t.setClock('2027-03-10T10:00:00Z')
})
