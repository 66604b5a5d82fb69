import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { keepFile } from '../../shared/sent-files.ts'
import { slugify } from '../../shared/slugs.ts'
import type { InsideLoaded } from '../partnerships/index.ts'
import { readSentFile } from '../rooms/index.ts'
import type * as contract from './contract.ts'
import { hasEverSigned, lockAgreement, type VersionRow } from './queries.ts'
import {
  type AgreementLoaded,
  inForceOf,
  missingIn,
  nextOf,
  readWhole,
  todayOf,
  type Whole,
} from './read-agreements.ts'
import { fewestParties, isBound } from './rules/standing.ts'
import { templates } from './rules/templates.ts'
import { settle } from './settle.ts'

interface Made {
  id: string
  slug: string
}

/** Begins an agreement with its first draft; the clusters of today are its parties, and the counterpart that is named. */
export async function createAgreement(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createAgreement>,
  subject: InsideLoaded,
): Promise<Made> {
  const id = ctx.newId()
  const now = ctx.now()
  const slug = slugify(input.title.slice(0, 60), id)
  await ctx.db
    .insertInto('agreement')
    .values({
      id,
      slug,
      partnership_id: subject.id,
      kind: input.kind,
      title: input.title,
      // The templates are in English: an agreement has one wording.
      lang: input.from === 'template' ? 'en' : input.lang,
      created_by: ctx.viewer.personId,
      created_at: now,
    })
    .execute()
  const clauses = input.from === 'template' ? templates[input.kind] : []
  await ctx.db
    .insertInto('agreement_version')
    .values({
      agreement_id: id,
      number: 1,
      state: 'draft',
      clauses: JSON.stringify(clauses),
      made_by: ctx.viewer.personId,
      made_at: now,
    })
    .execute()
  const bound = { agreement_id: id, joined_on: todayOf(ctx), created_at: now }
  const parties = [
    ...subject.clusterIds.map(cluster_id => ({ ...bound, id: ctx.newId(), cluster_id })),
    ...(input.counterpart
      ? [
          {
            ...bound,
            id: ctx.newId(),
            name: input.counterpart,
            legal_name: input.counterpart,
            country: input.counterpartCountry ?? null,
          },
        ]
      : []),
  ]
  if (parties.length > 0) await ctx.db.insertInto('agreement_party').values(parties).execute()
  await tell(ctx, subject, { call: 'agreements.createAgreement', agreement: id })
  return { id, slug }
}

/** Writes the draft anew: its clauses, or a PDF instead. What was given to sign stands. */
export async function saveText(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveText>,
  subject: AgreementLoaded,
): Promise<Made> {
  const file = input.file === undefined ? null : await readPdf(ctx, input.file)
  const { next } = await enter(ctx, subject)
  if (next?.state !== 'draft') throw new Refusal('state-impossible')
  if (next.saved !== input.saved) throw new Refusal('changed-meanwhile')
  const clauses = input.clauses
    .map(({ heading, text }) => ({ heading: heading ?? '', text: text ?? '' }))
    .filter(({ heading, text }) => heading !== '' || text !== '')
  const kept =
    file !== null
      ? { file_hash: file.hash, file_name: file.name }
      : input.withoutFile
        ? { file_hash: null, file_name: null }
        : {}
  if (file !== null) await keepFile(ctx.db, { ...file, now: ctx.now() })
  await ctx.db
    .updateTable('agreement_version')
    .set({ clauses: JSON.stringify(clauses), saved: next.saved + 1, ...kept })
    .where('agreement_id', '=', subject.row.id)
    .where('number', '=', next.number)
    .execute()
  await ctx.db.updateTable('agreement').set({ title: input.title }).where('id', '=', subject.row.id).execute()
  await tell(ctx, subject, {
    call: 'agreements.saveText',
    agreement: subject.row.id,
    version: next.number,
  })
  return madeOf(subject)
}

/** Gives the draft to sign. It needs a text, two parties, and somebody named who signs for each. */
export async function openForSignature(
  ctx: Context,
  input: ParsedInputOf<typeof contract.openForSignature>,
  subject: AgreementLoaded,
): Promise<Made> {
  const { whole, next } = await enter(ctx, subject)
  if (next?.state !== 'draft') throw new Refusal('state-impossible')
  if (next.saved !== input.saved) throw new Refusal('changed-meanwhile')
  const bound = whole.parties.filter(party => isBound(party, todayOf(ctx)))
  const isComplete =
    (next.clauses.length > 0 || next.fileHash !== null) &&
    bound.length >= fewestParties &&
    bound.every(party => party.signatory !== null)
  if (!isComplete) throw new Refusal('agreement-incomplete')
  await setVersion(ctx, subject, next, { state: 'open', opened_at: ctx.now() })
  await tell(ctx, subject, {
    call: 'agreements.openForSignature',
    agreement: subject.row.id,
    version: next.number,
  })
  return madeOf(subject)
}

/** Drops what is written or signed just now; what is in force stays in force. */
export async function dropVersion(
  ctx: Context,
  input: ParsedInputOf<typeof contract.dropVersion>,
  subject: AgreementLoaded,
): Promise<AnswerOf<typeof contract.dropVersion>> {
  const { next } = await enter(ctx, subject)
  if (next === null || next.number !== input.version) throw new Refusal('state-impossible')
  await setVersion(ctx, subject, next, { state: 'dropped' })
  await tell(ctx, subject, {
    call: 'agreements.dropVersion',
    agreement: subject.row.id,
    version: next.number,
  })
  return { ...madeOf(subject), partnership: subject.slug }
}

/** Begins an amendment with the text in force; only one at a time. */
export async function amendAgreement(
  ctx: Context,
  input: ParsedInputOf<typeof contract.amendAgreement>,
  subject: AgreementLoaded,
): Promise<Made> {
  const { whole, next } = await enter(ctx, subject)
  const former = inForceOf(whole)
  if (former === null || next !== null) throw new Refusal('state-impossible')
  const number = (whole.versions[0]?.number ?? 0) + 1
  await ctx.db
    .insertInto('agreement_version')
    .values({
      agreement_id: subject.row.id,
      number,
      state: 'draft',
      reason: input.reason,
      clauses: JSON.stringify(former.clauses),
      file_hash: former.fileHash,
      file_name: former.fileName,
      made_by: ctx.viewer.personId,
      made_at: ctx.now(),
    })
    .execute()
  await tell(ctx, subject, { call: 'agreements.amendAgreement', agreement: subject.row.id, version: number })
  return madeOf(subject)
}

/** Says that an agreement ended. What was signed is signed: it stays on record and counts. */
export async function endAgreement(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endAgreement>,
  subject: AgreementLoaded,
): Promise<Made> {
  const { whole } = await enter(ctx, subject)
  const first = whole.versions.flatMap(({ inForceOn }) => inForceOn ?? []).sort()[0]
  if (first !== undefined && input.endedOn < first)
    throw new Refusal('input-invalid', { faults: [{ field: 'endedOn', code: 'ends-before-start' }] })
  await ctx.db
    .updateTable('agreement')
    .set({ ended_on: input.endedOn, end_reason: input.reason })
    .where('id', '=', subject.row.id)
    .execute()
  await tell(ctx, subject, {
    call: 'agreements.endAgreement',
    agreement: subject.row.id,
    reason: input.reason,
  })
  return madeOf(subject)
}

/** Takes a party in, or says who signs for one. */
export async function saveParty(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveParty>,
  subject: AgreementLoaded,
): Promise<Made> {
  const { whole } = await enter(ctx, subject)
  const facts = {
    legal_name: input.legalName || null,
    signatory: input.signatory || null,
    capacity: input.capacity || null,
  }
  if (input.id !== undefined) {
    const party = whole.parties.find(one => one.id === input.id)
    if (party === undefined) throw new Refusal('not-found')
    await ctx.db.updateTable('agreement_party').set(facts).where('id', '=', party.id).execute()
  } else {
    const fault = (field: string, code: string) => new Refusal('input-invalid', { faults: [{ field, code }] })
    const clusterId = input.clusterId ?? null
    if (clusterId === null && !input.name) throw fault('name', 'missing')
    if (clusterId !== null && !subject.clusterIds.includes(clusterId)) throw fault('clusterId', 'not-offered')
    await ctx.db
      .insertInto('agreement_party')
      .values({
        id: ctx.newId(),
        agreement_id: subject.row.id,
        ...(clusterId === null
          ? { name: input.name ?? '', country: input.country ?? null }
          : { cluster_id: clusterId }),
        ...facts,
        joined_on: input.joinedOn ?? todayOf(ctx),
        created_at: ctx.now(),
      })
      .execute()
  }
  await tell(ctx, subject, { call: 'agreements.saveParty', agreement: subject.row.id })
  return madeOf(subject)
}

/** Lets a party leave after a day; what it signed stays. One that never signed anything is taken off. */
export async function endParty(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endParty>,
  subject: AgreementLoaded,
): Promise<Made> {
  const { whole } = await enter(ctx, subject)
  const party = whole.parties.find(one => one.id === input.party && one.leftOn === null)
  if (party === undefined) throw new Refusal('not-found')
  if (!(await hasEverSigned(ctx.db, party.id)))
    await ctx.db.deleteFrom('agreement_party').where('id', '=', party.id).execute()
  else {
    if (input.leftOn < party.joinedOn)
      throw new Refusal('input-invalid', { faults: [{ field: 'leftOn', code: 'ends-before-start' }] })
    await ctx.db
      .updateTable('agreement_party')
      .set({ left_on: input.leftOn })
      .where('id', '=', party.id)
      .execute()
  }
  await settle(ctx, subject)
  await tell(ctx, subject, { call: 'agreements.endParty', agreement: subject.row.id })
  return madeOf(subject)
}

/** The signed copy of a party. With the last one the version is in force, and the former one ends the day before. */
export async function addSignedCopy(
  ctx: Context,
  input: ParsedInputOf<typeof contract.addSignedCopy>,
  subject: AgreementLoaded,
): Promise<Made> {
  const file = await readPdf(ctx, input.file)
  const { whole } = await enter(ctx, subject)
  const today = todayOf(ctx)
  const version = whole.versions.find(one => one.number === input.version)
  if (version === undefined || !['open', 'in-force'].includes(version.state))
    throw new Refusal('state-impossible')
  const isWaitedFor = missingIn(whole, version.number, today).some(party => party.id === input.party)
  if (!isWaitedFor) throw new Refusal('already-exists')
  if (input.signedOn > today)
    throw new Refusal('input-invalid', { faults: [{ field: 'signedOn', code: 'in-the-future' }] })
  await keepFile(ctx.db, { ...file, now: ctx.now() })
  await ctx.db
    .insertInto('agreement_signature')
    .values({
      id: ctx.newId(),
      agreement_id: subject.row.id,
      number: version.number,
      party_id: input.party,
      method: input.method,
      signed_on: input.signedOn,
      signatory: input.signatory,
      capacity: input.capacity || null,
      file_hash: file.hash,
      file_name: file.name,
      added_by: ctx.viewer.personId,
      added_at: ctx.now(),
    })
    .execute()
  await settle(ctx, subject)
  await tell(ctx, subject, {
    call: 'agreements.addSignedCopy',
    agreement: subject.row.id,
    version: version.number,
  })
  return madeOf(subject)
}

/** Takes a wrong copy back while the version is being signed. */
export async function withdrawSignedCopy(
  ctx: Context,
  input: ParsedInputOf<typeof contract.withdrawSignedCopy>,
  subject: AgreementLoaded,
): Promise<{ done: true }> {
  const { whole } = await enter(ctx, subject)
  const copy = whole.signatures.find(one => one.partyId === input.party && one.number === input.version)
  if (copy === undefined) throw new Refusal('not-found')
  if (whole.versions.find(one => one.number === input.version)?.state !== 'open')
    throw new Refusal('state-impossible')
  await ctx.db
    .updateTable('agreement_signature')
    .set({ withdrawn_at: ctx.now() })
    .where('id', '=', copy.id)
    .execute()
  await tell(ctx, subject, {
    call: 'agreements.withdrawSignedCopy',
    agreement: subject.row.id,
    version: input.version,
  })
  return { done: true }
}

/** The agreement as it is now, nobody changing it beside; one that ended changes no more. */
async function enter(
  ctx: Context,
  subject: AgreementLoaded,
): Promise<{ whole: Whole; next: VersionRow | null }> {
  await lockAgreement(ctx.db, subject.row.id)
  const whole = (await readWhole(ctx, subject, [subject.row]))(subject.row)
  const row = await ctx.db
    .selectFrom('agreement')
    .select('ended_on')
    .where('id', '=', subject.row.id)
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  if (row.ended_on !== null) throw new Refusal('state-impossible')
  return { whole, next: nextOf(whole) }
}

async function readPdf(ctx: Context, sent: { hash: string; name: string }) {
  const file = await readSentFile(ctx, sent)
  if (file.mediaType !== 'application/pdf') throw new Refusal('pdf-wanted', { field: 'file' })
  return file
}

async function setVersion(
  ctx: Context,
  subject: AgreementLoaded,
  version: VersionRow,
  change: { state: 'open' | 'dropped'; opened_at?: Date },
): Promise<void> {
  await ctx.db
    .updateTable('agreement_version')
    .set(change)
    .where('agreement_id', '=', subject.row.id)
    .where('number', '=', version.number)
    .execute()
}

const madeOf = ({ row }: AgreementLoaded): Made => ({ id: row.id, slug: row.slug })

async function tell(
  ctx: Context,
  subject: InsideLoaded,
  line: { call: string; agreement: string; version?: number; reason?: string },
): Promise<void> {
  const { call, reason, ...change } = line
  await writeHistory(ctx, {
    call,
    subjectKind: 'partnership',
    subjectId: subject.id,
    change,
    reason: reason ?? null,
  })
}
