import { earlyDelegate, europeanCast, lateDelegate, localCast } from './cast.ts'
import { allFitInAnyOrder, type Pair, pickMatches, pickSchedulable } from './choose-meetings.ts'
import type { InventedOrganisation } from './make-organisations.ts'
import { drawAnswer, findMatches, type Match, makeRequest, type Side } from './make-requests.ts'
import { drawEncounters, drawResults } from './make-results.ts'
import { planMission } from './mission-plan.ts'
import type { Random } from './random.ts'
import type {
  SampleAnswer,
  SampleMission,
  SampleParticipant,
  SamplePerson,
  SampleRequest,
} from './sample-types.ts'
import { type Facts, writeObjective } from './write-texts.ts'

/** The mission's numbers: of 160 requests 92 are accepted, of these 84 can be scheduled. */
export const missionNumbers = { requests: 160, accepted: 92, scheduled: 84, held: 71, encounters: 19 }

/** Said by the first two delegates; the numbers belong to a range that is given to nobody. */
const dialIns: readonly string[] = [
  '+44 20 7946 0142, PIN 2718',
  'My assistant dials in for me at +44 20 7946 0177',
]

type Plan = ReturnType<typeof planMission>
type Cast = { invented: InventedOrganisation[]; people: SamplePerson[] }

/** Builds the Osaka mission around its cast: participants, requests, answers, results, encounters. */
export function makeMission(
  firstDay: string,
  cast: Cast,
  hosts: { person: string; observer: SamplePerson },
  random: Random,
): SampleMission {
  const plan = planMission(firstDay)
  const participants = listParticipants(plan, cast, hosts, random.fork('participants'))
  const sides = new Map(cast.invented.map(one => [one.organisation.key, makeSide(one, participants)]))
  const matches = europeanCast.flatMap(european =>
    localCast.flatMap(local => findMatches(getSide(sides, european.key), getSide(sides, local.key))),
  )
  const impossible = chooseImpossible(matches, random.fork('impossible'))
  setAvailability(plan, participants, impossible, random.fork('availability'))
  const picked = pickMatches(
    matches,
    missionNumbers.requests,
    { one: 9, other: 6 },
    random.fork('pairs'),
    impossible,
  )
  const requests = writeRequests(plan, picked, impossible, participants, random.fork('requests'))
  signUp(plan, participants, random.fork('sign-up'))
  return {
    ...plan,
    participants: participants.map(participant => limitMeetings(participant, requests)),
    never: chooseNever(matches, picked),
    offices: chooseOffices(participants, requests),
    requests: drawResults(requests, plan.endsOn, random.fork('results')),
    encounters: drawEncounters(
      plan,
      cast.invented,
      picked,
      missionNumbers.encounters,
      random.fork('encounters'),
    ),
  }
}

/** One local company that receives at its own office across the river: with one meeting, so that one delegate travels. */
function chooseOffices(
  participants: readonly SampleParticipant[],
  requests: readonly SampleRequest[],
): SampleMission['offices'] {
  const meetings = (participant: SampleParticipant) =>
    requests.filter(
      request =>
        request.canBeScheduled === true &&
        (request.toOrganisation === participant.organisation ||
          participants.find(one => one.key === request.from)?.organisation === participant.organisation),
    ).length
  const host = participants.find(
    participant =>
      participant.kind === 'local' && participant.unavailable.length === 0 && meetings(participant) === 1,
  )
  if (host === undefined) return []
  return [
    {
      participant: host.key,
      label: 'Office across the river',
      directions: 'Two stops on the Midosuji line, exit 4, reception on the 9th floor',
      travelMinutes: 25,
    },
  ]
}

function getSide(sides: Map<string, Side>, key: string): Side {
  const side = sides.get(key)
  if (!side) throw new Error(`Nobody called ${key} takes part`)
  return side
}

function makeSide(one: InventedOrganisation, participants: SampleParticipant[]): Side {
  const { key, shortName, offered, sought } = one.organisation
  return {
    organisation: key,
    name: shortName,
    facts: one.facts,
    offered,
    sought,
    participants: participants.filter(
      participant => participant.organisation === key && participant.kind !== 'observer',
    ),
  }
}

function listParticipants(
  plan: Plan,
  cast: Cast,
  hosts: { person: string; observer: SamplePerson },
  random: Random,
): SampleParticipant[] {
  const factsOf = new Map(cast.invented.map(one => [one.organisation.key, one]))
  const make = (
    key: string,
    given: Partial<SampleParticipant> & { facts: Facts; organisation: string },
  ): SampleParticipant => {
    const { facts, ...rest } = given
    const source = factsOf.get(given.organisation)?.organisation
    return {
      ...blankParticipant(key),
      offers: source?.offers ?? '',
      seeks: source?.needs ?? '',
      lang: source?.lang ?? 'en',
      objective: writeObjective(facts, source?.lang ?? 'en', random.whole(0, 99)),
      ...rest,
    }
  }
  const europeans = europeanCast.map((european, index) => {
    const facts = getFacts(factsOf, european.key)
    const base = {
      facts,
      organisation: european.key,
      group: 'europe',
      carriedBy: european.carriedBy === null ? null : `m-${european.carriedBy}`,
    }
    if (european.carriedBy !== null)
      return make(`m-${european.key}`, { ...base, kind: 'represented', languages: [] })
    const answers = answerQuestions(plan, facts, random)
    return make(`m-${european.key}`, {
      ...base,
      kind: 'travelling',
      person: `p-${european.key}`,
      languages: ['en'],
      answers,
      dietary: index % 5 === 1 ? 'vegetarian' : null,
      dialIn: dialIns[index] ?? null,
    })
  })
  const locals = localCast.flatMap(local =>
    cast.people
      .filter(person => person.organisation === local.key)
      .map((person, index) =>
        make(`m-${local.key}-${index + 1}`, {
          facts: getFacts(factsOf, local.key),
          organisation: local.key,
          kind: 'local',
          person: person.key,
          group: local.kind === 'company' ? 'companies' : 'research',
          broughtBy: hosts.person,
          languages: person.languages,
          objective: '',
        }),
      ),
  )
  const observer = {
    ...blankParticipant('m-observer'),
    kind: 'observer' as const,
    cluster: hosts.observer.cluster,
    person: hosts.observer.key,
    languages: hosts.observer.languages,
  }
  return [...europeans, ...locals, observer]
}

function getFacts(factsOf: Map<string, InventedOrganisation>, key: string): Facts {
  const one = factsOf.get(key)
  if (!one) throw new Error(`The cast lacks ${key}`)
  return one.facts
}

/** A confirmed participant of whom nothing else is known yet. */
export function blankParticipant(key: string): SampleParticipant {
  return {
    key,
    kind: 'local',
    state: 'confirmed',
    organisation: null,
    cluster: null,
    person: null,
    group: null,
    carriedBy: null,
    broughtBy: null,
    answers: {},
    objective: '',
    offers: '',
    seeks: '',
    lang: 'en',
    languages: [],
    dietary: null,
    dialIn: null,
    listed: true,
    meetingsMin: null,
    meetingsMax: null,
    unavailable: [],
    unavailableReason: null,
  }
}

function answerQuestions(plan: Plan, facts: Facts, random: Random): Record<string, string> {
  const choices = plan.questions[0]?.options ?? []
  const answers: Record<string, string> = {
    'sample-kit': random.pick(choices),
    'japan-experience': random.next() < 0.3 ? 'yes' : 'no',
  }
  if (random.next() < 0.7) answers.demand = writeObjective(facts, 'en', random.whole(0, 99))
  return answers
}

/** Four pairs for each of the two delegates who are there for one day only, with people who come on the other day. */
function chooseImpossible(matches: Match[], random: Random): Match[] {
  const chosen: Match[] = []
  for (const delegate of [lateDelegate, earlyDelegate]) {
    const taken = new Set(chosen.map(match => match.other.organisation))
    const own = random.shuffle(
      matches.filter(match => match.one.organisation === delegate && match.other.participants.length === 1),
    )
    for (const match of own) {
      if (taken.has(match.other.organisation) || chosen.length === (delegate === lateDelegate ? 4 : 8))
        continue
      taken.add(match.other.organisation)
      chosen.push(match)
    }
  }
  if (chosen.length !== 8) throw new Error(`Only ${chosen.length} of 8 impossible meetings found`)
  return chosen
}

function setAvailability(
  plan: Plan,
  participants: SampleParticipant[],
  impossible: Match[],
  random: Random,
): void {
  const firstDay = plan.sessions
    .filter(session => session.startsAt.startsWith(plan.startsOn))
    .flatMap(session => session.slots)
  const secondDay = plan.sessions
    .filter(session => session.startsAt.startsWith(plan.endsOn))
    .flatMap(session => session.slots)
  const away = new Map<string, [string[], string]>([
    [lateDelegate, [firstDay, 'Lands on the evening of the first day']],
    [earlyDelegate, [secondDay, 'Flies home on the morning of the second day']],
  ])
  for (const { one, other } of impossible) {
    const late = one.organisation === lateDelegate
    away.set(
      other.organisation,
      late
        ? [secondDay, 'In the hall on the first day only']
        : [firstDay, 'In the hall on the second day only'],
    )
  }
  const all = [...firstDay, ...secondDay]
  for (const participant of participants) {
    const [slots, reason] = away.get(participant.organisation ?? '') ?? []
    if (slots && reason) {
      participant.unavailable = slots
      participant.unavailableReason = reason
    } else if (participant.kind === 'local' && !participant.key.endsWith('-2') && random.next() < 0.3) {
      const start = random.whole(0, all.length - 2)
      participant.unavailable = all.slice(start, start + 2)
      participant.unavailableReason = random.pick([
        'Ward round',
        'Telephone conference',
        'Teaching',
        'Appointment at the head office',
      ])
    }
  }
}

/** Who sits at the table for a European side: the carrier for a represented company. */
function carrierOf({ participants }: Match['one']): string {
  return participants[0]?.carriedBy ?? participants[0]?.key ?? ''
}

/** Who must be free for a meeting: the carrier for a represented company, all colleagues on the local side. */
function listPeople(match: Match): string[] {
  return [carrierOf(match.one), ...match.other.participants.map(participant => participant.key)]
}

function listFreeSlots(plan: Plan, participants: SampleParticipant[]): Map<string, Set<string>> {
  const all = plan.sessions.flatMap(session => session.slots)
  return new Map(
    participants.map(participant => [
      participant.key,
      new Set(all.filter(slot => !participant.unavailable.includes(slot))),
    ]),
  )
}

/** For each pair the kind of answer it gets; the sums are the mission's numbers. */
function shareAnswers(
  pairs: Pair[],
  impossible: Pair[],
  schedulable: Pair[],
  random: Random,
): Map<Pair, SampleAnswer['kind']> {
  const kinds = new Map<Pair, SampleAnswer['kind']>(impossible.map(pair => [pair, 'accept']))
  const withColleague = schedulable.filter(pair => pair.match.other.participants.length > 1).slice(0, 5)
  const others = schedulable.filter(pair => !withColleague.includes(pair))
  for (const pair of withColleague) kinds.set(pair, 'pass')
  for (const [index, pair] of others.entries()) kinds.set(pair, index < 7 ? 'another-time' : 'accept')
  const rest = random.shuffle(pairs.filter(pair => !kinds.has(pair)))
  for (const [index, pair] of rest.entries()) {
    kinds.set(pair, index < 34 ? 'decline' : index < 54 ? 'none' : index < 60 ? 'by-e-mail' : 'withdraw')
  }
  return kinds
}

function writeRequests(
  plan: Plan,
  picked: Match[],
  impossible: Match[],
  participants: SampleParticipant[],
  random: Random,
): SampleRequest[] {
  const pairs = picked.map(match => ({ match, people: listPeople(match) }))
  const blocked = pairs.filter(pair => impossible.includes(pair.match))
  const candidates = pairs.filter(pair => !blocked.includes(pair))
  const free = listFreeSlots(plan, participants)
  const schedulable = pickSchedulable(
    candidates.filter(pair => allFitInAnyOrder([pair], free)),
    missionNumbers.scheduled,
    free,
    random.fork('pick'),
  )
  const kinds = shareAnswers(pairs, blocked, schedulable, random.fork('answers'))
  const messages = new Set<string>()
  let late = 4
  return random.shuffle(pairs).map((pair, index) => {
    const kind = kinds.get(pair) ?? 'none'
    const draw = random.fork(`request ${index}`)
    const colleague = pair.match.other.participants[1]?.key ?? null
    const fromOne = kind === 'pass' || draw.next() < 0.62
    const daysBefore = draw.whole(8, 34)
    const toSomebody =
      kind === 'pass' || pair.match.other.participants.length === 1 || !fromOne || draw.next() < 0.5
    const request = makeRequest(
      pair.match,
      { key: `q${String(index + 1).padStart(3, '0')}`, fromOne, lang: 'en', daysBefore, toSomebody },
      draw,
      messages,
    )
    const stage = draw.next() < 0.72 ? 'requests' : 'schedule'
    const answer = drawAnswer(kind, { sentDaysBefore: daysBefore, lang: 'en', stage, colleague }, draw)
    const canBeScheduled = blocked.includes(pair) ? false : schedulable.includes(pair) ? true : null
    if (canBeScheduled === true && kind === 'accept' && stage === 'schedule' && late > 0) {
      late--
      // Asked a week before, on the last day of requests: still open when it is answered after publication.
      return {
        ...request,
        daysBefore: 7,
        answer: { ...answer, afterPublication: true, daysBefore: 1 },
        canBeScheduled,
      }
    }
    return { ...request, answer, canBeScheduled }
  })
}

/**
 * A few pairs that match on paper but will not sit at one table: private and absolute, also for whoever would sit there for a
 * company that stays at home.
 */
function chooseNever(matches: Match[], picked: Match[]): SampleMission['never'] {
  const pairOf = ({ one, other }: Match) => `${carrierOf(one)} ${other.organisation}`
  const asked = new Set(picked.map(pairOf))
  const unasked = matches.filter(match => !asked.has(pairOf(match)))
  const chosen = unasked.filter(
    (match, index) => unasked.findIndex(other => other.one.organisation === match.one.organisation) === index,
  )
  return chosen.slice(0, 5).flatMap((match, index) => {
    const [side, other] = index % 2 === 0 ? [match.one, match.other] : [match.other, match.one]
    const participant = side.participants[0]
    return participant ? [{ participant: participant.key, organisation: other.organisation }] : []
  })
}

/** Some local people want few meetings; the limit leaves room for what they accepted. */
function limitMeetings(participant: SampleParticipant, requests: SampleRequest[]): SampleParticipant {
  if (participant.kind !== 'local' || Number(participant.key.slice(3, 5)) % 4 !== 0) return participant
  const accepted = requests.filter(
    request =>
      request.canBeScheduled !== null &&
      (request.from === participant.key || request.toOrganisation === participant.organisation),
  )
  return { ...participant, meetingsMax: Math.max(3, accepted.length + 1) }
}

function signUp(plan: Plan, participants: SampleParticipant[], random: Random): void {
  const present = participants.filter(participant => participant.person !== null)
  for (const item of plan.programme.filter(candidate => candidate.signUp)) {
    const sameDay = present.filter(
      participant => !participant.unavailable.some(slot => slot.slice(0, 10) === item.startsAt.slice(0, 10)),
    )
    item.signedUp = random
      .shuffle(sameDay)
      .slice(0, item.kind === 'site-visit' ? 14 : 41)
      .map(participant => participant.key)
  }
}
