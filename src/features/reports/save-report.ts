import { type Plain, writeEntry } from '../../engines/ledger/index.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type FiguresSubject, listPeriodRows } from '../indicators/index.ts'
import type * as contract from './contract.ts'
import { gatherReport } from './gather-report.ts'
import type { ReportSubject } from './load-report.ts'
import { listEditions, listReportRows, listVersions, lockReport } from './queries.ts'
import { wordsOf } from './rules/compose.ts'
import type { ReportModel } from './rules/model.ts'
import { namedFigures, placeFigures } from './rules/named-figures.ts'
import { sections, whyOf } from './rules/sections.ts'

/** Begins the report of a period: each section starts with the words of the template, in both languages. */
export async function beginReport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.beginReport>,
  subject: FiguresSubject,
): Promise<{ id: string }> {
  refuseOneLanguage(input)
  const period = (await listPeriodRows(ctx.db, subject.id)).find(one => one.id === input.period)
  if (period === undefined)
    throw new Refusal('input-invalid', { faults: [{ field: 'period', code: 'not-offered' }] })
  if ((await listReportRows(ctx.db, subject.id)).some(one => one.periodId === period.id))
    throw new Refusal('already-exists')
  const id = ctx.newId()
  const now = ctx.now()
  await ctx.db
    .insertInto('report')
    .values({
      id,
      partnership_id: subject.id,
      period_id: period.id,
      kind: input.kind,
      lang: input.lang,
      second_lang: input.secondLang,
      begun_by: ctx.viewer.personId,
      created_at: now,
      updated_at: now,
    })
    .execute()
  for (const lang of [input.lang, input.secondLang]) await writeTemplate(ctx, { reportId: id, lang })
  await tell(ctx, 'reports.beginReport', subject, { report: id, period: period.id, kind: input.kind })
  return { id }
}

async function writeTemplate(
  ctx: Context,
  { reportId, lang }: { reportId: string; lang: string },
): Promise<void> {
  const text = ctx.text(lang)
  await ctx.db
    .insertInto('report_text')
    .values(
      sections.map(part => ({
        report_id: reportId,
        part,
        lang,
        number: 1,
        text: text(`reports.template.${part}`),
        written_by: ctx.viewer.personId,
        written_at: ctx.now(),
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Changes the kind and the languages; a language that was not there before starts from the template. */
export async function updateReport(
  ctx: Context,
  input: ParsedInputOf<typeof contract.updateReport>,
  subject: ReportSubject,
): Promise<{ done: true }> {
  refuseOneLanguage(input)
  const row = await lockReport(ctx.db, subject.report.id)
  if (row === null) throw new Refusal('not-found')
  if (row.version !== input.version) throw new Refusal('changed-meanwhile')
  const { kind, lang, secondLang } = input
  await ctx.db
    .updateTable('report')
    .set({ kind, lang, second_lang: secondLang, version: row.version + 1, updated_at: ctx.now() })
    .where('id', '=', row.id)
    .execute()
  for (const each of [lang, secondLang]) await writeTemplate(ctx, { reportId: row.id, lang: each })
  await tell(ctx, 'reports.updateReport', subject, { report: row.id, kind, lang, secondLang })
  return { done: true }
}

/** A new version of a part, upon the one that was read. */
export async function writeReportPart(
  ctx: Context,
  input: ParsedInputOf<typeof contract.writeReportPart>,
  subject: ReportSubject,
): Promise<{ number: number }> {
  const { report } = subject
  if (input.lang !== report.lang && input.lang !== report.secondLang)
    throw new Refusal('input-invalid', { faults: [{ field: 'lang', code: 'not-offered' }] })
  await lockReport(ctx.db, report.id)
  const last = (await listVersions(ctx.db, report.id, input.part)).find(one => one.lang === input.lang)
  if ((last?.number ?? 0) !== input.number) throw new Refusal('changed-meanwhile')
  const text = input.text ?? ''
  if (last?.text === text) return { number: last.number }
  const number = input.number + 1
  await ctx.db
    .insertInto('report_text')
    .values({
      report_id: report.id,
      part: input.part,
      lang: input.lang,
      number,
      text,
      written_by: ctx.viewer.personId,
      written_at: ctx.now(),
    })
    .execute()
  await tell(ctx, 'reports.writeReportPart', subject, {
    report: report.id,
    part: input.part,
    lang: input.lang,
    number,
  })
  return { number }
}

/**
 * Makes the edition that is handed over: figures as they were frozen, missions and outcomes as they are known now, and every
 * word. Refused while the figures are live, and while a name in the words names no figure.
 */
export async function handOverReport(
  ctx: Context,
  _input: unknown,
  subject: ReportSubject,
): Promise<AnswerOf<typeof contract.handOverReport>> {
  await lockReport(ctx.db, subject.report.id)
  const gathered = await gatherReport(ctx, subject)
  if (gathered.filing === null) throw new Refusal('period-not-frozen')
  const model = withOwnTexts(gathered)
  const unknown = findUnknown(ctx, model)
  if (unknown.length > 0)
    throw new Refusal('figure-unknown', { values: { names: unknown.map(name => `{${name}}`).join(', ') } })
  const [last] = await listEditions(ctx.db, [subject.report.id])
  const number = (last?.number ?? 0) + 1
  const at = ctx.now()
  const { text, hash } = writeEntry({
    ledger: `report ${subject.report.id}`,
    number,
    at,
    event: 'handed-over',
    facts: { report: JSON.parse(JSON.stringify(model)) as Plain, previous: last?.hash ?? null },
    sealed: {},
  })
  const made = { id: ctx.newId(), number, hash: Buffer.from(hash).toString('hex') }
  await ctx.db
    .insertInto('report_edition')
    .values({ ...made, report_id: subject.report.id, text, made_by: ctx.viewer.personId, made_at: at })
    .execute()
  await tell(ctx, 'reports.handOverReport', subject, { report: subject.report.id, ...made })
  return made
}

/** What was written in the report's own languages, in sections and of figures that are below. */
function withOwnTexts(model: ReportModel): ReportModel {
  const parts = new Set([...sections, ...model.figures.map(one => whyOf(one.id))])
  return {
    ...model,
    texts: model.texts.filter(
      one => parts.has(one.part) && model.langs.includes(one.lang) && one.text !== '',
    ),
  }
}

/** Names in what is written, in either language, that name no figure. */
export function findUnknown(ctx: Context, model: ReportModel): string[] {
  const [lang] = model.langs
  const named = namedFigures(model, wordsOf(lang, ctx.text(lang)))
  const own = withOwnTexts(model).texts
  return [...new Set(own.flatMap(({ text }) => placeFigures(text, named).unknown))]
}

function refuseOneLanguage({ lang, secondLang }: { lang: string; secondLang: string }): void {
  if (lang === secondLang)
    throw new Refusal('input-invalid', { faults: [{ field: 'secondLang', code: 'same-language' }] })
}

async function tell(
  ctx: Context,
  call: string,
  subject: FiguresSubject,
  change: Record<string, unknown>,
): Promise<void> {
  await writeHistory(ctx, { call, subjectKind: 'partnership', subjectId: subject.id, change })
}
