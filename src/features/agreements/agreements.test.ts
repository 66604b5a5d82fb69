import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import { buildWorld, type World } from '../../../tests/harness/world.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'

let t: TestHouse
let world: World
let coordinator: Viewer
let manager: Viewer
beforeAll(async () => {
  t = await openTestHouse()
  t.setClock('2027-03-01T10:00:00Z')
  world = await buildWorld(t.house)
  coordinator = await t.viewerOf(world.own.people.coordinator)
  manager = await t.viewerOf(world.own.people.manager)
})
afterAll(() => t.close())

/** A file as somebody has just sent it. */
async function send(who: Viewer, content = '%PDF-1.7 signed', name = 'signed.pdf') {
  const { hash, size } = await t.house.files.put(new TextEncoder().encode(content))
  await t.house.database.db
    .insertInto('upload')
    .values({ person_id: who.personId ?? '', hash, size, sent_at: t.house.now() })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  return { hash, name }
}

const read = (agreement: string, version?: number, who = coordinator) =>
  t.call(contract.getAgreement, { agreement, ...(version === undefined ? {} : { version }) }, who)

/** A memorandum of the two clusters with a counterpart, everybody's signatory named, still a draft. */
async function begin(): Promise<string> {
  const { id } = await t.call(
    contract.createAgreement,
    {
      partnership: world.own.partnershipId,
      kind: 'mou',
      title: 'Memorandum with a counterpart',
      counterpart: 'Counterpart Cluster',
      counterpartCountry: 'JP',
    },
    coordinator,
  )
  for (const party of (await read(id)).parties)
    await t.call(
      contract.saveParty,
      { agreement: id, id: party.id, signatory: `Signatory of ${party.name}` },
      coordinator,
    )
  return id
}

async function sign(
  agreement: string,
  version: number,
  party: string,
  signedOn = '2027-03-01',
  who = coordinator,
) {
  return t.call(
    contract.addSignedCopy,
    {
      agreement,
      version,
      party,
      method: 'qualified',
      signedOn,
      signatory: 'Somebody',
      file: await send(who),
    },
    who,
  )
}

async function signAll(agreement: string, version: number): Promise<void> {
  for (const party of (await read(agreement, version)).parties)
    if (party.isMissing) await sign(agreement, version, party.id)
}

async function inForce(): Promise<string> {
  const id = await begin()
  await t.call(contract.openForSignature, { agreement: id, saved: 1 }, coordinator)
  await signAll(id, 1)
  return id
}

test('a draft is written, given to sign, signed by each, and in force from the last signature on', async () => {
  const id = await begin()
  const { parties, shown } = await read(id)
  expect(shown.clauses.length).toBeGreaterThan(5)
  await t.call(contract.openForSignature, { agreement: id, saved: 1 }, coordinator)
  await expect(
    t.call(
      contract.saveText,
      { agreement: id, saved: 1, title: 'Other', clauses: [{ heading: 'Other', text: 'words' }] },
      coordinator,
    ),
  ).rejects.toMatchObject({ code: 'state-impossible' })

  const days = ['2027-02-20', '2027-02-27', '2027-02-25']
  for (const [index, party] of parties.entries()) {
    const { items } = await t.call(
      contract.listAgreements,
      { partnership: world.own.partnershipId },
      coordinator,
    )
    expect(items.find(item => item.id === id)?.missing).toEqual(parties.slice(index).map(({ name }) => name))
    await sign(id, 1, party.id, days[index])
  }

  const signed = await read(id)
  expect([signed.shown.state, signed.shown.inForceOn]).toEqual(['in-force', '2027-02-27'])
  expect(signed.parties.map(({ isMissing }) => isMissing)).toEqual([false, false, false])
})

test('an amendment is signed by everybody again, and the former text stays in force until then', async () => {
  const id = await inForce()
  await t.call(contract.amendAgreement, { agreement: id, reason: 'A further clause' }, coordinator)
  await expect(
    t.call(contract.amendAgreement, { agreement: id, reason: 'And another' }, coordinator),
  ).rejects.toMatchObject({ code: 'state-impossible' })
  const { shown } = await read(id, 2)
  await t.call(
    contract.saveText,
    {
      agreement: id,
      saved: 1,
      title: 'Memorandum with a counterpart',
      clauses: [...shown.clauses, { heading: 'Further', text: 'words' }],
    },
    coordinator,
  )
  await t.call(contract.openForSignature, { agreement: id, saved: 2 }, coordinator)
  const states = async () => (await read(id)).versions.map(({ state }) => state)
  expect(await states()).toEqual(['open', 'in-force'])

  await signAll(id, 2)
  expect(await states()).toEqual(['in-force', 'superseded'])
  const former = await read(id, 1)
  expect(former.shown.clauses.length).toBe(shown.clauses.length)
  expect(former.shown.supersededOn).toBe('2027-02-28')
})

test('who joins later signs the text in force, which stays in force; who leaves is missing no more', async () => {
  const id = await inForce()
  await t.call(
    contract.saveParty,
    { agreement: id, name: 'Late Cluster', signatory: 'Somebody' },
    coordinator,
  )
  const late = (await read(id)).parties.find(({ name }) => name === 'Late Cluster')
  expect([late?.isMissing, (await read(id)).shown.state]).toEqual([true, 'in-force'])
  await sign(id, 1, late?.id ?? '')
  await t.call(contract.endParty, { agreement: id, party: late?.id ?? '', leftOn: '2027-03-01' }, coordinator)

  const left = (await read(id)).parties.find(({ name }) => name === 'Late Cluster')
  expect([left?.leftOn, left?.signature?.signatory]).toEqual(['2027-03-01', 'Somebody'])
})

test('whoever waited only for a party that is taken off comes into force', async () => {
  const id = await begin()
  await t.call(contract.openForSignature, { agreement: id, saved: 1 }, coordinator)
  const [last, ...others] = (await read(id)).parties
  for (const party of others) await sign(id, 1, party.id)
  expect((await read(id)).shown.state).toBe('open')
  await t.call(contract.endParty, { agreement: id, party: last?.id ?? '', leftOn: '2027-03-01' }, coordinator)

  expect((await read(id)).shown.state).toBe('in-force')
})

test('a manager brings the copy of their own cluster and of nobody else; only a PDF is one', async () => {
  const id = await begin()
  await t.call(contract.openForSignature, { agreement: id, saved: 1 }, coordinator)
  const { parties } = await read(id, 1, manager)
  const own = parties.find(({ cluster }) => cluster?.id === world.own.clusterId)
  const outside = parties.find(({ cluster }) => cluster === null)
  expect([own?.mayBring, outside?.mayBring]).toEqual([true, false])

  await expect(sign(id, 1, outside?.id ?? '', '2027-03-01', manager)).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(
    t.call(
      contract.addSignedCopy,
      {
        agreement: id,
        version: 1,
        party: own?.id ?? '',
        method: 'ink',
        signedOn: '2027-03-01',
        signatory: 'Somebody',
        file: await send(manager, 'words', 'signed.txt'),
      },
      manager,
    ),
  ).rejects.toMatchObject({ faults: [{ field: 'file', code: 'pdf-wanted' }] })
  await sign(id, 1, own?.id ?? '', '2027-03-01', manager)
  await expect(sign(id, 1, own?.id ?? '', '2027-03-01', manager)).rejects.toMatchObject({
    code: 'already-exists',
  })

  await t.call(contract.withdrawSignedCopy, { agreement: id, version: 1, party: own?.id ?? '' }, coordinator)
  expect((await read(id, 1)).parties.find(party => party.id === own?.id)?.isMissing).toBe(true)
  await t.call(contract.endParty, { agreement: id, party: own?.id ?? '', leftOn: '2027-03-01' }, coordinator)
  expect((await read(id, 1)).parties.find(party => party.id === own?.id)?.leftOn).toBe('2027-03-01')
})

test('nothing is given to sign that lacks a text, a second party or a signatory', async () => {
  const { id } = await t.call(
    contract.createAgreement,
    { partnership: world.own.partnershipId, kind: 'charter', title: 'Charter', from: 'empty' },
    coordinator,
  )
  await expect(
    t.call(contract.openForSignature, { agreement: id, saved: 1 }, coordinator),
  ).rejects.toMatchObject({ code: 'agreement-incomplete' })
})

test('a funder reads what was given to sign, and no draft', async () => {
  const funder = await t.viewerOf(world.own.people.funder)
  const id = await begin()
  await expect(read(id, undefined, funder)).rejects.toMatchObject({ code: 'not-found' })
  await t.call(contract.openForSignature, { agreement: id, saved: 1 }, coordinator)
  expect((await read(id, undefined, funder)).shown.state).toBe('open')
})

test('whoever has not signed is reminded after a week, once, and by the coordinator at any time', async () => {
  const id = await begin()
  await t.call(contract.openForSignature, { agreement: id, saved: 1 }, coordinator)
  const remind = () => t.house.jobs.runChores(['agreements.remind'])
  const mails = async () =>
    (
      await t.house.database.db
        .selectFrom('mail')
        .select('person_id')
        .where('kind', '=', 'agreement-unsigned')
        .where('about_id', '=', id)
        .execute()
    ).map(({ person_id }) => person_id)
  await remind()
  expect(await mails()).toEqual([])
  t.moveClock(8 * 86_400_000)
  await remind()
  t.moveClock(86_400_000)
  await remind()
  // The manager for the one cluster, the coordinator for the counterpart; nobody manages the second cluster.
  expect((await mails()).sort()).toEqual([world.own.people.coordinator, world.own.people.manager].sort())

  expect(await t.call(contract.remindMissing, { agreement: id }, coordinator)).toEqual({ people: 2 })
  t.setClock('2027-03-01T10:00:00Z')
})

test('the paper is a PDF with the words that are signed', async () => {
  const id = await begin()
  const answer = (await t.call(contract.getPaper, { agreement: id, version: 1 }, manager)) as FileAnswer
  expect(answer.mediaType).toBe('application/pdf')
  expect(
    Buffer.from(answer.body as Uint8Array)
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('what was given to sign is kept by the schema, too', async () => {
  const id = await inForce()
  await expect(
    t.house.database.db
      .updateTable('agreement_version')
      .set({ clauses: JSON.stringify([{ heading: 'Other', text: 'words' }]) })
      .where('agreement_id', '=', id)
      .execute(),
  ).rejects.toThrow(/does not change/)
})
