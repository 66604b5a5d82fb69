import { z } from 'zod'
import { MISSION_ORDER, type Placement, type Problem, type ProblemFault } from '../model.ts'
import { FormatFault } from './format-fault.ts'
import { type LocatedJson, parseLocatedJson } from './json-lines.ts'

export const id = z.union([z.string().min(1), z.number().int().transform(String)])
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
    hall: id.optional(),
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
    pauseAfter: count.optional(),
  })
  .strict()

export const meeting = z
  .object({
    id,
    participants: ids,
    choices: z.array(z.object({ from: ids, count: count.optional() }).strict()).optional(),
    needs: ids.optional(),
    weight: z.number().min(0).optional(),
    mustHold: z.boolean().optional(),
    allowedSlots: ids.optional(),
    allowedPlaces: ids.optional(),
    fixed: z.object({ slot: id, place: id.optional(), attending: ids.optional() }).strict().optional(),
    predecessors: ids.optional(),
  })
  .strict()

const walk = z.object({ from: id, to: id, minutes: z.number() }).strict()

const resource = z
  .object({
    id,
    units: count.optional(),
    slots: ids.optional(),
    unitsIn: z.array(z.object({ slot: id, units: count }).strict()).optional(),
  })
  .strict()

const group = z
  .object({
    id,
    participants: ids,
    minMeetings: count.optional(),
    maxMeetings: count.optional(),
    perDay: z.boolean().optional(),
    shared: z.boolean().optional(),
  })
  .strict()

const term = z.enum(['minimum', 'weight', 'inARow', 'breaks', 'shared', 'groupsShared', 'tableChanges'])

const problemSchema = z
  .object({
    slots: z.array(slot),
    places: z.array(place),
    participants: z.array(participant),
    meetings: z.array(meeting),
    fairness: count.optional(),
    walks: z.array(walk).optional(),
    resources: z.array(resource).optional(),
    groups: z.array(group).optional(),
    order: z.array(term).optional(),
  })
  .strict()

/**
 * Reads a problem in our JSON format: the fields of `Problem`, with these defaults: a slot's session, run and
 * day are one for all; a place is a table labelled with its id; a participant is available in all slots; a
 * meeting weighs 1; one of a choice attends; of a resource there is one; the order is that of a mission. Ids may
 * be numbers.
 * @throws FormatFault naming line and field of everything that cannot be understood
 */
export function readJsonProblem(text: string): Problem {
  return readLocatedProblem(text).problem
}

/** A problem read from a file, and the lines of its records. */
export interface LocatedProblem {
  readonly problem: Problem
  /** The line of the record and field a fault of `checkProblem` stands on. */
  lineOf(fault: ProblemFault): number
}

/**
 * Reads a problem as `readJsonProblem` does and remembers where its records stand.
 * @throws FormatFault naming line and field of everything that cannot be understood
 */
export function readLocatedProblem(text: string): LocatedProblem {
  const located = parseLocatedJson(text)
  const problem = fillIn(readWith(problemSchema, located))
  return { problem, lineOf: fault => located.lineOf(pathOf(problem, fault)) }
}

function pathOf(problem: Problem, fault: ProblemFault): readonly PropertyKey[] {
  const { record, id, field } = fault
  if (record === 'problem') return [field]
  const isTheOne = (entry: { readonly id: string }) => entry.id === id
  const lists = {
    slot: problem.slots,
    place: problem.places,
    participant: problem.participants,
    meeting: problem.meetings,
    resource: problem.resources ?? [],
    group: problem.groups ?? [],
  }
  if (record === 'walk') {
    const index = problem.walks?.findIndex(entry => `${entry.from}–${entry.to}` === id) ?? -1
    return ['walks', index, field]
  }
  const list = lists[record]
  const index = fault.code === 'duplicate-id' ? list.findLastIndex(isTheOne) : list.findIndex(isTheOne)
  return [`${record}s`, index, ...field.split('.')]
}

function fillIn(read: z.infer<typeof problemSchema>): Problem {
  const { slots, places, participants, meetings, resources, order, ...rest } = read
  const allSlots = slots.map(entry => entry.id)
  return dropUndefined({
    slots: slots.map(entry => {
      const session = entry.session ?? 'all'
      return { ...entry, session, run: entry.run ?? session, day: entry.day ?? 'all' }
    }),
    places: places.map(entry => ({ ...entry, label: entry.label ?? entry.id, kind: entry.kind ?? 'table' })),
    participants: participants.map(entry => ({ ...entry, available: entry.available ?? allSlots })),
    meetings: meetings.map(entry => ({
      ...entry,
      weight: entry.weight ?? 1,
      choices: entry.choices?.map(choice => ({ ...choice, count: choice.count ?? 1 })),
    })),
    resources: resources?.map(entry => ({ ...entry, units: entry.units ?? 1 })),
    ...rest,
    order: order ?? MISSION_ORDER,
  })
}

/** Leaves out undefined fields, so that the problem reads back exactly as it was written. */
function dropUndefined(problem: unknown): Problem {
  return JSON.parse(JSON.stringify(problem)) as Problem
}

const solutionSchema = z.object({
  meetings: z.array(z.object({ id, slot: id, table: id, attending: ids.optional() })),
})

/**
 * Reads a solution as `schedule solve --json` prints it; only `meetings` is needed.
 * @throws FormatFault naming line and field
 */
export function readSolution(text: string): readonly Placement[] {
  const { meetings } = readWith(solutionSchema, parseLocatedJson(text))
  return meetings.map(({ id: meeting, slot: at, table, attending }) => ({
    meeting,
    slot: at,
    place: table,
    ...(attending ? { attending } : {}),
  }))
}

/** Complaints shown of one file; a file of another kind would have thousands. */
const MOST_COMPLAINTS = 20

/** Reads a file by a schema; FormatFault names lines and fields of what is wrong. */
export function readWith<T>(schema: z.ZodType<T>, located: LocatedJson): T {
  const result = schema.safeParse(located.value)
  if (result.success) return result.data
  const complaints = result.error.issues.slice(0, MOST_COMPLAINTS).flatMap(issue => {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys.map(key => [key]) : [[]]
    return unknownKeys.map(key => {
      const path = [...issue.path, ...key]
      return {
        line: located.lineOf(path),
        field: path.map(String).join('.') || 'file',
        complaint: located.has(issue.path) ? describeIssue(issue) : 'is missing',
      }
    })
  })
  const [first, ...more] = complaints
  throw new FormatFault(
    first?.line ?? 1,
    first?.field ?? 'file',
    first?.complaint ?? 'is not understood',
    more,
  )
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'is not a known field'
  if (issue.code === 'invalid_union') return 'must be an id: a text or a whole number'
  return issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
}
