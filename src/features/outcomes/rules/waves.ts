/** When people are asked what came of their meetings: that evening, and then again and again. */
export const waves = ['evening', 'six-weeks', 'six-months', 'twelve-months'] as const
export type Wave = (typeof waves)[number]

const dayMs = 86_400_000
/** Days from the evening of somebody's last meeting to each wave. */
const after: Record<Wave, number> = {
  evening: 0,
  'six-weeks': 42,
  'six-months': 182,
  'twelve-months': 365,
}
/** Who has not answered is reminded after so many days, once. */
const reminderAfter = 7
/** A wave nobody sent in time is left out: a question of last month is no question of that evening. */
const latest = 21
/** Guests of the market are asked twice at most, reminders counted. */
const guestMails = 2

/** One meeting of somebody's, as asking goes by it. */
export interface OpenMeeting {
  id: string
  /** Their side said that nothing more will come of it, or that it was not held. */
  closed: boolean
  /** When their side answered last. */
  answeredAt: Date | null
}

export interface Asked {
  wave: Wave
  sentAt: Date
  remindedAt: Date | null
}

/** The mail somebody should get now, with the meetings it lists. */
export interface NextMail {
  wave: Wave
  reminds: boolean
  meetingIds: string[]
}

/**
 * Which mail is due to somebody, if any: the latest wave whose time has come and which they were not asked in, or one
 * reminder of the last. What was closed never comes back.
 */
export function nextMail(person: {
  evening: Date
  isGuest: boolean
  meetings: readonly OpenMeeting[]
  asked: readonly Asked[]
  now: Date
}): NextMail | null {
  const { evening, asked, now } = person
  const sent = asked.reduce((sum, one) => sum + (one.remindedAt === null ? 1 : 2), 0)
  if (person.isGuest && sent >= guestMails) return null
  const open = person.meetings.filter(meeting => !meeting.closed)
  if (open.length === 0) return null
  const wave = waves.findLast(one => dueAt(evening, one) <= now)
  if (wave === undefined) return null
  const round = asked.find(one => one.wave === wave)
  if (round === undefined) {
    const isLate = now.getTime() - dueAt(evening, wave).getTime() > latest * dayMs
    // What was answered during the day is not asked again that evening, only later how it went on.
    const listed = wave === 'evening' ? open.filter(meeting => meeting.answeredAt === null) : open
    return isLate || listed.length === 0
      ? null
      : { wave, reminds: false, meetingIds: listed.map(meeting => meeting.id) }
  }
  if (round.remindedAt !== null || now.getTime() - round.sentAt.getTime() < reminderAfter * dayMs) return null
  const silent = open.filter(meeting => meeting.answeredAt === null || meeting.answeredAt < round.sentAt)
  return silent.length === 0 ? null : { wave, reminds: true, meetingIds: silent.map(meeting => meeting.id) }
}

/** The moment a wave is due to somebody whose last meeting ended that evening. */
export function dueAt(evening: Date, wave: Wave): Date {
  return new Date(evening.getTime() + after[wave] * dayMs)
}
