import { buffer } from 'node:stream/consumers'
import { type SampleRoom, type SampleRoomAct, sampleRooms } from '../../../seeds/rooms.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import * as rooms from '../rooms/contract.ts'
import { typeset } from '../schedule/index.ts'
import type { Player } from './player.ts'

/** Rooms between companies of the sample, opened, agreed, signed, read and closed by those who speak for them. */
export async function playRooms(player: Player): Promise<void> {
  await player.begin('rooms', sampleRooms.length)
  for (const room of sampleRooms) {
    await playRoom(player, room)
    await player.advance()
  }
}

async function playRoom(player: Player, one: SampleRoom): Promise<void> {
  const { sides, title, teaser, lang, begin, daysBefore } = one
  const [opener, other] = sides
  const { id } = await player.play(
    rooms.openRoom,
    {
      organisationId: player.idOf(opener),
      withOrganisationIds: [player.idOf(other)],
      title,
      teaser,
      lang,
      begin,
      ...(one.interest === undefined ? {} : { interest: player.idOf(one.interest) }),
    },
    { person: speakerOf(player, opener), daysBefore },
  )
  player.remember(one.key, id)
  for (const act of one.course) await playAct(player, one, act)
}

async function playAct(player: Player, one: SampleRoom, act: SampleRoomAct): Promise<void> {
  const room = player.idOf(one.key)
  const person = speakerOf(player, one.sides[act.by])
  const as = { person, daysBefore: one.daysBefore - act.after }
  switch (act.act) {
    case 'agree':
      await player.play(rooms.agreeStep, { room, step: act.step }, as)
      return
    case 'text': {
      const { step, title, body } = act
      await player.play(rooms.addText, { room, step, title, body, lang: act.lang ?? one.lang }, as)
      return
    }
    case 'file': {
      const hash = await sendFile(player, person, new TextEncoder().encode(act.content))
      const file = { hash, name: act.name }
      await player.play(rooms.addFile, { room, step: act.step, title: act.title, file }, as)
      return
    }
    case 'drawing': {
      const { step, title, name } = act
      const bytes = await print(act.drawing)
      if (bytes === null) return
      const file = { hash: await sendFile(player, person, bytes), name }
      await player.play(rooms.addFile, { room, step, title, file, marked: true }, as)
      return
    }
    case 'propose':
      await player.play(
        rooms.proposeNda,
        {
          room,
          kind: act.oneWay === true ? 'one-way' : 'mutual',
          discloser: act.oneWay === true ? act.by + 1 : null,
          purpose: act.purpose,
          law: act.law,
          confidentialityYears: act.years,
          validUntil: player.dayBefore(one.daysBefore - act.until),
        },
        as,
      )
      return
    case 'accept':
      await accept(player, { room, capacity: act.capacity }, { ...as, side: one.sides[act.by] })
      return
    case 'read':
      await readAll(player, room, as)
      return
    case 'close':
      await player.play(rooms.closeAccess, { room }, as)
      return
    case 'end':
      await player.play(rooms.endRoom, { room, reason: act.reason }, as)
  }
}

interface As {
  person: string
  daysBefore: number
}

/** Reads the agreement and accepts it under one's own name. */
async function accept(
  player: Player,
  { room, capacity }: { room: string; capacity: string },
  { side, ...as }: As & { side: string },
): Promise<void> {
  const { nda } = await player.play(rooms.openNda, { room }, as)
  if (nda === null) throw new Error(`the sample has no agreement to accept for ${side}`)
  const { id, termsHash } = nda
  const fullName = nameOf(player, side)
  await player.play(rooms.acceptNda, { room, nda: id, termsHash, fullName, capacity, hasAuthority: true }, as)
}

async function readAll(player: Player, room: string, as: As): Promise<void> {
  const { items } = await player.play(rooms.getRoom, { room }, as)
  for (const { id: item, kind, mine } of items) {
    if (mine) continue
    if (kind === 'text') await player.play(rooms.openText, { room, item }, as)
    else await takeAll(await player.play(rooms.downloadFile, { room, item, version: 1 }, as))
  }
}

/** Takes a file to its end: a marked copy lies about until it is sent. */
async function takeAll(answer: unknown): Promise<void> {
  const { body } = answer as FileAnswer
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) await buffer(body)
}

/** A drawing as PDF; null where nothing can be printed, and so nothing be marked: the sample goes without it there. */
function print(drawing: string): Promise<Uint8Array | null> {
  return typeset(drawing, {}).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'print-unavailable') return null
    throw error
  })
}

/** A file as a form sends it: its bytes, and the note of who sent them. */
export async function sendFile(player: Player, person: string, bytes: Uint8Array): Promise<string> {
  const { hash, size } = await player.ctx.files.put(bytes)
  await player.ctx.db
    .insertInto('upload')
    .values({ person_id: person, hash, size, sent_at: player.ctx.now() })
    .onConflict(conflict => conflict.columns(['person_id', 'hash']).doNothing())
    .execute()
  return hash
}

function roleOf(player: Player, organisation: string) {
  const role = player.data.roles.find(
    one => one.role === 'organisation-editor' && one.organisation === organisation,
  )
  if (role === undefined) throw new Error(`nobody of the sample speaks for ${organisation}`)
  return role
}

const speakerOf = (player: Player, organisation: string) => player.idOf(roleOf(player, organisation).person)

function nameOf(player: Player, organisation: string): string {
  const { person } = roleOf(player, organisation)
  const { givenName = '', familyName = '' } = player.data.people.find(({ key }) => key === person) ?? {}
  return `${givenName} ${familyName}`
}
