import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { countAttempt, hashToken } from '../accounts/index.ts'
import { readTermLabels } from '../directory/index.ts'
import { sendMail } from '../notifications/index.ts'
import type * as contract from './contract-interests.ts'
import { describeLine } from './describe-opportunity.ts'
import { todayOf } from './load-opportunity.ts'
import type { OpportunitySubject } from './policy.ts'
import { readOpportunity } from './queries.ts'
import {
  countTry,
  countUnconfirmed,
  findLiveInterest,
  findMe,
  hasLiveInterest,
  type InterestRow,
  listNames,
} from './queries-interests.ts'
import { takeStep } from './take-step.ts'
import { makeInterestLink, tellArrival } from './tell-interest.ts'

type Input = ParsedInputOf<typeof contract.expressInterest>

const codeMinutes = 30
const triesMost = 5
/** Codes that one address is sent in an hour: the form must not become a way to flood somebody. */
const codesAnHour = 3
/** Codes that are asked for from one network address in a quarter of an hour, to whomever they go. */
const codesPerAddress = 40

async function openOpportunity(ctx: Context, subject: OpportunitySubject) {
  const row = await readOpportunity(ctx.db, ctx.viewer, subject.id, 'published')
  if (row === null) throw new Refusal('not-found')
  const labels = await readTermLabels(ctx.db, row.terms)
  const line = describeLine(row, {
    today: todayOf(ctx),
    lang: ctx.viewer.lang,
    labels,
    asStranger: !row.isOwn,
  })
  return { row, line }
}

/** What somebody needs to know before they write, and for whom they could. */
export async function getInterestForm(
  ctx: Context,
  _input: unknown,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.getInterestForm>> {
  const { line } = await openOpportunity(ctx, subject)
  const { personId, organisationIds } = ctx.viewer
  const me = personId === null ? undefined : await findMe(ctx.db, personId)
  const live = personId === null ? undefined : await findLiveInterest(ctx.db, subject.id, personId)
  return {
    ...line,
    me:
      me === undefined || me.email === null
        ? null
        : { name: `${me.givenName} ${me.familyName}`.trim(), email: me.email },
    organisations: (await listNames(ctx.db, organisationIds)).map(({ id, name }) => ({ id, name })),
    mine: live?.id ?? null,
  }
}

/**
 * Takes an interest: of somebody signed in at once, of anybody else once the address is confirmed by the code that is mailed
 * to it. Without the owner's name, or for an owner elsewhere, it goes to the cluster first, else straight to the owner.
 */
export async function expressInterest(
  ctx: Context,
  input: Input,
  subject: OpportunitySubject,
): Promise<AnswerOf<typeof contract.expressInterest>> {
  const { row, line } = await openOpportunity(ctx, subject)
  if (!line.takesInterest) throw new Refusal('takes-no-interest')
  const sender = await readSender(ctx, input)
  const isKnown = sender.person_id !== null
  if (isKnown && (await findLiveInterest(ctx.db, subject.id, sender.person_id ?? '')) !== undefined)
    throw new Refusal('already-exists')
  if (!isKnown) await refuseFlood(ctx, sender.email)
  const id = ctx.newId()
  const now = ctx.now()
  const code = String(Buffer.from(ctx.random(4)).readUInt32BE(0) % 1_000_000).padStart(6, '0')
  const interest = {
    id,
    opportunity_id: subject.id,
    through_broker: row.anonymous || row.ownerId === null,
    ...sender,
    about: input.about,
    wish: input.wish,
    questions: input.questions || null,
    created_at: now,
  }
  await ctx.db
    .insertInto('interest')
    .values({
      ...interest,
      state: 'unconfirmed',
      ...(isKnown
        ? {}
        : {
            code_hash: hashToken(`${id}:${code}`),
            code_expires_at: new Date(now.getTime() + codeMinutes * 60_000),
          }),
    })
    .execute()
  if (isKnown) return { id, state: await arrive(ctx, id) }
  await sendMail(
    ctx,
    { personId: null, address: sender.email, name: `${sender.given_name} ${sender.family_name}`.trim() },
    {
      kind: 'interest-code',
      lang: sender.lang,
      values: { name: sender.given_name, title: row.title, code, minutes: codeMinutes },
    },
    subject.id,
  )
  return { id, state: 'unconfirmed' }
}

/** Who is interested: the person who is signed in with one of their organisations, or what a guest says of themselves. */
async function readSender(ctx: Context, input: Input) {
  const { personId, organisationIds } = ctx.viewer
  const me = personId === null ? undefined : await findMe(ctx.db, personId)
  if (input.organisationId && !organisationIds.includes(input.organisationId))
    throw new Refusal('input-invalid', { faults: [{ field: 'organisationId', code: 'not-offered' }] })
  const [organisation] = input.organisationId ? await listNames(ctx.db, [input.organisationId]) : []
  const isKnown = me !== undefined && me.email !== null
  const needed = {
    ...(organisation === undefined
      ? { organisationName: input.organisationName, country: input.country }
      : {}),
    ...(isKnown ? {} : { familyName: input.familyName, email: input.email }),
  }
  const faults = Object.entries(needed).flatMap(([field, value]) =>
    value ? [] : [{ field, code: 'missing' }],
  )
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  return {
    person_id: isKnown ? personId : null,
    organisation_id: organisation?.id ?? null,
    given_name: isKnown ? me.givenName : (input.givenName ?? ''),
    family_name: isKnown ? me.familyName : (input.familyName ?? ''),
    email: isKnown ? (me.email ?? '') : (input.email ?? ''),
    phone: input.phone || null,
    lang: isKnown ? me.lang : input.lang,
    organisation_name: organisation?.name ?? input.organisationName ?? '',
    country: organisation?.country ?? input.country ?? '',
    kind: organisation?.kind ?? input.kind ?? null,
  }
}

async function refuseFlood(ctx: Context, address: string): Promise<void> {
  await countAttempt(ctx, `interest:${ctx.remoteAddress}`, codesPerAddress)
  const since = new Date(ctx.now().getTime() - 3_600_000)
  if ((await countUnconfirmed(ctx.db, address, since)) >= codesAnHour) throw new Refusal('too-many-attempts')
}

/**
 * Confirms a guest's address by the code that was mailed to it; five wrong ones end it. Keeps no transaction around the try,
 * so that a wrong one is counted although it is refused.
 */
export async function confirmInterest(
  ctx: Context,
  input: ParsedInputOf<typeof contract.confirmInterest>,
): Promise<AnswerOf<typeof contract.confirmInterest>> {
  const interest = await countTry(ctx.db, input.interest, triesMost)
  if (interest === undefined) throw new Refusal('too-many-attempts')
  const isRight = interest.code_hash === hashToken(`${interest.id}:${input.code.replace(/\s/g, '')}`)
  if (!isRight || interest.code_expires_at === null || interest.code_expires_at < ctx.now())
    throw new Refusal('code-wrong', { field: 'code' })
  // Said only to whoever has the code of this very address.
  if (await hasLiveInterest(ctx.db, interest.opportunity_id, interest.email))
    throw new Refusal('already-exists')
  return inTransaction(ctx, async inside => {
    const state = await arrive(inside, interest.id)
    return { token: await makeInterestLink(inside, interest.id), state }
  })
}

/** The interest has an address that is known to be its sender's: it goes to the broker or the owner, who are told. */
async function arrive(ctx: Context, id: string): Promise<InterestRow['state']> {
  const { interest, state } = await takeStep(ctx, id, 'confirm', { by: 'sender', words: null })
  await tellArrival(ctx, interest)
  return state
}

async function inTransaction<Result>(
  ctx: Context,
  work: (inside: Context) => Promise<Result>,
): Promise<Result> {
  return ctx.db.transaction().execute(db => work({ ...ctx, db }))
}
