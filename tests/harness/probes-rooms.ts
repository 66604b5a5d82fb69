import { createHash } from 'node:crypto'
import type { House } from '../../src/server/house.ts'
import type { Probe } from './probes.ts'
import { addAffiliation, addPerson, type World } from './world.ts'

interface Stage {
  step?: 'teaser' | 'identity' | 'nda' | 'technical'
  /** How far the own side has agreed; as far as the room, unless it is said. */
  signed?: boolean
}

/** A room of the own organisation with a counterpart for which nobody speaks, as far as a call needs it. */
export async function addRoom(world: World, house: House, { step = 'nda', signed = false }: Stage = {}) {
  const { db } = house.database
  const room = house.newId()
  const now = house.now()
  await db
    .insertInto('room')
    .values({ id: room, title: 'Light sources', lang: 'en', state: 'open', step, created_at: now })
    .execute()
  await db
    .insertInto('room_side')
    .values(
      [world.own.organisationId, world.own.counterpartOrganisationId].map((organisation_id, index) => ({
        room_id: room,
        position: index + 1,
        organisation_id,
        agreed: step,
      })),
    )
    .execute()
  await db
    .insertInto('room_ledger')
    .values({ room_id: room, origin: `localhost/rooms/${room}`, size: 0, peaks: [] })
    .execute()
  if (signed) await addNda(house, room, 'signed')
  return { room }
}

async function addNda(house: House, room: string, state: 'proposed' | 'signed'): Promise<string> {
  const id = house.newId()
  await house.database.db
    .insertInto('room_nda')
    .values({
      id,
      room_id: room,
      state,
      kind: 'mutual',
      purpose: 'To build a light source.',
      law: 'AT',
      confidentiality_years: 5,
      valid_until: '2030-01-01',
      clauses: '[]',
      proposed_by: 2,
      proposed_at: house.now(),
      signed_at: state === 'signed' ? house.now() : null,
      terms_hash: termsHash,
    })
    .execute()
  return id
}

const termsHash = 'a'.repeat(64)

/** A text or a file of a side, shown or not. */
export async function addThing(
  house: House,
  room: string,
  { side, kind, step = 'teaser' }: { side: number; kind: 'text' | 'file'; step?: 'teaser' | 'technical' },
): Promise<string> {
  const { db } = house.database
  const item = house.newId()
  const now = house.now()
  await db
    .insertInto('room_item')
    .values({ id: item, room_id: room, side, step, kind, title: 'Drawing', created_at: now })
    .execute()
  const bytes = new TextEncoder().encode('secret bytes')
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (kind === 'file') {
    await house.files.put(bytes)
    await db
      .insertInto('file')
      .values({ hash, size: bytes.length, created_at: now })
      .onConflict(conflict => conflict.column('hash').doNothing())
      .execute()
  }
  await db
    .insertInto('room_version')
    .values({
      item_id: item,
      number: 1,
      lang: 'en',
      created_at: now,
      shown_at: now,
      ...(kind === 'text'
        ? { body: 'Secret text' }
        : {
            file_hash: hash,
            file_name: 'drawing.txt',
            media_type: 'text/plain',
            preview: true,
            size: bytes.length,
          }),
    })
    .execute()
  return item
}

const terms = { kind: 'mutual', purpose: 'To build a light source.', law: 'AT', validUntil: '2030-01-01' }
const file = { hash: 'b'.repeat(64), name: 'drawing.pdf' }

/** Probes of rooms. */
export const roomProbes: Record<string, Probe> = {
  'rooms.listRooms': () => ({}),
  'rooms.listWaiting': () => ({}),
  'rooms.getOpening': world => ({ with: world.own.counterpartOrganisationId }),
  'rooms.openRoom': world => ({
    organisationId: world.own.organisationId,
    withOrganisationIds: [world.own.counterpartOrganisationId],
    title: 'Light sources',
    teaser: 'A light source that is new.',
  }),
  'rooms.getRoom': addRoom,
  'rooms.agreeStep': async (world, house) => ({ ...(await addRoom(world, house)), step: 'nda' }),
  'rooms.addText': async (world, house) => ({
    ...(await addRoom(world, house)),
    step: 'technical',
    title: 'Figures',
    body: 'Ten and twenty.',
  }),
  'rooms.addFile': async (world, house) => ({
    ...(await addRoom(world, house)),
    step: 'technical',
    title: 'Drawing',
    file,
  }),
  'rooms.getOwnItem': async (world, house) => own(world, house, 'text'),
  'rooms.saveText': async (world, house) => ({ ...(await own(world, house, 'text')), body: 'Thirty.' }),
  'rooms.saveFile': async (world, house) => ({ ...(await own(world, house, 'file')), file }),
  'rooms.setMarked': async (world, house) => ({ ...(await own(world, house, 'file')), marked: false }),
  'rooms.withdrawItem': async (world, house) => own(world, house, 'text'),
  'rooms.openText': async (world, house) => theirs(world, house, 'text'),
  'rooms.downloadFile': async (world, house) => ({ ...(await theirs(world, house, 'file')), version: 1 }),
  'rooms.proposeNda': async (world, house) => ({ ...(await addRoom(world, house)), ...terms }),
  'rooms.uploadNda': async (world, house) => ({ ...(await addRoom(world, house)), ...terms, file }),
  'rooms.openNda': addRoom,
  'rooms.acceptNda': async (world, house) => ({
    ...(await proposed(world, house)),
    termsHash,
    fullName: 'Ada Example',
    capacity: 'Managing director',
    hasAuthority: true,
  }),
  'rooms.downloadNda': proposed,
  'rooms.closeAccess': addRoom,
  'rooms.reopenAccess': addRoom,
  'rooms.setUntil': async (world, house) => ({ ...(await addRoom(world, house)), until: '2030-01-01' }),
  'rooms.endRoom': addRoom,
  'rooms.listLedger': addRoom,
  'rooms.forgetPerson': async (world, house) => ({
    ...(await addRoom(world, house)),
    person: world.own.people.editor,
  }),
  'rooms.listReaders': addRoom,
  'rooms.nameReader': async (world, house) => ({
    ...(await addRoom(world, house)),
    person: await addColleague(world, house),
  }),
  'rooms.inviteReader': async (world, house) => ({
    ...(await addRoom(world, house)),
    email: `reader.${house.newId().slice(-8)}@test.example`,
    givenName: 'Rea',
    familyName: 'Reader',
  }),
  'rooms.removeReader': async (world, house) => {
    const { room } = await addRoom(world, house)
    const person = await addColleague(world, house)
    await house.database.db
      .insertInto('room_reader')
      .values({ room_id: room, side: 1, person_id: person, named_at: house.now() })
      .execute()
    return { room, person }
  },
  'rooms.downloadProof': addRoom,
  'rooms.downloadExport': addRoom,
  'rooms.getRegister': technical,
  'rooms.addRegisterEntry': async (world, house) => ({
    ...(await technical(world, house)),
    kind: 'background',
    title: 'Light source',
    body: 'Built before.',
  }),
  'rooms.confirmRegisterEntry': (world, house) => registered(world, house, 2),
  'rooms.withdrawRegisterEntry': (world, house) => registered(world, house, 1),
}

/** Somebody with an account who works for the own organisation. */
async function addColleague(world: World, house: House) {
  const person = await addPerson(house, `colleague ${house.newId().slice(-8)}`)
  await addAffiliation(house, person, world.own.organisationId)
  return person
}

async function own(world: World, house: House, kind: 'text' | 'file') {
  const { room } = await addRoom(world, house)
  return { room, item: await addThing(house, room, { side: 1, kind }) }
}

async function theirs(world: World, house: House, kind: 'text' | 'file') {
  const { room } = await addRoom(world, house)
  return { room, item: await addThing(house, room, { side: 2, kind }) }
}

async function proposed(world: World, house: House) {
  const { room } = await addRoom(world, house)
  return { room, nda: await addNda(house, room, 'proposed') }
}

function technical(world: World, house: House) {
  return addRoom(world, house, { step: 'technical', signed: true })
}

/** An entry of a side in the register. */
async function registered(world: World, house: House, side: number) {
  const { room } = await technical(world, house)
  const entry = house.newId()
  await house.database.db
    .insertInto('room_register')
    .values({
      id: entry,
      room_id: room,
      side,
      kind: 'background',
      title: 'Light source',
      body: 'Built before.',
      lang: 'en',
      confirmed: [side],
      created_at: house.now(),
    })
    .execute()
  return { room, entry }
}
