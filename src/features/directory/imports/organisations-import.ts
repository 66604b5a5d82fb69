import type { Context } from '../../../shared/context.ts'
import { sayDifferent } from '../duplicates/list-duplicates.ts'
import { type OrganisationImportField, organisationCatalogue } from '../rules/columns.ts'
import { type OrganisationKind, organisationKinds } from '../rules/kinds.ts'
import { mergeRepeatedRow } from '../rules/match-existing.ts'
import { type OrganisationInput, readOrganisationRow } from '../rules/read-organisation-row.ts'
import { decideOrganisation, indexStored, isIdle } from './decide-organisations.ts'
import type {
  ImportedRow,
  ImportFacts,
  ImportKind,
  ImportLook,
  ImportOptions,
  ImportRun,
  LookContext,
} from './import-kind.ts'
import { findKnownOrganisations } from './known-organisations.ts'
import { QuestionSearch } from './look-for-questions.ts'
import { type PrintedRow, printRow } from './print-row.ts'
import { findAnswers, saveQuestions } from './queries-questions.ts'
import { findRememberedRows, rememberRows } from './remembered-rows.ts'
import type { RowPlan, Surroundings } from './row-plan.ts'
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
  openLook,
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
  const { clusterId } = imported
  if (clusterId === null) throw new Error('an import of organisations belongs to a cluster')
  const run = { imported, clusterId, earlier: new Map() satisfies Surroundings['earlier'] }
  return {
    skip: (ctx, rows) => recall(ctx, run, rows),
    take: async (ctx, rows, { dry }) => {
      const printed = rows.map(printRow)
      const plans = await decide(ctx, run, printed)
      const withNewPeople = dry
        ? new Set<number>()
        : await writeOrganisations(ctx, imported, clusterId, plans)
      if (!dry) {
        await rememberRows(ctx.db, { ...imported, clusterId }, plans)
        await keepDifferent(ctx, run, plans)
      }
      return plans.map(plan => ({ outcome: outcomeOf(plan, withNewPeople), faults: plan.faults }))
    },
  }
}

function openLook(imported: ImportFacts): ImportLook<OrganisationInput> {
  const { clusterId } = imported
  if (clusterId === null) throw new Error('an import of organisations belongs to a cluster')
  const run = { imported, clusterId, earlier: new Map() satisfies Surroundings['earlier'] }
  const search = new QuestionSearch()
  return {
    see: async (ctx, rows) => {
      const printed = rows.map(printRow)
      search.see(printed, await decide(ctx, run, printed))
    },
    compare: ctx => search.compare(ctx.db, clusterId),
    keep: db => saveQuestions(db, imported.id, search.lines),
  }
}

interface Run {
  imported: ImportFacts
  clusterId: string
  earlier: Surroundings['earlier']
}

async function decide(ctx: LookContext, run: Run, rows: readonly PrintedRow[]): Promise<RowPlan[]> {
  const { imported, clusterId, earlier } = run
  const fingerprints = rows.map(row => row.fingerprint)
  const remembered = await findRememberedRows(ctx.db, { ...imported, clusterId }, fingerprints)
  const answers = await findAnswers(ctx.db, imported.id, fingerprints)
  const { known, hidden } = await findKnownOrganisations(
    ctx.db,
    clusterId,
    rows.map(row => row.input),
    [
      ...[...remembered.values()].flatMap(row => row.organisationId ?? []),
      ...[...answers.values()].flatMap(answer => answer.same ?? []),
    ],
    ctx.now(),
  )
  const around: Surroundings = {
    byStore: indexStored(known),
    byId: new Map(known.map(one => [one.id, one])),
    earlier,
    remembered,
    answers,
    hidden,
    options: imported.options,
    today: ctx.now().toISOString().slice(0, 10),
    newId: ctx.newId,
  }
  return rows.map(row => decideOrganisation(row, around))
}

/** That a new organisation is none of those it could have been is remembered, so that nobody is asked about the pair. */
async function keepDifferent(ctx: Context, run: Run, plans: readonly RowPlan[]): Promise<void> {
  const created = plans.filter(plan => plan.isCreated)
  const answers = await findAnswers(
    ctx.db,
    run.imported.id,
    created.map(plan => plan.fingerprint),
  )
  for (const { fingerprint, organisation } of created)
    for (const other of answers.get(fingerprint)?.different ?? [])
      if (organisation !== null)
        await sayDifferent(ctx, run.clusterId, { a: organisation.id, b: other, by: run.imported.createdBy })
}

/** After a crash: what the rows before it were, for the rows behind it that repeat them. */
async function recall(
  ctx: Context,
  run: Run,
  rows: readonly ImportedRow<OrganisationInput>[],
): Promise<void> {
  const printed = rows.map(printRow)
  const remembered = await findRememberedRows(
    ctx.db,
    { ...run.imported, clusterId: run.clusterId },
    printed.map(row => row.fingerprint),
  )
  for (const { number, input, fingerprint } of printed) {
    const id = remembered.get(fingerprint)?.organisationId
    if (id === undefined || id === null) continue
    const before = run.earlier.get(id)
    run.earlier.set(
      id,
      before === undefined
        ? { number, input }
        : { ...before, input: mergeRepeatedRow(before.input, input).merged },
    )
  }
}

function outcomeOf(plan: RowPlan, withNewPeople: ReadonlySet<number>) {
  if (plan.organisation === null) return 'rejected'
  if (plan.isCreated) return 'created'
  return isIdle(plan) && !withNewPeople.has(plan.number) ? 'unchanged' : 'updated'
}
