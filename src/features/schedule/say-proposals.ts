import type { z } from 'zod'
import type { Context } from '../../shared/context.ts'
import type { proposal, question } from './contract-fields.ts'
import type { Plan } from './load-plan.ts'
import { selectAskable, selectQuestions } from './queries-proposals.ts'
import type { Names, Sentence } from './rules/explain-unplaced.ts'
import { everybodyOf } from './rules/meeting-people.ts'
import { type Deed, type Step, writeProposal } from './rules/proposals.ts'
import { videoLine } from './rules/resource-hours.ts'
import { explainDraft, type Offer, readGround } from './weigh-proposals.ts'

/** What is known anew of a waiting meeting. */
export interface Explained {
  offers: readonly Offer[]
  askable: ReadonlySet<string>
  /** What was asked before for this meeting: `participant slot`. */
  asked: ReadonlySet<string>
  /** The facts of now, with what was stored of how it came to wait. */
  why: (stored: unknown) => unknown
}

/** How many waiting meetings have their ways out weighed when the whole board is shown. */
const mostExplained = 12

/** Explains the heaviest waiting meetings of the draft anew, and the one that is looked at; not those that nobody of a side attends. */
export async function explainWaitingMeetings(
  ctx: Context,
  plan: Plan,
  looked: string | undefined,
): Promise<Map<string, Explained>> {
  const standing = new Set(plan.draftRows.map(row => row.meeting))
  const waiting = plan.facts.meetings
    .filter(meeting => !standing.has(meeting.id) && everybodyOf(meeting).length > 0)
    .sort((a, b) => b.weight - a.weight)
  const chosen =
    looked === undefined ? waiting.slice(0, mostExplained) : waiting.filter(one => one.id === looked)
  if (chosen.length === 0) return new Map()
  const found = explainDraft(
    readGround(plan, ctx.now()),
    chosen.map(meeting => meeting.id),
  )
  const needed = [...found.values()].flatMap(({ offers }) =>
    offers.flatMap(offer => offer.steps.flatMap(step => ('participant' in step ? [step.participant] : []))),
  )
  const askable = await selectAskable(ctx.db, [...new Set(needed)])
  const questions = await selectQuestions(ctx.db, plan.facts.missionId)
  return new Map(
    [...found].map(([meeting, { told, offers, open }]) => [
      meeting,
      {
        offers,
        askable,
        asked: new Set(
          questions.filter(one => one.meetingId === meeting).map(one => `${one.participantId} ${one.slotId}`),
        ),
        why: stored => {
          const reasons = open.length > 0 ? [{ code: 'fits', slots: open }] : told.reasons
          return { ...told, reasons: [...happened(stored), ...reasons] }
        },
      },
    ]),
  )
}

const happenings = ['taken-out', 'displaced', 'released']

/** What was stored of how a meeting came to wait; the rest is explained anew. */
function happened(stored: unknown): unknown[] {
  const reasons = (stored as { reasons?: unknown } | null)?.reasons
  if (!Array.isArray(reasons)) return []
  return reasons.filter(one => happenings.includes((one as { code?: string } | null)?.code ?? ''))
}

/** The ways out of a waiting meeting, in words, with what each costs. */
export function describeProposals(
  explained: Explained,
  names: Names,
  plan: Plan,
): z.input<typeof proposal>[] {
  const labels = new Map(plan.facts.places.map(place => [place.id, place.label]))
  return explained.offers.map(offer => ({
    key: writeProposal(offer.steps),
    words: sayOffer(offer, names, labels),
    where: sayCell(offer, names, labels),
    gaps: offer.gaps,
    longSeries: offer.longSeries,
    tableChanges: offer.tableChanges,
    takesOut: offer.deeds.filter(deed => deed.code === 'taken-out').length,
    ask: whomToAsk(offer, explained, names),
  }))
}

function sayCell(offer: Offer, names: Names, labels: ReadonlyMap<string, string>): string {
  const putUp = offer.deeds.find(deed => deed.code === 'table-put-up')
  const label = labels.get(offer.cell.place) ?? putUp?.label ?? ''
  return `${names.slot(offer.cell.slot)}, ${label}`
}

function sayOffer(offer: Offer, names: Names, labels: ReadonlyMap<string, string>): Sentence[] {
  if (offer.deeds.length === 0)
    return [{ key: 'proposal.place-at', values: { where: sayCell(offer, names, labels) } }]
  return offer.deeds.map(deed => sayDeed(deed, names, labels))
}

function sayDeed(deed: Deed, names: Names, labels: ReadonlyMap<string, string>): Sentence {
  const key = `proposal.${deed.code}`
  switch (deed.code) {
    case 'slot-opened':
      return { key, values: { who: names.participant(deed.participant), slot: names.slot(deed.slot) } }
    case 'table-opened':
      return { key, values: { table: labels.get(deed.place) ?? '', slot: names.slot(deed.slot) } }
    case 'table-put-up':
      return { key, values: { table: deed.label, slot: names.slot(deed.slot) } }
    case 'limit-raised':
      return { key, values: { who: names.participant(deed.participant), count: deed.to } }
    case 'resource-added':
    case 'resource-raised':
      return {
        key: `${key}${deed.resource === videoLine ? '-video' : ''}`,
        values: {
          ...(deed.resource === videoLine ? {} : { languages: names.languages(deed.resource) }),
          ...('slot' in deed ? { slot: names.slot(deed.slot) } : { from: deed.from, count: deed.to }),
        },
      }
    case 'group-raised':
      return { key, values: { group: names.group(deed.group), from: deed.from, count: deed.to } }
    case 'taken-out':
      return { key, values: { meeting: names.meeting(deed.meeting), slot: names.slot(deed.slot) } }
    case 'let-online':
      return { key, values: {} }
  }
}

/** The one person whose time a proposal of a single step needs, when they have an address and were not asked before. */
function whomToAsk(offer: Offer, explained: Explained, names: Names): z.input<typeof proposal>['ask'] {
  const [step, more] = offer.steps as readonly [Step, Step?]
  if (more !== undefined || step.code !== 'open-slot' || offer.deeds.length === 0) return null
  const { participant, slot } = step
  if (!explained.askable.has(participant) || explained.asked.has(`${participant} ${slot}`)) return null
  return { participantId: participant, slotId: slot, name: names.participant(participant) }
}

/** What was asked for each meeting and what was answered, in words. */
export async function describeQuestions(
  ctx: Pick<Context, 'db'>,
  plan: Plan,
  names: Names,
): Promise<Map<string, z.input<typeof question>[]>> {
  const questions = await selectQuestions(ctx.db, plan.facts.missionId)
  const by = Map.groupBy(questions, one => one.meetingId)
  return new Map(
    [...by].map(([meeting, asked]) => [
      meeting,
      asked.map(one => ({
        answer: one.answer,
        words: {
          key: `asked.${one.answer ?? 'waiting'}`,
          values: { who: names.participant(one.participantId), slot: names.slot(one.slotId) },
        },
      })),
    ]),
  )
}
