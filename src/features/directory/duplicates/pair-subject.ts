import type { Context } from '../../../shared/context.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { PairSubject } from '../policy.ts'
import { loadOrganisation } from '../read-directory.ts'
import { findMerge } from './queries-duplicates.ts'

export interface MergeSubject extends PairSubject {
  mergeId: string
}

/** Both records a call names; what the viewer may not see does not exist. */
export async function loadPair(
  ctx: Context,
  input: { organisation: string; other: string },
): Promise<PairSubject> {
  return {
    kept: await loadOrganisation(ctx, { organisation: input.organisation }),
    dropped: await loadOrganisation(ctx, { organisation: input.other }),
  }
}

/** A merge with the organisation it made; who manages that may take it back. */
export async function loadMerge(ctx: Context, input: { merge: string }): Promise<MergeSubject> {
  const merge = await findMerge(ctx.db, input.merge)
  if (merge === null) throw new Refusal('not-found')
  const kept = await loadOrganisation(ctx, { organisation: merge.keptId })
  return { mergeId: merge.id, kept, dropped: kept }
}
