import type { Context } from '../../shared/context.ts'
import { Refusal } from '../../shared/refusals.ts'
import { listParties } from './queries.ts'
import { type AgreementLoaded, loadAgreement } from './read-agreements.ts'

export interface PartyLoaded extends AgreementLoaded {
  /** The cluster that the party is; null: somebody outside. */
  partyClusterId: string | null
}

/** The agreement and the party a call names. */
export async function loadParty(
  ctx: Context,
  input: { agreement: string; party: string },
): Promise<PartyLoaded> {
  const subject = await loadAgreement(ctx, input)
  const party = (await listParties(ctx.db, [subject.row.id])).find(one => one.id === input.party)
  if (party === undefined) throw new Refusal('not-found')
  return { ...subject, partyClusterId: party.clusterId }
}
