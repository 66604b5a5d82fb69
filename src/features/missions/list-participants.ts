import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { listMailFaults, type MailFault } from '../notifications/index.ts'
import { selectAsked } from './call-keeper.ts'
import { selectConsents } from './consents.ts'
import type { listParticipants as call, getParticipant as getCall } from './contract-participants.ts'
import type { LoadedMission } from './load.ts'
import { getParticipant as loadParticipantRow } from './load-mission.ts'
import { previewMail } from './mail-participants.ts'
import { mayAgreeToLists, runsMission } from './mission-access.ts'
import {
  type ParticipantRow,
  selectParticipantClusters,
  selectParticipantParts,
  selectParticipants,
} from './queries-participants.ts'
import { selectColleagues, selectStandIns } from './queries-stand-ins.ts'
import { readAnswers } from './rules/answers.ts'

type Listed = AnswerOf<typeof call>['items'][number]

/** Who takes part, as far as the viewer may know, page by page. */
export async function listParticipants(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  const rows = await selectParticipants(ctx.db, ctx.viewer, subject, input, {
    limit: input.pageSize,
    offset: (input.page - 1) * input.pageSize,
  })
  const faults = await faultsOf(ctx, rows)
  const clusters = await selectParticipantClusters(ctx.db, ctx.viewer, subject)
  return {
    items: rows.map(row => listed(row, faults)),
    total: rows[0]?.total ?? 0,
    page: input.page,
    pageSize: input.pageSize,
    clusters,
    reach: runsMission(ctx.viewer, subject) ? await previewMail(ctx, input, subject) : null,
  }
}

/** One participant; what is between them and the organisers only for those who act for it. */
export async function getParticipant(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof getCall>> {
  const row = (
    await selectParticipants(ctx.db, ctx.viewer, subject, { id: input.participant }, { limit: 1, offset: 0 })
  )[0]
  if (row === undefined) throw new Refusal('not-found')
  const parts = await selectParticipantParts(ctx.db, row.id)
  return {
    ...listed(row, await faultsOf(ctx, [row])),
    carries: parts.carries,
    unavailableSlotIds: row.acts ? parts.unavailable : [],
    signUps: row.acts ? parts.signUps : [],
    inside: row.acts ? await insideOf(ctx, row, subject.id) : null,
  }
}

async function insideOf(
  ctx: Context,
  row: ParticipantRow,
  missionId: string,
): Promise<AnswerOf<typeof getCall>['inside']> {
  const own = await loadParticipantRow(ctx.db, row.id)
  const { questions } = await selectAsked(ctx.db, missionId)
  const answers = readAnswers(row.answers)
  return {
    phone: row.phone,
    objective: row.objective,
    dietary: row.dietary,
    dialIn: own.participant.dial_in,
    listed: row.listed,
    mayAgree: mayAgreeToLists(ctx.viewer, own.subject),
    consents:
      row.person_id === null ? [] : await selectConsents(ctx.db, { personId: row.person_id, missionId }),
    lang: row.lang,
    meetingsMin: row.meetings_min,
    meetingsMax: row.meetings_max,
    pauseAfter: row.pause_after,
    groupId: row.group_id,
    standIns: await selectStandIns(ctx.db, row.id),
    colleagues: await selectColleagues(ctx.db, row.id),
    answers: questions.flatMap(question =>
      answers[question.id] === undefined
        ? []
        : [{ questionId: question.id, label: question.label, answer: answers[question.id] ?? '' }],
    ),
    waitingSince: row.waiting_since,
    invitedAt: row.created_at,
    version: row.version,
  }
}

/** Who of them gets no mail, as far as the viewer acts for them. */
async function faultsOf(ctx: Context, rows: readonly ParticipantRow[]): Promise<Map<string, MailFault>> {
  return listMailFaults(
    ctx.db,
    rows.map(row => (row.acts && row.email !== null ? row.person_id : null)),
  )
}

function listed(row: ParticipantRow, faults: ReadonlyMap<string, MailFault>): Listed {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    organisation: {
      id: row.organisation_id,
      slug: row.organisation_slug,
      name: row.organisation_name,
      nameOtherScript: row.organisation_other_script,
      country: row.country,
    },
    person:
      row.person_id === null || row.person_slug === null
        ? null
        : {
            id: row.person_id,
            slug: row.person_slug,
            name: personName(row),
            nameOtherScript: row.person_other_script,
            nameReading: row.person_reading,
          },
    group:
      row.group_id === null || row.group_name === null ? null : { id: row.group_id, name: row.group_name },
    carriedBy: row.carrier_id === null ? null : { id: row.carrier_id, name: row.carrier_name ?? '' },
    clusters: row.clusters,
    offers: row.offers,
    seeks: row.seeks,
    languages: row.languages,
    availabilityConfirmed: row.availability_confirmed_at !== null,
    acts: row.acts,
    email: row.email,
    mailFault: faults.get(row.person_id ?? '') ?? null,
  }
}

/** The name a list shows: given and family name, or the other script when nothing else is known. */
export function personName(row: {
  given_name: string | null
  family_name: string | null
  person_other_script: string | null
}): string {
  return `${row.given_name ?? ''} ${row.family_name ?? ''}`.trim() || (row.person_other_script ?? '')
}
