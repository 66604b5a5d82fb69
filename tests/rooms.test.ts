import { afterAll, beforeAll, expect, test } from 'vitest'
import * as rooms from '../src/features/rooms/contract.ts'
import * as contract from '../src/features/rooms/contract-readers.ts'
import { openRoomsScene, type RoomsScene, readBody } from '../src/features/rooms/factory.ts'
import type { FileAnswer } from '../src/shared/contract.ts'
import { Refusal } from '../src/shared/refusals.ts'
import type { Route } from '../src/shared/route.ts'
import { type Viewer, visitor } from '../src/shared/viewer.ts'
import { probes } from './harness/probes.ts'

/** Every route, asked by everybody about a room in each of its states: what is not shown to them is nowhere. */

let s: RoomsScene
beforeAll(async () => {
  s = await openRoomsScene()
})
afterAll(() => s.t.close())

interface Told {
  room: string
  items: { teaser: string; identity: string; text: string; file: string }
  nda: string | null
}

/** Words that stand in one thing each; the size of the file is one that nothing else has. */
const secrets = {
  teaser: 'Teaserword',
  identity: 'Identityword',
  purpose: 'Purposeword',
  text: 'Technicalword',
  file: 'Fileword',
  size: '48611',
  bytes: 'Bytesword',
} as const
type Secret = keyof typeof secrets

async function build(): Promise<Told> {
  const room = await s.open('teaser')
  const teaser = await s.addText(room, 'teaser', secrets.teaser)
  const identity = await s.addText(room, 'identity', secrets.identity)
  const text = await s.addText(room, 'technical', secrets.text)
  const head = `%PDF-1.7 ${secrets.bytes} `
  const bytes = Buffer.from(head.padEnd(Number(secrets.size), '.'))
  const file = await s.addFile(room, 'technical', { name: `${secrets.file}.pdf`, bytes })
  return { room, items: { teaser, identity, text, file }, nda: null }
}

/** What a call answers to somebody, also where it refuses; files with their names and bytes. */
async function ask(route: Route, input: unknown, viewer: Viewer): Promise<string> {
  try {
    const { output } = await s.t.house.call(route.call.name, input, viewer)
    if (!route.call.file) return JSON.stringify(output)
    const file = output as FileAnswer
    return `${file.fileName} ${(await readBody(file)).toString('latin1')}`
  } catch (error) {
    if (error instanceof Refusal) return JSON.stringify([error.code, error.values, error.faults])
    throw error
  }
}

/** All inputs with which a reading call could reach for the room. */
async function inputsOf({ call }: Route, told: Told): Promise<Record<string, unknown>[]> {
  if (!call.name.startsWith('rooms.') || !('room' in call.input.shape))
    return [(await probes[call.name]?.(s.world, s.t.house)) ?? {}]
  const room = { room: told.room }
  if ('item' in call.input.shape)
    return Object.values(told.items).map(item => ({
      ...room,
      item,
      ...('version' in call.input.shape ? { version: 1 } : {}),
    }))
  if ('nda' in call.input.shape) return [{ ...room, nda: told.nda ?? s.t.house.newId() }]
  return [room]
}

/** Everything that somebody can read of the room, by every reading route and every mail to them. */
async function readAll(told: Told, viewer: Viewer, everywhere: boolean): Promise<string> {
  const routes = s.t.house.routes.filter(
    ({ call }) => call.method === 'GET' && (everywhere || call.name.startsWith('rooms.')),
  )
  const answers: string[] = []
  for (const route of routes)
    for (const input of await inputsOf(route, told)) answers.push(await ask(route, input, viewer))
  const mails = await s.t.house.database.db
    .selectFrom('mail')
    .select(['subject', 'text_body', 'html_body'])
    .where('person_id', '=', viewer.personId)
    .where('about_id', '=', told.room)
    .execute()
  return answers.join('\n') + JSON.stringify(mails)
}

/** The size only as a number of its own: ids are full of digits. */
const found = (text: string): Secret[] =>
  (Object.keys(secrets) as Secret[]).filter(name =>
    name === 'size'
      ? new RegExp(`(?<![\\w-])${secrets.size}(?![\\w-])`).test(text)
      : text.includes(secrets[name]),
  )

test('in every state of a room each side reads what is open to it, and nobody else anything', {
  timeout: 600_000,
}, async () => {
  const told = await build()
  const outsiders: [string, Viewer][] = [
    ['visitor', visitor('en')],
    ['stranger', await s.t.viewerOf(s.world.stranger)],
    ['administrator', await s.t.viewerOf(s.world.administrator)],
  ]
  for (const side of [s.world.own, s.world.foreign])
    for (const [role, id] of Object.entries(side.people))
      if (id !== s.a.personId) outsiders.push([`${side.letter} ${role}`, await s.t.viewerOf(id)])
  const readerOfB = await s.addReader(told.room, s.b, s.bId)
  const readerOfA = await s.addReader(told.room, s.a, s.aId)
  const seen: Record<string, unknown> = {}
  const leaks: string[] = []
  const look = async (state: string, everywhere = false) => {
    const read = await readAll(told, s.b, false)
    seen[state] = [...found(read), ...(read.includes('Company a') ? ['name'] : [])]
    if (everywhere) expect(found(await readAll(told, s.b, true))).toEqual(found(read))
    // Whom a side named reads what lies open at this moment, also of their own side, and no ledger.
    const lies = found(read).filter(secret =>
      state !== 'closed' && state !== 'ended' ? true : secret === 'purpose',
    )
    for (const viewer of [readerOfB, readerOfA]) {
      const text = await readAll(told, viewer, everywhere)
      expect([state, found(text).sort()]).toEqual([state, lies.sort()])
      if (viewer === readerOfB && !read.includes('Company a')) expect(text).not.toContain('Company a')
    }
    for (const [who, viewer] of outsiders) {
      const text = await readAll(told, viewer, everywhere)
      const leaked = [
        ...found(text),
        ...(text.includes(told.room) ? ['id'] : []),
        ...(text.includes('Light for eyes') ? ['title'] : []),
      ]
      if (leaked.length > 0) leaks.push(`${state}: ${who} reads ${leaked.join(', ')}`)
    }
  }
  const terms = { kind: 'mutual' as const, purpose: secrets.purpose, law: 'AT', validUntil: '2026-12-01' }

  await look('teaser')
  await s.agree(told.room, 'identity', [s.a])
  await look('identity, one side')
  await s.agree(told.room, 'identity', [s.b])
  await look('identity')
  await s.agree(told.room, 'nda')
  await look('agreement')
  await s.t.call(rooms.proposeNda, { room: told.room, ...terms }, s.a)
  told.nda = (await s.t.call(rooms.openNda, { room: told.room }, s.a)).nda?.id ?? null
  await look('proposed')
  for (const viewer of [s.a, s.b]) {
    const { nda } = await s.t.call(rooms.openNda, { room: told.room }, viewer)
    const accepted = {
      nda: nda?.id ?? '',
      termsHash: nda?.termsHash ?? '',
      fullName: 'Some Body',
      capacity: 'Director',
      hasAuthority: true,
    }
    await s.t.call(rooms.acceptNda, { room: told.room, ...accepted }, viewer)
  }
  await look('signed')
  await s.agree(told.room, 'technical', [s.a])
  await look('technical, one side')
  await s.agree(told.room, 'technical', [s.b])
  await look('technical', true)
  for (const [viewer, reader] of [
    [s.b, readerOfB],
    [s.a, readerOfA],
  ] as const) {
    await s.t.call(contract.removeReader, { room: told.room, person: reader.personId ?? '' }, viewer)
    const after = await readAll(told, reader, false)
    expect(found(after)).toEqual([])
    expect(after).not.toContain('Light for eyes')
    await s.t.call(contract.nameReader, { room: told.room, person: reader.personId ?? '' }, viewer)
  }
  await s.t.call(rooms.closeAccess, { room: told.room }, s.a)
  await look('closed')
  await s.t.call(rooms.reopenAccess, { room: told.room }, s.a)
  await s.t.call(rooms.endRoom, { room: told.room }, s.a)
  await look('ended')

  expect(leaks).toEqual([])
  expect(seen).toEqual({
    teaser: ['teaser'],
    'identity, one side': ['teaser'],
    identity: ['teaser', 'identity', 'name'],
    agreement: ['teaser', 'identity', 'name'],
    proposed: ['teaser', 'identity', 'purpose', 'name'],
    signed: ['teaser', 'identity', 'purpose', 'name'],
    'technical, one side': ['teaser', 'identity', 'purpose', 'name'],
    technical: ['teaser', 'identity', 'purpose', 'text', 'file', 'size', 'bytes', 'name'],
    // The ledger goes on to say what was shown and read while it was.
    closed: ['teaser', 'identity', 'purpose', 'text', 'file', 'size', 'name'],
    ended: ['teaser', 'identity', 'purpose', 'text', 'file', 'size', 'name'],
  })
})
