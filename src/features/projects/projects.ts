import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { slugify } from '../../shared/slugs.ts'
import { editsOrganisation } from '../../shared/viewer.ts'
import { dayIn } from '../../shared/zones.ts'
import { visibleOrganisations } from '../directory/index.ts'
import type { MetRow } from '../stories/index.ts'
import type * as contract from './contract.ts'
import {
  changeProject,
  countProjects,
  listPartners,
  listSteps,
  type ProjectRow,
  selectProjects,
} from './queries.ts'
import { needsEvidence, nextStates, type ProjectState } from './rules/project-states.ts'

/** A project takes so many partners. */
const partnersMost = 40

/** A project the reader may see; for anybody else it does not exist. */
export async function loadProject(ctx: Context, input: { project: string }): Promise<ProjectRow> {
  const [row] = await selectProjects(
    ctx.db,
    ctx.viewer,
    { reference: input.project },
    { limit: 1, offset: 0 },
  )
  if (row === undefined) throw new Refusal('not-found')
  return row
}

/** Joint projects page by page, with how many there are of each state. */
export async function listProjects(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listProjects>,
): Promise<AnswerOf<typeof contract.listProjects>> {
  const page = { limit: input.pageSize, offset: (input.page - 1) * input.pageSize }
  const rows = await selectProjects(ctx.db, ctx.viewer, { state: input.state }, page)
  return {
    items: rows,
    total: rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
    counts: await countProjects(ctx.db, ctx.viewer),
  }
}

/** One project with its partners and its way so far. */
export async function getProject(
  ctx: Context,
  _input: unknown,
  row: ProjectRow,
): Promise<AnswerOf<typeof contract.getProject>> {
  const members = await listPartners(ctx.db, row.id)
  return {
    ...row,
    mission:
      row.missionSlug === null ? null : { slug: row.missionSlug, title: row.missionTitle ?? row.missionSlug },
    next: row.mayEdit ? [...nextStates(row.state)] : [],
    members: members.map(member => ({
      ...member,
      mayConfirm:
        editsOrganisation(ctx.viewer, member.organisationId) &&
        member.contribution !== null &&
        member.confirmedAt === null,
    })),
    steps: (await listSteps(ctx.db, row.id)).map(step => ({ ...step, state: step.state as ProjectState })),
  }
}

/** Notes an idea a meeting led to; its two companies are the first partners, the asking one leads until it is said otherwise. */
export async function createProject(
  ctx: Context,
  input: ParsedInputOf<typeof contract.createProject>,
  met: MetRow,
): Promise<AnswerOf<typeof contract.createProject>> {
  const id = ctx.newId()
  const slug = slugify(input.title, id)
  const now = ctx.now()
  await ctx.db
    .insertInto('project_record')
    .columns([
      'id',
      'slug',
      'title',
      'lang',
      'topic',
      'summary',
      'country',
      'mission_id',
      'meeting_id',
      'partnership_id',
      'created_by',
      'created_at',
    ])
    .expression(
      ctx.db
        .selectFrom('mission')
        .select([
          sql<string>`${id}::uuid`.as('id'),
          sql<string>`${slug}::text`.as('slug'),
          sql<string>`${input.title}::text`.as('title'),
          sql<string>`${input.lang}::text`.as('lang'),
          sql<string | null>`${input.topic || null}::text`.as('topic'),
          sql<string | null>`${input.summary || null}::text`.as('summary'),
          'mission.country',
          'mission.id as mission_id',
          sql<string>`${met.meetingId}::uuid`.as('meeting_id'),
          'mission.partnership_id',
          sql<string | null>`${ctx.viewer.personId}::uuid`.as('created_by'),
          sql<Date>`${now}::timestamptz`.as('created_at'),
        ])
        .where('mission.id', '=', met.missionId),
    )
    .execute()
  await ctx.db
    .insertInto('project_partner')
    .values(
      [met.fromId, met.toId].map((organisation_id, index) => ({
        project_id: id,
        organisation_id,
        leads: index === 0,
        added_at: now,
      })),
    )
    .execute()
  await noteStep(ctx, id, { state: 'idea', onDay: dayIn(now, ctx.viewer.timeZone ?? 'UTC'), evidence: null })
  await writeHistory(ctx, { call: 'projects.createProject', subjectKind: 'project-record', subjectId: id })
  return { slug }
}

/** Changes title, topic and summary. */
export async function updateProject(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateProject>,
  row: ProjectRow,
): Promise<AnswerOf<typeof contract.updateProject>> {
  const { version, title, lang } = input
  const change = { title, lang, topic: input.topic || null, summary: input.summary || null }
  if (!(await changeProject(ctx.db, { id: row.id, version }, change))) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'projects.updateProject',
    subjectKind: 'project-record',
    subjectId: row.id,
  })
  return { version: version + 1 }
}

/** Goes a step on; nothing of the way so far is overwritten. What counts needs something that shows it. */
export async function stepProject(
  ctx: Context,
  input: ParsedInputOf<typeof contract.stepProject>,
  row: ProjectRow,
): Promise<AnswerOf<typeof contract.stepProject>> {
  if (!nextStates(row.state).includes(input.state)) throw new Refusal('state-impossible')
  if (needsEvidence(input.state) && !input.evidence)
    throw new Refusal('input-invalid', { faults: [{ field: 'evidence', code: 'missing' }] })
  if (input.onDay > dayIn(ctx.now(), 'Pacific/Kiritimati'))
    throw new Refusal('input-invalid', { faults: [{ field: 'onDay', code: 'not-come-yet' }] })
  const { version, state } = input
  if (!(await changeProject(ctx.db, { id: row.id, version }, { state })))
    throw new Refusal('changed-meanwhile')
  await noteStep(ctx, row.id, { state, onDay: input.onDay, evidence: input.evidence || null })
  await writeHistory(ctx, {
    call: 'projects.stepProject',
    subjectKind: 'project-record',
    subjectId: row.id,
    change: { state, onDay: input.onDay },
  })
  return { version: version + 1 }
}

async function noteStep(
  ctx: Context,
  projectId: string,
  step: { state: ProjectState; onDay: string; evidence: string | null },
): Promise<void> {
  await ctx.db
    .insertInto('project_step')
    .values({
      id: ctx.newId(),
      project_id: projectId,
      state: step.state,
      on_day: step.onDay,
      evidence: step.evidence,
      noted_by: ctx.viewer.personId,
      noted_at: ctx.now(),
    })
    .execute()
}

/** Adds or changes a partner. What the partnership did for it is confirmed by the company; changed words lose that yes. */
export async function savePartner(
  ctx: Context,
  input: ParsedInputOf<typeof contract.savePartner>,
  row: ProjectRow,
): Promise<{ done: true }> {
  await ctx.db.selectFrom('project_record').select('id').where('id', '=', row.id).forUpdate().execute()
  const organisation = await ctx.db
    .selectFrom('organisation')
    .select('id')
    .where(
      sql<boolean>`(organisation.slug = ${input.organisation} or organisation.id::text = ${input.organisation})`,
    )
    .where(({ or, exists, selectFrom }) =>
      or([
        visibleOrganisations(ctx.viewer),
        exists(
          selectFrom('project_partner')
            .select('organisation_id')
            .where('project_id', '=', row.id)
            .whereRef('organisation_id', '=', 'organisation.id'),
        ),
      ]),
    )
    .executeTakeFirst()
  if (organisation === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'organisation', code: 'not-offered' }] })
  const members = await listPartners(ctx.db, row.id)
  const there = members.find(member => member.organisationId === organisation.id)
  if (there === undefined && members.length >= partnersMost) throw new Refusal('project-full')
  const contribution = input.contribution || null
  const isSaidAnew = there === undefined || there.contribution !== contribution
  if (input.leads)
    await ctx.db
      .updateTable('project_partner')
      .set({ leads: false })
      .where('project_id', '=', row.id)
      .execute()
  const facts = {
    leads: input.leads,
    budget_minor: input.budget == null ? null : input.budget * 100,
    contribution,
    ...(isSaidAnew ? { confirmed_at: null, confirmed_by: null } : {}),
  }
  await ctx.db
    .insertInto('project_partner')
    .values({ project_id: row.id, organisation_id: organisation.id, added_at: ctx.now(), ...facts })
    .onConflict(conflict => conflict.columns(['project_id', 'organisation_id']).doUpdateSet(facts))
    .execute()
  if (there === undefined || there.budget !== (input.budget ?? null))
    await ctx.db
      .insertInto('project_budget')
      .values({
        project_id: row.id,
        organisation_id: organisation.id,
        said_at: ctx.now(),
        budget_minor: facts.budget_minor,
      })
      .onConflict(conflict =>
        conflict
          .columns(['project_id', 'organisation_id', 'said_at'])
          .doUpdateSet({ budget_minor: facts.budget_minor }),
      )
      .execute()
  await writeHistory(ctx, {
    call: 'projects.savePartner',
    subjectKind: 'project-record',
    subjectId: row.id,
    change: { organisation: organisation.id },
  })
  return { done: true }
}

export async function removePartner(
  ctx: Context,
  input: ParsedInputOf<typeof contract.removePartner>,
  row: ProjectRow,
): Promise<{ done: true }> {
  const done = await ctx.db
    .deleteFrom('project_partner')
    .where('project_id', '=', row.id)
    .where('organisation_id', '=', input.organisation)
    .executeTakeFirst()
  if (done.numDeletedRows === 0n) throw new Refusal('not-found')
  await writeHistory(ctx, {
    call: 'projects.removePartner',
    subjectKind: 'project-record',
    subjectId: row.id,
    change: { organisation: input.organisation },
  })
  return { done: true }
}

/** The company's yes to the very words it read. */
export async function confirmContribution(
  ctx: Context,
  input: ParsedInputOf<typeof contract.confirmContribution>,
  row: ProjectRow,
): Promise<{ done: true }> {
  const done = await ctx.db
    .updateTable('project_partner')
    .set({ confirmed_at: ctx.now(), confirmed_by: ctx.viewer.personId })
    .where('project_id', '=', row.id)
    .where('organisation_id', '=', input.organisation)
    .where('contribution', '=', input.contribution)
    .executeTakeFirst()
  if (done.numUpdatedRows === 0n) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call: 'projects.confirmContribution',
    subjectKind: 'project-record',
    subjectId: row.id,
    change: { organisation: input.organisation },
  })
  return { done: true }
}
