import type { Context } from '../../shared/context.ts'
import type { InsideLoaded } from '../partnerships/index.ts'
import { listOwners } from './queries.ts'
import { faultIn } from './save-package.ts'

interface Owner {
  kind: 'cluster' | 'person'
  id: string
  name: string
}

/** Who answers for something, of those who can be named; whoever is named already may stay. */
export async function readOwner(
  ctx: Context,
  chosen: string | null,
  { subject, before }: { subject: InsideLoaded; before: Owner | null },
) {
  const offered = await listOwners(ctx.db, { partnershipId: subject.id, clusterIds: subject.clusterIds })
  const owner = [...offered, ...(before === null ? [] : [before])].find(
    ({ kind, id }) => `${kind}:${id}` === chosen,
  )
  if (chosen !== null && owner === undefined) throw faultIn('owner', 'not-offered')
  return {
    owner_cluster_id: owner?.kind === 'cluster' ? owner.id : null,
    owner_person_id: owner?.kind === 'person' ? owner.id : null,
  }
}
