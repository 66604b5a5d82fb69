import type { Context, Db } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { announceOrganisation } from './announce.ts'
import type * as contract from './contract-taxonomies.ts'
import type { OrganisationSubject } from './policy.ts'
import {
  findImportedCodes,
  findImportedTerms,
  findLabels,
  listClassifications,
  listImportedTaxonomies,
} from './queries-taxonomies.ts'
import { foldText } from './rules/fold-text.ts'
import { labelIn, shippedLabels, shippedTaxonomies } from './taxonomies.ts'

const shown = 120
const languageFor = (ctx: Context, lang: string | undefined) => lang ?? ctx.viewer.lang

/** All lists by which records are classified: those that come with Kontor, and those somebody imported. */
export async function listTaxonomies(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listTaxonomies>,
): Promise<AnswerOf<typeof contract.listTaxonomies>> {
  const lang = languageFor(ctx, input.lang)
  const imported = await listImportedTaxonomies(ctx.db)
  const describe = (
    list: {
      scheme: string
      revision: string
      licence: string
      source: string
      title: Readonly<Record<string, string>>
    },
    terms: number,
    isShipped: boolean,
  ) => ({
    scheme: list.scheme,
    revision: list.revision,
    licence: list.licence,
    source: list.source,
    title: labelIn(list.title, lang),
    terms,
    isShipped,
  })
  return {
    items: [
      ...shippedTaxonomies()
        .filter(list => !imported.some(other => other.scheme === list.scheme))
        .map(list => describe(list, list.terms.length, true)),
      ...imported.map(list => describe(list, list.terms, false)),
    ],
  }
}

/** Terms of a list that contain every word asked for; an imported list stands before a shipped one of its name. */
export async function listTerms(
  ctx: Context,
  input: ParsedInputOf<typeof contract.listTerms>,
): Promise<AnswerOf<typeof contract.listTerms>> {
  const lang = languageFor(ctx, input.lang)
  const words = (input.q ?? '')
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, 8)
  const imported = (await listImportedTaxonomies(ctx.db)).find(list => list.scheme === input.scheme)
  if (imported !== undefined) {
    const { items, total } = await findImportedTerms(ctx.db, { ...imported, words, limit: shown })
    return {
      scheme: imported.scheme,
      revision: imported.revision,
      title: labelIn(imported.title, lang),
      total,
      items: items.map(term => ({
        code: term.code,
        parent: term.parent,
        label: labelIn(term.labels, lang),
        note: null,
      })),
    }
  }
  const list = shippedTaxonomies().find(one => one.scheme === input.scheme)
  if (list === undefined) throw new Refusal('not-found')
  const folded = words.map(foldText)
  const found = list.terms.filter(term => {
    const text = foldText(`${term.code} ${Object.values(term.labels).join(' ')}`)
    return folded.every(word => text.includes(word))
  })
  return {
    scheme: list.scheme,
    revision: list.revision,
    title: labelIn(list.title, lang),
    total: found.length,
    items: found.slice(0, shown).map(({ labels, ...term }) => ({ ...term, label: labelIn(labels, lang) })),
  }
}

/** The revision of a list in force, and which of the codes it has. */
async function checkCodes(db: Db, scheme: string, codes: readonly string[]) {
  const imported = (await listImportedTaxonomies(db)).find(list => list.scheme === scheme)
  if (imported !== undefined)
    return {
      revision: imported.revision,
      known: new Set((await findImportedCodes(db, scheme, imported.revision, codes)).map(term => term.code)),
    }
  const list = shippedTaxonomies().find(one => one.scheme === scheme)
  if (list === undefined) throw new Refusal('not-found')
  return { revision: list.revision, known: new Set(list.terms.map(term => term.code)) }
}

/** Classifies an organisation by one list, noting the list's revision with each code. */
export async function saveClassification(
  ctx: Context,
  input: ParsedInputOf<typeof contract.saveClassification>,
  subject: OrganisationSubject,
): Promise<AnswerOf<typeof contract.saveClassification>> {
  const { revision, known } = await checkCodes(ctx.db, input.scheme, input.codes)
  const wrong = input.codes.findIndex(code => !known.has(code))
  if (wrong >= 0)
    throw new Refusal('input-invalid', { faults: [{ field: `codes.${wrong}`, code: 'not-offered' }] })
  const before = (await listClassifications(ctx.db, subject.id)).filter(row => row.scheme === input.scheme)
  const { offered } = input
  const kept =
    offered === undefined ? [] : before.map(row => row.code).filter(code => !offered.includes(code))
  const codes = [...new Set([...kept, ...input.codes])]
  await ctx.db
    .deleteFrom('classification')
    .where('organisation_id', '=', subject.id)
    .where('scheme', '=', input.scheme)
    .execute()
  if (codes.length > 0)
    await ctx.db
      .insertInto('classification')
      .values(
        codes.map(code => ({
          organisation_id: subject.id,
          scheme: input.scheme,
          revision: before.find(row => row.code === code && kept.includes(code))?.revision ?? revision,
          code,
          created_at: ctx.now(),
        })),
      )
      .execute()
  await writeHistory(ctx, {
    call: 'directory.saveClassification',
    subjectKind: 'organisation',
    subjectId: subject.id,
    change: { scheme: input.scheme, before: before.map(row => row.code), after: codes },
  })
  await announceOrganisation(ctx, subject.id)
  return { chosen: codes.length }
}

/** How an organisation is classified, each term by its name in a language. */
export async function describeClassifications(ctx: Context, organisationId: string) {
  const rows = await listClassifications(ctx.db, organisationId)
  return rows.map(({ labels, ...row }) => {
    const shippedTerm = shippedTaxonomies()
      .find(list => list.scheme === row.scheme)
      ?.terms.find(term => term.code === row.code)
    return { ...row, label: labelIn(labels ?? shippedTerm?.labels ?? { en: row.code }, ctx.viewer.lang) }
  })
}

/** Terms with how often they occur, by their names in the reader's language. */
export async function nameTerms(
  ctx: Context,
  terms: readonly { scheme: string; revision: string; code: string; count: number }[],
) {
  const labels = await findLabels(ctx.db, terms)
  return terms.map(({ scheme, code, count }) => ({
    value: `${scheme}:${code}`,
    label: labelIn(
      labels.find(row => row.scheme === scheme && row.code === code)?.labels ??
        shippedLabels(scheme, code) ?? { en: code },
      ctx.viewer.lang,
    ),
    count,
  }))
}
