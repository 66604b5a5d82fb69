import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { invitableOrganisations } from './invitable-organisations.ts'
import type { LoadedMission } from './load.ts'
import type { MissionSubject } from './mission-access.ts'
import { liveStates, type ParticipantState } from './rules/participant-states.ts'

/** A participant as the use cases of this room write one. */
export interface NewParticipant {
  organisationId: string
  personId: string | null
  kind: 'travelling' | 'represented' | 'local' | 'remote' | 'observer'
  state: ParticipantState
  groupId?: string | null
  carriedBy?: string | null
  broughtBy?: string | null
  /** What they were called at the desk, where the address is somebody's who has not said that they come. */
  enteredAs?: string | null
  offers?: string | null
  seeks?: string | null
  languages?: string[]
  lang?: string
  dietary?: string | null
  pauseAfter?: number | null
  listed?: boolean
  answers?: Record<string, string>
}

/** Writes a participant and its first line of history; somebody who takes part already is refused ('already-exists') by the schema. */
export async function insertParticipant(
  ctx: Context,
  missionId: string,
  participant: NewParticipant,
  call: string,
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('participant')
    .values({
      id,
      mission_id: missionId,
      organisation_id: participant.organisationId,
      person_id: participant.personId,
      group_id: participant.groupId ?? null,
      kind: participant.kind,
      state: participant.state,
      carried_by: participant.carriedBy ?? null,
      brought_by: participant.broughtBy ?? null,
      entered_as: participant.enteredAs ?? null,
      answers: JSON.stringify(participant.answers ?? {}),
      offers: participant.offers ?? null,
      seeks: participant.seeks ?? null,
      languages: participant.languages ?? [],
      lang: participant.lang ?? 'en',
      dietary: participant.dietary ?? null,
      pause_after: participant.pauseAfter ?? null,
      listed: participant.listed ?? false,
      waiting_since: participant.state === 'waiting-list' ? ctx.now() : null,
      created_by: ctx.viewer.personId,
      created_at: ctx.now(),
      updated_at: ctx.now(),
    })
    .execute()
  await writeHistory(ctx, {
    call,
    subjectKind: 'participant',
    subjectId: id,
    change: { mission: missionId, organisation: participant.organisationId, state: participant.state },
    onBehalfOf: participant.personId === ctx.viewer.personId ? null : participant.personId,
  })
  return id
}

/** Refuses organisations the viewer may not bring into the mission, as if there were none. */
export async function checkOrganisations(
  ctx: Context,
  mission: MissionSubject,
  organisationIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(organisationIds)]
  if (ids.length === 0) return
  const seen = await ctx.db
    .selectFrom('organisation')
    .select('organisation.id')
    .where('organisation.id', 'in', ids)
    .where('organisation.merged_into', 'is', null)
    .where(invitableOrganisations(ctx.viewer, mission))
    .execute()
  if (seen.length < ids.length) throw new Refusal('not-found')
}

/** Refuses groups of another mission. */
export async function checkGroups(
  ctx: Context,
  missionId: string,
  groupIds: readonly (string | null | undefined)[],
): Promise<void> {
  const ids = [...new Set(groupIds.filter(id => id !== null && id !== undefined))]
  if (ids.length === 0) return
  const there = await ctx.db
    .selectFrom('participant_group')
    .select('id')
    .where('mission_id', '=', missionId)
    .where('id', 'in', ids)
    .execute()
  if (there.length < ids.length)
    throw new Refusal('input-invalid', { faults: [{ field: 'groupId', code: 'not-offered' }] })
}

/** Refuses to add people to a mission that has ended or was called off. */
export function checkStillOn(mission: { state: LoadedMission['state'] }): void {
  if (mission.state === 'over' || mission.state === 'cancelled') throw new Refusal('mission-over')
}

/** The live participant of a person in a mission, if there is one. */
export async function findLiveParticipant(ctx: Context, missionId: string, personId: string) {
  return ctx.db
    .selectFrom('participant')
    .select(['id', 'state'])
    .where('mission_id', '=', missionId)
    .where('person_id', '=', personId)
    .where(sql<boolean>`state = any(${[...liveStates]}::text[])`)
    .executeTakeFirst()
}
