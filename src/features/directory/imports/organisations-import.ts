import { type OrganisationImportField, organisationCatalogue } from '../rules/columns.ts'
import { type OrganisationKind, organisationKinds } from '../rules/kinds.ts'
import { createMatchIndex } from '../rules/match-existing.ts'
import { type OrganisationInput, readOrganisationRow } from '../rules/read-organisation-row.ts'
import {
  decideOrganisation,
  type FileOrganisation,
  fileRow,
  indexStored,
  isIdle,
} from './decide-organisations.ts'
import type { ImportFacts, ImportKind, ImportOptions, ImportRun } from './import-kind.ts'
import { findKnownOrganisations } from './known-organisations.ts'
import { writeOrganisations } from './write-organisations.ts'

/** Organisations with their contact person and their membership in the importing cluster. */
export const organisationsImport: ImportKind<OrganisationImportField, OrganisationInput> = {
  kind: 'organisations',
  job: 'directory.import-organisations',
  catalogue: organisationCatalogue,
  coveredBy: options => (options.country === null ? [] : ['country']),
  readRow: (cells, options, now) =>
    readOrganisationRow(cells, { defaults: toDefaults(options, now.getUTCFullYear()) }),
  openRun,
}

function toDefaults(options: ImportOptions, thisYear: number) {
  const kind = organisationKinds.find((one): one is OrganisationKind => one === options.kind)
  return {
    thisYear,
    ...(options.country === null ? {} : { country: options.country }),
    ...(kind === undefined ? {} : { kind }),
    ...(options.lang === null ? {} : { lang: options.lang }),
  }
}

function openRun(imported: ImportFacts): ImportRun<OrganisationInput> {
  const byFile = createMatchIndex<FileOrganisation>()
  const { clusterId } = imported
  if (clusterId === null) throw new Error('an import of organisations belongs to a cluster')
  return {
    skip: row => {
      fileRow(byFile, row)
    },
    take: async (ctx, rows, { dry }) => {
      const { known, hidden } = await findKnownOrganisations(
        ctx.db,
        clusterId,
        rows.map(row => row.input),
      )
      const byStore = indexStored(known)
      const today = ctx.now().toISOString().slice(0, 10)
      const around = { byFile, byStore, hidden, options: imported.options, today, newId: ctx.newId }
      const plans = rows.map(row => decideOrganisation(row, around))
      const withNewPeople = dry
        ? new Set<number>()
        : await writeOrganisations(ctx, imported, clusterId, plans)
      return plans.map(plan => ({
        outcome:
          plan.organisation === null
            ? ('rejected' as const)
            : plan.isCreated
              ? ('created' as const)
              : isIdle(plan) && !withNewPeople.has(plan.number)
                ? ('unchanged' as const)
                : ('updated' as const),
        faults: plan.faults,
      }))
    },
  }
}
