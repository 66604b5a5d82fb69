import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import { done, email, id, instant, line } from '../../shared/fields.ts'
import { interfaceLanguages } from '../../shared/languages.ts'
import { roomState } from './contract-fields.ts'

const room = id

export const listReaders = defineCall({
  name: 'rooms.listReaders',
  method: 'GET',
  path: '/rooms/:room/readers',
  summary: 'Colleagues whom my side has named as readers of a room, and whom it could name',
  input: z.object({ room }),
  output: z.object({
    roomTitle: z.string(),
    lang: z.string(),
    state: roomState,
    organisation: z.string(),
    items: z.array(
      z.object({
        person: id,
        name: z.string(),
        namedAt: instant,
        /** Whether they can come in: invited ones have no account yet. */
        hasAccount: z.boolean(),
      }),
    ),
    /** Colleagues with an account who do not speak for the organisation. */
    colleagues: z.array(z.object({ person: id, name: z.string() })),
  }),
})

export const nameReader = defineCall({
  name: 'rooms.nameReader',
  method: 'POST',
  path: '/rooms/:room/readers',
  summary: 'Name a colleague as a reader of one room: they read what lies open, and sign and show nothing',
  input: z.object({ room, person: id }),
  output: done,
})

export const inviteReader = defineCall({
  name: 'rooms.inviteReader',
  method: 'POST',
  path: '/rooms/:room/readers/invited',
  summary: 'Name a colleague as a reader by e-mail; whoever has no account yet is invited to make one',
  input: z.object({
    room,
    email,
    givenName: line(100),
    familyName: line(100),
    lang: z.enum(interfaceLanguages).default('en'),
  }),
  output: done,
})

export const removeReader = defineCall({
  name: 'rooms.removeReader',
  method: 'DELETE',
  path: '/rooms/:room/readers/:person',
  summary: 'Take a reader off: they read nothing from the next request on, open downloads included',
  input: z.object({ room, person: id }),
  output: done,
})
