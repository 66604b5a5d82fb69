import type { Context } from '../../shared/context.ts'
import type { FileAnswer } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { loadInside } from '../partnerships/index.ts'
import type { DeclarationSubject } from './policy.ts'
import { findDeclaration, listSaid } from './queries.ts'

/** A declaration with the partnership it was made to. */
export async function loadDeclaration(
  ctx: Context,
  input: { declaration: string },
): Promise<DeclarationSubject> {
  const row = await findDeclaration(ctx.db, input.declaration)
  if (row === null) throw new Refusal('not-found')
  return {
    declarationId: input.declaration,
    organisationId: row.organisationId,
    memberClusterIds: row.memberClusterIds,
    partnership: await loadInside(ctx, { partnership: row.partnershipId }),
  }
}

/** The document that goes with what was last declared. */
export async function getDocument(
  ctx: Context,
  _input: unknown,
  subject: DeclarationSubject,
): Promise<FileAnswer> {
  const [said] = await listSaid(ctx.db, { declarationId: subject.declarationId })
  if (said === undefined || said.withdrawn || said.fileHash === null || said.fileName === null)
    throw new Refusal('not-found')
  return {
    fileName: said.fileName,
    mediaType: 'application/octet-stream',
    body: ctx.files.read(said.fileHash),
  }
}
