import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import type * as contract from './contract-files.ts'
import { gatherReport } from './gather-report.ts'
import type { ReportSubject } from './load-report.ts'
import { writeReportDocx } from './outputs/write-docx.ts'
import { writeReportPdf } from './outputs/write-pdf.ts'
import { tablesOf, writeReportCsv, writeReportWorkbook } from './outputs/write-workbook.ts'
import type { EditionRow } from './queries.ts'
import { chooseLang, readEdition } from './read-reports.ts'
import { compose, wordsOf } from './rules/compose.ts'
import type { ReportModel } from './rules/model.ts'
import { namedFigures, placeFigures } from './rules/named-figures.ts'

type Wanted = Pick<ParsedInputOf<typeof contract.getReportFile>, 'format' | 'lang' | 'table'>
type Made = { number: number; hash: string } | null

/** A report that is being written, as a file: its figures are those of this moment. */
export async function getReportFile(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getReportFile>,
  subject: ReportSubject,
): Promise<FileAnswer> {
  const model = await gatherReport(ctx, subject)
  return writeReportFile(ctx, { model, wanted: input, madeAt: ctx.now(), edition: null })
}

/** What was handed over, as a file: the same bytes each time. */
export async function getEditionFile(
  ctx: Context,
  input: ParsedInputOf<typeof contract.getEditionFile>,
  subject: ReportSubject & { edition: EditionRow },
): Promise<FileAnswer> {
  const { edition } = subject
  return writeReportFile(ctx, {
    model: readEdition(edition),
    wanted: input,
    madeAt: edition.madeAt,
    edition: { number: edition.number, hash: edition.hash },
  })
}

/** What a report tells as a file in a format, in one of its languages. */
export async function writeReportFile(
  ctx: Context,
  given: { model: ReportModel; wanted: Wanted; madeAt: Date; edition: Made },
): Promise<FileAnswer> {
  const { model, wanted, madeAt, edition } = given
  const lang = chooseLang(model, wanted.lang ?? ctx.viewer.lang)
  const text = ctx.text(lang)
  const paper = compose(model, wordsOf(lang, text))
  const name = [
    'report',
    model.partnership.acronym.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
    model.period.to,
    ...(edition === null ? ['draft'] : [String(edition.number)]),
  ].join('-')
  const file = (ending: string, mediaType: string, body: FileAnswer['body']): FileAnswer => ({
    fileName: `${name}-${lang}.${ending}`,
    mediaType,
    body,
  })
  switch (wanted.format) {
    case 'json':
      return {
        ...file('json', 'application/json', `${JSON.stringify(dataOf(ctx, model, edition), null, 2)}\n`),
        fileName: `${name}.json`,
      }
    case 'csv': {
      const table = tablesOf(paper).find(one => one.key === wanted.table)
      const body = table === undefined ? '' : writeReportCsv(table)
      return {
        ...file('csv', 'text/csv; charset=utf-8', body),
        fileName: `${name}-${wanted.table}-${lang}.csv`,
      }
    }
    case 'xlsx':
      return file(
        'xlsx',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        await writeReportWorkbook(paper, { part: text('reports.part'), text: text('reports.text') }),
      )
    case 'docx':
      return file(
        'docx',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        await writeReportDocx(paper, { text, madeAt }),
      )
    case 'pdf': {
      const foot =
        edition === null
          ? text('reports.draftFoot')
          : text('reports.editionFoot', { number: edition.number, hash: edition.hash.slice(0, 16) })
      return {
        ...file('pdf', 'application/pdf', await writeReportPdf(paper, { text, madeAt, foot })),
        inline: true,
      }
    }
  }
}

/** A report as data: everything it tells, and what was written with its figures in place. */
function dataOf(ctx: Context, model: ReportModel, edition: Made) {
  return {
    edition,
    ...model,
    texts: model.texts.map(one => {
      const named = namedFigures(model, wordsOf(one.lang, ctx.text(one.lang)))
      return { ...one, shown: placeFigures(one.text, named).text }
    }),
  }
}
