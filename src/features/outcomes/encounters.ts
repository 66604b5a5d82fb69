import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  getMission,
  type LoadedMission,
  loadMission,
  type MissionSubject,
  runsMission,
} from '../missions/index.ts'
import type {
  getEncounterChoices as choicesCall,
  listEncounters as listCall,
  logEncounter as logCall,
  withdrawEncounter as withdrawCall,
} from './contract-funnel.ts'
import {
  type Company,
  findEncounter,
  hasMet,
  insertEncounter,
  listCompanies,
  listEncounterRows,
  listMissionNames,
  markWithdrawn,
} from './queries-encounters.ts'
import { insertEncounterAnswer } from './queries-met.ts'

/** A mission with the companies the viewer speaks for there. */
export interface SpeakerSubject extends LoadedMission {
  companies: Company[]
}

export async function loadSpeaker(ctx: Context, input: { mission: string }): Promise<SpeakerSubject> {
  const mission = await loadMission(ctx, input)
  const { personId } = ctx.viewer
  return {
    ...mission,
    companies: personId === null ? [] : await listCompanies(ctx.db, mission.id, personId),
  }
}

/** For whom one can log an encounter, and whom one may have met. */
export async function getEncounterChoices(
  ctx: Context,
  _input: unknown,
  subject: SpeakerSubject,
): Promise<AnswerOf<typeof choicesCall>> {
  const names = await listMissionNames(ctx.db, subject.id)
  const own = new Set(subject.companies.map(company => company.id))
  return {
    companies: subject.companies,
    // Who takes part is read by those who take part.
    names: own.size === 0 ? [] : names.filter(one => !own.has(one.id)).map(one => one.name),
  }
}

/** Logs somebody met without a request; a name of the mission becomes that organisation, any other stays as typed. */
export async function logEncounter(
  ctx: Context,
  input: ParsedInputOf<typeof logCall>,
  subject: SpeakerSubject,
): Promise<AnswerOf<typeof logCall>> {
  const company = subject.companies.find(
    one => input.organisation === undefined || one.id === input.organisation,
  )
  if (company === undefined) throw new Refusal('no-seat-in-mission')
  const names = await listMissionNames(ctx.db, subject.id)
  const known = names.find(one => one.name.toLowerCase() === input.other.toLowerCase())
  const id = ctx.newId()
  const metAt = input.metAt === undefined ? ctx.now() : new Date(input.metAt)
  await insertEncounter(ctx.db, {
    id,
    mission_id: subject.id,
    participant_id: company.participantId,
    organisation_id: company.id,
    other_organisation_id: known?.id ?? null,
    other_name: known?.name ?? input.other,
    kind: input.kind,
    rung: input.rung ?? 'talking',
    next_step: input.nextStep || null,
    note: input.note || null,
    lang: input.lang ?? ctx.viewer.lang,
    met_at: new Date(Math.min(metAt.getTime(), ctx.now().getTime())),
    logged_by: ctx.viewer.personId,
    logged_at: ctx.now(),
  })
  if (input.rung !== undefined)
    await insertEncounterAnswer(ctx.db, {
      id: ctx.newId(),
      encounterId: id,
      number: 1,
      answeredBy: ctx.viewer.personId,
      onBehalfOf: null,
      wave: null,
      now: ctx.now(),
      via: 'signed-in',
      rung: input.rung,
      nextStep: input.nextStep || null,
      nextBy: null,
      nextDue: null,
      amountBand: null,
      currency: null,
      mayName: false,
      closed: false,
    })
  await writeHistory(ctx, {
    call: 'outcomes.logEncounter',
    subjectKind: 'encounter',
    subjectId: id,
    change: { kind: input.kind },
  })
  return { id }
}

/**
 * Notes that two met without having asked for it, as their exchanged contacts say; whoever scanned can say more of it, or take
 * it back. Of two organisations that were noted already for this participant nothing is written twice.
 */
export async function noteEncounter(
  ctx: Context,
  met: {
    missionId: string
    participantId: string
    organisationId: string
    other: { id: string; name: string }
  },
): Promise<void> {
  if (await hasMet(ctx.db, met.participantId, met.other.id)) return
  const id = ctx.newId()
  await insertEncounter(ctx.db, {
    id,
    mission_id: met.missionId,
    participant_id: met.participantId,
    organisation_id: met.organisationId,
    other_organisation_id: met.other.id,
    other_name: met.other.name,
    kind: 'other',
    rung: 'talking',
    next_step: null,
    note: null,
    lang: ctx.viewer.lang,
    met_at: ctx.now(),
    logged_by: ctx.viewer.personId,
    logged_at: ctx.now(),
  })
  await writeHistory(ctx, {
    call: 'outcomes.logEncounter',
    subjectKind: 'encounter',
    subjectId: id,
    change: { kind: 'other' },
  })
}

export interface EncounterSubject {
  missionSubject: MissionSubject
  personId: string | null
}

export async function loadEncounter(
  ctx: Context,
  input: ParsedInputOf<typeof withdrawCall>,
): Promise<EncounterSubject> {
  const encounter = await findEncounter(ctx.db, input.id)
  if (encounter === undefined || encounter.withdrawnAt !== null) throw new Refusal('not-found')
  const { subject } = await getMission(ctx.db, encounter.missionId)
  return { missionSubject: subject, personId: encounter.personId }
}

/** Takes back an encounter; it counts no more, and the row stays. */
export async function withdrawEncounter(
  ctx: Context,
  input: ParsedInputOf<typeof withdrawCall>,
): Promise<AnswerOf<typeof withdrawCall>> {
  await markWithdrawn(ctx.db, input.id, ctx.now())
  await writeHistory(ctx, {
    call: 'outcomes.withdrawEncounter',
    subjectKind: 'encounter',
    subjectId: input.id,
  })
  return { done: true }
}

/** Encounters of one's own companies; of all for those who run the mission. */
export async function listEncounters(
  ctx: Context,
  input: ParsedInputOf<typeof listCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof listCall>> {
  const all = runsMission(ctx.viewer, subject)
  const rows = await listEncounterRows(
    ctx.db,
    { missionId: subject.id, viewer: ctx.viewer, all },
    { limit: input.pageSize, offset: (input.page - 1) * input.pageSize },
  )
  return {
    items: rows.map(row => ({
      id: row.id,
      metAt: row.metAt,
      kind: row.kind,
      organisation: { id: row.organisationId, name: row.organisation },
      other: { id: row.otherId, name: row.other },
      by: row.by,
      rung: row.rung,
      nextStep: row.nextStep,
      note: row.note,
      lang: row.lang,
      canWithdraw: all || row.personId === ctx.viewer.personId,
    })),
    total: rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
  }
}
