import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { editsPartnership, type InsideLoaded, loadInside, worksOnPartnership } from '../partnerships/index.ts'
import type * as contract from './contract.ts'
import { bringsCopyOf } from './policy.ts'
import * as queries from './queries.ts'
import { isBound, missingOf } from './rules/standing.ts'

export interface AgreementLoaded extends InsideLoaded {
  row: queries.AgreementRow
}

/** An agreement with everything that hangs on it, as far as its reader may know of it. */
export interface Whole {
  parties: queries.PartyRow[]
  versions: queries.VersionRow[]
  signatures: queries.SignatureRow[]
}

export const todayOf = (ctx: Pick<Context, 'now'>) => ctx.now().toISOString().slice(0, 10)

/** The agreement a call names, of a partnership that the viewer may know of. */
export async function loadAgreement(ctx: Context, input: { agreement: string }): Promise<AgreementLoaded> {
  const row = await queries.findAgreement(ctx.db, input.agreement)
  if (row === null) throw new Refusal('not-found')
  return { ...(await loadInside(ctx, { partnership: row.partnershipId })), row }
}

/** Reads what hangs on these agreements; drafts only for those who work on the partnership. */
export async function readWhole(
  ctx: Context,
  inside: InsideLoaded,
  rows: readonly queries.AgreementRow[],
): Promise<(row: queries.AgreementRow) => Whole> {
  const ids = rows.map(row => row.id)
  const works = worksOnPartnership(ctx.viewer, inside)
  const parties = await queries.listParties(ctx.db, ids)
  const versions = (await queries.listVersions(ctx.db, ids)).filter(
    version => works || version.openedAt !== null,
  )
  const signatures = await queries.listSignatures(ctx.db, ids)
  return row => ({
    parties: parties.filter(one => one.agreementId === row.id),
    versions: versions.filter(one => one.agreementId === row.id),
    signatures: signatures.filter(one => one.agreementId === row.id),
  })
}

export const inForceOf = ({ versions }: Whole) => versions.find(one => one.state === 'in-force') ?? null
export const nextOf = ({ versions }: Whole) =>
  versions.find(one => one.state === 'open' || one.state === 'draft') ?? null

/** The version that waits for signatures: the one being signed, else the one in force, which latecomers sign. */
export const waitingOf = (whole: Whole) =>
  whole.versions.find(one => one.state === 'open') ?? inForceOf(whole)

/** Who has to sign a version and has not. */
export function missingIn(whole: Whole, number: number, today: string): queries.PartyRow[] {
  return missingOf(
    whole.parties,
    whole.signatures.filter(one => one.number === number),
    today,
  )
}

/** The agreements of a partnership with what is in force and who is missing. */
export async function listAgreements(
  ctx: Context,
  _input: unknown,
  subject: InsideLoaded,
): Promise<AnswerOf<typeof contract.listAgreements>> {
  const rows = await queries.listAgreementRows(ctx.db, subject.id)
  const wholeOf = await readWhole(ctx, subject, rows)
  const today = todayOf(ctx)
  return {
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    mayEdit: editsPartnership(ctx.viewer, subject),
    items: rows.flatMap(row => {
      const whole = wholeOf(row)
      if (whole.versions.every(version => version.state === 'dropped')) return []
      const next = nextOf(whole)
      const waiting = row.endedOn === null ? waitingOf(whole) : null
      return [
        {
          id: row.id,
          slug: row.slug,
          kind: row.kind,
          title: row.title,
          lang: row.lang,
          inForceOn: inForceOf(whole)?.inForceOn ?? null,
          endedOn: row.endedOn,
          next:
            next === null
              ? null
              : {
                  number: next.number,
                  state: next.state === 'open' ? ('open' as const) : ('draft' as const),
                },
          parties: whole.parties.filter(party => isBound(party, today)).map(party => party.name),
          missing: waiting === null ? [] : missingIn(whole, waiting.number, today).map(party => party.name),
        },
      ]
    }),
  }
}

/** One agreement in one of its versions. */
export async function getAgreement(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getAgreement>,
  subject: AgreementLoaded,
): Promise<AnswerOf<typeof contract.getAgreement>> {
  const { row, partners } = subject
  const whole = (await readWhole(ctx, subject, [row]))(row)
  const shown = shownOf(whole, input.version)
  const today = todayOf(ctx)
  const waits = row.endedOn === null && (shown.state === 'open' || shown.state === 'in-force')
  const missing = new Set(waits ? missingIn(whole, shown.number, today).map(party => party.id) : [])
  const mayEdit = editsPartnership(ctx.viewer, subject)
  const taken = new Set(whole.parties.filter(one => one.leftOn === null).map(one => one.clusterId))
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    title: row.title,
    lang: row.lang,
    partnership: { id: subject.id, slug: subject.slug, acronym: subject.acronym },
    mayEdit,
    endedOn: row.endedOn,
    endReason: row.endReason,
    shown,
    versions: whole.versions,
    parties: whole.parties.map(party => {
      const signature = whole.signatures.find(one => one.partyId === party.id && one.number === shown.number)
      return {
        id: party.id,
        cluster: party.clusterId === null ? null : { id: party.clusterId, slug: party.clusterSlug ?? '' },
        name: party.name,
        country: party.country,
        legalName: party.legalName,
        signatory: party.signatory,
        capacity: party.capacity,
        joinedOn: party.joinedOn,
        leftOn: party.leftOn,
        signature: signature ?? null,
        isMissing: missing.has(party.id),
        mayBring:
          waits &&
          signature === undefined &&
          isBound(party, today) &&
          bringsCopyOf(ctx.viewer, subject, party.clusterId),
      }
    }),
    clusters: mayEdit
      ? partners.filter(({ id }) => !taken.has(id)).map(({ id, name }) => ({ id, name }))
      : [],
  }
}

/** The version asked for, else the one in force, else the newest. */
export function shownOf(whole: Whole, number?: number): queries.VersionRow {
  const shown =
    number === undefined
      ? (inForceOf(whole) ?? whole.versions.find(one => one.state !== 'dropped') ?? whole.versions[0])
      : whole.versions.find(one => one.number === number)
  if (shown === undefined) throw new Refusal('not-found')
  return shown
}

/** A signed copy; what was taken back is not there. */
export async function getSignedCopy(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getSignedCopy>,
  { row }: AgreementLoaded,
): Promise<FileAnswer> {
  const copy = (await queries.listSignatures(ctx.db, [row.id])).find(one => one.id === input.copy)
  if (copy === undefined) throw new Refusal('not-found')
  return { fileName: copy.fileName, mediaType: 'application/pdf', body: ctx.files.read(copy.fileHash) }
}
