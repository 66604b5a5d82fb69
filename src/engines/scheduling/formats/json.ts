import { z } from 'zod'
import { MISSION_ORDER, type Placement, type Problem } from '../model.ts'
import { FormatFault } from './format-fault.ts'
import { parseLocatedJson } from './json-lines.ts'

const id = z.union([z.string().min(1), z.number().int().transform(String)])
const ids = z.array(id)
const count = z.number().int().min(0)

const slot = z
  .object({
    id,
    start: z.number(),
    end: z.number(),
    session: id.optional(),
    run: id.optional(),
    day: id.optional(),
  })
  .strict()

const place = z
  .object({
    id,
    label: z.string().optional(),
    kind: z.enum(['table', 'online']).optional(),
    slots: ids.optional(),
    ownerParticipant: id.optional(),
  })
  .strict()

const participant = z
  .object({
    id,
    available: ids.optional(),
    minMeetings: count.optional(),
    maxMeetings: count.optional(),
    cluster: id.optional(),
    maxInARow: count.optional(),
  })
  .strict()

const meeting = z
  .object({
    id,
    participants: ids,
    weight: z.number().min(0).optional(),
    mustHold: z.boolean().optional(),
    allowedSlots: ids.optional(),
    allowedPlaces: ids.optional(),
    fixed: z.object({ slot: id, place: id.optional() }).strict().optional(),
    predecessors: ids.optional(),
  })
  .strict()

const term = z.enum(['minimum', 'weight', 'inARow', 'breaks', 'shared', 'tableChanges'])

const problemSchema = z
  .object({
    slots: z.array(slot),
    places: z.array(place),
    participants: z.array(participant),
    meetings: z.array(meeting),
    fairness: count.optional(),
    order: z.array(term).optional(),
  })
  .strict()

/**
 * Reads a problem in our JSON format: the fields of `Problem`, with these defaults: a slot's session, run and
 * day are one for all; a place is a table labelled with its id; a participant is available in all slots; a
 * meeting weighs 1; the order is that of a mission. Ids may be numbers.
 * @throws FormatFault naming line and field
 */
export function readJsonProblem(text: string): Problem {
  const { slots, places, participants, meetings, fairness, order } = readWith(problemSchema, text)
  const allSlots = slots.map(entry => entry.id)
  return dropUndefined({
    slots: slots.map(entry => {
      const session = entry.session ?? 'all'
      return { ...entry, session, run: entry.run ?? session, day: entry.day ?? 'all' }
    }),
    places: places.map(entry => ({ ...entry, label: entry.label ?? entry.id, kind: entry.kind ?? 'table' })),
    participants: participants.map(entry => ({ ...entry, available: entry.available ?? allSlots })),
    meetings: meetings.map(entry => ({ ...entry, weight: entry.weight ?? 1 })),
    fairness,
    order: order ?? MISSION_ORDER,
  })
}

/** Leaves out undefined fields, so that the problem reads back exactly as it was written. */
function dropUndefined(problem: unknown): Problem {
  return JSON.parse(JSON.stringify(problem)) as Problem
}

const solutionSchema = z.object({ meetings: z.array(z.object({ id, slot: id, table: id })) })

/**
 * Reads a solution as `schedule solve --json` prints it; only `meetings` is needed.
 * @throws FormatFault naming line and field
 */
export function readSolution(text: string): readonly Placement[] {
  const { meetings } = readWith(solutionSchema, text)
  return meetings.map(entry => ({ meeting: entry.id, slot: entry.slot, place: entry.table }))
}

function readWith<T>(schema: z.ZodType<T>, text: string): T {
  const located = parseLocatedJson(text)
  const result = schema.safeParse(located.value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const path = issue?.path ?? []
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...path, ...unknownKey].map(String).join('.') || 'file'
  const complaint = located.has(path) ? describeIssue(issue) : 'is missing'
  throw new FormatFault(located.lineOf([...path, ...unknownKey]), field, complaint)
}

function describeIssue(issue: z.core.$ZodIssue | undefined): string {
  if (!issue) return 'is not understood'
  if (issue.code === 'unrecognized_keys') return 'is not a known field'
  if (issue.code === 'invalid_union') return 'must be an id: a text or a whole number'
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
}
