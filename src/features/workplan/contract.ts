import { z } from 'zod'
import { defineCall, defineFileCall } from '../../shared/contract.ts'
import {
  day,
  done,
  id,
  instant,
  lang,
  line,
  optional,
  optionalLine,
  optionalProse,
  prose,
  reference,
  version,
} from '../../shared/fields.ts'
import { allStates, itemKinds, mostMonths, standings } from './rules/kinds.ts'

export const deliverableTypes = ['report', 'demonstrator', 'website', 'data', 'event', 'other'] as const
export const disseminations = ['public', 'sensitive'] as const
export const linkKinds = ['mission', 'agreement', 'decision', 'report', 'hypothesis'] as const

const month = z.number().int().min(1).max(mostMonths)
const number = z.number().int().min(1).max(99)
const named = z.object({ id, name: z.string() })

const partnership = z.object({ id, slug: z.string(), acronym: z.string() })
/** The plan a thing stands in: of which grant, and from which day its months are counted. */
const plan = z.object({
  grant: z.object({ id, title: z.string() }).nullable(),
  /** Its grant was taken back: nobody is reminded of what stands in it. */
  withdrawn: z.boolean(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** How many months it has. */
  months: z.number().int(),
  /** The month of today; null before the first, after the last, and while no first day is said. */
  month: z.number().int().nullable(),
})

const owner = z.object({ kind: z.enum(['cluster', 'person']), id, name: z.string() })

const packageHead = {
  id,
  version,
  number: z.number().int(),
  title: z.string(),
  lang: z.string(),
  objective: z.string(),
  description: z.string().nullable(),
  lead: z.object({ id, name: z.string(), slug: z.string() }).nullable(),
  fromMonth: z.number().int(),
  toMonth: z.number().int(),
  /** The days of these months; null while the plan has no first day. */
  from: day.nullable(),
  to: day.nullable(),
}

const itemHead = {
  id,
  kind: z.enum(itemKinds),
  /** `T1.2`, `D1.1`, `MS3`. */
  code: z.string(),
  title: z.string(),
  lang: z.string(),
  owner: owner.nullable(),
  /** Of a task. */
  fromMonth: z.number().int().nullable(),
  from: day.nullable(),
  /** The month it ends or is due in; of something due on a day outside the plan's months, null. */
  dueMonth: z.number().int().nullable(),
  dueOn: day.nullable(),
  state: z.enum(allStates),
  standing: z.enum(standings),
  /** Days it is late, or was when it was done. */
  daysLate: z.number().int(),
  doneOn: day.nullable(),
  acceptedOn: day.nullable(),
}
const head = z.object(itemHead)

export const getWorkplan = defineCall({
  name: 'workplan.getWorkplan',
  method: 'GET',
  path: '/partnerships/:partnership/workplan',
  summary:
    'The work plan of a partnership: packages with tasks, deliverables and milestones, when each is due and what is late',
  input: z.object({
    partnership: reference,
    /** The plan of this grant, or `none`: the one without; left out: the one that runs today. */
    grant: z.union([id, z.literal('none')]).optional(),
  }),
  output: z.object({
    partnership,
    mayEdit: z.boolean(),
    today: day,
    plan,
    /** The plans there are or can be: one for each grant, and one without where that has packages or there is no grant. */
    plans: z.array(z.object({ grant: z.object({ id, title: z.string() }).nullable() })),
    packages: z.array(z.object({ ...packageHead, items: z.array(head) })),
    /** Late, or due within thirty days; what was due first before. */
    due: z.array(head),
    /** What is not done and the reader answers for: they say how far it is. */
    own: z.array(id),
    clusters: z.array(named),
    /** The number the next package gets where none is said. */
    nextNumber: z.number().int(),
  }),
})

export const exportWorkplan = defineFileCall({
  name: 'workplan.exportWorkplan',
  method: 'GET',
  path: '/partnerships/:partnership/workplan/xlsx',
  summary: 'The work plan as an XLSX workbook: the plan with its months, effort and cost, and risks',
  input: z.object({ partnership: reference, grant: z.union([id, z.literal('none')]).optional() }),
})

export const getPackage = defineCall({
  name: 'workplan.getPackage',
  method: 'GET',
  path: '/workplan/packages/:package',
  summary: 'One package, and what can be chosen for what stands in it',
  input: z.object({ package: id }),
  output: z.object({
    ...packageHead,
    partnership,
    plan,
    mayEdit: z.boolean(),
    clusters: z.array(named),
    /** Who can be named as owner: partners of today, their managers and the coordinators. */
    owners: z.array(owner),
    /** The numbers that the next things get where none is said. */
    next: z.object({ task: z.number().int(), deliverable: z.number().int(), milestone: z.number().int() }),
    holdsItems: z.boolean(),
  }),
})

const link = z.object({
  kind: z.enum(linkKinds),
  ref: z.string(),
  label: z.string(),
  lang: z.string().nullable(),
  href: z.string(),
})

export const getItem = defineCall({
  name: 'workplan.getItem',
  method: 'GET',
  path: '/workplan/items/:item',
  summary:
    'One task, deliverable or milestone: when it is due, who answers for it, and what shows that it is done',
  input: z.object({ item: id }),
  output: z.object({
    ...itemHead,
    version,
    number: z.number().int(),
    description: z.string().nullable(),
    type: z.enum(deliverableTypes).nullable(),
    dissemination: z.enum(disseminations).nullable(),
    means: z.string().nullable(),
    /** Whether it is due on a day of its own, not with the end of a month. */
    hasDay: z.boolean(),
    proof: z.string().nullable(),
    fileName: z.string().nullable(),
    /** The record that shows it; null where there is none or the reader may not see it. */
    link: link.nullable(),
    /** A record is named that the reader does not see; told to those who say how far it is, so that they do not take it away. */
    linkHidden: z.boolean(),
    stateBy: z.string().nullable(),
    /** What was said of it so far, the last first; for those who work on the partnership. */
    statements: z.array(
      z.object({
        state: z.enum(allStates),
        /** Since when it is so. */
        day: day.nullable(),
        proof: z.string().nullable(),
        fileName: z.string().nullable(),
        note: z.string().nullable(),
        /** Said by its owner; else by whoever keeps the plan. */
        byOwner: z.boolean(),
        saidBy: z.string().nullable(),
        saidAt: instant,
      }),
    ),
    /** Whether the reader says how far it is, and which states they can choose from. */
    mayReport: z.boolean(),
    states: z.array(z.enum(allStates)),
    package: z.object({ id, number: z.number().int(), title: z.string(), lang: z.string() }),
    partnership,
    plan,
    mayEdit: z.boolean(),
    owners: z.array(owner),
    /** Records that can be named; for who says how far it is. */
    linkable: z.array(link),
  }),
})

export const getItemFile = defineFileCall({
  name: 'workplan.getItemFile',
  method: 'GET',
  path: '/workplan/items/:item/file',
  summary: 'The file of a deliverable, or the proof of a milestone or task',
  input: z.object({ item: id }),
})

const packageFacts = {
  title: line(200),
  lang: lang.default('en'),
  objective: prose(2_000),
  description: optionalProse(8_000),
  leadClusterId: optional(id),
  fromMonth: month,
  toMonth: month,
}

export const addPackage = defineCall({
  name: 'workplan.addPackage',
  method: 'POST',
  path: '/partnerships/:partnership/workplan/packages',
  summary: 'Add a work package to the plan of a grant, or to the plan without one',
  input: z.object({
    partnership: reference,
    grant: optional(id),
    number: optional(number),
    ...packageFacts,
  }),
  output: z.object({ id }),
})

export const changePackage = defineCall({
  name: 'workplan.changePackage',
  method: 'PUT',
  path: '/workplan/packages/:package',
  summary: 'Change a work package',
  input: z.object({ package: id, version, number, ...packageFacts }),
  output: z.object({ id }),
})

export const removePackage = defineCall({
  name: 'workplan.removePackage',
  method: 'DELETE',
  path: '/workplan/packages/:package',
  summary: 'Take away a package that holds nothing any more; that it was there stays on record',
  input: z.object({ package: id, version }),
  output: done,
})

const itemFacts = {
  title: line(200),
  lang: lang.default('en'),
  description: optionalProse(4_000),
  /** `cluster:<id>` or `person:<id>`; empty: nobody yet. */
  owner: optional(z.string().regex(/^(cluster|person):[0-9a-f-]{36}$/, 'not-offered')),
  /** Of a task: its first month. */
  fromMonth: optional(month),
  /** A task ends, everything else is due with the last day of this month … */
  dueMonth: optional(month),
  /** … or, no task, on this day. */
  dueOn: optional(day),
  type: optional(z.enum(deliverableTypes)),
  dissemination: optional(z.enum(disseminations)),
  means: optionalLine(500),
}

export const addItem = defineCall({
  name: 'workplan.addItem',
  method: 'POST',
  path: '/workplan/packages/:package/items',
  summary: 'Add a task, a deliverable or a milestone to a package',
  input: z.object({ package: id, kind: z.enum(itemKinds), number: optional(number), ...itemFacts }),
  output: z.object({ id }),
})

export const changeItem = defineCall({
  name: 'workplan.changeItem',
  method: 'PUT',
  path: '/workplan/items/:item',
  summary: 'Change a task, a deliverable or a milestone',
  input: z.object({ item: id, version, number, ...itemFacts }),
  output: z.object({ id }),
})

export const removeItem = defineCall({
  name: 'workplan.removeItem',
  method: 'DELETE',
  path: '/workplan/items/:item',
  summary: 'Take a task, a deliverable or a milestone out of the plan; that it was there stays on record',
  input: z.object({ item: id, version }),
  output: done,
})

export const setItemState = defineCall({
  name: 'workplan.setItemState',
  method: 'POST',
  path: '/workplan/items/:item/state',
  summary:
    'Say how far something is: begun, done, submitted, accepted or reached, with its day and what shows it; its owner, too, of what is not accepted yet',
  input: z.object({
    item: id,
    version,
    state: z.enum(allStates),
    /** The day it was begun, done, submitted or reached. */
    doneOn: optional(day),
    /** Of a deliverable that is accepted. */
    acceptedOn: optional(day),
    proof: optionalProse(2_000),
    /** A word to the partners and the coordinator. */
    note: optionalProse(1_000),
    /** `mission:<id>`, `report:<id>` and so on; empty: none; `kept`: what is named stays. */
    link: optional(z.string().max(60)),
    file: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/, 'missing'), name: line(200) }).optional(),
    /** Takes the file that was there away. */
    withoutFile: z.boolean().default(false),
  }),
  output: z.object({ id }),
})

export const listDue = defineCall({
  name: 'workplan.listDue',
  method: 'GET',
  path: '/workplan/due',
  summary:
    'What is late or due within thirty days in the work plans of partnerships the viewer works on: the coordinator’s whole, a manager’s own and their cluster’s',
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ ...itemHead, partnership })),
  }),
})
