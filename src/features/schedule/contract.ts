import { z } from 'zod'
import { defineCall } from '../../shared/contract.ts'
import * as f from '../../shared/fields.ts'
import {
  buildState,
  cellCost,
  fault,
  figures,
  mission,
  ofMission,
  organisationFace,
  personFace,
  proposal,
  question,
  sentence,
  toldPerson,
  version,
  wish,
} from './contract-fields.ts'

export const getBoard = defineCall({
  name: 'schedule.getBoard',
  method: 'GET',
  path: '/missions/:mission/board',
  summary: 'The schedule of a mission as a board: slots, tables, people, meetings, and what found no place',
  input: z.object({
    mission,
    /** Absent: the draft when there is one, else what is published. */
    show: z.enum(['draft', 'published']).optional(),
    /** A waiting meeting to weigh proposals for, whatever its rank; else the heaviest few have theirs. */
    meeting: f.id.optional(),
  }),
  output: z.object({
    mission: z.object({
      id: f.id,
      slug: z.string(),
      title: z.string(),
      timeZone: z.string(),
      city: z.string(),
    }),
    mayEdit: z.boolean(),
    shown: z.enum(['draft', 'published']).nullable(),
    draft: version.nullable(),
    published: version.nullable(),
    build: buildState.nullable(),
    figures,
    /** What is wrong with the input or cannot be done, all at once; empty for those who only read. */
    faults: z.array(fault),
    /** The proposal taken up last, when nothing was changed since. */
    undo: z.object({ meeting: f.id, version: z.number().int() }).nullable(),
    /** How many meetings stand elsewhere in the draft than people were told, and how many people that concerns. */
    changes: z.object({ meetings: z.number().int(), people: z.number().int() }),
    slots: z.array(
      z.object({
        id: f.id,
        startsAt: f.instant,
        endsAt: f.instant,
        day: f.day,
        session: z.string(),
        sessionId: f.id,
        booking: z.enum(['organiser', 'on-acceptance']),
        begun: z.boolean(),
      }),
    ),
    places: z.array(
      z.object({
        id: f.id,
        label: z.string(),
        kind: z.string(),
        owner: z.string().nullable(),
        closedSlotIds: z.array(f.id),
      }),
    ),
    people: z.array(
      z.object({
        participantId: f.id,
        name: z.string(),
        organisation: z.string(),
        clusters: z.array(z.string()),
        awaySlotIds: z.array(f.id),
      }),
    ),
    meetings: z.array(
      z.object({
        id: f.id,
        requestId: f.id,
        from: organisationFace,
        to: organisationFace,
        people: z.array(personFace),
        wish,
        answerWish: wish.nullable(),
        weight: z.number(),
        slotId: f.id.nullable(),
        placeId: f.id.nullable(),
        locked: z.boolean(),
        /** Stands elsewhere in the draft than people were told; never marked while nothing is published. */
        moved: z.boolean(),
        reasons: z.array(sentence),
        /** Cheapest first; null where they were not weighed (the draft is not shown, or there are many). */
        proposals: z.array(proposal).nullable(),
        questions: z.array(question),
        interpreter: z.object({
          /** What the organiser said: a pair by its id, nobody, or nothing, so that the languages decide. */
          choice: z.union([z.enum(['automatic', 'none']), f.id]),
          /** Between which languages somebody interprets, in words; null: nobody does. */
          languages: z.string().nullable(),
        }),
      }),
    ),
    /** The pairs of languages between which somebody interprets at this mission. */
    interpreters: z.array(z.object({ id: f.id, languages: z.string() })),
  }),
})

export const buildSchedule = defineCall({
  name: 'schedule.buildSchedule',
  method: 'POST',
  path: '/missions/:mission/builds',
  summary:
    'Build a schedule in the background; what comes out replaces the draft. One build per mission at a time',
  input: z.object({
    mission,
    seconds: z.number().int().min(2).max(60).default(10),
    seed: z.number().int().min(0).max(2_147_483_647).default(1),
    /** Leave everything that is published where it is and place only what has no place. */
    keepPublished: z.boolean().default(false),
  }),
  output: z.object({ jobId: f.id }),
})

export const getBuild = defineCall({
  name: 'schedule.getBuild',
  method: 'GET',
  path: '/missions/:mission/builds/latest',
  summary: 'How far the latest build is: best so far, bound, state',
  input: ofMission,
  output: z.object({ build: buildState.nullable() }),
})

export const cancelBuild = defineCall({
  name: 'schedule.cancelBuild',
  method: 'POST',
  path: '/missions/:mission/builds/latest/stop',
  summary: 'Stop the build under way and keep the best schedule so far',
  input: ofMission,
  output: f.done,
})

export const startDraft = defineCall({
  name: 'schedule.startDraft',
  method: 'POST',
  path: '/missions/:mission/draft',
  summary: 'Start a draft as a copy of what is published, to edit by hand',
  input: ofMission,
  output: z.object({ number: z.number().int(), version: z.number().int() }),
})

export const discardDraft = defineCall({
  name: 'schedule.discardDraft',
  method: 'POST',
  path: '/missions/:mission/draft/discard',
  summary: 'Throw the draft away; what is published stays',
  input: z.object({ mission, version: f.version }),
  output: f.done,
})

const saved = z.object({ version: z.number().int() })
const ofMeeting = z.object({ mission, meeting: f.id, version: f.version })

export const takeProposal = defineCall({
  name: 'schedule.takeProposal',
  method: 'POST',
  path: '/missions/:mission/draft/meetings/:meeting/take-proposal',
  summary:
    'Do what a proposal says and give the waiting meeting its place in the draft; weighed again first, refused when it no longer works or costs more',
  input: z.object({
    mission,
    meeting: f.id,
    /** As the board gave it. */
    proposal: z.string().max(400),
    /** The gaps it was said to cost; refused when it would cost more by now. */
    gaps: z.coerce.number().int().optional(),
  }),
  output: saved.extend({ slotId: f.id, placeId: f.id, where: z.string() }),
})

export const undoProposal = defineCall({
  name: 'schedule.undoProposal',
  method: 'POST',
  path: '/missions/:mission/draft/undo-proposal',
  summary: 'Take back the proposal taken up last: the meeting, and all that was changed for it',
  input: z.object({ mission, version: f.version }),
  /** What stays because somebody said or did something about it since. */
  output: saved.extend({
    left: z.array(z.enum(['slot', 'limit', 'table', 'resource', 'group', 'meeting', 'online'])),
  }),
})

export const askForSlot = defineCall({
  name: 'schedule.askForSlot',
  method: 'POST',
  path: '/missions/:mission/draft/meetings/:meeting/ask',
  summary: 'Ask somebody by mail whether they could be free in a slot for a meeting; one click answers',
  input: z.object({ mission, meeting: f.id, participant: f.id, slotId: f.id }),
  output: f.done,
})

export const getSlotQuestion = defineCall({
  name: 'schedule.getSlotQuestion',
  method: 'GET',
  path: '/slot-questions/:token',
  summary: 'What somebody was asked by mail: could you be free then, for this meeting?',
  input: z.object({ token: z.string().max(100) }),
  output: z.object({
    mission: z.object({ title: z.string(), timeZone: z.string(), city: z.string() }),
    name: z.string(),
    counterpart: z.string(),
    startsAt: f.instant,
    endsAt: f.instant,
    answer: z.enum(['yes', 'no']).nullable(),
    /** The meeting has a place or was called off meanwhile, or the slot is over: no answer is needed. */
    settled: z.boolean(),
  }),
})

export const answerSlotQuestion = defineCall({
  name: 'schedule.answerSlotQuestion',
  method: 'POST',
  path: '/slot-questions/:token',
  summary:
    'Answer it: yes opens the slot and gives the meeting a place in the draft if one is free; no tells the organiser',
  input: z.object({ token: z.string().max(100), answer: z.enum(['yes', 'no']) }),
  output: f.done,
})

export const moveMeeting = defineCall({
  name: 'schedule.moveMeeting',
  method: 'POST',
  path: '/missions/:mission/draft/meetings/:meeting/move',
  summary: 'Put a meeting of the draft into a slot at a place, also one that has none yet',
  input: ofMeeting.extend({
    slotId: f.id,
    placeId: f.id,
    /** What becomes of meetings in the way: refuse, take them out, or swap with the only one. */
    inTheWay: z.enum(['refuse', 'take-out', 'swap']).default('refuse'),
  }),
  output: saved.extend({ takenOut: z.array(f.id) }),
})

export const unplaceMeeting = defineCall({
  name: 'schedule.unplaceMeeting',
  method: 'POST',
  path: '/missions/:mission/draft/meetings/:meeting/take-out',
  summary: 'Take a meeting out of the draft; it stays accepted and waits for a place',
  input: ofMeeting.extend({
    /** Where somebody, or a group, would be left with fewer meetings than their fewest: refuse, or take it out all the same. */
    belowFewest: z.enum(['refuse', 'accept']).default('refuse'),
  }),
  output: saved,
})

export const lockMeeting = defineCall({
  name: 'schedule.lockMeeting',
  method: 'POST',
  path: '/missions/:mission/draft/meetings/:meeting/lock',
  summary: 'Lock a meeting where it stands, or unlock it; builds leave locked meetings alone',
  input: ofMeeting.extend({ locked: z.boolean().default(true) }),
  output: saved,
})

export const chooseInterpreter = defineCall({
  name: 'schedule.chooseInterpreter',
  method: 'PUT',
  path: '/missions/:mission/meetings/:meeting/interpreter',
  summary: 'Say who interprets at one meeting: nobody, a pair of languages, or whom the languages call for',
  input: z.object({
    mission,
    meeting: f.id,
    interpreter: z.union([z.enum(['automatic', 'none']), f.id]),
  }),
  output: f.done,
})

export const suggestCells = defineCall({
  name: 'schedule.suggestCells',
  method: 'GET',
  path: '/missions/:mission/draft/meetings/:meeting/cells',
  summary: 'Where a meeting could go and what each cell would cost',
  input: z.object({ mission, meeting: f.id }),
  output: z.object({
    version: z.number().int(),
    cells: z.array(cellCost),
    /** Who would be left with too few meetings if it were taken out, in words; null where it stands nowhere. */
    takeOut: z.array(sentence).nullable(),
  }),
})

export const comparePublished = defineCall({
  name: 'schedule.comparePublished',
  method: 'GET',
  path: '/missions/:mission/draft/changes',
  summary: 'Who would be told what when the draft is published, and what the verifier objects to',
  input: ofMission,
  output: z.object({
    mission: z.object({ slug: z.string(), title: z.string(), timeZone: z.string(), city: z.string() }),
    draft: version.nullable(),
    people: z.array(toldPerson),
    /** Participants whose schedule stays as it is. */
    untouched: z.number().int(),
    faults: z.array(sentence),
  }),
})

export const publishSchedule = defineCall({
  name: 'schedule.publishSchedule',
  method: 'POST',
  path: '/missions/:mission/draft/publish',
  summary: 'Publish the draft: the verifier must agree; each person is told only what changed for them',
  input: z.object({ mission, version: f.version }),
  output: z.object({ number: z.number().int(), changes: z.number().int(), people: z.number().int() }),
})

export const placeLate = defineCall({
  name: 'schedule.placeLate',
  method: 'POST',
  path: '/missions/:mission/meetings/:meeting/place-late',
  summary: 'Give an accepted meeting the first free place that suits both; moves nobody',
  input: z.object({ mission, meeting: f.id }),
  output: z.object({ slotId: f.id.nullable(), placeId: f.id.nullable() }),
})
