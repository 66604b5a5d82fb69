/** An entry as it should be said. */
export interface WantedEvent {
  meetingId: string
  participantId: string
  startsAt: Date
  endsAt: Date
  placeId: string
  content: string
}

/** An entry as it was said. */
export interface SaidEvent {
  meetingId: string
  participantId: string
  startsAt: Date
  endsAt: Date
  placeId: string | null
  content: string
  cancelled: boolean
}

/** What somebody has to be told about one meeting. `before` is what they were told, `after` what holds from now on. */
export interface Change {
  kind: 'new' | 'moved' | 'cancelled'
  meetingId: string
  participantId: string
  before: SaidEvent | null
  after: WantedEvent | null
}

/**
 * What people have to be told so that what they know is what holds, in order of time. Nothing is said of what has ended
 * already on both sides; an entry that was called off and comes back is new.
 */
export function diffTold(wanted: readonly WantedEvent[], said: readonly SaidEvent[], now: Date): Change[] {
  const key = (event: { meetingId: string; participantId: string }) =>
    `${event.meetingId} ${event.participantId}`
  const known = new Map(said.map(event => [key(event), event]))
  const holding = new Set(wanted.map(key))
  const changes: Change[] = []
  for (const after of wanted) {
    const before = known.get(key(after)) ?? null
    const { meetingId, participantId } = after
    if (before === null || before.cancelled)
      changes.push({ kind: 'new', meetingId, participantId, before: null, after })
    else if (!isSame(before, after)) changes.push({ kind: 'moved', meetingId, participantId, before, after })
  }
  for (const before of said) {
    if (before.cancelled || holding.has(key(before))) continue
    changes.push({
      kind: 'cancelled',
      meetingId: before.meetingId,
      participantId: before.participantId,
      before,
      after: null,
    })
  }
  return changes
    .filter(change => [change.before, change.after].some(event => event !== null && event.endsAt > now))
    .sort((a, b) => startOf(a) - startOf(b) || (key(a) < key(b) ? -1 : 1))
}

function isSame(before: SaidEvent, after: WantedEvent): boolean {
  return (
    before.startsAt.getTime() === after.startsAt.getTime() &&
    before.endsAt.getTime() === after.endsAt.getTime() &&
    before.placeId === after.placeId &&
    before.content === after.content
  )
}

function startOf(change: Change): number {
  return (change.after ?? change.before)?.startsAt.getTime() ?? 0
}
