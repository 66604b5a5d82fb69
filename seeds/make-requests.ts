import type { Random } from './random.ts'
import type { Lang, SampleAnswer, SampleParticipant, SampleRequest, Wish } from './sample-types.ts'
import { getItem } from './texts/catalogue.ts'
import { type Facts, writeAnswer, writeRequest } from './write-texts.ts'

/** One side of a possible meeting: an organisation with the participants who would come. */
export interface Side {
  organisation: string
  name: string
  facts: Facts
  offered: string[]
  sought: string[]
  /** Participants who attend together; for a represented company the participant itself. */
  participants: SampleParticipant[]
}

/** Two sides that complement each other: one offers what the other seeks. */
export interface Match {
  one: Side
  other: Side
  item: string
  offeredBy: 'one' | 'other'
}

/** What a side works on: its own product's uses and those of the products it seeks. */
function listField(side: Side): string[] {
  return [side.facts.main, ...side.sought].flatMap(id => getItem(id).applications)
}

/** A study needs a clinic that treats what the device is for; a children's hospital does not test a dental laser. */
function suits(item: string, provider: Side, seeker: Side): boolean {
  if (item !== 'clinical-studies') return true
  const field = listField(provider)
  return getItem(seeker.facts.main).applications.some(id => field.includes(id))
}

/** All ways in which two sides complement each other. */
export function findMatches(one: Side, other: Side): Match[] {
  const fromOne = one.offered.filter(item => other.sought.includes(item) && suits(item, one, other))
  const fromOther = other.offered.filter(item => one.sought.includes(item) && suits(item, other, one))
  return [
    ...fromOne.map(item => ({ one, other, item, offeredBy: 'one' as const })),
    ...fromOther.map(item => ({ one, other, item, offeredBy: 'other' as const })),
  ]
}

/** Draws how much a side wants a meeting. */
export function drawWish(random: Random): Wish {
  const draw = random.next()
  if (draw < 0.28) return 'must'
  return draw < 0.75 ? 'would-like' : 'if-possible'
}

/** An answer that nobody has given. */
export function makeSilence(kind: 'none' | 'withdraw'): SampleAnswer {
  return {
    kind,
    wish: null,
    message: '',
    passTo: null,
    proposedTime: null,
    daysBefore: null,
    stage: null,
    afterPublication: false,
  }
}

const proposals = [
  'Only on the first day, please',
  'After 14:00, please',
  'Rather before lunch',
  'The second day suits us better',
]
const byMail = 'We are not on site long enough; please write to us, we will answer the same week.'

/** Draws the answer of the given kind, in the language of the request. */
export function drawAnswer(
  kind: SampleAnswer['kind'],
  given: { sentDaysBefore: number; lang: Lang; stage: 'requests' | 'schedule'; colleague: string | null },
  random: Random,
): SampleAnswer {
  if (kind === 'none' || kind === 'withdraw') return makeSilence(kind)
  const accepts = kind === 'accept' || kind === 'pass' || kind === 'another-time'
  const message =
    random.next() < 0.6 || kind === 'by-e-mail' ? writeAnswer(accepts, given.lang, random.whole(0, 99)) : ''
  return {
    kind,
    wish: accepts ? drawWish(random) : null,
    message: kind === 'by-e-mail' ? byMail : message,
    passTo: kind === 'pass' ? given.colleague : null,
    proposedTime: kind === 'another-time' ? random.pick(proposals) : null,
    daysBefore: Math.max(2, given.sentDaysBefore - random.whole(1, 6)),
    stage: given.stage,
    afterPublication: false,
  }
}

/** Writes a request between two matching sides; a message is never written twice. */
export function makeRequest(
  match: Match,
  given: { key: string; fromOne: boolean; lang: Lang; daysBefore: number; toSomebody: boolean },
  random: Random,
  messages: Set<string>,
): Omit<SampleRequest, 'answer'> {
  const [from, to] = given.fromOne ? [match.one, match.other] : [match.other, match.one]
  const offeredBy = (match.offeredBy === 'one') === given.fromOne ? 'from' : 'to'
  const asking = from.participants[0]
  const asked = to.participants[0]
  if (!asking || !asked) throw new Error(`Nobody takes part for ${from.organisation} or ${to.organisation}`)
  return {
    key: given.key,
    from: asking.key,
    to: given.toSomebody ? asked.key : null,
    toOrganisation: to.organisation,
    message: drawMessage(),
    lang: given.lang,
    wish: drawWish(random),
    daysBefore: given.daysBefore,
    reason: { item: match.item, offeredBy },
    canBeScheduled: null,
    result: null,
  }

  function drawMessage(): string {
    for (let attempt = 0; attempt < 60; attempt++) {
      const message = writeRequest({
        from: from.facts,
        to: to.facts,
        toName: to.name,
        item: match.item,
        offeredBy,
        lang: given.lang,
        pick: random.whole(0, 999),
        random,
      })
      if (messages.has(message)) continue
      messages.add(message)
      return message
    }
    throw new Error(`No new message found for ${match.item} from ${from.name} to ${to.name}`)
  }
}
