import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import { sendMail } from '../notifications/index.ts'
import type { MissionRow } from './load-mission.ts'
import type { ParticipantState } from './rules/participant-states.ts'

/** What a mail of this room needs to know of its reader. */
export interface Addressee {
  personId: string
  address: string
  name: string
  lang: string
  organisation: string
}

/** Reader of mails about one participant, or null when there is nobody with an address. */
export async function findAddressee(ctx: Context, participantId: string): Promise<Addressee | null> {
  return (await selectAddressees(ctx, { participantIds: [participantId] }))[0] ?? null
}

/** One reader per person with an address, of the participants named or of a mission's states. */
export async function selectAddressees(
  ctx: Context,
  wanted: { participantIds: readonly string[] } | { missionId: string; states: readonly ParticipantState[] },
): Promise<Addressee[]> {
  const condition =
    'participantIds' in wanted
      ? sql`participant.id = any(${[...wanted.participantIds]}::uuid[])`
      : sql`participant.mission_id = ${wanted.missionId} and participant.state = any(${[...wanted.states]}::text[])`
  const rows = await sql<Addressee>`
    select distinct on (person.id) person.id as "personId", person.email::text as address, trim(person.given_name || ' ' || person.family_name) as name, person.lang, organisation.name as organisation
    from participant join person on person.id = participant.person_id join organisation on organisation.id = participant.organisation_id
    where ${condition} and person.email is not null and person.erased_at is null
    order by person.id, participant.id`.execute(ctx.db)
  return rows.rows
}

/** Sends one mail about a mission to one reader; does nothing when there is nobody to read it. */
export async function mailAbout(
  ctx: Context,
  mission: MissionRow,
  to: Addressee | null,
  mail: {
    kind: string
    values?: Record<string, unknown>
    link?: string
    paragraphs?: string[]
    about?: string
  },
): Promise<void> {
  if (to === null) return
  await sendMail(
    ctx,
    to,
    {
      kind: mail.kind,
      lang: to.lang,
      mission: mission.id,
      values: {
        mission: mission.title,
        place: mission.city,
        name: to.name,
        organisation: to.organisation,
        ...mail.values,
      },
      ...(mail.paragraphs === undefined ? {} : { paragraphs: mail.paragraphs }),
      ...(mail.link === undefined ? {} : { link: mail.link }),
    },
    mail.about ?? mission.id,
  )
}

/** Sends the same mail to everybody of a mission in these states; gives how many people it reaches. */
export async function tellParticipants(
  ctx: Context,
  mission: MissionRow,
  mail: { kind: string; states: readonly ParticipantState[]; values?: Record<string, unknown> },
): Promise<number> {
  const people = await selectAddressees(ctx, { missionId: mission.id, states: mail.states })
  for (const person of people)
    await mailAbout(ctx, mission, person, { kind: mail.kind, values: mail.values ?? {} })
  return people.length
}
