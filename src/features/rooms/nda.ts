import { createHash } from 'node:crypto'
import { canonicalText } from '../../engines/ledger/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { keepFile } from '../../shared/sent-files.ts'
import { readSentFile } from './add-things.ts'
import type * as contract from './contract.ts'
import { describeNda, describeSides } from './describe-room.ts'
import { record } from './ledger.ts'
import { asTransaction, enterOpenRoom, enterRoom } from './load-room.ts'
import { mailProof } from './mail-proof.ts'
import { findStillOpen, sendInPieces } from './open-things.ts'
import type { RoomSubject } from './policy.ts'
import { printNda } from './print-nda.ts'
import { type AcceptanceRow, findNda, listAcceptances, type NdaRow } from './queries-nda.ts'
import { isWithin } from './rules/may-read.ts'
import { writeClauses } from './rules/nda-text.ts'
import { hasReached } from './rules/steps.ts'
import { tellSides } from './tell-sides.ts'
import { termsOf } from './terms-of.ts'

type Proposal = ParsedInputOf<typeof contract.proposeNda>

/** Proposes an agreement from the template. It takes the place of a proposal that not all have accepted. */
export async function proposeNda(
  ctx: Context,
  input: Proposal,
  subject: RoomSubject,
): Promise<{ done: true }> {
  return propose(ctx, input, subject, null)
}

/** Proposes an agreement of one's own as a PDF, with the terms that Kontor has to know. */
export async function uploadNda(
  ctx: Context,
  input: ParsedInputOf<typeof contract.uploadNda>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  const file = await readSentFile(ctx, input.file)
  if (file.mediaType !== 'application/pdf') throw new Refusal('file-kind-refused', { field: 'file' })
  return asTransaction(ctx, async inside => {
    await keepFile(inside.db, { ...file, now: ctx.now() })
    return propose(inside, input, subject, file)
  })
}

async function propose(
  ctx: Context,
  input: Proposal,
  subject: RoomSubject,
  file: { hash: string; name: string } | null,
): Promise<{ done: true }> {
  const room = await enterOpenRoom(ctx, subject)
  if (!hasReached(room.step, 'nda')) throw new Refusal('step-not-next')
  if (room.signed !== null) throw new Refusal('nda-signed')
  const discloser = input.kind === 'one-way' ? (input.discloser ?? room.me) : null
  if (discloser !== null && discloser > room.sides.length)
    throw new Refusal('input-invalid', { faults: [{ field: 'discloser', code: 'not-offered' }] })
  if (!isWithin(input.validUntil, ctx.now()))
    throw new Refusal('input-invalid', { faults: [{ field: 'validUntil', code: 'in-the-past' }] })
  await ctx.db
    .updateTable('room_nda')
    .set({ state: 'replaced' })
    .where('room_id', '=', room.id)
    .where('state', '=', 'proposed')
    .execute()
  const terms = {
    kind: input.kind,
    discloser,
    purpose: input.purpose,
    law: input.law,
    confidentialityYears: input.confidentialityYears,
    validUntil: input.validUntil,
  }
  const clauses = file === null ? writeClauses(termsOf(room, terms)) : []
  const terms_hash = createHash('sha256')
    .update(
      canonicalText({
        ...terms,
        room: room.id,
        file: file?.hash ?? null,
        clauses: clauses.map(one => ({ ...one })),
      }),
    )
    .digest('hex')
  await ctx.db
    .insertInto('room_nda')
    .values({
      id: ctx.newId(),
      room_id: room.id,
      state: 'proposed',
      kind: terms.kind,
      discloser,
      purpose: terms.purpose,
      law: terms.law,
      confidentiality_years: terms.confidentialityYears,
      valid_until: terms.validUntil,
      clauses: JSON.stringify(clauses),
      proposed_by: room.me,
      proposed_at: ctx.now(),
      file_hash: file?.hash ?? null,
      file_name: file?.name ?? null,
      terms_hash,
    })
    .execute()
  await record(ctx, room, {
    event: 'nda-proposed',
    facts: { terms: terms_hash, ...(file === null ? {} : { sha256: file.hash }) },
  })
  await tellSides(ctx, room, { kind: 'room-nda', to: 'others', path: '/nda' })
  return { done: true }
}

/** Reads the agreement. That it was read is evidence of its own: one entry of the ledger, like every reading. */
export async function openNda(
  ctx: Context,
  _input: unknown,
  subject: RoomSubject,
): Promise<AnswerOf<typeof contract.openNda>> {
  const room = await enterRoom(ctx, subject)
  const nda = hasReached(room.step, 'nda') ? await findNda(ctx.db, room.id) : null
  const acceptances = nda === null ? [] : await listAcceptances(ctx.db, nda.id)
  if (nda !== null && nda.proposedBy !== room.me)
    await record(ctx, room, { event: 'nda-read', facts: { terms: nda.termsHash } })
  const isOpen = room.state === 'open' && hasReached(room.step, 'nda')
  return {
    roomTitle: room.title,
    state: room.state,
    me: room.me,
    sides: describeSides(room),
    mayPropose: isOpen && !room.isReader && room.signed === null,
    mayAccept:
      isOpen && !room.isReader && nda?.state === 'proposed' && !acceptances.some(one => one.side === room.me),
    nda: nda === null ? null : describeNda(nda, acceptances),
    clauses: nda === null ? [] : nda.clauses,
  }
}

/**
 * Accepts the agreement for a side, by a named person who declares to have the authority. With the last side it is signed:
 * a PDF says who accepted what when, and its hash and a signed checkpoint go to everybody. The PDF is set and stored before
 * anything is locked, since files may lie far away; where something else came first it is made again, and what is left over is
 * swept as every file that nobody needs.
 */
export async function acceptNda(
  ctx: Context,
  input: ParsedInputOf<typeof contract.acceptNda>,
  subject: RoomSubject,
): Promise<{ done: true }> {
  for (let tries = 0; tries < triesMost; tries++) {
    const at = ctx.now()
    const { before } = await findAcceptable(ctx, subject, input)
    const pdf = await printLast(ctx, subject, { input, at, before })
    const isDone = await asTransaction(ctx, async inside => {
      const room = await enterOpenRoom(inside, subject)
      const now = await findAcceptable(inside, room, input)
      if (sayAcceptances(now.before) !== sayAcceptances(before)) return false
      await accept(inside, room, { ...now, input, at, pdf })
      return true
    })
    if (isDone) return { done: true }
  }
  throw new Refusal('changed-meanwhile')
}

/** As often as other sides may come first: more than a room has. */
const triesMost = 10

type Acceptance = ParsedInputOf<typeof contract.acceptNda>

/** The agreement that is waiting for this side, with who has accepted it so far. */
async function findAcceptable(ctx: Context, room: RoomSubject, input: Acceptance) {
  if (room.state !== 'open') throw new Refusal('room-ended')
  const nda = await findNda(ctx.db, room.id)
  if (nda === null || nda.id !== input.nda) throw new Refusal('not-found')
  if (nda.state !== 'proposed') throw new Refusal('nda-signed')
  if (nda.termsHash !== input.termsHash) throw new Refusal('changed-meanwhile')
  const before = await listAcceptances(ctx.db, nda.id)
  if (before.some(one => one.side === room.me)) throw new Refusal('already-exists')
  return { nda, before }
}

const sayAcceptances = (all: readonly AcceptanceRow[]) =>
  JSON.stringify(
    all.map(({ side, fullName, capacity, acceptedAt }) => [side, fullName, capacity, acceptedAt]),
  )

/** The PDF, where this is the last side; undefined where others are still to accept. */
async function printLast(
  ctx: Context,
  room: RoomSubject,
  { input, at, before }: { input: Acceptance; at: Date; before: readonly AcceptanceRow[] },
) {
  if (before.length + 1 < room.sides.length) return undefined
  const nda = await findNda(ctx.db, room.id)
  if (nda === null) throw new Refusal('not-found')
  const { fullName, capacity } = input
  const all = [...before, { side: room.me, fullName, capacity, acceptedAt: at }]
  return printNda(ctx, room, { ...nda, signedAt: at }, all)
}

async function accept(
  ctx: Context,
  room: RoomSubject,
  given: {
    nda: NdaRow
    input: Acceptance
    at: Date
    pdf: { hash: string; size: number } | null | undefined
  },
): Promise<void> {
  const { nda, at, pdf } = given
  const { fullName, capacity } = given.input
  await ctx.db
    .insertInto('room_acceptance')
    .values({
      nda_id: nda.id,
      side: room.me,
      person_id: ctx.viewer.personId,
      full_name: fullName,
      capacity,
      accepted_at: at,
    })
    .execute()
  await record(ctx, room, {
    event: 'nda-accepted',
    facts: { terms: nda.termsHash },
    thing: `${fullName}, ${capacity}`,
  })
  if (pdf === undefined) await tellSides(ctx, room, { kind: 'room-nda', to: 'others', path: '/nda' })
  else await sign(ctx, room, { nda, pdf, at })
}

async function sign(
  ctx: Context,
  room: RoomSubject,
  { nda, pdf, at }: { nda: NdaRow; pdf: { hash: string; size: number } | null; at: Date },
): Promise<void> {
  if (pdf !== null) await keepFile(ctx.db, { ...pdf, now: at })
  await ctx.db
    .updateTable('room_nda')
    .set({ state: 'signed', signed_at: at, pdf_hash: pdf?.hash ?? null })
    .where('id', '=', nda.id)
    .execute()
  room.signed = { id: nda.id, validUntil: nda.validUntil, discloser: nda.discloser }
  await record(ctx, room, {
    event: 'nda-signed',
    facts: { terms: nda.termsHash, ...(pdf === null ? {} : { sha256: pdf.hash }) },
  })
  await mailProof(ctx, room, 'room-signed')
}

/**
 * The agreement as a PDF that each side keeps: signed by acceptance, or the one that was uploaded. It breaks off when its reader
 * is taken off or speaks for the side no more.
 */
export async function downloadNda(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadNda>,
  subject: RoomSubject,
): Promise<FileAnswer> {
  const { nda, hash } = await asTransaction(ctx, inside => noteGetting(inside, input, subject))
  return {
    fileName: input.part === 'signed' ? 'agreement-signed.pdf' : (nda.fileName ?? 'agreement.pdf'),
    mediaType: 'application/pdf',
    body: sendInPieces(
      ctx.files.read(hash),
      async () => (await findStillOpen(ctx.db, { ctx, subject })) !== null,
    ),
  }
}

/** Writes the entry that the agreement is got. */
async function noteGetting(
  ctx: Context,
  input: ParsedInputOf<typeof contract.downloadNda>,
  subject: RoomSubject,
): Promise<{ nda: NdaRow; hash: string }> {
  const room = await enterRoom(ctx, subject)
  const nda = hasReached(room.step, 'nda') ? await findNda(ctx.db, room.id) : null
  if (nda === null || nda.id !== input.nda) throw new Refusal('not-found')
  const hash = input.part === 'signed' ? nda.pdfHash : nda.fileHash
  if (hash === null)
    throw new Refusal(input.part === 'signed' && nda.state === 'signed' ? 'print-unavailable' : 'not-found')
  await record(ctx, room, { event: 'nda-got', facts: { terms: nda.termsHash, sha256: hash } })
  return { nda, hash }
}
