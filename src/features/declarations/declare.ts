import { sql } from 'kysely'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { type FieldFault, Refusal } from '../../shared/refusals.ts'
import { keepDocument } from '../../shared/sent-files.ts'
import { minorDigits } from '../costs/rules/money.ts'
import type * as contract from './contract.ts'
import { readDeclarationLink } from './declaration-links.ts'
import { type LinkRow, listRequests, listSaid, type RequestRow, type SaidRow } from './queries.ts'
import { consentVersion, type Figures, findFaults, readDeclared, shareOf } from './rules/figures.ts'

type Form = AnswerOf<typeof contract.getByLink>
type Input = Omit<ParsedInputOf<typeof contract.declareByLink>, 'token'>

/** Who says it, and how. */
interface Speaker {
  personId: string | null
  way: 'link' | 'signed-in'
}

/** What is asked of an organisation, and what it said; opened again the link shows what it said and corrects it. */
export async function getByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getByLink>,
): Promise<Form> {
  const link = await readDeclarationLink(ctx, input.token)
  return shapeForm(link, await findSaid(ctx, link), link.person)
}

export async function declareByLink(
  ctx: Context,
  { token, ...input }: ParsedInputOf<typeof contract.declareByLink>,
): Promise<AnswerOf<typeof contract.declareByLink>> {
  const link = await readDeclarationLink(ctx, token)
  const answer = await keep(ctx, link, input, speakerOf(link))
  await markUsed(ctx, link)
  return answer
}

/** Whose a document is that is sent with the form behind a link: theirs whom it was mailed to. */
export async function findFileSender(
  ctx: Context,
  { token = '' }: Readonly<Record<string, string>>,
): Promise<{ personId: string }> {
  return readDeclarationLink(ctx, token)
}

export async function withdrawByLink(
  ctx: Context,
  input: ParsedInputOf<typeof contract.withdrawByLink>,
): Promise<AnswerOf<typeof contract.withdrawByLink>> {
  const link = await readDeclarationLink(ctx, input.token)
  await takeBack(ctx, link, input.declaredBy, speakerOf(link))
  await markUsed(ctx, link)
  return { done: true }
}

/** What the own organisation was asked and said, year by year. */
export async function listOwn(
  ctx: Context,
  _input: unknown,
  organisation: { id: string; slug: string },
): Promise<AnswerOf<typeof contract.listOwn>> {
  const requests = await listRequests(ctx.db, organisation.id)
  const said = await listSaid(ctx.db, { organisationId: organisation.id })
  const { name } = await ctx.db
    .selectFrom('organisation')
    .select('name')
    .where('id', '=', organisation.id)
    .executeTakeFirstOrThrow()
  return {
    organisation: { id: organisation.id, slug: organisation.slug, name },
    items: requests.map(request => {
      const own = said.find(one => one.partnershipId === request.partnershipId && one.year === request.year)
      return {
        ...shapeForm(request, own, ctx.viewer.name),
        declarationId: own?.declarationId ?? null,
      }
    }),
  }
}

export async function declare(
  ctx: Context,
  { organisation: _, partnership, year, ...input }: ParsedInputOf<typeof contract.declare>,
  organisation: { id: string },
): Promise<AnswerOf<typeof contract.declare>> {
  const request = await ownRequest(ctx, organisation.id, { partnership, year })
  return keep(ctx, request, input, { personId: ctx.viewer.personId, way: 'signed-in' })
}

export async function withdraw(
  ctx: Context,
  { partnership, year, declaredBy }: ParsedInputOf<typeof contract.withdraw>,
  organisation: { id: string },
): Promise<AnswerOf<typeof contract.withdraw>> {
  const request = await ownRequest(ctx, organisation.id, { partnership, year })
  await takeBack(ctx, request, declaredBy, { personId: ctx.viewer.personId, way: 'signed-in' })
  return { done: true }
}

const speakerOf = (link: LinkRow): Speaker => ({ personId: link.personId, way: 'link' })

async function ownRequest(
  ctx: Context,
  organisationId: string,
  of: { partnership: string; year: number },
): Promise<RequestRow> {
  const request = (await listRequests(ctx.db, organisationId)).find(
    one => one.partnershipId === of.partnership && one.year === of.year,
  )
  if (request === undefined) throw new Refusal('not-found')
  return request
}

async function findSaid(ctx: Context, request: RequestRow): Promise<SaidRow | undefined> {
  const { partnershipId, organisationId, year } = request
  return (await listSaid(ctx.db, { partnershipId, organisationId, year })).at(-1)
}

/** Keeps what was said as the next version; whoever read an older one is told first. */
async function keep(
  ctx: Context,
  request: RequestRow,
  input: Input,
  speaker: Speaker,
): Promise<{ number: number }> {
  const figures = readFigures(input, request.currency)
  await lock(ctx, request)
  const last = await findSaid(ctx, request)
  if ((last?.number ?? 0) !== input.number) throw new Refusal('changed-meanwhile')
  const declarationId = last?.declarationId ?? ctx.newId()
  if (last === undefined)
    await ctx.db
      .insertInto('declaration')
      .values({
        id: declarationId,
        partnership_id: request.partnershipId,
        organisation_id: request.organisationId,
        year: request.year,
        created_at: ctx.now(),
      })
      .execute()
  const file = await keepDocument(ctx, input.file, last, speaker.personId)
  await ctx.db
    .insertInto('declaration_version')
    .values({
      declaration_id: declarationId,
      number: input.number + 1,
      currency: request.currency,
      turnover_minor: figures.turnover,
      international_minor: figures.international,
      international_share: written(figures.internationalShare),
      exports_minor: figures.exports,
      jobs: written(figures.jobs),
      based_on: input.basedOn || null,
      ...file,
      consent_version: input.consentVersion,
      consent_lang: ctx.viewer.lang,
      withdrawn: false,
      declared_by: input.declaredBy,
      way: speaker.way,
      said_by: speaker.personId,
      said_at: ctx.now(),
    })
    .execute()
  await tell(ctx, 'declarations.declare', request, speaker)
  return { number: input.number + 1 }
}

/** Takes the consent back: a version without figures, so that nothing of it is counted or shown from now on. */
async function takeBack(
  ctx: Context,
  request: RequestRow,
  declaredBy: string,
  speaker: Speaker,
): Promise<void> {
  await lock(ctx, request)
  const last = await findSaid(ctx, request)
  if (last === undefined || last.withdrawn) throw new Refusal('state-impossible')
  await ctx.db
    .insertInto('declaration_version')
    .values({
      declaration_id: last.declarationId,
      number: last.number + 1,
      currency: last.currency,
      consent_version: last.consentVersion,
      consent_lang: ctx.viewer.lang,
      withdrawn: true,
      declared_by: declaredBy,
      way: speaker.way,
      said_by: speaker.personId,
      said_at: ctx.now(),
    })
    .execute()
  await tell(ctx, 'declarations.withdraw', request, speaker)
}

const written = (value: number | null): string | null => (value === null ? null : String(value))

/** What was typed as figures; refused with every fault beside its field. */
function readFigures(input: Input, currency: string): Figures {
  const unreadable: FieldFault[] = []
  const amount = (field: 'turnover' | 'international' | 'exports'): number | null => {
    const typed = input[field]
    if (typed == null || typed === '') return null
    const minor = readDeclared(typed, currency)
    if (minor === null)
      unreadable.push({ field, code: 'not-an-amount', values: { digits: minorDigits(currency) } })
    return minor
  }
  const figures: Figures = {
    turnover: amount('turnover'),
    international: amount('international'),
    internationalShare: input.internationalShare ?? null,
    exports: amount('exports'),
    jobs: input.jobs ?? null,
  }
  const faults = unreadable.length > 0 ? unreadable : findFaults(figures)
  if (faults.length > 0) throw new Refusal('input-invalid', { faults })
  return figures
}

/** One at a time for an organisation, a partnership and a year. */
async function lock(ctx: Context, { partnershipId, organisationId, year }: RequestRow): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`declaration ${partnershipId} ${organisationId} ${year}`}, 0))`.execute(
    ctx.db,
  )
}

async function markUsed(ctx: Context, { linkId }: LinkRow): Promise<void> {
  await ctx.db.updateTable('link').set({ used_at: ctx.now() }).where('id', '=', linkId).execute()
}

/** That it was said stands in the history; what was said does not. */
async function tell(ctx: Context, call: string, request: RequestRow, speaker: Speaker): Promise<void> {
  await writeHistory(ctx, {
    call,
    subjectKind: 'organisation',
    subjectId: request.organisationId,
    onBehalfOf: speaker.way === 'link' ? speaker.personId : null,
    change: { partnership: request.partnership, year: request.year },
  })
}

function shapeForm(request: RequestRow, said: SaidRow | undefined, name: string): Form {
  return {
    partnership: {
      id: request.partnershipId,
      slug: request.partnershipSlug,
      acronym: request.partnership,
    },
    organisation: { id: request.organisationId, slug: request.organisationSlug, name: request.organisation },
    year: request.year,
    currency: request.currency,
    closesOn: request.closesOn,
    askedBy: request.askedBy,
    name,
    markets: request.markets,
    consentVersion,
    said: said === undefined ? null : shapeSaid(said),
  }
}

/** A declaration as whoever may read it reads it. */
export function shapeSaid(row: SaidRow): NonNullable<Form['said']> {
  return {
    number: row.number,
    currency: row.currency,
    turnover: row.turnover,
    international: row.international,
    share: shareOf(row),
    saidShare: row.internationalShare,
    exports: row.exports,
    jobs: row.jobs,
    basedOn: row.basedOn,
    fileName: row.fileName,
    declaredBy: row.declaredBy,
    consentVersion: row.consentVersion,
    withdrawn: row.withdrawn,
    saidAt: row.saidAt,
  }
}
