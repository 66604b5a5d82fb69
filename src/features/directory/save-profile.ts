import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { announceOrganisation } from './announce.ts'
import type * as contract from './contract-profile.ts'
import { type ProfileDetails, profileDetails } from './contract-profile.ts'
import type { OrganisationSubject } from './policy.ts'
import { findOrganisation } from './queries.ts'
import { type OrganisationColumns, type OrganisationRow, updateProfile } from './queries-organisations.ts'
import { nameKey } from './rules/name-key.ts'
import { changeLevels, namesToSay, readLevels } from './rules/part-table.ts'
import { type PartVisibility, profileTable } from './rules/profile-parts.ts'

type Saved = AnswerOf<typeof contract.saveBasics>
interface Change {
  columns?: OrganisationColumns
  details?: Partial<ProfileDetails>
}

/** Reads what is kept beyond the core of a profile; fields nobody has filled are nothing. */
export function readDetails(row: Pick<OrganisationRow, 'details'>): ProfileDetails {
  return profileDetails.parse(row.details ?? {})
}

/**
 * Saves one group of a profile, with who sees its parts and fields as far as the input says so, unless somebody else saved
 * in between; the history keeps what it was.
 */
export async function saveGroup(
  ctx: Context,
  call: string,
  input: { version: number },
  subject: OrganisationSubject,
  change: Change,
): Promise<Saved> {
  const before = await findOrganisation(ctx.db, subject.id)
  if (before === null) throw new Refusal('not-found')
  const said = before.part_visibility as PartVisibility
  const levels = changeLevels(said, readLevels(namesToSay(profileTable), input))
  const now = ctx.now()
  const saved = await updateProfile(ctx.db, subject.id, input.version, {
    ...change.columns,
    details: JSON.stringify({ ...readDetails(before), ...change.details }),
    part_visibility: JSON.stringify(levels),
    updated_at: now,
    last_confirmed_at: now,
  })
  if (saved === undefined) throw new Refusal('changed-meanwhile')
  await writeHistory(ctx, {
    call,
    subjectKind: 'organisation',
    subjectId: subject.id,
    change: {
      before: pickBefore(before, change),
      after: { ...change.columns, ...change.details },
      levels: { before: said, after: levels },
    },
  })
  await announceOrganisation(ctx, subject.id)
  return saved
}

/** What the changed fields held before: enough to see and to undo. */
function pickBefore(before: OrganisationRow, change: Change): Record<string, unknown> {
  const details: Record<string, unknown> = { ...readDetails(before) }
  return Object.fromEntries([
    ...Object.keys(change.columns ?? {}).map(name => [name, before[name as keyof OrganisationRow]]),
    ...Object.keys(change.details ?? {}).map(name => [name, details[name]]),
  ]) as Record<string, unknown>
}

/** Step one of a profile: what it does in one line, offers, seeks, where, and its keywords. */
export async function saveBasics(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveBasics>,
  subject: OrganisationSubject,
): Promise<Saved> {
  return saveGroup(ctx, 'directory.saveBasics', input, subject, {
    columns: {
      summary: input.summary || null,
      offers: input.offers || null,
      needs: input.needs || null,
      lang: input.lang,
      country: input.country,
      city: input.city || null,
      technologies: input.technologies,
    },
  })
}

/** Names, addresses, register numbers, and who sees the profile as a whole. */
export async function saveIdentity(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveIdentity>,
  subject: OrganisationSubject,
): Promise<Saved> {
  const hasPlace = typeof input.latitude === 'number' && typeof input.longitude === 'number'
  if (!hasPlace && (typeof input.latitude === 'number' || typeof input.longitude === 'number'))
    throw new Refusal('input-invalid', {
      faults: [{ field: typeof input.latitude === 'number' ? 'longitude' : 'latitude', code: 'missing' }],
    })
  return saveGroup(ctx, 'directory.saveIdentity', input, subject, {
    columns: {
      name: input.name,
      name_key: nameKey(input.name),
      kind: input.kind,
      short_name: input.shortName || null,
      name_other_script: input.nameOtherScript || null,
      name_reading: input.nameReading || null,
      legal_form: input.legalForm || null,
      website: input.website || null,
      email: input.email || null,
      phone: input.phone || null,
      street: input.street || null,
      postcode: input.postcode || null,
      region: input.region || null,
      nuts: input.nuts || null,
      latitude: input.latitude ?? null,
      longitude: input.longitude ?? null,
      vat: input.vat || null,
      pic: input.pic || null,
      lei: input.lei || null,
      national_id: input.nationalId || null,
      visibility: input.visibility,
    },
  })
}

/** What an organisation offers, at length; its single offers are cards of their own. */
export async function saveOffer(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveOffer>,
  subject: OrganisationSubject,
): Promise<Saved> {
  return saveGroup(ctx, 'directory.saveOffer', input, subject, {
    columns: { description: input.description || null },
    details: { capacity: input.capacity || null },
  })
}

/** Whom and what an organisation looks for. */
export async function saveNeeds(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveNeeds>,
  subject: OrganisationSubject,
): Promise<Saved> {
  return saveGroup(ctx, 'directory.saveNeeds', input, subject, {
    details: {
      partnerTypes: input.partnerTypes,
      competencesSought: input.competencesSought,
      marketQuestions: input.marketQuestions || null,
    },
  })
}

/** Where an organisation sells, how, in which languages, and where it wants to. */
export async function saveMarkets(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveMarkets>,
  subject: OrganisationSubject,
): Promise<Saved> {
  const rows = input.currentMarkets.filter(row => row.country !== '')
  return saveGroup(ctx, 'directory.saveMarkets', input, subject, {
    columns: { target_markets: input.targetMarkets },
    details: {
      currentMarkets: rows.filter(
        (row, index) =>
          rows.findIndex(other => other.country === row.country && other.mode === row.mode) === index,
      ),
      languages: input.languages,
    },
  })
}

/** Certificates, regulatory standing, and what protects the know-how. */
export async function saveQuality(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveQuality>,
  subject: OrganisationSubject,
): Promise<Saved> {
  return saveGroup(ctx, 'directory.saveQuality', input, subject, {
    columns: { certificates: input.certificates },
    details: {
      deviceClasses: input.deviceClasses,
      fdaStatus: input.fdaStatus ?? null,
      ipPosition: input.ipPosition,
    },
  })
}

/** Size, ownership, and the figures that stay within the organisation unless it says otherwise. */
export async function saveFigures(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveFigures>,
  subject: OrganisationSubject,
): Promise<Saved> {
  return saveGroup(ctx, 'directory.saveFigures', input, subject, {
    columns: {
      founded_year: input.foundedYear ?? null,
      size_class: input.sizeClass ?? null,
      employees: input.employees ?? null,
    },
    details: {
      ownership: input.ownership ?? null,
      parentGroup: input.parentGroup || null,
      startUp: input.startUp ?? null,
      womenLed: input.womenLed ?? null,
      turnoverBand: input.turnoverBand ?? null,
      exportShare: input.exportShare ?? null,
      researchShare: input.researchShare ?? null,
      readinessScore: input.readinessScore ?? null,
    },
  })
}

/** How others work with a research institution. */
export async function saveResearch(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveResearch>,
  subject: OrganisationSubject,
): Promise<Saved> {
  return saveGroup(ctx, 'directory.saveResearch', input, subject, {
    details: {
      researchStaff: input.researchStaff ?? null,
      accessModels: input.accessModels,
      evaluationNeeded: input.evaluationNeeded ?? null,
      contactPoint: input.contactPoint || null,
      businessCoach: input.businessCoach || null,
    },
  })
}
