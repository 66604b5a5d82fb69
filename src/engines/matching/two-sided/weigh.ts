import { type CardIndex, countedNeeds } from './card-index.ts'
import type {
  MatchCard,
  MatchFeedback,
  MatchFigure,
  MatchGap,
  MatchReason,
  MatchSubject,
  Want,
} from './model.ts'
import { most, teaches } from './points.ts'

/** A pair in one direction: the one who wants and the one who is wanted, by their places in the index. */
export interface Direction {
  readonly from: number
  readonly to: number
  /** What the wanting side has set aside before. */
  readonly feedback: readonly MatchFeedback[]
  /** Without words only the points are right: for choosing whom to explain. */
  readonly withWords: boolean
}

/** Why `from` would want `to`: every reason with its points, the largest first. Their sum is the want. */
export function weighWant(index: CardIndex, direction: Direction): Want {
  const [from, to] = [index.subjects[direction.from], index.subjects[direction.to]]
  if (from === undefined || to === undefined) return { points: 0, reasons: [] }
  const reasons = [
    ...weighCards(index, direction),
    ...weighFigures(from, to),
    ...weighFacts(from, to),
    ...weighHistory(from, to),
    ...weighFeedback(index, direction),
  ].filter(({ points }) => points !== 0)
  reasons.sort((left, right) => Math.abs(right.points) - Math.abs(left.points))
  return { points: reasons.reduce((sum, { points }) => sum + points, 0), reasons }
}

/** The needs of one side, each with the other's offer that answers it best. */
function weighCards(index: CardIndex, { from, to, withWords }: Direction): MatchReason[] {
  const needs = index.cardsOn(from, 'need')
  const offers = index.cardsOn(to, 'offer')
  if (needs.length === 0 || offers.length === 0) return [{ ground: 'unsaid', points: most.unsaid }]
  const answered: { need: number; offer: number; likeness: number }[] = []
  for (const need of needs) {
    let [best, likeness] = [-1, 0]
    for (const offer of offers) {
      const alike = index.compare(need, offer)
      if (alike > likeness) [best, likeness] = [offer, alike]
    }
    if (best >= 0) answered.push({ need, offer: best, likeness })
  }
  answered.sort((left, right) => right.likeness - left.likeness)
  let share: number = most.words
  const counted = answered.slice(0, countedNeeds)
  const reasons = counted.flatMap(({ need, offer, likeness }) => {
    const said: MatchReason[] = withWords
      ? sayShared(index, { need, offer, share })
      : [{ ground: 'words', points: share * likeness, need: '', offer: '', words: [] }]
    share *= most.nextNeed
    return said
  })
  // However many needs are met far enough along, it counts once: of the one that is answered best.
  const [stage] = counted.flatMap(({ need, offer }) => weighStage(index, need, offer))
  return stage === undefined ? reasons : [...reasons, stage]
}

/** What two cards share, in the words of each; what is said in other words stands apart with its bridge. */
function sayShared(
  index: CardIndex,
  { need, offer, share }: { need: number; offer: number; share: number },
): MatchReason[] {
  const [sought, offered] = [index.cardOf(need), index.cardOf(offer)]
  if (sought === undefined || offered === undefined) return []
  const spoken = wordsByNumber(index, sought)
  const answers = wordsByNumber(index, offered)
  const told: { one: Written; other: Written; part: number }[] = []
  index.compare(need, offer, (term, part) => {
    const pair = chooseWords(spoken.get(term) ?? [], answers.get(term) ?? [])
    if (pair !== null) told.push({ ...pair, part })
  })
  told.sort((left, right) => right.part - left.part)
  return (['words', 'bridge'] as const).flatMap(ground => {
    const own = told.filter(({ one }) => (one.bridge === undefined) === (ground === 'words'))
    if (own.length === 0) return []
    return [
      {
        ground,
        points: share * own.reduce((sum, { part }) => sum + part, 0),
        need: sought.source,
        offer: offered.source,
        words: eachOnce(own),
      },
    ]
  })
}

/** A word may count by more than one of its terms; it is told once. */
function eachOnce(told: readonly { readonly one: Written; readonly other: Written }[]) {
  const pairs = new Map(told.map(({ one, other }) => [`${one.word} ${other.word}`, { one, other }]))
  return [...pairs.values()].map(({ one, other }) => ({
    sought: one.word,
    offered: other.word,
    ...(one.bridge === undefined ? {} : { bridge: one.bridge }),
  }))
}

interface Written {
  readonly word: string
  readonly bridge?: string
  /** What an idea is said with. */
  readonly said: string
}

/** Of what both wrote for a term, what is told: of an idea, two that are not the same. */
function chooseWords(spoken: readonly Written[], answers: readonly Written[]) {
  for (const one of spoken)
    for (const other of answers)
      if (one.bridge === undefined || one.said !== other.said) return { one, other }
  return null
}

/** Read once for each card of each index. */
const readWords = new WeakMap<CardIndex, WeakMap<MatchCard, Map<number, Written[]>>>()

function wordsByNumber(index: CardIndex, card: MatchCard): Map<number, Written[]> {
  const read = readWords.get(index) ?? new WeakMap<MatchCard, Map<number, Written[]>>()
  readWords.set(index, read)
  const known = read.get(card)
  if (known !== undefined) return known
  const words = new Map<number, Written[]>()
  read.set(card, words)
  for (const { term, word, bridge, said = word.toLowerCase() } of card.terms) {
    const number = index.numberOf(term)
    if (number === undefined) continue
    const written = words.get(number) ?? []
    words.set(number, written)
    // Of a word what stands first is told; an idea may be said with several.
    if (written.length === 0 || (bridge !== undefined && written.every(one => one.said !== said)))
      written.push({ word, said, ...(bridge === undefined ? {} : { bridge }) })
  }
  return words
}

function weighStage(index: CardIndex, need: number, offer: number): MatchReason[] {
  const [sought, offered] = [index.cardOf(need)?.trl ?? null, index.cardOf(offer)?.trl ?? null]
  if (sought === null || offered === null || offered < sought) return []
  return [{ ground: 'stage', points: most.stage, sought, offered }]
}

/** What a figure must name to promise it: a range of 5 to 900 µm is no resolution, a pulse of 20 fs no lead time. */
const promised: ReadonlySet<string> = new Set(['resolution', 'accuracy', 'lead time', 'price'])

/**
 * Whether a measured offer meets a demand, as a search takes a condition: their ranges overlap and they are of the same
 * measurand, as far as both name one.
 */
export function meets(figure: MatchFigure, demand: MatchFigure): boolean {
  const { about } = demand
  return (
    figure.dimension === demand.dimension &&
    (about === undefined || figure.about === about || (figure.about === undefined && !promised.has(about))) &&
    figure.low <= demand.high &&
    figure.high >= demand.low
  )
}

function weighFigures(from: MatchSubject, to: MatchSubject): MatchReason[] {
  let left: number = most.figures
  return from.demands.flatMap((demand): MatchReason[] => {
    const figure = to.figures.find(one => meets(one, demand))
    if (figure === undefined || left <= 0) return []
    const points = Math.min(most.figure, left)
    left -= points
    return [{ ground: 'figure', points, demand, figure }]
  })
}

function weighFacts(from: MatchSubject, to: MatchSubject): MatchReason[] {
  const reasons: MatchReason[] = []
  const fields = shared(from.codes, to.codes)
  reasons.push({ ground: 'field', points: upTo(fields.length, most.field, most.fields), codes: fields })
  const elsewhere = to.sectors.filter(sector => !from.sectors.includes(sector))
  // Another industry helps where something else brings the two together.
  if (from.sectors.length > 0 && elsewhere.length > 0 && fields.length > 0)
    reasons.push({ ground: 'sector', points: most.sector, codes: elsewhere })
  const there = from.markets.filter(
    market => market !== from.country && (to.country === market || to.presentIn.includes(market)),
  )
  reasons.push({ ground: 'presence', points: there.length > 0 ? most.presence : 0, countries: there })
  const together = shared(from.markets, to.markets).filter(market => !there.includes(market))
  reasons.push({ ground: 'market', points: together.length > 0 ? most.market : 0, countries: together })
  const forms = shared(from.cooperation, to.cooperation)
  reasons.push({ ground: 'cooperation', points: forms.length > 0 ? most.cooperation : 0, values: forms })
  if (from.kindsSought.includes(to.kind)) reasons.push({ ground: 'kind', points: most.kind, kind: to.kind })
  const spoken = shared(from.languages, to.languages)
  reasons.push({ ground: 'language', points: spoken.length > 0 ? most.language : 0, values: spoken })
  return reasons
}

/** What both did together, and who knows both. */
function weighHistory(from: MatchSubject, to: MatchSubject): MatchReason[] {
  if (from.ties.length === 0) return []
  const common = (kind: 'project' | 'meeting') => [
    ...new Set(from.ties.filter(tie => tie.with === to.id && tie.kind === kind).map(({ what }) => what)),
  ]
  const [projects, meetings] = [common('project'), common('meeting')]
  const known = new Set(to.ties.map(tie => tie.with))
  const through = [...new Set(from.ties.map(tie => tie.with))].filter(
    one => one !== to.id && one !== from.id && known.has(one),
  )
  return [
    { ground: 'project', points: upTo(projects.length, most.project, most.projects), names: projects },
    { ground: 'meeting', points: meetings.length > 0 ? most.meeting : 0, names: meetings },
    {
      ground: 'acquaintance',
      points: upTo(through.length, most.acquaintance, most.acquaintances),
      through,
    },
  ]
}

/** Less for whoever is like those that were set aside, by what was wrong with them. */
function weighFeedback(index: CardIndex, { to, feedback }: Direction): MatchReason[] {
  const subject = index.subjects[to]
  if (subject === undefined || feedback.length === 0) return []
  let left: number = most.feedbacks
  const reasons = [...new Set(feedback.map(({ reason }) => reason))].filter(reason => teaches[reason])
  return reasons.flatMap((reason): MatchReason[] => {
    const likes = feedback
      .filter(one => one.reason === reason && one.about !== subject.id)
      .flatMap(({ about }) => {
        const other = index.placeOf(about)
        return other !== undefined && isLike(index, { reason, one: to, other }) ? [about] : []
      })
    const points = Math.min(left, likes.length * most.feedback)
    left -= points
    return points > 0 ? [{ ground: 'feedback', points: -points, reason, likes }] : []
  })
}

/** Two cards that share this much say the same. */
const sameSubject = 0.3

/** Whether one is like another in what was wrong with that one. */
function isLike(
  index: CardIndex,
  { reason, one, other }: { reason: MatchFeedback['reason']; one: number; other: number },
): boolean {
  const [left, right] = [index.subjects[one], index.subjects[other]]
  if (left === undefined || right === undefined) return false
  if (reason === 'too-far') return left.country === right.country
  if (reason === 'wrong-stage') return stageOf(left) !== null && stageOf(left) === stageOf(right)
  if (left.codes.length > 0 && shared(left.codes, right.codes).length * 2 >= left.codes.length) return true
  const theirs = index.cardsOn(other, 'offer')
  return index
    .cardsOn(one, 'offer')
    .some(mine => theirs.some(card => index.compare(mine, card) >= sameSubject))
}

/** Research, development or market: how far the furthest of its offers is. */
function stageOf({ cards }: MatchSubject): 'research' | 'development' | 'market' | null {
  const furthest = Math.max(0, ...cards.flatMap(({ side, trl }) => (side === 'offer' && trl ? [trl] : [])))
  if (furthest === 0) return null
  return furthest <= 3 ? 'research' : furthest <= 6 ? 'development' : 'market'
}

/** What stands between the two or is not known, from the side of the one who asks. */
export function findGaps(index: CardIndex, { from, to }: { from: number; to: number }): MatchGap[] {
  const [us, them] = [index.subjects[from], index.subjects[to]]
  if (us === undefined || them === undefined) return []
  const says = (subject: MatchSubject, side: 'offer' | 'need') =>
    subject.cards.some(card => card.side === side)
  const gaps: MatchGap[] = []
  if (!says(them, 'need')) gaps.push({ gap: 'they-seek-unsaid' })
  if (!says(them, 'offer')) gaps.push({ gap: 'they-offer-unsaid' })
  if (!says(us, 'need')) gaps.push({ gap: 'we-seek-unsaid' })
  if (!says(us, 'offer')) gaps.push({ gap: 'we-offer-unsaid' })
  if (
    us.languages.length > 0 &&
    them.languages.length > 0 &&
    shared(us.languages, them.languages).length === 0
  )
    gaps.push({ gap: 'no-common-language', ours: us.languages, theirs: them.languages })
  const [sought, offered] = [
    Math.max(0, ...us.cards.flatMap(({ side, trl }) => (side === 'need' && trl ? [trl] : []))),
    Math.max(0, ...them.cards.flatMap(({ side, trl }) => (side === 'offer' && trl ? [trl] : []))),
  ]
  if (sought > 0 && offered > 0 && offered < sought) gaps.push({ gap: 'stage-too-early', sought, offered })
  for (const demand of us.demands)
    if (
      them.figures.some(one => isAboutTheSame(one, demand)) &&
      !them.figures.some(one => meets(one, demand))
    )
      gaps.push({ gap: 'figure-not-met', demand })
  return gaps
}

const isAboutTheSame = (figure: MatchFigure, demand: MatchFigure) =>
  figure.dimension === demand.dimension && figure.about !== undefined && figure.about === demand.about

const upTo = (count: number, each: number, all: number) => Math.min(count * each, all)

function shared(left: readonly string[], right: readonly string[]): string[] {
  if (left.length === 0 || right.length === 0) return []
  return left.filter(one => right.includes(one))
}
