import type { Context } from '../../shared/context.ts'
import type { CopiedPart } from './rules/copied-parts.ts'

/** A mission that is copied: from which to which, and by how many days everything moves. */
export interface MissionCopy {
  readonly from: string
  readonly to: string
  readonly partnershipId: string
  readonly days: number
}

type CopyPart = (ctx: Context, copy: MissionCopy) => Promise<void>

const copiers = new Map<CopiedPart, CopyPart>()

/** Names who takes a part of a mission into its copy; called once for each, when the house is put together. */
export function copyAlong(part: CopiedPart, copy: CopyPart): void {
  copiers.set(part, copy)
}

/** Takes the parts that were ticked into the copy. */
export async function copyParts(
  ctx: Context,
  parts: readonly CopiedPart[],
  copy: MissionCopy,
): Promise<void> {
  for (const part of new Set(parts)) await copiers.get(part)?.(ctx, copy)
}
