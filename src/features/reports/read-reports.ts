import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type FiguresSubject, insightOf, listPeriodRows, type PeriodRow } from '../indicators/index.ts'
import type * as contract from './contract.ts'
import { gatherReport } from './gather-report.ts'
import type { ReportSubject } from './load-report.ts'
import { readsDrafts, writesReports } from './policy.ts'
import { type EditionRow, listEditions, listReportRows, listVersions } from './queries.ts'
import { compose, wordsOf } from './rules/compose.ts'
import { isBelow, type ReportModel, textOf } from './rules/model.ts'
import { namedFigures, placeFigures } from './rules/named-figures.ts'
import { sections, whyOf } from './rules/sections.ts'
import { findUnknown } from './save-report.ts'

const frameOf = ({ id, slug, acronym }: FiguresSubject) => ({ id, slug, acronym })
const periodOf = ({ id, name, startsOn, endsOn, state }: PeriodRow) => ({ id, name, startsOn, endsOn, state })
const editionOf = ({ id, number, hash, madeAt, madeBy }: Omit<EditionRow, 'text'>) => ({
  id,
  number,
  hash,
  madeAt,
  madeBy,
})

/** The reports of a partnership; a funder reads only those of which something was handed over. */
export async function listReports(
  ctx: Context,
  _input: unknown,
  subject: FiguresSubject,
): Promise<AnswerOf<typeof contract.listReports>> {
  const rows = await listReportRows(ctx.db, subject.id)
  const periods = new Map((await listPeriodRows(ctx.db, subject.id)).map(one => [one.id, one]))
  const editions = Map.groupBy(
    await listEditions(
      ctx.db,
      rows.map(one => one.id),
    ),
    one => one.reportId,
  )
  const edits = writesReports(ctx.viewer, subject)
  const drafts = readsDrafts(ctx.viewer, subject)
  const taken = new Set(rows.map(one => one.periodId))
  return {
    partnership: frameOf(subject),
    rights: { reads: insightOf(ctx.viewer, subject), edits },
    edits,
    readsDrafts: drafts,
    reports: rows.flatMap(({ id, kind, lang, secondLang, periodId }) => {
      const period = periods.get(periodId)
      const own = editions.get(id) ?? []
      if (period === undefined || (!drafts && own.length === 0)) return []
      return [{ id, kind, lang, secondLang, period: periodOf(period), editions: own.map(editionOf) }]
    }),
    open: edits ? [...periods.values()].filter(one => !taken.has(one.id)).map(periodOf) : [],
  }
}

/** A report as it is read in one of its languages. */
export async function getReport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getReport>,
  subject: ReportSubject,
): Promise<AnswerOf<typeof contract.getReport>> {
  const { report, period } = subject
  const model = await gatherReport(ctx, subject)
  const lang = chooseLang(model, input.lang ?? ctx.viewer.lang)
  return {
    partnership: frameOf(subject),
    edits: writesReports(ctx.viewer, subject),
    id: report.id,
    kind: report.kind,
    lang: report.lang,
    secondLang: report.secondLang,
    version: report.version,
    period: periodOf(period),
    paper: compose(model, wordsOf(lang, ctx.text(lang))),
    below: model.figures
      .filter(isBelow)
      .map(({ id, code, name }) => ({ id, code, name, explained: textOf(model, whyOf(id), lang) !== null })),
    unwritten: sections.filter(section => textOf(model, section, lang) === null),
    unknown: findUnknown(ctx, model),
    editions: (await listEditions(ctx.db, [report.id])).map(editionOf),
  }
}

/** One of the report's own languages: the one that is wanted, else its first. */
export function chooseLang(
  { langs }: ReportModel,
  wanted: string | undefined,
): ReportSubject['report']['lang'] {
  const [first, second] = langs as [ReportSubject['report']['lang'], ReportSubject['report']['lang']]
  return wanted === second ? second : first
}

/** What is written in a part in both languages, with its versions and the figures it may name. */
export async function getReportPart(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getReportPart>,
  subject: ReportSubject,
): Promise<AnswerOf<typeof contract.getReportPart>> {
  const { report } = subject
  const model = await gatherReport(ctx, subject)
  const figure = model.figures.find(one => whyOf(one.id) === input.part)
  if (input.part.startsWith('why:') && figure === undefined) throw new Refusal('not-found')
  const versions = await listVersions(ctx.db, report.id, input.part)
  return {
    partnership: frameOf(subject),
    edits: writesReports(ctx.viewer, subject),
    report: report.id,
    title: `${subject.acronym} · ${subject.period.name}`,
    part: input.part,
    indicator:
      figure === undefined
        ? null
        : {
            name: figure.name,
            shippedAs: figure.shippedAs,
            proven: figure.soFar.proven,
            expected: figure.expected === null ? null : Math.floor(figure.expected),
          },
    texts: [report.lang, report.secondLang].map(lang => {
      const last = versions.find(one => one.lang === lang)
      const { text, unknown } = placeFigures(
        last?.text ?? '',
        namedFigures(model, wordsOf(lang, ctx.text(lang))),
      )
      return { lang, text: last?.text ?? '', number: last?.number ?? 0, shown: text, unknown }
    }),
    named: namedFigures(model, wordsOf(ctx.viewer.lang, ctx.text(ctx.viewer.lang))),
    versions,
  }
}

/** A report as it was handed over. */
export async function getEdition(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getEdition>,
  subject: ReportSubject & { edition: EditionRow },
): Promise<AnswerOf<typeof contract.getEdition>> {
  const model = readEdition(subject.edition)
  const lang = chooseLang(model, input.lang ?? ctx.viewer.lang)
  const [first, second] = model.langs as [typeof lang, typeof lang]
  return {
    partnership: frameOf(subject),
    readsDrafts: readsDrafts(ctx.viewer, subject),
    report: subject.report.id,
    lang: first,
    secondLang: second,
    edition: editionOf(subject.edition),
    paper: compose(model, wordsOf(lang, ctx.text(lang))),
  }
}

/** What was handed over, from the text of its entry in the ledger. */
export function readEdition({ text }: EditionRow): ReportModel {
  return (JSON.parse(text) as { facts: { report: ReportModel } }).facts.report
}
