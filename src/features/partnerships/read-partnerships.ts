import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { isAdministrator } from '../../shared/viewer.ts'
import type * as contract from './contract.ts'
import { editsPartnership, type PartnershipSubject, readsPartnership } from './policy.ts'
import {
  countOrganisations,
  findPartnership,
  isPartnershipVisible,
  listMarkets,
  listPartners,
  listPartnershipMissions,
  listPartnershipRows,
} from './queries.ts'
import { listGrantNames } from './queries-grants.ts'

/** The partnership a call names, when the viewer may know of it. */
export async function loadPartnership(
  ctx: Context,
  input: { partnership: string },
): Promise<PartnershipSubject> {
  const row = await findPartnership(ctx.db, input.partnership)
  if (
    row === null ||
    !(ctx.viewer.kind === 'system' || (await isPartnershipVisible(ctx.db, row.id, ctx.viewer)))
  )
    throw new Refusal('not-found')
  return { id: row.id, visibility: row.visibility, visible: true }
}

/** A partnership with its clusters, markets and missions; drafts only for those who prepare them. */
export async function getPartnership(
  ctx: Context,
  _input: unknown,
  subject: PartnershipSubject,
): Promise<AnswerOf<typeof contract.getPartnership>> {
  const row = await findPartnership(ctx.db, subject.id)
  if (row === null) throw new Refusal('not-found')
  const mayEdit = editsPartnership(ctx.viewer, subject)
  const partners = await listPartners(ctx.db, row.id)
  const near = mayEdit || ctx.viewer.partnershipIds.includes(row.id)
  return {
    id: row.id,
    slug: row.slug,
    acronym: row.acronym,
    title: row.title,
    theme: row.theme,
    summary: row.summary,
    lang: row.lang,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    visibility: row.visibility,
    version: row.version,
    mayEdit,
    readsInside: readsPartnership(ctx.viewer, {
      id: row.id,
      clusterIds: partners.filter(partner => partner.leftOn === null).map(partner => partner.id),
    }),
    grants: await listGrantNames(ctx.db, row.id),
    organisations: await countOrganisations(ctx.db, row.id),
    partners,
    markets: await listMarkets(ctx.db, row.id),
    missions: await listPartnershipMissions(ctx.db, row.id, near),
  }
}

/** Partnerships the viewer may see, their own marked. */
export async function listPartnerships(
  ctx: Context,
  _input: ParsedInputOf<typeof contract.listPartnerships>,
): Promise<AnswerOf<typeof contract.listPartnerships>> {
  const rows = await listPartnershipRows(ctx.db, ctx.viewer)
  return {
    mayCreate: isAdministrator(ctx.viewer),
    items: rows.map(row => ({ ...row, mine: ctx.viewer.partnershipIds.includes(row.id) })),
  }
}
