import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { typeset } from '../schedule/index.ts'
import type { RoomSubject } from './policy.ts'
import { ndaTemplate, type PrintedNda } from './print/nda-template.ts'
import type { AcceptanceRow, NdaRow } from './queries-nda.ts'

/**
 * The signed agreement as a PDF, kept under its hash. Null where this machine has no typesetter: the acceptances count as
 * they are, and the page and the ledger say what was accepted.
 */
export async function printNda(
  ctx: Context,
  room: RoomSubject,
  nda: NdaRow,
  acceptances: readonly AcceptanceRow[],
): Promise<{ hash: string; size: number } | null> {
  const data: PrintedNda = {
    kind: nda.kind,
    roomTitle: room.title,
    roomId: room.id,
    address: ctx.baseUrl,
    clauses: nda.clauses,
    uploaded: nda.fileHash === null ? null : { name: nda.fileName ?? '', sha256: nda.fileHash },
    purpose: nda.purpose,
    validUntil: nda.validUntil,
    termsHash: nda.termsHash,
    signedAt: sayInstant(nda.signedAt ?? ctx.now()),
    acceptances: acceptances.map(one => ({
      organisation: room.sides.find(side => side.position === one.side)?.name ?? '',
      fullName: one.fullName,
      capacity: one.capacity,
      at: sayInstant(one.acceptedAt),
    })),
  }
  try {
    return await ctx.files.put(await typeset(ndaTemplate, data))
  } catch (error) {
    if (error instanceof Refusal && error.code === 'print-unavailable') return null
    throw error
  }
}

/** One moment, said the same to all sides: in UTC, to the second. */
function sayInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
