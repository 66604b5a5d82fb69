import { sql } from 'kysely'
import type { Context } from '../../../shared/context.ts'
import { writeHistory } from '../../../shared/history.ts'
import { announceOrganisations } from '../announce.ts'
import {
  findProjects,
  listParticipants,
  listProjectMembers,
  lockProjects,
  type ProjectMember,
  saveProject,
} from '../queries-projects.ts'
import { foldText } from '../rules/fold-text.ts'
import { indexProjects, joinProject, type KnownProjects, keepJoined } from '../rules/join-projects.ts'
import { type ProjectField, projectCatalogue } from '../rules/project-columns.ts'
import { type ProjectInput, readProjectRow } from '../rules/read-project-row.ts'
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
  readRow: cells => readProjectRow(cells),
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
      const projects = await readProjects(ctx, rows)
      for (const row of rows) {
        const member = members(row.input)
        const { facts } = joinProject(row.input.project, projects)
        if (member !== null) seen.set(keyOf(row, facts.number, member.id), row.number)
      }
    },
    take: async (ctx, rows, { dry }) => {
      if (!dry) await lockProjects(ctx.db)
      const members = indexMembers(await listProjectMembers(ctx.db, clusterId))
      const projects = await readProjects(ctx, rows)
      const changed = { members: new Set<string>(), projects: new Set<string>() }
      const outcomes: RowOutcome[] = []
      for (const row of rows) {
        const member = members(row.input)
        if (row.input.participation !== null && member === null) outcomes.push(passedOver)
        else outcomes.push(await takeRow(ctx, row, { member, projects, seen, changed, dry }))
      }
      if (!dry) await tell(ctx, id, changed)
      return outcomes
    },
  }
}

/** What is kept of the projects that rows name by either number. */
async function readProjects(ctx: Context, rows: readonly Row[]): Promise<KnownProjects> {
  const named = rows.map(({ input }) => input.project)
  return indexProjects(
    await findProjects(ctx.db, {
      numbers: named.map(({ number }) => number),
      registers: named.flatMap(({ rcn }) => rcn ?? []),
    }),
  )
}

/** Whoever takes part in a project is searched by what is said of it. */
async function tell(ctx: Context, importId: string, changed: Around['changed']): Promise<void> {
  const participants = await listParticipants(ctx.db, [...changed.projects])
  await announceOrganisations(ctx, [...changed.members, ...participants])
  for (const subjectId of changed.members)
    await writeHistory(ctx, {
      call: 'directory.importProjects',
      subjectKind: 'organisation',
      subjectId,
      change: { importId },
    })
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

function keyOf({ input }: Row, number: string, organisationId: string): string {
  return `${organisationId} ${number} ${input.participation?.role ?? ''}`
}

interface Around {
  member: ProjectMember | null
  projects: KnownProjects
  seen: Seen
  changed: { members: Set<string>; projects: Set<string> }
  dry: boolean
}

async function takeRow(ctx: Context, row: Row, around: Around): Promise<RowOutcome> {
  const { member, projects, seen, changed, dry } = around
  const joined = joinProject(row.input.project, projects)
  const { facts, there, from, isClash } = joined
  if (member === null && there === null) return passedOver
  if (member !== null) {
    const key = keyOf(row, facts.number, member.id)
    const before = seen.get(key)
    if (before !== undefined) return { outcome: 'unchanged', faults: [repeats(row, before)] }
    seen.set(key, row.number)
  }
  const faults = isClash ? [clashes(row)] : []
  const isNewFact = from !== null || JSON.stringify(facts) !== JSON.stringify(there)
  keepJoined(projects, joined)
  if (isNewFact && !dry) {
    await saveProject(ctx.db, facts, { from, now: ctx.now() })
    changed.projects.add(facts.number)
  }
  if (member === null || row.input.participation === null)
    return { outcome: isNewFact ? 'updated' : 'unchanged', faults }
  const outcome = await saveParticipation(ctx, member.id, { ...row.input, project: facts }, dry)
  if (outcome !== 'unchanged') changed.members.add(member.id)
  return { outcome: outcome === 'unchanged' && isNewFact ? 'updated' : outcome, faults }
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
  const { number, rcn } = row.input.project
  return fault('participation-repeats', { field: 'project', value: rcn ?? number, row: before })
}

function clashes(row: Row): ImportFault {
  return fault('register-clashes', { field: 'register', value: row.input.project.rcn ?? '', row: row.number })
}

function fault(code: string, values: { field: ProjectField; value: string; row: number }): ImportFault {
  const { field, value } = values
  return { field, code, value, reason: `import.reason.${code}`, fix: `import.fix.${code}`, values }
}
