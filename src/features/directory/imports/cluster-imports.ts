import { Refusal } from '../../../shared/refusals.ts'
import { capabilitiesImport } from './capabilities-import.ts'
import type { ImportKind } from './import-kind.ts'
import { organisationsImport } from './organisations-import.ts'
import { projectsImport } from './projects-import.ts'

/** What a cluster's manager can bring as a file. */
export const clusterImportKinds = ['organisations', 'capabilities', 'projects'] as const
export type ClusterImportKind = (typeof clusterImportKinds)[number]

/** Does something with the kind of import that a stored name means; what is no import of a cluster does not exist here. */
export function withImportKind<Result>(
  name: string,
  use: <Field extends string, Input>(kind: ImportKind<Field, Input>) => Result,
): Result {
  if (name === 'organisations') return use(organisationsImport)
  if (name === 'capabilities') return use(capabilitiesImport)
  if (name === 'projects') return use(projectsImport)
  throw new Refusal('not-found')
}
