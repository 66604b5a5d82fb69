import { createHash } from 'node:crypto'
import { openTestHouse, type TestHouse } from '../../../tests/harness/house.ts'
import {
  addAffiliation,
  addGrant,
  addOrganisation,
  addPerson,
  buildWorld,
  type World,
} from '../../../tests/harness/world.ts'
import { openArchive } from '../../engines/ledger/index.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Viewer } from '../../shared/viewer.ts'
import * as contract from './contract.ts'
import * as contractReaders from './contract-readers.ts'
import type { ItemStep, Step } from './rules/steps.ts'

/** Two companies of two clusters who open rooms with each other, and what tests about them do again and again. */
export interface RoomsScene {
  t: TestHouse
  world: World
  /** Speaks for the side that opens. */
  a: Viewer
  /** Speaks for the side that is asked. */
  b: Viewer
  aId: string
  bId: string
  open: (begin?: 'teaser' | 'identity') => Promise<string>
  agree: (room: string, step: Step, who?: readonly Viewer[]) => Promise<void>
  /** Proposes the template as A, mutual unless one side alone discloses, and lets both accept it. */
  sign: (room: string, validUntil?: string, discloser?: number) => Promise<void>
  /** A room whose technical file is open. */
  openTechnical: () => Promise<string>
  addText: (room: string, step: ItemStep, body: string, who?: Viewer) => Promise<string>
  addFile: (
    room: string,
    step: ItemStep,
    file: { name: string; bytes: Uint8Array },
    who?: Viewer,
  ) => Promise<string>
  /** Sends a file as a form would. */
  upload: (bytes: Uint8Array, who?: Viewer) => Promise<string>
  /** A colleague with an account whom a side names as a reader. */
  addReader: (room: string, by: Viewer, organisationId: string) => Promise<Viewer>
  download: (room: string, item: string, who: Viewer, version?: number) => Promise<Buffer>
  entries: (room: string) => Promise<{ number: number; event: string; side: number }[]>
}

export async function openRoomsScene(options?: Parameters<typeof openTestHouse>[0]): Promise<RoomsScene> {
  const t = await openTestHouse(options)
  const world = await buildWorld(t.house)
  const aId = world.own.organisationId
  const bId = await addOrganisation(t.house, 'Beta Optics', {
    clusterId: world.foreign.clusterId,
    visibility: 'public',
    country: 'JP',
  })
  const person = await addPerson(t.house, 'beta speaker')
  await addGrant(t.house, person, 'organisation-editor', { organisation_id: bId })
  const a = await t.viewerOf(world.own.people.editor)
  const b = await t.viewerOf(person)

  const open = async (begin: 'teaser' | 'identity' = 'identity') => {
    const input = {
      organisationId: aId,
      withOrganisationIds: [bId],
      title: 'Light for eyes',
      begin,
      teaser: 'A source nobody has.',
    }
    return (await t.call(contract.openRoom, input, a)).id
  }
  const agree = async (room: string, step: Step, who: readonly Viewer[] = [a, b]) => {
    for (const viewer of who) await t.call(contract.agreeStep, { room, step }, viewer)
  }
  const sign = async (room: string, validUntil = '2030-01-01', discloser?: number) => {
    const kind = discloser === undefined ? ('mutual' as const) : ('one-way' as const)
    const terms = { kind, discloser, purpose: 'To build a source.', law: 'AT', validUntil }
    await t.call(contract.proposeNda, { room, ...terms }, a)
    for (const [viewer, fullName] of [
      [a, 'Ada Alpha'],
      [b, 'Bo Beta'],
    ] as const) {
      const { nda } = await t.call(contract.openNda, { room }, viewer)
      if (nda === null) throw new Error('there is no agreement')
      const { id, termsHash } = nda
      const input = { room, nda: id, termsHash, fullName, capacity: 'Managing director', hasAuthority: true }
      await t.call(contract.acceptNda, input, viewer)
    }
  }
  const upload = async (bytes: Uint8Array, who: Viewer = a) => {
    const { hash, size } = await t.house.files.put(bytes)
    await t.house.database.db
      .insertInto('upload')
      .values({ person_id: who.personId ?? '', hash, size, sent_at: t.house.now() })
      .onConflict(conflict => conflict.columns(['person_id', 'hash']).doNothing())
      .execute()
    return hash
  }
  return {
    t,
    world,
    a,
    b,
    aId,
    bId,
    open,
    agree,
    sign,
    upload,
    openTechnical: async () => {
      const room = await open()
      await agree(room, 'nda')
      await sign(room)
      await agree(room, 'technical')
      return room
    },
    addText: async (room, step, body, who = a) =>
      (await t.call(contract.addText, { room, step, title: `Text ${body.slice(0, 20)}`, body }, who)).id,
    addFile: async (room, step, { name, bytes }, who = a) => {
      const hash = await upload(bytes, who)
      return (
        await t.call(contract.addFile, { room, step, title: `File ${name}`, file: { hash, name } }, who)
      ).id
    },
    addReader: async (room, by, organisationId) => {
      const person = await addPerson(t.house, `reader ${t.house.newId().slice(-8)}`)
      await addAffiliation(t.house, person, organisationId)
      await t.call(contractReaders.nameReader, { room, person }, by)
      return t.viewerOf(person)
    },
    download: async (room, item, who, version = 1) => {
      const answer = await t.call(contract.downloadFile, { room, item, version }, who)
      return readBody(answer as FileAnswer)
    },
    entries: room =>
      t.house.database.db
        .selectFrom('room_entry')
        .select(['number', 'event', 'side'])
        .where('room_id', '=', room)
        .orderBy('number')
        .execute(),
  }
}

/** All bytes of an answer, or what broke it off. */
export async function readBody(answer: FileAnswer): Promise<Buffer> {
  if (typeof answer.body === 'string') return Buffer.from(answer.body)
  if (answer.body instanceof Uint8Array) return Buffer.from(answer.body)
  const pieces: Uint8Array[] = []
  for await (const piece of answer.body) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** Bytes of a length that nobody else has. */
export function someBytes(seed: string, length: number): Uint8Array {
  return new Uint8Array(createHash('shake256', { outputLength: length }).update(seed).digest())
}

/** What became of a call: 'done', or the code of its refusal. */
export function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : `${error}`),
  )
}

/** A file that begins like a PDF. */
export const pdfOf = (text: string) => Buffer.from(`%PDF-1.7\n${text}`)

/** The ledger of a room in short: side and event. */
export async function eventsOf(scene: RoomsScene, room: string): Promise<string[]> {
  return (await scene.entries(room)).map(entry => `${entry.side} ${entry.event}`)
}

/** The files of the proof that somebody downloads. */
export async function readProof(
  scene: RoomsScene,
  room: string,
  who: Viewer,
): Promise<Map<string, Uint8Array>> {
  const answer = (await scene.t.call(contract.downloadProof, { room }, who)) as FileAnswer
  return openArchive(await readBody(answer)) ?? new Map<string, Uint8Array>()
}
