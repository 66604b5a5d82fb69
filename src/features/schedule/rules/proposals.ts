import { z } from 'zod'
import { type MissionFacts, type PlaceFact, peopleOf, type Standing } from './make-problem.ts'
import { addUnit, raiseGroupMaximum, raiseUnits } from './rule-steps.ts'

const slot = z.string()
const participant = z.string()

/** One thing the organiser can do so that a meeting finds a place. */
const step = z.discriminatedUnion('code', [
  /** A cell is free as it is. */
  z.object({ code: z.literal('place-at'), slot }),
  z.object({ code: z.literal('open-slot'), participant, slot }),
  z.object({ code: z.literal('add-table'), slot }),
  z.object({ code: z.literal('raise-maximum'), participant, to: z.coerce.number().int().positive() }),
  /** One interpreter of a pair, or one video line, more: in this slot, or always. */
  z.object({ code: z.literal('add-resource'), resource: z.string(), slot }),
  z.object({
    code: z.literal('raise-resource'),
    resource: z.string(),
    to: z.coerce.number().int().positive(),
  }),
  z.object({
    code: z.literal('raise-group-maximum'),
    group: z.string(),
    to: z.coerce.number().int().positive(),
  }),
  z.object({ code: z.literal('drop-meeting'), meeting: z.string(), slot }),
  z.object({ code: z.literal('hold-online'), slot }),
])
export type Step = z.infer<typeof step>

const fieldsOf: Record<Step['code'], readonly string[]> = {
  'place-at': ['slot'],
  'open-slot': ['participant', 'slot'],
  'add-table': ['slot'],
  'raise-maximum': ['participant', 'to'],
  'add-resource': ['resource', 'slot'],
  'raise-resource': ['resource', 'to'],
  'raise-group-maximum': ['group', 'to'],
  'drop-meeting': ['meeting', 'slot'],
  'hold-online': ['slot'],
}

/** Steps as one word for a form or an address: `open-slot:P:S+add-table:S`. */
export function writeProposal(steps: readonly Step[]): string {
  return steps
    .map(one => [one.code, ...fieldsOf[one.code].map(field => one[field as keyof Step])].join(':'))
    .join('+')
}

/** The steps of such a word, one or two; null when it is none. */
export function readProposal(word: string): Step[] | null {
  const parts = word.split('+')
  if (parts.length > 2) return null
  const steps = parts.map(part => {
    const [code = '', ...values] = part.split(':')
    const fields = Object.hasOwn(fieldsOf, code) ? fieldsOf[code as Step['code']] : []
    if (fields.length === 0 || values.length !== fields.length) return null
    const known = step.safeParse({
      code,
      ...Object.fromEntries(fields.map((field, at) => [field, values[at]])),
    })
    return known.success ? known.data : null
  })
  return steps.some(one => one === null) ? null : steps.filter(one => one !== null)
}

const twoSteps = z.object({ code: z.literal('two-steps'), steps: z.array(z.unknown()).length(2) })

/** Ways out as the engine tells them, those this room can do; a way of two steps counts when both can be done. */
export function readRemedies(remedies: readonly unknown[]): Step[][] {
  return remedies.flatMap(remedy => {
    const pair = twoSteps.safeParse(remedy)
    const steps = (pair.success ? pair.data.steps : [remedy]).map(one => step.safeParse(one))
    const known = steps.flatMap(one => (one.success ? [one.data] : []))
    return known.length === steps.length ? [known] : []
  })
}

/** What a step changes in the plan, so that it can be written down and taken back. */
export const deed = z.discriminatedUnion('code', [
  z.object({ code: z.literal('slot-opened'), participant, slot }),
  z.object({ code: z.literal('table-opened'), place: z.string(), slot }),
  z.object({ code: z.literal('table-put-up'), place: z.string(), label: z.string(), slot }),
  z.object({ code: z.literal('limit-raised'), participant, from: z.number().nullable(), to: z.number() }),
  /** `hours` is the row that says so. */
  z.object({ code: z.literal('resource-added'), resource: z.string(), slot, hours: z.string() }),
  z.object({ code: z.literal('resource-raised'), resource: z.string(), from: z.number(), to: z.number() }),
  z.object({ code: z.literal('group-raised'), group: z.string(), from: z.number(), to: z.number() }),
  z.object({
    code: z.literal('taken-out'),
    meeting: z.string(),
    slot,
    place: z.string(),
    /** Who was there, where the schedule chose among colleagues. */
    people: z.array(z.string()).nullable().optional(),
  }),
  z.object({ code: z.literal('let-online'), meeting: z.string() }),
])
export type Deed = z.infer<typeof deed>

/** The id a table carries that is not there yet. */
export const newTable = 'new table'

/** A plan on paper, with what was changed on it so far. */
export interface Ground {
  facts: MissionFacts
  rows: readonly Standing[]
  deeds: Deed[]
}

/** What keeps a step from being done, whatever else stands on the board. */
export type Hindrance =
  | { code: 'signed-up'; participant: string; slot: string }
  | { code: 'not-taking-part'; participant: string }
  | { code: 'no-online-place' }
  | { code: 'heavier' }
  | { code: 'limit-needless' }
  | { code: 'resource-needless' }
  | { code: 'unknown' }

/**
 * The plan as it would be once the steps are done: slots opened, a table or an interpreter more, a limit raised, a meeting taken out. A step
 * that has meanwhile become needless changes nothing. Says what hinders a step that cannot be done.
 */
export function doSteps(
  facts: MissionFacts,
  rows: readonly Standing[],
  meeting: string,
  steps: readonly Step[],
): Ground | Hindrance {
  let ground: Ground = { facts, rows, deeds: [] }
  for (const one of steps) {
    const next = doStep(ground, meeting, one)
    if (!('deeds' in next)) return next
    ground = next
  }
  return ground
}

function doStep(ground: Ground, meeting: string, one: Step): Ground | Hindrance {
  switch (one.code) {
    case 'place-at':
      return ground
    case 'open-slot':
      return openSlot(ground, one)
    case 'add-table':
      return addTable(ground, one.slot)
    case 'raise-maximum':
      return raiseMaximum(ground, one)
    case 'add-resource':
      return addUnit(ground, meeting, one)
    case 'raise-resource':
      return raiseUnits(ground, meeting, one)
    case 'raise-group-maximum':
      return raiseGroupMaximum(ground, meeting, one)
    case 'drop-meeting': {
      const row = ground.rows.find(({ meeting: id }) => id === one.meeting)
      if (row === undefined) return ground
      if (weightOf(ground.facts, one.meeting) > weightOf(ground.facts, meeting)) return { code: 'heavier' }
      const known = ground.facts.meetings.find(({ id }) => id === row.meeting)
      const gone: Deed = {
        code: 'taken-out',
        meeting: row.meeting,
        slot: row.slot,
        place: row.place,
        ...(known?.choices?.length ? { people: [...peopleOf(known, row)] } : {}),
      }
      return {
        ...ground,
        rows: ground.rows.filter(other => other !== row),
        deeds: [...ground.deeds, gone],
      }
    }
    case 'hold-online':
      return letOnline(ground, meeting, one.slot)
  }
}

/** What nobody knows weighs nothing. */
function weightOf(facts: MissionFacts, meeting: string): number {
  return facts.meetings.find(one => one.id === meeting)?.weight ?? 0
}

function openSlot(
  ground: Ground,
  { participant: id, slot: at }: { participant: string; slot: string },
): Ground | Hindrance {
  const { facts } = ground
  const person = facts.participants.find(one => one.id === id)
  if (person === undefined || !facts.slots.some(one => one.id === at)) return { code: 'unknown' }
  if (!person.confirmed) return { code: 'not-taking-part', participant: id }
  if (person.signedUpSlotIds?.includes(at) === true) return { code: 'signed-up', participant: id, slot: at }
  if (!person.awaySlotIds.includes(at)) return ground
  const freed = { ...person, awaySlotIds: person.awaySlotIds.filter(other => other !== at) }
  return {
    ...ground,
    facts: { ...facts, participants: facts.participants.map(one => (one === person ? freed : one)) },
    deeds: [...ground.deeds, { code: 'slot-opened', participant: id, slot: at }],
  }
}

/** A table that is closed then is opened; where every table is open, one more is put up for this slot alone. */
function addTable(ground: Ground, at: string): Ground | Hindrance {
  const { facts } = ground
  if (!facts.slots.some(one => one.id === at)) return { code: 'unknown' }
  const closed = facts.places.find(
    one => one.kind === 'table' && one.ownerParticipantId === null && one.closedSlotIds.includes(at),
  )
  if (closed !== undefined) {
    const opened = { ...closed, closedSlotIds: closed.closedSlotIds.filter(other => other !== at) }
    return {
      ...ground,
      facts: { ...facts, places: facts.places.map(one => (one === closed ? opened : one)) },
      deeds: [...ground.deeds, { code: 'table-opened', place: closed.id, slot: at }],
    }
  }
  const table: PlaceFact = {
    id: newTable,
    label: nameNextTable(facts.places),
    kind: 'table',
    ownerParticipantId: null,
    closedSlotIds: facts.slots.map(one => one.id).filter(other => other !== at),
  }
  return {
    ...ground,
    facts: { ...facts, places: [...facts.places, table] },
    deeds: [...ground.deeds, { code: 'table-put-up', place: newTable, label: table.label, slot: at }],
  }
}

/** 'Table 15' after 'Table 14'; where tables carry no numbers, the next number that is not taken. */
export function nameNextTable(places: readonly Pick<PlaceFact, 'label' | 'kind'>[]): string {
  const numbered = places.flatMap(({ label, kind }) => {
    const [, prefix, number] = /^(.*?)(\d+)$/.exec(label) ?? []
    return prefix === undefined || kind !== 'table' ? [] : [{ prefix, number: Number(number) }]
  })
  const prefix = numbered[0]?.prefix ?? ''
  const last = Math.max(0, ...numbered.filter(one => one.prefix === prefix).map(one => one.number))
  const taken = new Set(places.map(one => one.label))
  for (let number = Math.max(last, prefix === '' ? places.length : 0) + 1; ; number++)
    if (!taken.has(`${prefix}${number}`)) return `${prefix}${number}`
}

function raiseMaximum(
  ground: Ground,
  { participant: id, to }: { participant: string; to: number },
): Ground | Hindrance {
  const { facts } = ground
  const person = facts.participants.find(one => one.id === id)
  if (person === undefined) return { code: 'unknown' }
  const limit = person.meetingsMax ?? facts.meetingsMax
  if (limit === null || limit >= to) return ground
  const most = facts.meetings.filter(one => one.participantIds.includes(id)).length
  if (to > most) return { code: 'limit-needless' }
  const raised = { ...person, meetingsMax: to }
  return {
    ...ground,
    facts: { ...facts, participants: facts.participants.map(one => (one === person ? raised : one)) },
    deeds: [...ground.deeds, { code: 'limit-raised', participant: id, from: person.meetingsMax, to }],
  }
}

function letOnline(ground: Ground, meeting: string, at: string): Ground | Hindrance {
  const { facts } = ground
  const online = facts.places.some(one => one.kind === 'online' && !one.closedSlotIds.includes(at))
  if (!online) return { code: 'no-online-place' }
  const own = facts.meetings.find(one => one.id === meeting)
  if (own === undefined || own.mayBeOnline === true) return ground
  const free = { ...own, mayBeOnline: true }
  return {
    ...ground,
    facts: { ...facts, meetings: facts.meetings.map(one => (one === own ? free : one)) },
    deeds: [...ground.deeds, { code: 'let-online', meeting }],
  }
}
