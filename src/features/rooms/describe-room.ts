import type { OutputOf } from '../../shared/contract.ts'
import type { getRoom } from './contract.ts'
import type { RoomSubject } from './policy.ts'
import type { ItemRow, VersionRow } from './queries.ts'
import type { AcceptanceRow, NdaRow } from './queries-nda.ts'
import { markKindOf } from './rules/file-kinds.ts'
import { knowsSide } from './rules/may-read.ts'
import { isOwn, isShown } from './show-things.ts'

type Room = OutputOf<typeof getRoom>

/** The sides as a reader may know them. */
export function describeSides(room: RoomSubject) {
  return room.sides.map(side => {
    const isKnown = knowsSide(room, room.me, side.position)
    return {
      position: side.position,
      mine: side.position === room.me,
      name: isKnown ? side.name : null,
      slug: isKnown ? side.slug : null,
      country: isKnown ? side.country : null,
      agreed: side.agreed,
      closedAt: side.closedAt,
      showsUntil: side.showsUntil,
    }
  })
}

/** A thing as a reader may see it, or null where it is not there for them: another side's before its step, or taken back. */
export function describeItem(room: RoomSubject, item: ItemRow, versions: readonly VersionRow[], now: Date) {
  const mine = isOwn(room, item)
  const shown = isShown(room, item, now)
  if (!mine && !shown) return null
  const seen = versions.filter(version => version.itemId === item.id && (mine || version.shownAt !== null))
  if (seen.length === 0) return null
  return {
    id: item.id,
    step: item.step,
    kind: item.kind,
    title: item.title,
    side: item.side,
    mine,
    shown,
    withdrawnAt: item.withdrawnAt,
    marked: item.marked,
    markable: markKindOf(seen[0]?.mediaType ?? null) !== null,
    versions: seen.map(version => describeVersion(version, mine)),
  }
}

/** A version by its own side's number, or by the number others know it by. */
export function describeVersion(version: VersionRow, mine: boolean) {
  return {
    number: mine ? version.number : (version.shownNumber ?? 0),
    shownAs: version.shownNumber,
    createdAt: version.createdAt,
    fileName: version.fileName,
    size: version.size,
    preview: version.preview,
    markFault: mine ? version.markFault : null,
  }
}

export function describeNda(
  nda: NdaRow,
  acceptances: readonly AcceptanceRow[],
): NonNullable<Room['nda']> | null {
  const { state, fileHash: _bytes, clauses: _clauses, pdfHash, proposedAt, signedAt, ...rest } = nda
  if (state === 'replaced') return null
  return {
    ...rest,
    state,
    proposedAt: proposedAt.toISOString(),
    signedAt: signedAt === null ? null : signedAt.toISOString(),
    hasPdf: pdfHash !== null,
    acceptances: acceptances.map(one => ({ ...one, acceptedAt: one.acceptedAt.toISOString() })),
  }
}
