import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import { done, id, instant, lang, line, optional, optionalProse, prose } from '../../shared/fields.ts'
import { roomState, sideLine } from './contract-fields.ts'

const room = id
const kind = z.enum(['background', 'foreground'])
const share = z.number().int().min(0).max(100)

export const getRegister = defineCall({
  name: 'rooms.getRegister',
  method: 'GET',
  path: '/rooms/:room/register',
  summary:
    'Who brought what into the room, what came of it, how it is shared and what each side wants with it',
  input: z.object({ room }),
  output: z.object({
    roomTitle: z.string(),
    state: roomState,
    me: z.number(),
    /** Only from the technical file on, and while the room is open. */
    mayAdd: z.boolean(),
    sides: z.array(sideLine),
    /** My things of the technical file that an entry may rest on. */
    things: z.array(z.object({ id, title: z.string() })),
    items: z.array(
      z.object({
        id,
        side: z.number(),
        mine: z.boolean(),
        kind,
        title: z.string(),
        body: z.string(),
        lang: z.string(),
        /** What it rests on, as far as the reader may see it now. */
        thing: z.string().nullable(),
        shares: z.array(z.number()).nullable(),
        wishes: z.string().nullable(),
        /** Sides that see it so, too; who wrote it among them. */
        confirmed: z.array(z.number()),
        createdAt: instant,
      }),
    ),
  }),
})

export const addRegisterEntry = defineCall({
  name: 'rooms.addRegisterEntry',
  method: 'POST',
  path: '/rooms/:room/register',
  summary: 'Enter what my side brought, or what came of the work; the other sides read it at once',
  input: z.object({
    room,
    kind,
    title: line(120),
    body: prose(4_000),
    lang: lang.default('en'),
    /** A thing of mine in the technical file that it rests on. */
    item: optional(id),
    /** Of what came of the work: per cent by side, in their order, a hundred together. */
    shares: z.array(share).max(20).optional(),
    wishes: optionalProse(1_000),
  }),
  output: z.object({ id }),
})

export const confirmRegisterEntry = defineCall({
  name: 'rooms.confirmRegisterEntry',
  method: 'POST',
  path: '/rooms/:room/register/:entry/confirm',
  summary: 'Say for my side that we see an entry of the register so, too',
  input: z.object({ room, entry: id }),
  output: done,
})

export const withdrawRegisterEntry = defineCall({
  name: 'rooms.withdrawRegisterEntry',
  method: 'POST',
  path: '/rooms/:room/register/:entry/withdraw',
  summary: 'Take back an entry of my side; the ledger says so',
  input: z.object({ room, entry: id }),
  output: done,
})

export const downloadExport = defineFileCall({
  name: 'rooms.downloadExport',
  method: 'GET',
  path: '/rooms/:room/export',
  summary:
    'The whole collaboration as one ZIP: what I may read now, the register, the agreement, and the proof of the ledger. The ledger says what I got',
  input: z.object({ room }),
})
