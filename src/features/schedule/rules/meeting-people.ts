/** Of these colleagues so many attend; the first is the one meant where the others only stand in. */
export interface ChoiceFact {
  readonly from: readonly string[]
  readonly count: number
  /** The first comes unless that costs something. */
  readonly standIns: boolean
}

/** Who has to be at a meeting: some always, some of a choice. */
export interface WhoComes {
  /** Everybody who has to be there whatever the schedule chooses; observers are left out. */
  readonly participantIds: readonly string[]
  readonly choices?: readonly ChoiceFact[]
}

/** Somebody entered for a side of a meeting, with colleagues who may come instead, best first. */
export interface AttendeeFact {
  readonly participantId: string
  readonly side: 'from' | 'to'
  readonly standIns: readonly string[]
}

/** As many ways to attend one meeting as the engine weighs against each other. */
const mostWays = 64

/**
 * Who has to come: of a side of which any one attends the schedule chooses one, elsewhere all come together, each with
 * whoever stands in. Where nobody of a side comes, nobody has to: such a meeting cannot be held and waits.
 * Nobody is in two choices of one meeting; where there would be too many ways the last named are left out.
 */
export function readWhoComes(
  attendees: readonly AttendeeFact[],
  anyOf: { readonly from: boolean; readonly to: boolean },
): WhoComes {
  if (!(['from', 'to'] as const).every(side => attendees.some(one => one.side === side)))
    return { participantIds: [] }
  const participantIds: string[] = []
  const choices: ChoiceFact[] = []
  const taken = new Set(attendees.map(one => one.participantId))
  let ways = 1
  const offer = (from: readonly string[], standIns: boolean) => {
    const kept = from.slice(0, Math.floor(mostWays / ways))
    if (kept.length < 2) return participantIds.push(...from.slice(0, 1))
    for (const id of kept) taken.add(id)
    ways *= kept.length
    return choices.push({ from: kept, count: 1, standIns })
  }
  for (const side of ['from', 'to'] as const) {
    const own = attendees.filter(one => one.side === side)
    if (anyOf[side] && own.length > 1)
      offer(
        own.map(one => one.participantId),
        false,
      )
    else
      for (const one of own)
        offer([one.participantId, ...one.standIns.filter(colleague => !taken.has(colleague))], true)
  }
  return choices.length === 0 ? { participantIds } : { participantIds, choices }
}

/** Everybody who may have to come. */
export function everybodyOf(meeting: WhoComes): string[] {
  return [...meeting.participantIds, ...(meeting.choices ?? []).flatMap(choice => choice.from)]
}

/** Of the people entered for a meeting, those its choices chose; null when the choices are not made by them. */
export function chosenAmong(meeting: WhoComes, people: readonly string[]): string[] | null {
  const chosen: string[] = []
  for (const choice of meeting.choices ?? []) {
    const own = choice.from.filter(id => people.includes(id))
    if (own.length !== choice.count) return null
    chosen.push(...own)
  }
  return chosen
}

/** Who is there: those always needed and those chosen; unsaid, the first of each choice. Null when there is no choice. */
export function peopleAt(
  meeting: WhoComes | undefined,
  attending: readonly string[] | undefined,
): string[] | null {
  if (!meeting?.choices?.length) return null
  const firsts = meeting.choices.flatMap(choice => choice.from.slice(0, choice.count))
  return [...meeting.participantIds, ...(attending ?? firsts)]
}
