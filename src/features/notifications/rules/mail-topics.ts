/** The groups of mails a person chooses by. `needed` and `schedule` must arrive and are not chosen. */
export const mailTopics = [
  'needed',
  'schedule',
  'requests',
  'rooms',
  'reminders',
  'introductions',
  'follow-ups',
  'news',
] as const
export type MailTopic = (typeof mailTopics)[number]

export const chosenTopics = [
  'requests',
  'rooms',
  'reminders',
  'introductions',
  'follow-ups',
  'news',
] as const satisfies readonly MailTopic[]
export type ChosenTopic = (typeof chosenTopics)[number]

/** What always comes, each mail by itself. */
export const fixedTopics = ['needed', 'schedule'] as const satisfies readonly MailTopic[]

export const mailRhythms = ['at-once', 'daily', 'never'] as const
export type MailRhythm = (typeof mailRhythms)[number]

export function isChosen(topic: MailTopic): topic is ChosenTopic {
  return (chosenTopics as readonly MailTopic[]).includes(topic)
}

const topicOf: Record<string, MailTopic> = {
  'schedule-changed': 'schedule',
  'meeting-cancelled': 'schedule',
  'mission-cancelled': 'schedule',
  'mission-item-removed': 'schedule',
  'meeting-request': 'requests',
  'meeting-passed-to-you': 'requests',
  'meeting-accepted': 'requests',
  'meeting-declined': 'requests',
  'meeting-passed': 'requests',
  'meeting-other-time': 'requests',
  'meeting-by-e-mail': 'requests',
  'meeting-withdrawn': 'requests',
  'meeting-attendees': 'requests',
  'meeting-nobody-attends': 'requests',
  'slot-question': 'requests',
  'slot-answered': 'requests',
  'mission-invitation': 'requests',
  'mission-applied': 'requests',
  'mission-confirmed': 'requests',
  'mission-waiting-list': 'requests',
  'mission-refused': 'requests',
  'mission-withdrawn': 'requests',
  'call-reviewer': 'requests',
  'agreement-unsigned': 'reminders',
  'decision-open': 'requests',
  'work-due': 'reminders',
  'work-late': 'reminders',
  'declaration-asked': 'requests',
  'declaration-reminder': 'reminders',
  'preparation-due': 'reminders',
  'preparation-missing': 'reminders',
  'interest-to-broker': 'requests',
  'interest-received': 'requests',
  'interest-copy': 'requests',
  'interest-answered': 'requests',
  'interest-question': 'requests',
  'interest-accepted': 'requests',
  'interest-declined': 'requests',
  'membership-asked': 'requests',
  'membership-asked-many': 'requests',
  'membership-agreed': 'requests',
  'membership-refused': 'requests',
  'claim-waiting': 'requests',
  'claim-confirmed': 'requests',
  'claim-refused': 'requests',
  'cluster-validated': 'requests',
  'cluster-waived': 'requests',
  'cluster-returned': 'requests',
  'opportunity-to-publish': 'requests',
  'opportunity-to-review': 'requests',
  'opportunity-published': 'requests',
  'opportunity-returned': 'requests',
  'story-to-approve': 'requests',
  'story-agreed': 'requests',
  'story-refused': 'requests',
  'room-opened': 'rooms',
  'room-agreed': 'rooms',
  'room-step': 'rooms',
  'room-nda': 'rooms',
  'room-closed': 'rooms',
  'room-ended': 'rooms',
  'room-register': 'rooms',
  'room-unmarked': 'rooms',
  'room-reader': 'rooms',
  'meetings-waiting': 'reminders',
  'meetings-expired': 'reminders',
  'interests-waiting': 'reminders',
  'opportunity-running-out': 'reminders',
  'confirm-profile': 'reminders',
  introductions: 'introductions',
  'meetings-proposed': 'introductions',
  'outcome-evening': 'follow-ups',
  'outcome-later': 'follow-ups',
  'outcome-reminder': 'follow-ups',
  'search-news': 'news',
  'opportunity-news': 'news',
  'mission-note': 'news',
  test: 'needed',
  digest: 'needed',
  invitation: 'needed',
  roleGiven: 'needed',
  roleTaken: 'needed',
  editorAdded: 'needed',
  'cluster-left': 'needed',
  'room-reader-invited': 'needed',
  'room-signed': 'needed',
  'room-checkpoint': 'needed',
  signIn: 'needed',
  'claim-code': 'needed',
  'interest-code': 'needed',
  'mission-confirm-registration': 'needed',
  'mission-entered-at-desk': 'needed',
}

/** The group a kind of mail belongs to; what nobody has sorted must arrive. */
export function topicOfMail(kind: string): MailTopic {
  return topicOf[kind] ?? 'needed'
}

/** Kinds that are sorted: a test compares them with the words there are. */
export const sortedKinds: readonly string[] = Object.keys(topicOf)

/** Somebody waits for these in front of a screen or a desk: no quiet hour holds them. */
const awaited = new Set([
  'test',
  'signIn',
  'claim-code',
  'interest-code',
  'mission-confirm-registration',
  'mission-entered-at-desk',
])

/** Whether a mail is tried at an address that came back: a code that is typed in proves that mail arrives there again. */
export function isTriedAnyway(kind: string): boolean {
  return kind === 'signIn'
}

/** On the days of a mission, what concerns it cannot wait for the morning. */
const urgentOnTheDay = new Set<MailTopic>(['schedule', 'requests', 'news'])

/** Whether a mail comes at any hour and never in a digest. */
export function isUrgent(kind: string, isMissionDay: boolean): boolean {
  return awaited.has(kind) || (isMissionDay && urgentOnTheDay.has(topicOfMail(kind)))
}
