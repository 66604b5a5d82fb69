import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { JobContext } from '../../shared/route.ts'
import { hashToken, makeToken } from '../accounts/index.ts'
import { sendMail } from '../notifications/index.ts'
import { announceOrganisation } from './announce.ts'
import type * as contract from './contract-freshness.ts'
import type { ClusterSubject } from './policy.ts'
import { findCluster, findOrganisation } from './queries.ts'
import {
  type Addressee,
  beginAsking,
  countHealth,
  findProfileLink,
  listChangesSince,
  listHealth,
  listReminded,
  listYearOver,
} from './queries-freshness.ts'
import { updateProfile } from './queries-organisations.ts'
import { listProfileItems } from './queries-profile.ts'
import { describeProfile } from './read-organisation.ts'
import { measureCompleteness } from './rules/completeness.ts'
import { type ConfirmedField, confirmedFields, lastChanges } from './rules/confirmed-fields.ts'

const linkDays = 60

/** How fresh and complete the members of a cluster are, and whom its manager might chase. */
export async function listProfileHealth(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listProfileHealth>,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.listProfileHealth>> {
  const now = ctx.now()
  const cluster = await findCluster(ctx.db, subject.id)
  const { items, total } = await listHealth(ctx.db, { ...input, clusterId: subject.id, now })
  return {
    items,
    total,
    page: input.page,
    pageSize: input.pageSize,
    clusterName: cluster?.short_name ?? '',
    counts: await countHealth(ctx.db, subject.id, now),
  }
}

/** Asks the contacts of members to confirm their profiles; whoever was asked within two weeks is left alone. */
export async function remindProfiles(
  ctx: Context,
  input: ParsedInputOf<typeof contract.remindProfiles>,
  subject: ClusterSubject,
): Promise<AnswerOf<typeof contract.remindProfiles>> {
  const addressees = await listReminded(ctx.db, {
    clusterId: subject.id,
    organisationIds: input.organisationIds,
    now: ctx.now(),
  })
  for (const addressee of addressees) await askToConfirm(ctx, addressee)
  await writeHistory(ctx, {
    call: 'directory.remindProfiles',
    subjectKind: 'cluster',
    subjectId: subject.id,
    change: { organisations: addressees.map(({ id }) => id) },
  })
  return {
    sent: addressees.length,
    skipped: Math.max(0, (input.organisationIds?.length ?? addressees.length) - addressees.length),
  }
}

/** Mails a link with which a profile is confirmed by one click and without signing in. */
async function askToConfirm(ctx: Context, addressee: Addressee): Promise<void> {
  if (addressee.address === null || !(await beginAsking(ctx.db, addressee.id, ctx.now()))) return
  const { token, hash } = makeToken(ctx.random)
  const now = ctx.now()
  await ctx.db
    .insertInto('profile_link')
    .values({
      id: ctx.newId(),
      token_hash: hash,
      organisation_id: addressee.id,
      person_id: addressee.personId,
      email: addressee.address,
      asked_by: ctx.viewer.personId,
      created_at: now,
      expires_at: new Date(now.getTime() + linkDays * 86_400_000),
    })
    .execute()
  await sendMail(
    ctx,
    { personId: addressee.personId, address: addressee.address, name: addressee.personName ?? '' },
    {
      kind: 'confirm-profile',
      lang: addressee.lang ?? 'en',
      values: { name: addressee.personName ?? '', organisation: addressee.name, days: linkDays },
      link: `${ctx.baseUrl}/profiles/confirm/${token}`,
    },
    addressee.id,
  )
}

/** Once a day: profiles whose year is over are asked for, each once a year. */
export async function askYearly(ctx: JobContext): Promise<void> {
  for (const addressee of await listYearOver(ctx.db, ctx.now()))
    await ctx.db
      .transaction()
      .execute(transaction =>
        askToConfirm({ ...ctx, db: transaction, afterCommit: () => undefined } as Context, addressee),
      )
}

async function openLink(ctx: Context, token: string) {
  const link = await findProfileLink(ctx.db, hashToken(token))
  if (link === undefined || !link.isStillTheirs || link.expires_at < ctx.now())
    throw new Refusal('link-invalid')
  const row = await findOrganisation(ctx.db, link.organisation_id)
  if (row === null || row.merged_into !== null) throw new Refusal('link-invalid')
  return { link, row }
}

/** What the profile says today and what changed since it was last confirmed, for the page behind the link. */
export async function getConfirmation(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getConfirmation>,
): Promise<AnswerOf<typeof contract.getConfirmation>> {
  const { link, row } = await openLink(ctx, input.token)
  const changes = lastChanges(await listChangesSince(ctx.db, row.id, row.last_confirmed_at))
  const items = await listProfileItems(ctx.db, row.id)
  const { completeness, missing } = measureCompleteness({ ...describeProfile(row), items })
  return {
    name: row.name,
    slug: row.slug,
    version: row.version,
    lang: row.lang,
    askedBy: link.askedByName,
    lastConfirmedAt: row.last_confirmed_at,
    confirmedAt: link.used_at,
    fields: (Object.entries(confirmedFields) as [ConfirmedField, keyof typeof row][]).map(
      ([name, column]) => ({
        name,
        value: row[column] as string | number | null,
        changedAt: changes[name]?.at ?? null,
        changedBy: changes[name]?.by ?? null,
      }),
    ),
    nextField: missing[0] ?? null,
    completeness,
  }
}

/** One click: the profile is right for a year. Fields that were typed over are saved with it and named in the history. */
export async function confirmByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.confirmByLink>,
): Promise<AnswerOf<typeof contract.confirmByLink>> {
  const { link, row } = await openLink(ctx, input.token)
  const now = ctx.now()
  const said = Object.entries(confirmedFields).flatMap(([field, column]) => {
    const value = input[field as ConfirmedField]
    return value === undefined ? [] : [[column, value === '' ? null : value] as const]
  })
  const same = (column: string, value: unknown) => clean(row[column as keyof typeof row]) === clean(value)
  const changed = said.filter(([column, value]) => !same(column, value))
  const saved = await updateProfile(ctx.db, row.id, input.version, {
    ...Object.fromEntries(changed),
    last_confirmed_at: now,
    ...(changed.length > 0 ? { updated_at: now } : {}),
  })
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await ctx.db.updateTable('profile_link').set({ used_at: now }).where('id', '=', link.id).execute()
  await writeHistory(ctx, {
    call: 'directory.confirmByLink',
    subjectKind: 'organisation',
    subjectId: row.id,
    onBehalfOf: link.person_id,
    change: {
      before: Object.fromEntries(changed.map(([column]) => [column, row[column as keyof typeof row]])),
      after: Object.fromEntries(changed),
    },
  })
  await announceOrganisation(ctx, row.id)
  return { slug: saved.slug, changed: changed.length }
}

/** Browsers send line ends their own way; that is no change. */
function clean(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\r\n/g, '\n').trim() : (value ?? null)
}
