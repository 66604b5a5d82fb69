import type { Context } from '../../shared/context.ts'
import type { AnswerOf } from '../../shared/contract.ts'
import type * as contract from './contract-public.ts'
import { listPublicAddresses } from './queries-public.ts'

/** Pages of clusters and organisations that a visitor may read, the freshest first; as many as one sitemap holds. */
export async function listPublicPages(ctx: Context): Promise<AnswerOf<typeof contract.listPublicPages>> {
  return { items: await listPublicAddresses(ctx.db) }
}
