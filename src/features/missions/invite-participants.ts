import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { sayDate } from '../../shared/zones.ts'
import { ensurePerson } from '../accounts/index.ts'
import {
  checkGroups,
  checkOrganisations,
  checkStillOn,
  findLiveParticipant,
  insertParticipant,
} from './add-participant.ts'
import type { inviteAgain as againCall, inviteParticipants as call } from './contract-participants.ts'
import { makeInvitationLink, revokeInvitationLinks } from './invitation-links.ts'
import type { LoadedMission, LoadedParticipant } from './load.ts'
import type { MissionRow } from './load-mission.ts'
import { findAddressee, mailAbout } from './mails.ts'

type Input = ParsedInputOf<typeof call>
type Invited = Input['people'][number]

/**
 * Invites people to a mission. Somebody unknown becomes a person of the directory by e-mail and name. Each gets one
 * mail with a link that answers without an account; who takes part already is left as they are.
 */
export async function inviteParticipants(
  ctx: Context,
  input: Input,
  subject: LoadedMission,
): Promise<AnswerOf<typeof call>> {
  checkStillOn(subject)
  await checkOrganisations(
    ctx,
    subject,
    input.people.map(person => person.organisationId),
  )
  await checkGroups(
    ctx,
    subject.id,
    input.people.map(person => person.groupId),
  )
  const participantIds: string[] = []
  for (const [index, person] of input.people.entries()) {
    const personId = await findInvited(ctx, person, index)
    if ((await findLiveParticipant(ctx, subject.id, personId)) !== undefined) continue
    const confirmed = person.confirmed === true
    const id = await insertParticipant(
      ctx,
      subject.id,
      {
        organisationId: person.organisationId,
        personId,
        kind: person.kind,
        state: confirmed ? 'confirmed' : 'invited',
        groupId: person.groupId ?? null,
        lang: person.lang,
      },
      'missions.inviteParticipants',
    )
    participantIds.push(id)
    if (!confirmed) await sendInvitation(ctx, subject.row, { id, personId }, input.message ?? null)
  }
  return {
    invited: participantIds.length,
    alreadyThere: input.people.length - participantIds.length,
    participantIds,
  }
}

/** A person named by id must work for the organisation or take part; one named by address is found or made. */
async function findInvited(ctx: Context, person: Invited, index: number): Promise<string> {
  if (person.personId !== undefined) {
    const known = await ctx.db
      .selectFrom('affiliation')
      .select('person_id')
      .where('person_id', '=', person.personId)
      .where('organisation_id', '=', person.organisationId)
      .where('ended_at', 'is', null)
      .executeTakeFirst()
    if (known === undefined)
      throw new Refusal('input-invalid', {
        faults: [{ field: `people.${index}.personId`, code: 'not-offered' }],
      })
    return person.personId
  }
  if (person.email === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: `people.${index}.email`, code: 'missing' }] })
  if (!person.familyName)
    throw new Refusal('input-invalid', { faults: [{ field: `people.${index}.familyName`, code: 'missing' }] })
  return ensurePerson(ctx, {
    email: person.email,
    givenName: person.givenName ?? '',
    familyName: person.familyName,
    lang: person.lang,
  })
}

async function sendInvitation(
  ctx: Context,
  mission: MissionRow,
  participant: { id: string; personId: string },
  message: string | null,
): Promise<void> {
  const to = await findAddressee(ctx, participant.id)
  if (to === null) return
  const link = await makeInvitationLink(ctx, mission, participant, message)
  await mailAbout(ctx, mission, to, {
    kind: 'mission-invitation',
    link,
    about: participant.id,
    values: {
      from: ctx.viewer.name,
      starts: sayDate(mission.starts_on, to.lang),
      ends: sayDate(mission.ends_on, to.lang),
    },
    ...(message === null ? {} : { paragraphs: [message] }),
  })
}

/** Sends somebody who is invited or in a fresh link; every earlier one ends. */
export async function inviteAgain(
  ctx: Context,
  _input: ParsedInputOf<typeof againCall>,
  subject: LoadedParticipant,
): Promise<{ done: true }> {
  if (!['invited', 'confirmed', 'waiting-list'].includes(subject.row.state))
    throw new Refusal('state-impossible')
  if (subject.row.person_id === null || (await findAddressee(ctx, subject.row.id)) === null)
    throw new Refusal('no-address')
  await revokeInvitationLinks(ctx, subject.row.id)
  await sendInvitation(ctx, subject.missionRow, { id: subject.row.id, personId: subject.row.person_id }, null)
  await writeHistory(ctx, {
    call: 'missions.inviteAgain',
    subjectKind: 'participant',
    subjectId: subject.row.id,
    onBehalfOf: subject.row.person_id,
  })
  return { done: true }
}
