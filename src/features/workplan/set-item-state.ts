import type { Context } from '../../shared/context.ts'
import type { ParsedInputOf } from '../../shared/contract.ts'
import { type FieldFault, Refusal } from '../../shared/refusals.ts'
import { keepFile } from '../../shared/sent-files.ts'
import { editsPartnership } from '../partnerships/index.ts'
import { readSentFile } from '../rooms/index.ts'
import type * as contract from './contract.ts'
import { listLinkable } from './queries-links.ts'
import { forgetReminders } from './queries-reminders.ts'
import { addStatement } from './queries-statements.ts'
import { type ItemLoaded, todayOf } from './read-workplan.ts'
import { type ItemState, itemStates, statesByOwner } from './rules/kinds.ts'
import { saveItem } from './save-item.ts'
import { faultIn, tell } from './save-package.ts'

/**
 * Says how far something is, since when, and what shows it. A file stays until another is sent or it is taken away. Its owner
 * says it of what the partnership has not yet said to be accepted; what the coordinator puts back is reminded of anew.
 */
export async function setItemState(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setItemState>,
  subject: ItemLoaded,
): Promise<{ id: string }> {
  const { item } = subject
  const byOwner = !editsPartnership(ctx.viewer, subject)
  if (byOwner && item.state === 'accepted') throw new Refusal('work-item-accepted')
  const offered: readonly ItemState[] = byOwner ? statesByOwner(item.kind) : itemStates[item.kind]
  if (!offered.includes(input.state)) throw faultIn('state', 'not-offered')
  const days = readDays(input, todayOf(ctx))
  const link =
    input.link === undefined || input.link === 'kept' ? {} : await readLink(ctx, input.link || null, subject)
  const file = input.file === undefined ? null : await readSentFile(ctx, input.file)
  if (file !== null) await keepFile(ctx.db, { ...file, now: ctx.now() })
  const kept =
    file !== null
      ? { file_hash: file.hash, file_name: file.name }
      : input.withoutFile
        ? { file_hash: null, file_name: null }
        : {}
  await saveItem(ctx, item.id, input.version, {
    state: input.state,
    done_on: days.done_on,
    accepted_on: days.accepted_on,
    proof: input.proof || null,
    ...link,
    ...kept,
    state_by: ctx.viewer.personId,
  })
  await addStatement(ctx, {
    item_id: item.id,
    state: input.state,
    day: days.accepted_on ?? days.done_on ?? days.begun_on,
    proof: input.proof || null,
    file_name: 'file_name' in kept ? kept.file_name : item.fileName,
    note: input.note || null,
    by_owner: byOwner,
  })
  if (item.doneOn !== null && days.done_on === null) await forgetReminders(ctx.db, item.id)
  await tell(ctx, subject, 'workplan.setItemState', { item: item.id, state: input.state, ...days })
  return { id: item.id }
}

/** The days a state needs: none while it is planned, for what is accepted the day it was submitted, too; when it was begun need not be said. */
function readDays(input: ParsedInputOf<typeof contract.setItemState>, today: string) {
  const none = { begun_on: null, done_on: null, accepted_on: null }
  if (input.state === 'planned') return none
  const doneOn = input.doneOn ?? null
  if (input.state === 'begun') {
    if (doneOn !== null && doneOn > today) throw faultIn('doneOn', 'not-come-yet')
    return { ...none, begun_on: doneOn }
  }
  const faults: FieldFault[] = []
  const acceptedOn = input.state === 'accepted' ? (input.acceptedOn ?? null) : null
  if (doneOn === null) faults.push({ field: 'doneOn', code: 'missing' })
  else if (doneOn > today) faults.push({ field: 'doneOn', code: 'not-come-yet' })
  if (input.state === 'accepted') {
    if (acceptedOn === null) faults.push({ field: 'acceptedOn', code: 'missing' })
    else if (acceptedOn > today) faults.push({ field: 'acceptedOn', code: 'not-come-yet' })
    else if (doneOn !== null && acceptedOn < doneOn)
      faults.push({ field: 'acceptedOn', code: 'accepted-before-submitted' })
  }
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  return { ...none, done_on: doneOn, accepted_on: acceptedOn }
}

/** What is named stays named, also where whoever saves does not see it; anything else must be offered. */
async function readLink(ctx: Context, target: string | null, { item, id }: ItemLoaded) {
  if (target === null) return { link_kind: null, link_ref: null }
  if (target === `${item.linkKind}:${item.linkRef}`) return {}
  const offered = await listLinkable(ctx.db, { partnershipId: id, viewer: ctx.viewer })
  const link = offered.find(({ kind, ref }) => `${kind}:${ref}` === target)
  if (link === undefined) throw faultIn('link', 'not-offered')
  return { link_kind: link.kind, link_ref: link.ref }
}
