import { sql } from 'kysely'
import type { Context, Db } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { hashToken, makeToken } from '../accounts/index.ts'
import type { MissionRow } from '../missions/index.ts'
import { type MailList, sendMail } from '../notifications/index.ts'
import type { Contact } from './announce.ts'
import type * as contract from './contract-proposed.ts'

/** So many of a participant's are named in the mail; the page has them all. */
const namedMost = 20

interface Told {
  participantId: string
  ownOrganisationId: string
  organisationId: string
}

/**
 * Tells each participant once what was proposed to them: the person themselves, for a company without anybody there those who
 * edit its profile. Who proposed it, and who wants no such mails, is not written to. Gives how many mails there are.
 */
export async function tellProposed(
  ctx: Context,
  mission: MissionRow,
  given: { proposed: readonly Told[]; note: string | null },
): Promise<number> {
  if (given.proposed.length === 0) return 0
  const contacts = await listContacts(ctx.db, [...new Set(given.proposed.map(one => one.participantId))])
  const names = await listNames(
    ctx.db,
    given.proposed.flatMap(one => [one.ownOrganisationId, one.organisationId]),
  )
  const people = Map.groupBy(
    contacts.filter(({ personId }) => personId !== ctx.viewer.personId),
    ({ personId }) => personId,
  )
  const page = `${ctx.baseUrl}/missions/${mission.slug}/requests/proposed`
  for (const [personId, rows] of people) {
    const [contact] = rows
    if (contact === undefined) continue
    const own = new Set(rows.map(({ participantId }) => participantId))
    const proposed = given.proposed.filter(({ participantId }) => own.has(participantId))
    const text = ctx.text(contact.lang)
    const countries = new Intl.DisplayNames([contact.lang], { type: 'region' })
    const lists = [...Map.groupBy(proposed, one => one.ownOrganisationId)].map(
      ([organisationId, ones]): MailList => ({
        title: names.get(organisationId)?.name ?? '',
        items: ones.slice(0, namedMost).map(one => {
          const { name = '', slug = '', country = '' } = names.get(one.organisationId) ?? {}
          return {
            text: name,
            href: `${ctx.baseUrl}/organisations/${slug}`,
            note: countries.of(country) ?? country,
          }
        }),
        more: {
          text: text('mail.meetings-proposed.more', { count: ones.length }),
          href: `${page}?as=${ones[0]?.participantId ?? ''}`,
        },
      }),
    )
    await sendMail(
      ctx,
      { personId, address: contact.email, name: contact.name },
      {
        kind: 'meetings-proposed',
        lang: contact.lang,
        mission: mission.id,
        values: { count: proposed.length, mission: mission.title, by: ctx.viewer.name },
        ...(given.note === null ? {} : { paragraphs: [`“${given.note}”`] }),
        lists,
        link: page,
        offLink: await makeOffLink(ctx, personId),
      },
      mission.id,
    )
  }
  return people.size
}

/** Whom a mail about a participant reaches: who goes, else who edits the company's profile. */
async function listContacts(db: Db, participantIds: readonly string[]) {
  const { rows } = await sql<Contact & { participantId: string }>`
    select participant.id as "participantId", person.id as "personId", person.email, person.lang, trim(concat(person.given_name, ' ', person.family_name)) as name
    from participant join person on person.id = participant.person_id
      or (participant.person_id is null and exists (select 1 from role_grant where role_grant.person_id = person.id and role_grant.role = 'organisation-editor'
        and role_grant.organisation_id = participant.organisation_id and role_grant.revoked_at is null))
    where participant.id = any(${[...participantIds]}::uuid[]) and person.email is not null and person.erased_at is null
      and not exists (select 1 from proposal_mail_off where proposal_mail_off.person_id = person.id)
    order by person.id, participant.id`.execute(db)
  return rows
}

async function listNames(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'slug', 'country'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

async function makeOffLink(ctx: Context, personId: string): Promise<string> {
  const { token, hash } = makeToken(ctx.random)
  await ctx.db
    .insertInto('proposal_mail_link')
    .values({ token_hash: hash, person_id: personId, created_at: ctx.now() })
    .execute()
  return `${ctx.baseUrl}/proposal-mails/${token}`
}

/** Whether somebody is told of proposed requests by mail. */
export async function wantsProposalMails(db: Db, personId: string | null): Promise<boolean> {
  if (personId === null) return false
  const row = await db
    .selectFrom('proposal_mail_off')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row === undefined
}

/** Turns mails about requests proposed to oneself on or off; the page shows them either way. */
export async function setProposalMails(
  ctx: Context,
  input: ParsedInputOf<typeof contract.setProposalMails>,
): Promise<{ done: true }> {
  if (ctx.viewer.personId === null) throw new Refusal('sign-in-needed')
  if (input.on)
    await ctx.db.deleteFrom('proposal_mail_off').where('person_id', '=', ctx.viewer.personId).execute()
  else await turnOff(ctx, ctx.viewer.personId)
  return { done: true }
}

/** Whether whoever got a mail still gets such mails; nothing else is said to the holder of its link. */
export async function getProposalMails(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getProposalMails>,
): Promise<AnswerOf<typeof contract.getProposalMails>> {
  return { on: await wantsProposalMails(ctx.db, await openMailLink(ctx, input.token)) }
}

/** Ends mails about proposed requests for whoever got the mail. */
export async function endProposalMails(
  ctx: Context,
  input: ParsedInputOf<typeof contract.endProposalMails>,
): Promise<{ done: true }> {
  await turnOff(ctx, await openMailLink(ctx, input.token))
  return { done: true }
}

async function openMailLink(ctx: Context, token: string): Promise<string> {
  const row = await ctx.db
    .selectFrom('proposal_mail_link')
    .select('person_id')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('link-invalid')
  return row.person_id
}

async function turnOff(ctx: Context, personId: string): Promise<void> {
  await ctx.db
    .insertInto('proposal_mail_off')
    .values({ person_id: personId, since: ctx.now() })
    .onConflict(conflict => conflict.column('person_id').doNothing())
    .execute()
}
