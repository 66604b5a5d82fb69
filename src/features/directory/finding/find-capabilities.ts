import type { Context } from '../../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../../shared/contract.ts'
import { describeCapability } from '../capabilities.ts'
import type * as contract from '../contract-find.ts'
import { readCapabilities } from './queries-capabilities.ts'

/** Capability records in the order of their ids, so that pages neither miss nor repeat a record while others are added. */
export async function findCapabilities(
  ctx: Context,
  input: ParsedInputOf<typeof contract.findCapabilities>,
): Promise<AnswerOf<typeof contract.findCapabilities>> {
  const rows = await readCapabilities(ctx.db, ctx.viewer, { ...input, limit: input.pageSize + 1 })
  const page = rows.slice(0, input.pageSize)
  return {
    items: page.map(row => ({
      ...describeCapability(row),
      organisationName: row.organisationName,
      organisationSlug: row.organisationSlug,
    })),
    next: rows.length > input.pageSize ? (page.at(-1)?.id ?? null) : null,
  }
}
