import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { loadNeeds, type NeedsSubject } from '../list-market-needs.ts'
import { type ChainRow, findChain, listRoleRows, type RoleRow } from './queries-chains.ts'

/** A chain, judged as its partnership is. */
export interface ChainSubject extends NeedsSubject {
  readonly chain: ChainRow
}

export interface RoleSubject extends ChainSubject {
  readonly role: RoleRow
  readonly roles: readonly RoleRow[]
}

/** The chain a call names, where the viewer may know of its partnership. */
export async function loadChain(ctx: Context, input: { chain: string }): Promise<ChainSubject> {
  const chain = await findChain(ctx.db, input.chain)
  if (chain === null) throw new Refusal('not-found')
  const partnership = await loadNeeds(ctx, { partnership: chain.partnership_id })
  return { ...partnership, chain }
}

/** One of its roles. */
export async function loadChainRole(
  ctx: Context,
  input: { chain: string; role: string },
): Promise<RoleSubject> {
  const subject = await loadChain(ctx, input)
  const roles = await listRoleRows(ctx.db, subject.chain.id)
  const role = roles.find(({ id }) => id === input.role)
  if (role === undefined) throw new Refusal('not-found')
  return { ...subject, role, roles }
}
