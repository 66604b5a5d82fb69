import type { z } from 'zod'
import type { Context, Db } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import {
  consent,
  type listMyConsents as listCall,
  type withdrawConsent as withdrawCall,
} from './contract-consents.ts'
import { type LoadedParticipant, onBehalfOf } from './load.ts'
import { setListConsent, withdrawListingConsent } from './registration.ts'

const known = consent.pick({ purpose: true }).shape.purpose

/** What a participant's person agreed to for a mission, newest first. */
export async function selectConsents(
  db: Db,
  of: { personId: string; missionId: string },
): Promise<z.input<typeof consent>[]> {
  const rows = await db
    .selectFrom('consent')
    .select([
      'id',
      'purpose',
      'text_version as textVersion',
      'given_at as givenAt',
      'withdrawn_at as withdrawnAt',
    ])
    .where('person_id', '=', of.personId)
    .where('subject_id', '=', of.missionId)
    .orderBy('given_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.flatMap(row => {
    const purpose = known.safeParse(row.purpose)
    return purpose.success ? [{ ...row, purpose: purpose.data }] : []
  })
}

/** Everything the reader agreed to, over all missions. */
export async function listMyConsents(ctx: Context): Promise<AnswerOf<typeof listCall>> {
  const rows = await ctx.db
    .selectFrom('consent')
    .innerJoin('mission', 'mission.id', 'consent.subject_id')
    .innerJoin('participant', join =>
      join
        .onRef('participant.mission_id', '=', 'mission.id')
        .onRef('participant.person_id', '=', 'consent.person_id'),
    )
    .select([
      'consent.id',
      'consent.purpose',
      'consent.text_version as textVersion',
      'consent.given_at as givenAt',
      'consent.withdrawn_at as withdrawnAt',
      'mission.slug',
      'mission.title',
      'participant.id as participantId',
    ])
    .where('consent.person_id', '=', ctx.viewer.personId)
    .orderBy('consent.given_at', 'desc')
    .orderBy('consent.id', 'desc')
    .limit(200)
    .execute()
  const items = new Map<string, AnswerOf<typeof listCall>['items'][number]>()
  for (const { slug, title, ...row } of rows) {
    const purpose = known.safeParse(row.purpose)
    if (purpose.success && !items.has(row.id))
      items.set(row.id, { ...row, purpose: purpose.data, mission: { slug, title } })
  }
  return { items: [...items.values()] }
}

/** Takes a consent back: the person leaves that list at once; that they agreed once stays on record. */
export async function withdrawConsent(
  ctx: Context,
  input: ParsedInputOf<typeof withdrawCall>,
  subject: LoadedParticipant,
): Promise<{ done: true }> {
  const { row } = subject
  if (input.purpose !== 'participants-list') {
    if (row.person_id === null) throw new Refusal('state-impossible')
    const of = { missionId: row.mission_id, personId: row.person_id }
    await setListConsent(ctx, { ...of, purpose: input.purpose, agrees: false })
    await writeHistory(ctx, {
      call: 'missions.withdrawConsent',
      subjectKind: 'participant',
      subjectId: row.id,
      onBehalfOf: onBehalfOf(ctx, row),
    })
    return { done: true }
  }
  if (!row.listed) throw new Refusal('state-impossible')
  if (row.person_id !== null) await withdrawListingConsent(ctx, row.mission_id, row.person_id)
  await ctx.db
    .updateTable('participant')
    .set({ listed: false, version: row.version + 1, updated_at: ctx.now() })
    .where('id', '=', row.id)
    .execute()
  await writeHistory(ctx, {
    call: 'missions.withdrawConsent',
    subjectKind: 'participant',
    subjectId: row.id,
    onBehalfOf: onBehalfOf(ctx, row),
  })
  return { done: true }
}
