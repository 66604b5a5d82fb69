import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import {
  day,
  done,
  id,
  instant,
  lang,
  line,
  nothing,
  optional,
  paging,
  prose,
  reference,
} from '../../shared/fields.ts'
import {
  itemLine,
  itemStep,
  ndaLine,
  ndaTerms,
  reason,
  roomFields,
  roomState,
  sentFile,
  sideLine,
  step,
  versionLine,
} from './contract-fields.ts'

const room = id
const version = z.number().int().min(1).max(10_000)

export const listRooms = defineCall({
  name: 'rooms.listRooms',
  method: 'GET',
  path: '/rooms',
  summary:
    'Rooms of the organisations I speak for, with what waits for me, and rooms I was named as a reader of',
  input: z.object({ with: optional(reference) }),
  output: z.object({
    /** Whether I speak for any organisation: only then can I open a room. */
    mayOpen: z.boolean(),
    items: z.array(
      z.object({
        id,
        title: z.string(),
        lang: z.string(),
        state: roomState,
        step,
        others: z.array(z.string().nullable()),
        /** I read in it for my organisation, and do not speak for it. */
        isReader: z.boolean(),
        waits: z.enum(['step', 'nda']).nullable(),
        /** The day on which something ends within the next thirty. */
        endsOn: day.nullable(),
        createdAt: instant,
      }),
    ),
  }),
})

export const getOpening = defineCall({
  name: 'rooms.getOpening',
  method: 'GET',
  path: '/rooms/opening',
  summary: 'Whom I could open a room for, and with whom',
  input: z.object({
    with: optional(reference),
    /** An accepted interest in an opportunity: the other side is whose it is, or who sent it. */
    interest: optional(id),
  }),
  output: z.object({
    mine: z.array(z.object({ id, name: z.string() })),
    other: z
      .object({
        id,
        name: z.string(),
        /** Null where I know the name, but may not see the profile. */
        slug: z.string().nullable(),
        hasSpeaker: z.boolean(),
      })
      .nullable(),
    /** What a room from the interest begins with, and the open one that there is already. */
    from: z
      .object({
        interest: id,
        title: z.string(),
        teaser: z.string(),
        lang: z.string(),
        room: id.nullable(),
      })
      .nullable(),
  }),
})

export const openRoom = defineCall({
  name: 'rooms.openRoom',
  method: 'POST',
  path: '/rooms',
  summary: 'Open a room with another organisation, also from an accepted interest in an opportunity',
  input: z.object({
    organisationId: id,
    withOrganisationIds: z.array(id).min(1).max(8),
    ...roomFields,
    /** 'teaser' keeps my name from them until both agree; 'identity' is for sides that know each other. */
    begin: z.enum(['teaser', 'identity']).default('identity'),
    teaser: prose(4_000),
    showsUntil: optional(day),
    /** The accepted interest in an opportunity that it comes from. */
    interest: optional(id),
  }),
  output: z.object({ id }),
})

export const getRoom = defineCall({
  name: 'rooms.getRoom',
  method: 'GET',
  path: '/rooms/:room',
  summary: 'A room as my side may see it: the path, the sides, what is shown at each step',
  input: z.object({ room }),
  output: z.object({
    id,
    title: z.string(),
    lang: z.string(),
    state: roomState,
    step,
    createdAt: instant,
    endedAt: instant.nullable(),
    endedBy: z.number().nullable(),
    endedReason: z.string().nullable(),
    me: z.number(),
    /** I was named as a reader: I read what lies open, and do nothing else. */
    isReader: z.boolean(),
    /** How many colleagues my side has named as readers. */
    readers: z.number().int(),
    /** The interest in an opportunity that the room came from, where I may read it. */
    interest: id.nullable(),
    sides: z.array(sideLine),
    items: z.array(itemLine),
    /** From the step of the agreement on. */
    nda: ndaLine.nullable(),
    /** The step that my side can agree to next. */
    next: step.nullable(),
  }),
})

export const agreeStep = defineCall({
  name: 'rooms.agreeStep',
  method: 'POST',
  path: '/rooms/:room/steps',
  summary: 'Agree for my side to go to the next step; it opens when all sides have',
  input: z.object({ room, step }),
  output: done,
})

export const addText = defineCall({
  name: 'rooms.addText',
  method: 'POST',
  path: '/rooms/:room/texts',
  summary: 'Add a text to a step; others read it when the step is open',
  input: z.object({ room, step: itemStep, title: line(120), body: prose(20_000), lang: lang.default('en') }),
  output: z.object({ id }),
})

export const addFile = defineCall({
  name: 'rooms.addFile',
  method: 'POST',
  path: '/rooms/:room/files',
  summary: 'Add a file to a step; others get it when the step is open',
  input: z.object({
    room,
    step: itemStep,
    title: line(120),
    file: sentFile,
    /** Others get only copies with a watermark. */
    marked: z.boolean().default(false),
  }),
  output: z.object({ id }),
})

export const getOwnItem = defineCall({
  name: 'rooms.getOwnItem',
  method: 'GET',
  path: '/rooms/:room/items/:item/own',
  summary: 'A text or file of my own side, to change it',
  input: z.object({ room, item: id }),
  output: z.object({
    ...itemLine.shape,
    body: z.string().nullable(),
    lang: z.string(),
    roomTitle: z.string(),
  }),
})

export const saveText = defineCall({
  name: 'rooms.saveText',
  method: 'POST',
  path: '/rooms/:room/items/:item/texts',
  summary: 'Give a text a new version',
  input: z.object({ room, item: id, body: prose(20_000), lang: lang.default('en') }),
  output: done,
})

export const saveFile = defineCall({
  name: 'rooms.saveFile',
  method: 'POST',
  path: '/rooms/:room/items/:item/files',
  summary: 'Give a file a new version',
  input: z.object({ room, item: id, file: sentFile }),
  output: done,
})

export const setMarked = defineCall({
  name: 'rooms.setMarked',
  method: 'PUT',
  path: '/rooms/:room/items/:item/watermark',
  summary:
    'Send a PDF or picture to others only with the reader, the moment and the entry of the ledger on each page, or as it is again',
  input: z.object({ room, item: id, marked: z.boolean() }),
  output: done,
})

export const withdrawItem = defineCall({
  name: 'rooms.withdrawItem',
  method: 'POST',
  path: '/rooms/:room/items/:item/withdraw',
  summary: 'Take back a text or file: nobody else reads it from the next request on',
  input: z.object({ room, item: id }),
  output: done,
})

export const openText = defineCall({
  name: 'rooms.openText',
  method: 'GET',
  path: '/rooms/:room/items/:item',
  summary: 'Read the newest version of a text that another side shows; the ledger says so',
  input: z.object({ room, item: id }),
  output: z.object({
    id,
    step: itemStep,
    title: z.string(),
    side: sideLine,
    version: versionLine,
    body: z.string(),
    lang: z.string(),
    roomTitle: z.string(),
  }),
})

export const downloadFile = defineFileCall({
  name: 'rooms.downloadFile',
  method: 'GET',
  path: '/rooms/:room/items/:item/versions/:version',
  summary:
    'Get a version of a file; with `show` pictures and plain text are shown instead of saved. The ledger says so',
  input: z.object({ room, item: id, version, show: z.boolean().default(false) }),
})

export const proposeNda = defineCall({
  name: 'rooms.proposeNda',
  method: 'POST',
  path: '/rooms/:room/nda',
  summary: 'Propose an agreement from the template; it takes the place of one that is not signed',
  input: z.object({ room, ...ndaTerms }),
  output: done,
})

export const uploadNda = defineCall({
  name: 'rooms.uploadNda',
  method: 'POST',
  path: '/rooms/:room/nda/uploads',
  summary: 'Propose an agreement of one’s own as a PDF',
  input: z.object({ room, ...ndaTerms, file: sentFile }),
  output: done,
})

export const openNda = defineCall({
  name: 'rooms.openNda',
  method: 'GET',
  path: '/rooms/:room/nda',
  summary: 'Read the agreement; the ledger says so',
  input: z.object({ room }),
  output: z.object({
    roomTitle: z.string(),
    state: roomState,
    me: z.number(),
    sides: z.array(sideLine),
    mayPropose: z.boolean(),
    mayAccept: z.boolean(),
    nda: ndaLine.nullable(),
    clauses: z.array(z.object({ heading: z.string(), text: z.string() })),
  }),
})

export const acceptNda = defineCall({
  name: 'rooms.acceptNda',
  method: 'POST',
  path: '/rooms/:room/nda/:nda/acceptances',
  summary: 'Accept the agreement for my side, by full name and with authority',
  input: z.object({
    room,
    nda: id,
    /** The terms that were read: another proposal meanwhile is not accepted by mistake. */
    termsHash: z.string().regex(/^[0-9a-f]{64}$/),
    fullName: line(120),
    capacity: line(120),
    hasAuthority: z
      .boolean()
      .default(false)
      .refine(value => value, 'authority-needed'),
  }),
  output: done,
})

export const downloadNda = defineFileCall({
  name: 'rooms.downloadNda',
  method: 'GET',
  path: '/rooms/:room/nda/:nda/file',
  summary: 'The agreement as a PDF: signed by acceptance, or the one that was uploaded. The ledger says so',
  input: z.object({ room, nda: id, part: z.enum(['signed', 'uploaded']).default('signed') }),
})

export const closeAccess = defineCall({
  name: 'rooms.closeAccess',
  method: 'POST',
  path: '/rooms/:room/access/close',
  summary: 'Close what my side shows, open downloads included',
  input: z.object({ room }),
  output: done,
})

export const reopenAccess = defineCall({
  name: 'rooms.reopenAccess',
  method: 'POST',
  path: '/rooms/:room/access/open',
  summary: 'Show again what my side had closed',
  input: z.object({ room }),
  output: done,
})

export const setUntil = defineCall({
  name: 'rooms.setUntil',
  method: 'PUT',
  path: '/rooms/:room/access/until',
  summary: 'Say until which day my side shows its things',
  input: z.object({ room, until: optional(day) }),
  output: done,
})

export const endRoom = defineCall({
  name: 'rooms.endRoom',
  method: 'POST',
  path: '/rooms/:room/end',
  summary: 'End the room for all sides; ledger, agreement and proof stay readable',
  input: z.object({ room, reason }),
  output: done,
})

export const listLedger = defineCall({
  name: 'rooms.listLedger',
  method: 'GET',
  path: '/rooms/:room/ledger',
  summary: 'Who saw, got, sent and signed what when, newest first',
  input: z.object({ room, ...paging }),
  output: z.object({
    roomTitle: z.string(),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
    keyFingerprint: z.string().nullable(),
    signedAt: instant.nullable(),
    signedSize: z.number().int(),
    /** The newest time stamp of a service, and how many entries its checkpoint covers. */
    stampedAt: instant.nullable(),
    stampedSize: z.number().int(),
    /** People of my side whose names stand in the ledger and who do not speak for it any more. */
    left: z.array(z.object({ person: id, name: z.string(), entries: z.number().int() })),
    sides: z.array(sideLine),
    items: z.array(
      z.object({
        number: z.number().int(),
        at: instant,
        event: z.string(),
        side: z.number(),
        mine: z.boolean(),
        organisation: z.string().nullable(),
        person: z.string().nullable(),
        thing: z.string().nullable(),
        version: z.number().nullable(),
        /** Whether what was got carried a watermark. */
        marked: z.boolean(),
        step: step.nullable(),
        day: day.nullable(),
        hash: z.string(),
      }),
    ),
  }),
})

export const forgetPerson = defineCall({
  name: 'rooms.forgetPerson',
  method: 'POST',
  path: '/rooms/:room/ledger/forgotten',
  summary: 'Take the name of somebody who left my side out of the ledger; every proof stays whole',
  input: z.object({ room, person: id }),
  output: done,
})

export const downloadProof = defineFileCall({
  name: 'rooms.downloadProof',
  method: 'GET',
  path: '/rooms/:room/proof',
  summary: 'Everything that proves the ledger, with a verifier that needs no Kontor',
  input: z.object({ room }),
})

export const listWaiting = defineCall({
  name: 'rooms.listWaiting',
  method: 'GET',
  path: '/rooms/waiting',
  summary: 'Agreements that wait for my signature and rooms that near their end',
  input: nothing,
  output: z.object({
    items: z.array(
      z.object({ id, title: z.string(), waits: z.enum(['step', 'nda', 'ends']), endsOn: day.nullable() }),
    ),
  }),
})
