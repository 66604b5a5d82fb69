import { europeanCast, localCast } from './cast.ts'
import type { InventedOrganisation } from './make-organisations.ts'
import type { Match } from './make-requests.ts'
import { addDays, type planMission } from './mission-plan.ts'
import type { Random } from './random.ts'
import type { OutcomeRung, SampleEncounter, SampleRequest, SampleResult } from './sample-types.ts'
import { getWords } from './write-texts.ts'

/** What came of the 71 meetings that were held. */
const rungs: [OutcomeRung, number][] = [
  ['nda', 9],
  ['pilot', 2],
  ['contract', 1],
  ['sample', 7],
  ['proposal', 4],
  ['talking', 30],
  ['none', 18],
]

const nextSteps: Record<OutcomeRung, string[]> = {
  none: [],
  talking: [
    'Send the data sheet and the price for 50 pieces',
    'Video call with the development team',
    'Name a reference hospital',
    'Answer the three open questions by mail',
  ],
  nda: [
    'Exchange drawings in the room',
    'Send the interface description under the NDA',
    'Agree on the test plan',
  ],
  sample: ['Ship the loan unit with customs papers', 'Measure the sample and report the figures'],
  pilot: ['Start the pilot with twenty patients', 'Install the unit and train two people'],
  proposal: ['Write the two-page project idea together'],
  mou: ['Have the MoU read by both sides'],
  contract: ['Deliver the first lot'],
}

function listRungs(): OutcomeRung[] {
  return rungs.flatMap(([rung, count]) => Array.from({ length: count }, () => rung))
}

const reasons: NonNullable<SampleResult['notHeldBecause']>[] = [
  ...Array.from({ length: 7 }, () => 'no-show-to' as const),
  ...Array.from({ length: 3 }, () => 'no-show-from' as const),
  ...Array.from({ length: 3 }, () => 'cancelled' as const),
]

function makeMissed(reason: SampleResult['notHeldBecause']): SampleResult {
  return {
    held: false,
    notHeldBecause: reason,
    proof: null,
    outcome: 'none',
    outcomeOtherSide: null,
    toldAfterDays: null,
    nextStep: null,
    nextStepDue: null,
  }
}

/** A held meeting; three of the more hopeful ones are seen differently by the other side, some are told late. */
function makeHeld(rung: OutcomeRung, index: number, lastDay: string, random: Random): SampleResult {
  const disputed = (rung === 'nda' || rung === 'sample') && index < 14 && index % 5 === 0
  const silent = random.next() < 0.35
  const steps = nextSteps[rung]
  return {
    held: true,
    notHeldBecause: null,
    proof: random.pick(['steward', 'steward', 'signed-list', 'both-sides', 'from-side', 'to-side'] as const),
    outcome: rung,
    outcomeOtherSide: disputed ? 'talking' : silent ? null : rung,
    toldAfterDays: random.next() < 0.15 ? random.whole(30, 75) : random.whole(0, 6),
    nextStep: steps.length === 0 ? null : random.pick(steps),
    nextStepDue: steps.length === 0 ? null : addDays(lastDay, random.whole(5, 60)),
  }
}

/** Gives every meeting that can be scheduled its result: 71 held, 13 not. */
export function drawResults(requests: SampleRequest[], lastDay: string, random: Random): SampleRequest[] {
  const scheduled = random.shuffle(requests.filter(request => request.canBeScheduled === true))
  const outcomes = listRungs()
  const results = new Map<string, SampleResult>()
  for (const [index, request] of scheduled.entries()) {
    const rung = outcomes[index]
    results.set(
      request.key,
      rung
        ? makeHeld(rung, index, lastDay, random)
        : makeMissed(reasons[index - outcomes.length] ?? 'cancelled'),
    )
  }
  return requests.map(request => ({ ...request, result: results.get(request.key) ?? null }))
}

const spots: { kind: SampleEncounter['kind']; place: string; day: 0 | 1; time: string; notes: string[] }[] = [
  {
    kind: 'introduction',
    place: 'Reception of the six clusters',
    day: 0,
    time: '18:40',
    notes: [
      'Stood beside us at the buffet: knows who buys {item} in Kansai and will write two names.',
      'Introduced by the host. Plans a purchase of {item} for next spring.',
      'Asked for the price of one unit and of a hundred ({item}); card exchanged, mail promised.',
    ],
  },
  {
    kind: 'site-visit',
    place: 'Sample University Hospital',
    day: 1,
    time: '16:50',
    notes: [
      'Asked about {item} on the way to the theatre wing; wants figures, not a brochure.',
      'Showed us a set-up that could use {item}; the budget opens in April.',
    ],
  },
  {
    kind: 'stand',
    place: 'Demonstration table, foyer',
    day: 0,
    time: '12:40',
    notes: [
      'Saw our sample on the table. Uses {item} from elsewhere and is unhappy with the delivery time.',
      'Wants to read our test report on {item} before anything else.',
      'Tried the demonstrator for ten minutes and photographed the data sheet ({item}).',
    ],
  },
  {
    kind: 'introduction',
    place: 'Seminar, first row',
    day: 0,
    time: '10:35',
    notes: [
      'Came forward after the talks: which approval class do {item} fall into?',
      'Works on a standard for {item} and looks for European members of the group.',
    ],
  },
]

function pickSpot(index: number): (typeof spots)[number] {
  const spot = spots[index % spots.length]
  if (!spot) throw new Error('No place for an encounter')
  return spot
}

/** Contacts nobody planned, with pairs that had no request; some in the name of a company that stayed at home. */
export function drawEncounters(
  plan: ReturnType<typeof planMission>,
  invented: InventedOrganisation[],
  picked: Match[],
  count: number,
  random: Random,
): SampleEncounter[] {
  const asked = new Set(picked.map(match => `${match.one.organisation} ${match.other.organisation}`))
  const offered = new Map(invented.map(one => [one.organisation.key, one.organisation.offered]))
  const pairs = europeanCast.flatMap(european => localCast.map(local => ({ european, local })))
  const open = random.shuffle(
    pairs.filter(
      ({ european, local }) =>
        !asked.has(`${european.key} ${local.key}`) &&
        !['t11', 't12'].includes(european.carriedBy ?? european.key),
    ),
  )
  return open.slice(0, count).map(({ european, local }, index) => {
    const spot = pickSpot(index) ?? {
      kind: 'stand' as const,
      place: '',
      day: 0 as const,
      time: '12:00',
    }
    const item = getWords(offered.get(european.key)?.[0] ?? european.main, 'en').name
    const rung: OutcomeRung = index < 3 ? 'sample' : index < 14 ? 'talking' : 'none'
    return {
      key: `e${String(index + 1).padStart(2, '0')}`,
      participant: `m-${european.carriedBy ?? european.key}`,
      organisation: local.key,
      onBehalfOf: european.carriedBy === null ? null : european.key,
      kind: spot.kind,
      place: spot.place,
      at: `${spot.day === 0 ? plan.startsOn : plan.endsOn}T${spot.time}`,
      note: (spot.notes[Math.floor(index / spots.length) % spot.notes.length] ?? '').replace('{item}', item),
      outcome: rung,
    }
  })
}
