import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator, visitor } from '../../shared/viewer.ts'
import { findAddressee } from '../accounts/index.ts'
import { readTermLabels } from '../directory/index.ts'
import { openInterestLink } from './answer-interest.ts'
import type * as contract from './contract-interests.ts'
import { describeLine } from './describe-opportunity.ts'
import { todayOf } from './load-opportunity.ts'
import type { InterestSubject } from './policy.ts'
import { readHolder, readOpportunity, readVersions } from './queries.ts'
import {
  countInterestsWaiting,
  findInterest,
  findMedian,
  type InterestRow,
  listInterestRows,
  listSteps,
} from './queries-interests.ts'
import { asRead, readSentVersion } from './queries-sent.ts'
import { stateAfter, whoseTurn } from './rules/interest-states.ts'

type Sent = AnswerOf<typeof contract.getInterestByLink>

/** What its sender is told: the opportunity with a stranger's eyes until its owner has accepted. */
async function describeSent(ctx: Context, interest: InterestRow, asStranger: boolean): Promise<Sent> {
  const row = asStranger
    ? await readSentVersion(ctx, interest)
    : await readOpportunity(ctx.db, ctx.viewer, interest.opportunity_id, 'published')
  if (row === null) throw new Refusal('not-found')
  const labels = await readTermLabels(ctx.db, row.terms)
  const isHidden = asStranger && interest.state !== 'accepted'
  // Went it to the broker, a name that was published since is no answer.
  const shown = { ...row, anonymous: row.anonymous || (isHidden && interest.through_broker) }
  const steps = await listSteps(ctx.db, interest.id)
  const accepted = steps.find(({ state }) => state === 'accepted')
  const holder = accepted === undefined ? null : await readHolder(ctx.db, interest.opportunity_id)
  const who = accepted?.personId == null ? null : await findAddressee(ctx.db, accepted.personId)
  return {
    id: interest.id,
    state: interest.state,
    opportunity: describeLine(shown, { today: todayOf(ctx), lang: ctx.viewer.lang, labels, asStranger }),
    organisation: interest.organisation_name,
    about: interest.about,
    wish: interest.wish,
    questions: interest.questions,
    reply: interest.reply,
    contact:
      accepted === undefined
        ? null
        : {
            organisation: holder?.ownerName ?? holder?.source ?? null,
            name: who?.name ?? '',
            email: who?.address ?? null,
          },
    // What the broker wrote to the owner is between the two.
    steps: steps.map(({ state, by, words, at }) => ({
      state: state as Sent['state'],
      by,
      words: asStranger && state === 'with-owner' ? null : words,
      at,
    })),
  }
}

/** Where an interest is, for its sender behind the link of a mail. */
export async function getInterestByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getInterestByLink>,
): Promise<Sent> {
  const interest = await findInterest(ctx.db, await openInterestLink(ctx, input.token))
  if (interest === undefined) throw new Refusal('link-invalid')
  return describeSent({ ...ctx, viewer: visitor(ctx.viewer.lang) }, interest, true)
}

/** One interest for those who answer for it, or for its sender. */
export async function getInterest(
  ctx: Context,
  _input: unknown,
  subject: InterestSubject,
): Promise<AnswerOf<typeof contract.getInterest>> {
  const interest = await findInterest(ctx.db, subject.id)
  if (interest === undefined) throw new Refusal('not-found')
  const holder = await readHolder(ctx.db, interest.opportunity_id)
  const how = { throughBroker: interest.through_broker, hasOwner: holder?.organisationId != null }
  const answers = stateAfter(interest.state, 'accept', how) !== null
  const brokers = stateAfter(interest.state, 'stop', how) !== null
  return {
    ...(await describeSent(ctx, interest, !subject.isReceived)),
    sender: subject.isReceived
      ? {
          name: `${interest.given_name} ${interest.family_name}`.trim(),
          organisation: interest.organisation_name,
          country: interest.country,
          kind: interest.kind,
          email: interest.email,
          phone: interest.phone,
          lang: interest.lang,
        }
      : null,
    throughBroker: interest.through_broker,
    mayBroker: subject.isReceived && subject.isBroker && brokers,
    mayAnswer: subject.isReceived && (subject.mayAnswer || (!how.hasOwner && subject.isBroker)) && answers,
    isSender: subject.isSender,
    hasOwner: how.hasOwner,
  }
}

/** Interests in what the viewer answers for, or their own; those that wait for them come first. */
export async function listInterests(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listInterests>,
): Promise<AnswerOf<typeof contract.listInterests>> {
  const rows = await listInterestRows(ctx.db, ctx.viewer, input, todayOf(ctx))
  const versions = await readVersions(
    ctx.db,
    ctx.viewer,
    rows.map(({ versionId }) => versionId),
  )
  const labels = await readTermLabels(
    ctx.db,
    versions.flatMap(({ terms }) => terms),
  )
  const byId = new Map(versions.map(version => [version.versionId, version]))
  const median = await findMedian(ctx.db, ctx.viewer)
  const managesAny = ctx.viewer.grants.some(({ role }) => role === 'cluster-manager')
  const asStranger = input.box === 'sent' && !isAdministrator(ctx.viewer)
  return {
    items: rows.flatMap(row => {
      const version = byId.get(row.versionId)
      if (version === undefined) return []
      const isHidden = asStranger && row.state !== 'accepted'
      const read = asStranger ? asRead(version, row.isSeen, ctx.now()) : version
      const shown = { ...read, anonymous: read.anonymous || (isHidden && row.throughBroker) }
      return [
        {
          id: row.id,
          state: row.state,
          opportunity: describeLine(shown, {
            today: todayOf(ctx),
            lang: ctx.viewer.lang,
            labels,
            asStranger,
          }),
          sender: {
            name: `${row.givenName} ${row.familyName}`.trim(),
            organisation: row.organisationName,
            country: row.country,
            kind: row.kind,
          },
          confirmedAt: row.confirmedAt,
          answeredAt: row.answeredAt,
          turn: whoseTurn(row.state),
          isMyTurn: row.isMyTurn,
        },
      ]
    }),
    total: rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
    median:
      !managesAny || median === null || median.days === null
        ? null
        : { days: Math.round(median.days * 10) / 10, answered: median.answered },
    waiting: await countInterestsWaiting(ctx.db, ctx.viewer),
  }
}
