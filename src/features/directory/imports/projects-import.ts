import { sql } from 'kysely'
import type { Context } from '../../../shared/context.ts'
import { writeHistory } from '../../../shared/history.ts'
import { findProjects, listProjectMembers, type ProjectMember, saveProject } from '../queries-projects.ts'
import { foldText } from '../rules/fold-text.ts'
import { type ProjectField, projectCatalogue } from '../rules/project-columns.ts'
import { type ProjectFacts, type ProjectInput, readProjectRow } from '../rules/read-project-row.ts'
import type {
  ImportedRow,
  ImportFacts,
  ImportFault,
  ImportKind,
  ImportRun,
  RowOutcome,
} from './import-kind.ts'

/**
 * Who took part in which project of the European Union: CORDIS's organisation file, then its project file. Rows about
 * organisations that are no members of the cluster, and projects nobody here takes part in, are passed over.
 */
export const projectsImport: ImportKind<ProjectField, ProjectInput> = {
  kind: 'projects',
  job: 'directory.import-projects',
  catalogue: projectCatalogue,
  coveredBy: () => [],
  readRow: (cells, _options, _now, headings) => readProjectRow(cells, headings),
  openRun,
}

type Row = ImportedRow<ProjectInput>
type Seen = Map<string, number>
const passedOver: RowOutcome = { outcome: 'unchanged', faults: [] }

function openRun({ id, clusterId }: ImportFacts): ImportRun<ProjectInput> {
  if (clusterId === null) throw new Error('an import of projects belongs to a cluster')
  const seen: Seen = new Map()
  return {
    skip: async (ctx, rows) => {
      const members = indexMembers(await listProjectMembers(ctx.db, clusterId))
      for (const row of rows) {
        const member = members(row.input)
        if (member !== null) seen.set(keyOf(row, member.id), row.number)
      }
    },
    take: async (ctx, rows, { dry }) => {
      const members = indexMembers(await listProjectMembers(ctx.db, clusterId))
      const projects = await findProjects(
        ctx.db,
        rows.map(row => row.input.project.number),
      )
      const changed = new Set<string>()
      const outcomes: RowOutcome[] = []
      for (const row of rows) {
        const member = members(row.input)
        if (row.input.participation !== null && member === null) outcomes.push(passedOver)
        else outcomes.push(await takeRow(ctx, row, { member, projects, seen, changed, dry }))
      }
      if (!dry)
        for (const subjectId of changed)
          await writeHistory(ctx, {
            call: 'directory.importProjects',
            subjectKind: 'organisation',
            subjectId,
            change: { importId: id },
          })
      return outcomes
    },
  }
}

/** By PIC; else, where a row has none or the member has none, by the same name in the same country, when it is one. */
function indexMembers(members: readonly ProjectMember[]): (input: ProjectInput) => ProjectMember | null {
  const byPic = new Map(members.flatMap(member => (member.pic === null ? [] : [[member.pic, member]])))
  const byName = new Map<string, ProjectMember[]>()
  for (const member of members)
    for (const name of new Set(member.names.map(foldText))) {
      const key = `${member.country} ${name}`
      byName.set(key, [...(byName.get(key) ?? []), member])
    }
  return ({ participation }) => {
    if (participation === null) return null
    const { pic, name, country } = participation
    const found = byPic.get(pic)
    if (found !== undefined) return found
    const [only, another] = byName.get(`${country} ${foldText(name)}`) ?? []
    if (only === undefined || another !== undefined) return null
    return pic === '' || only.pic === null ? only : null
  }
}

function keyOf({ input }: Row, organisationId: string): string {
  return `${organisationId} ${input.project.number} ${input.participation?.role ?? ''}`
}

interface Around {
  member: ProjectMember | null
  projects: Map<string, ProjectFacts>
  seen: Seen
  changed: Set<string>
  dry: boolean
}

async function takeRow(ctx: Context, row: Row, around: Around): Promise<RowOutcome> {
  const { project, participation } = row.input
  const { member, projects, seen, dry } = around
  const there = projects.get(project.number)
  if (member === null && there === undefined) return passedOver
  if (member !== null) {
    const key = keyOf(row, member.id)
    const before = seen.get(key)
    if (before !== undefined) return { outcome: 'unchanged', faults: [repeats(row, before)] }
    seen.set(key, row.number)
  }
  const facts = fill(there, project)
  const isNewFact = there === undefined || JSON.stringify(facts) !== JSON.stringify(there)
  projects.set(project.number, facts)
  if (isNewFact && !dry) await saveProject(ctx.db, facts, ctx.now())
  if (member === null || participation === null)
    return { outcome: isNewFact ? 'updated' : 'unchanged', faults: [] }
  const outcome = await saveParticipation(ctx, member.id, row.input, dry)
  if (outcome !== 'unchanged') around.changed.add(member.id)
  return { outcome: outcome === 'unchanged' && isNewFact ? 'updated' : outcome, faults: [] }
}

/** What a row says, else what is kept: an empty cell empties nothing. */
function fill(there: ProjectFacts | undefined, said: ProjectFacts): ProjectFacts {
  return {
    number: said.number,
    acronym: said.acronym ?? there?.acronym ?? null,
    title: said.title ?? there?.title ?? null,
    startsOn: said.startsOn ?? there?.startsOn ?? null,
    endsOn: said.endsOn ?? there?.endsOn ?? null,
    programme: said.programme ?? there?.programme ?? null,
  }
}

async function saveParticipation(
  ctx: Context,
  organisationId: string,
  { project, participation }: ProjectInput,
  dry: boolean,
): Promise<RowOutcome['outcome']> {
  if (participation === null) return 'unchanged'
  const { role, leftEarly } = participation
  const there = await ctx.db
    .selectFrom('eu_participation')
    .select(['id', 'contribution', 'left_early'])
    .where('organisation_id', '=', organisationId)
    .where('project', '=', project.number)
    .where('role', '=', role)
    .executeTakeFirst()
  const contribution = participation.contribution ?? there?.contribution ?? null
  if (there !== undefined && there.contribution === contribution && there.left_early === leftEarly)
    return 'unchanged'
  if (!dry)
    await ctx.db
      .insertInto('eu_participation')
      .values({
        id: ctx.newId(),
        organisation_id: organisationId,
        project: project.number,
        role,
        contribution,
        left_early: leftEarly,
        created_at: ctx.now(),
        updated_at: ctx.now(),
      })
      .onConflict(conflict =>
        conflict.columns(['organisation_id', 'project', 'role']).doUpdateSet({
          contribution: sql`excluded.contribution`,
          left_early: sql`excluded.left_early`,
          updated_at: sql`excluded.updated_at`,
        }),
      )
      .execute()
  return there === undefined ? 'created' : 'updated'
}

function repeats(row: Row, before: number): ImportFault {
  const value = row.input.project.number
  return {
    field: 'project',
    code: 'participation-repeats',
    value,
    reason: 'import.reason.participation-repeats',
    fix: 'import.fix.participation-repeats',
    values: { field: 'project', value, row: before },
  }
}
