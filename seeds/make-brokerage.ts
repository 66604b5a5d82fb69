import { pickMatches } from './choose-meetings.ts'
import { blankParticipant } from './make-mission.ts'
import type { InventedOrganisation } from './make-organisations.ts'
import { drawAnswer, findMatches, type Match, makeRequest, type Side } from './make-requests.ts'
import { planBrokerage } from './mission-plan.ts'
import type { Random } from './random.ts'
import type {
  Lang,
  SampleAnswer,
  SampleMission,
  SampleParticipant,
  SamplePerson,
  SampleRequest,
  SampleSize,
} from './sample-types.ts'
import { services } from './texts/catalogue.ts'
import { writeObjective } from './write-texts.ts'

/** The brokerage event's numbers by size; requests are at most so many, because few guests may have few matches. */
export const brokerageNumbers: Record<SampleSize, { people: number; waiting: number; requests: number }> = {
  small: { people: 24, waiting: 2, requests: 30 },
  full: { people: 180, waiting: 9, requests: 420 },
}

type Guest = { one: InventedOrganisation; person: SamplePerson }

/** Builds the brokerage event in Graz with one person of each of the given active organisations. */
export function makeBrokerage(
  firstDay: string,
  size: SampleSize,
  active: Guest[],
  random: Random,
): SampleMission {
  const numbers = brokerageNumbers[size]
  const plan = planBrokerage(firstDay, numbers.people)
  const guests = chooseGuests(random.shuffle(active), numbers.people + numbers.waiting)
  const participants = guests.map((guest, index) =>
    makeGuest(guest, index, index < numbers.people, random.fork(`guest ${index}`)),
  )
  const allSlots = plan.sessions.flatMap(session => session.slots)
  for (const participant of participants) blockSome(participant, allSlots, random)
  const sides = guests.slice(0, numbers.people).map((guest, index) => makeSide(guest, participants[index]))
  const picked = pickMatches(
    listMatches(sides),
    numbers.requests,
    { one: 12, other: 12 },
    random.fork('pairs'),
    [],
    numbers.requests / 2,
  )
  for (const item of plan.programme.filter(candidate => candidate.signUp)) {
    item.signedUp = participants
      .slice(0, numbers.people)
      .filter(() => random.next() < 0.55)
      .map(participant => participant.key)
  }
  return {
    ...plan,
    offices: [],
    participants,
    never: [],
    requests: writeRequests(picked, random.fork('requests')),
    encounters: [],
  }
}

/** Those who come are those who find partners: the active members with most complements among the others. */
function chooseGuests(active: Guest[], count: number): Guest[] {
  const sides = active.map(guest => makeSide(guest, undefined))
  const partners = sides.map(one => sides.filter(other => findMatches(one, other).length > 0).length)
  return active
    .map((guest, index) => ({ guest, partners: partners[index] ?? 0 }))
    .sort((a, b) => b.partners - a.partners)
    .slice(0, count)
    .map(entry => entry.guest)
}

function isInstitution(one: InventedOrganisation): boolean {
  return ['rto', 'university', 'clinic'].includes(one.organisation.kind)
}

function makeGuest(
  { one, person }: Guest,
  index: number,
  confirmed: boolean,
  random: Random,
): SampleParticipant {
  const { organisation, facts } = one
  return {
    ...blankParticipant(`b-${String(index + 1).padStart(3, '0')}`),
    kind: organisation.country === 'AT' ? 'local' : 'travelling',
    state: confirmed ? 'confirmed' : 'waiting-list',
    organisation: organisation.key,
    person: person.key,
    group: isInstitution(one) ? 'institutions' : 'companies',
    answers: { role: random.pick(['A supplier', 'A customer', 'A study site', 'A project partner']) },
    objective: writeObjective(facts, organisation.lang, random.whole(0, 99)),
    offers: organisation.offers,
    seeks: organisation.needs,
    lang: organisation.lang,
    languages: person.languages,
    listed: random.next() < 0.9,
  }
}

function blockSome(participant: SampleParticipant, slots: string[], random: Random): void {
  if (random.next() < 0.8) return
  participant.unavailable =
    random.next() < 0.5 ? slots.slice(0, random.whole(1, 3)) : slots.slice(-random.whole(1, 4))
  participant.unavailableReason = random.pick([
    'Train arrives late',
    'Leaves early for the airport',
    'Speaks in the pitch session',
  ])
}

function makeSide({ one }: Guest, participant: SampleParticipant | undefined): Side {
  const { key, shortName, offered, sought } = one.organisation
  return {
    organisation: key,
    name: shortName,
    facts: one.facts,
    offered,
    sought,
    participants: participant ? [participant] : [],
  }
}

function canMeet(one: Side, other: Side): boolean {
  return one.participants[0]?.group === 'companies' || other.participants[0]?.group === 'companies'
}

/** Services are complements of everything; a product fits better, so it comes first. */
function listMatches(sides: Side[]): Match[] {
  const matches: Match[] = []
  for (const [index, one] of sides.entries()) {
    for (const other of sides.slice(index + 1)) {
      if (!canMeet(one, other)) continue
      const found = findMatches(one, other)
      const best = found.find(match => !services.includes(match.item)) ?? found[0]
      if (best) matches.push(best)
    }
  }
  return matches
}

function pickLanguage(match: Match): Lang {
  const [one, other] = [match.one, match.other].map(side => side.participants[0]?.lang ?? 'en')
  return one === other && one !== undefined ? one : 'en'
}

function drawKind(random: Random): SampleAnswer['kind'] {
  const draw = random.next()
  if (draw < 0.52) return 'accept'
  if (draw < 0.56) return 'another-time'
  if (draw < 0.76) return 'decline'
  return draw < 0.95 ? 'none' : 'withdraw'
}

function writeRequests(picked: Match[], random: Random): SampleRequest[] {
  const messages = new Set<string>()
  return picked.map((match, index) => {
    const draw = random.fork(`request ${index}`)
    const lang = pickLanguage(match)
    const daysBefore = draw.whole(4, 55)
    const key = `g${String(index + 1).padStart(3, '0')}`
    const request = makeRequest(
      match,
      { key, fromOne: draw.next() < 0.5, lang, daysBefore, toSomebody: true },
      draw,
      messages,
    )
    const answer = drawAnswer(
      drawKind(draw),
      { sentDaysBefore: daysBefore, lang, stage: 'requests', colleague: null },
      draw,
    )
    return { ...request, answer }
  })
}
