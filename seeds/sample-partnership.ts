import { europeanCast } from './cast.ts'
import { clusterFaces, clusterPlans, sharedMembers } from './clusters.ts'
import { makeBrokerage } from './make-brokerage.ts'
import { makeMission } from './make-mission.ts'
import { inventMissionCast } from './make-mission-cast.ts'
import {
  type InventedOrganisation,
  inventCompany,
  inventInstitution,
  makeTaken,
  nextMemberNumber,
  shareOut,
  type Taken,
} from './make-organisations.ts'
import { inventPerson } from './make-people.ts'
import { addDays } from './mission-plan.ts'
import { describePartnership } from './partnership.ts'
import { makeRandom, type Random } from './random.ts'
import { sampleSpeakers } from './rooms.ts'
import type {
  SampleOptions,
  SampleOrganisation,
  SamplePartnership,
  SamplePerson,
  SampleRole,
  SampleSize,
} from './sample-types.ts'
import { hostChamber, hostPerson, legalEntityOfLitek, listStaff } from './staff.ts'
import { technologies } from './texts/technologies.ts'

/** How many European companies and institutions there are, how many in two clusters, how many take part actively. */
export const sampleNumbers: Record<
  SampleSize,
  { companies: number; institutions: number; shared: number; active: number }
> = {
  small: { companies: 62, institutions: 12, shared: 4, active: 40 },
  full: { companies: 1600, institutions: 100, shared: 60, active: 280 },
}

/**
 * Makes the sample partnership LASER-GO GLOBAL: six real clusters, everything else invented and plainly so.
 * Pure: the same size, seed and first day give the same data. The Osaka mission has the same cast at every size.
 */
export function makeSamplePartnership({
  size,
  seed,
  missionStartsOn = '2027-03-09',
}: SampleOptions): SamplePartnership {
  const random = makeRandom(seed)
  const taken = makeTaken()
  const peopleTaken = new Set<string>()
  const cast = inventMissionCast(random.fork('mission'), taken, peopleTaken)
  const members = inventMembers(size, cast.invented, random.fork('members'), taken)
  joinClusters(members, size, missionStartsOn, random.fork('memberships'), taken)
  activate(members, sampleNumbers[size].active, random.fork('active'))
  const contacts = inventContacts(members, cast.people, random.fork('contacts'), peopleTaken)
  const staff = listStaff()
  const observer = staff.people.find(person => person.cluster === 'litek')
  if (!observer) throw new Error('The coordinator has nobody who travels')
  const osaka = makeMission(
    missionStartsOn,
    cast,
    { person: hostPerson.key, observer },
    makeRandom(seed).fork('osaka'),
  )
  const guests = listGuests(members, [...contacts, ...cast.people])
  const graz = makeBrokerage(addDays(missionStartsOn, 72), size, guests, random.fork('graz'))
  const locals = cast.invented.filter(one => ['JP', 'KR'].includes(one.organisation.country))
  return {
    ...describePartnership(missionStartsOn),
    clusters: clusterFaces.map(face => {
      const plan = clusterPlans.find(candidate => candidate.key === face.key)
      return { ...face, joinedOn: addDays(missionStartsOn, -870 + 30 * (plan?.joinedMonth ?? 0)) }
    }),
    vocabulary: technologies,
    organisations: [legalEntityOfLitek, hostChamber, ...[...members, ...locals].map(one => one.organisation)],
    people: [...staff.people, hostPerson, ...contacts, ...cast.people].map(giveNumber),
    roles: [...staff.roles, ...makeEditors(members, [...contacts, ...cast.people]), ...makeSpeakers()],
    missions: [osaka, graz],
  }
}

/** The European members: the mission's cast first, then as many others as the size wants. */
function inventMembers(
  size: SampleSize,
  cast: InventedOrganisation[],
  random: Random,
  taken: Taken,
): InventedOrganisation[] {
  const europeans = cast.filter(one => !['JP', 'KR'].includes(one.organisation.country))
  const castInstitutions = europeanCast.filter(entry => entry.kind !== 'sme')
  const companies = shareOut(
    sampleNumbers[size].companies - (europeans.length - castInstitutions.length),
    clusterPlans.map(plan => plan.companies - 10),
  )
  const institutions = shareOut(
    sampleNumbers[size].institutions - castInstitutions.length,
    clusterPlans.map(plan => plan.institutions),
  )
  const invented = clusterPlans.flatMap((plan, index) => [
    ...Array.from({ length: companies[index] ?? 0 }, (_, number) => {
      const key = `${plan.key}-c${number + 1}`
      return atHome(plan.key, inventCompany(plan, key, random.fork(key), taken))
    }),
    ...Array.from({ length: institutions[index] ?? 0 }, (_, number) => {
      const key = `${plan.key}-i${number + 1}`
      return atHome(plan.key, inventInstitution(plan, key, random.fork(key), taken))
    }),
  ])
  const placed = europeans.map(one =>
    atHome(europeanCast.find(entry => entry.key === one.organisation.key)?.cluster ?? '', one),
  )
  return [...placed, ...invented]
}

/** Marks the cluster an organisation belongs to; dates and numbers follow in `joinClusters`. */
function atHome(cluster: string, one: InventedOrganisation): InventedOrganisation {
  one.organisation.memberships.push({ cluster, from: '', to: null, externalId: '' })
  return one
}

/** Gives members their dates and numbers, and some companies their second cluster. */
function joinClusters(
  members: InventedOrganisation[],
  size: SampleSize,
  firstDay: string,
  random: Random,
  taken: Taken,
): void {
  const total = sampleNumbers[size].shared
  const counts = shareOut(
    total,
    sharedMembers.map(pair => pair.count),
  )
  for (const [index, { clusters }] of sharedMembers.entries()) {
    const [home, second] = clusters
    const own = members.filter(
      one =>
        isCompany(one.organisation) &&
        one.organisation.memberships.length === 1 &&
        one.organisation.memberships[0]?.cluster === home,
    )
    for (const one of random.shuffle(own).slice(0, counts[index] ?? 0)) atHome(second, one)
  }
  for (const { organisation } of members) {
    for (const membership of organisation.memberships) {
      const earliest = Math.max(organisation.foundedYear ?? 2000, 2012)
      membership.from = `${random.whole(earliest, 2024)}-${String(random.whole(1, 12)).padStart(2, '0')}-01`
      membership.to =
        size === 'full' && !organisation.active && random.next() < 0.02
          ? addDays(firstDay, -random.whole(60, 400))
          : null
      if (membership.to !== null && membership.to < membership.from) membership.to = null
      membership.externalId = nextMemberNumber(membership.cluster, taken)
    }
  }
}

function isCompany(organisation: SampleOrganisation): boolean {
  return ['sme', 'company', 'large-company'].includes(organisation.kind)
}

/** Marks as many members as active as the size wants; those of the mission already are. */
function activate(members: InventedOrganisation[], count: number, random: Random): void {
  const already = members.filter(one => one.organisation.active).length
  const asleep = members.filter(
    one =>
      !one.organisation.active && one.organisation.memberships.some(membership => membership.to === null),
  )
  for (const one of random.shuffle(asleep).slice(0, count - already)) one.organisation.active = true
}

/** One contact for every active member that has nobody yet, and for every institution. */
function inventContacts(
  members: InventedOrganisation[],
  people: SamplePerson[],
  random: Random,
  taken: Set<string>,
): SamplePerson[] {
  const known = new Set(people.map(person => person.organisation))
  return members
    .map(one => one.organisation)
    .filter(organisation => !known.has(organisation.key) && (organisation.active || !isCompany(organisation)))
    .map(organisation =>
      inventPerson(organisation, `p-${organisation.key}`, random.fork(organisation.key), taken),
    )
}

function listGuests(
  members: InventedOrganisation[],
  people: SamplePerson[],
): { one: InventedOrganisation; person: SamplePerson }[] {
  const contactOf = new Map(people.map(person => [person.organisation, person]))
  return members.flatMap(one => {
    const person = contactOf.get(one.organisation.key)
    return one.organisation.active && person ? [{ one, person }] : []
  })
}

function makeEditors(members: InventedOrganisation[], people: SamplePerson[]): SampleRole[] {
  return listGuests(members, people).map(({ one, person }) => ({
    person: person.key,
    role: 'organisation-editor',
    cluster: null,
    mission: null,
    organisation: one.organisation.key,
  }))
}

/** Those at counterparts in Japan who speak for them in rooms. */
function makeSpeakers(): SampleRole[] {
  return sampleSpeakers.map(speaker => ({
    ...speaker,
    role: 'organisation-editor',
    cluster: null,
    mission: null,
  }))
}

/** Two of three have a number, of those kept for films (Ofcom): the desk and the chase list have somebody to call. */
function giveNumber(person: SamplePerson, index: number): SamplePerson {
  return index % 3 === 2 ? person : { ...person, phone: `+44 7700 900${String(index).padStart(3, '0')}` }
}
