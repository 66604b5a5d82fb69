import { type SheetTable, writeCsv, writeWorkbook } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { nameOf, unitOf } from '../indicators/rules/names.ts'
import type { getSideBySideFile as call, getSideBySide as readCall } from './contract-side-by-side.ts'
import { getSideBySide } from './get-side-by-side.ts'
import { perCent } from './rules/per-cent.ts'

type Read = AnswerOf<typeof readCall>
type Text = ReturnType<Context['text']>

/** The partnerships side by side as a workbook in the reader's language, or their figures as CSV with names that stay. */
export async function getSideBySideFile(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
): Promise<FileAnswer> {
  const read = await getSideBySide(ctx, input)
  if (input.format === 'csv')
    return {
      fileName: 'partnerships.csv',
      mediaType: 'text/csv; charset=utf-8',
      body: writeCsv(
        ['partnership', 'indicator', 'code', 'name', 'unit', 'proven', 'claimed', 'target', 'perCent'].map(
          title => ({ title }),
        ),
        read.partnerships.flatMap(one =>
          one.figures.map(figure => [
            one.acronym,
            figure.key,
            figure.code,
            figure.name,
            figure.unit,
            figure.proven,
            figure.claimed,
            figure.target,
            perCent(figure),
          ]),
        ),
      ),
    }
  const text = ctx.text(ctx.viewer.lang)
  return {
    fileName: 'partnerships.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeWorkbook([
      partnershipsSheet(read, text),
      figuresSheet(read, text),
      missionsSheet(read, text),
      lateSheet(read, text),
    ]),
  }
}

function partnershipsSheet({ partnerships }: Read, text: Text): SheetTable {
  const word = (name: string) => text(`desk.side.${name}`)
  return {
    sheet: word('partnerships'),
    columns: [
      { title: word('partnership'), width: 24 },
      { title: word('theme'), width: 32 },
      { title: word('from'), width: 12 },
      { title: word('to'), width: 12 },
      { title: word('month') },
      { title: word('months') },
      { title: word('clusters') },
      { title: word('missionsOver') },
      { title: word('missionsToCome') },
      { title: word('meetingsHeld') },
      { title: word('reportsFiled') },
      { title: word('reportsOf') },
      { title: word('late'), width: 40 },
    ],
    rows: partnerships.map(one => [
      one.acronym,
      one.theme ?? one.title,
      one.from === null ? null : { day: one.from },
      one.to === null ? null : { day: one.to },
      one.month?.month ?? null,
      one.month?.of ?? null,
      one.clusters,
      one.missions.over,
      one.missions.toCome,
      one.meetingsHeld,
      one.reports.filed,
      one.reports.of,
      one.late.map(({ name, dueOn }) => `${name} (${dueOn})`).join('; '),
    ]),
  }
}

function lateSheet({ partnerships }: Read, text: Text): SheetTable {
  const word = (name: string) => text(`desk.side.${name}`)
  return {
    sheet: word('late'),
    columns: [
      { title: word('partnership'), width: 24 },
      { title: word('lateKind'), width: 16 },
      { title: word('lateWhat'), width: 48 },
      { title: word('dueOn'), width: 12 },
      { title: word('daysLate') },
    ],
    rows: partnerships.flatMap(one =>
      one.late.map(({ kind, name, dueOn, days }) => [
        one.acronym,
        kind === 'report' ? word('report') : text(`workplan.kind.${kind}`),
        name,
        { day: dueOn },
        days,
      ]),
    ),
  }
}

function figuresSheet({ partnerships }: Read, text: Text): SheetTable {
  const word = (name: string) => text(`desk.side.${name}`)
  return {
    sheet: word('figures'),
    columns: [
      { title: word('indicator'), width: 40 },
      { title: word('partnership'), width: 24 },
      { title: word('unit'), width: 20 },
      { title: word('actual') },
      { title: word('claimed') },
      { title: word('target') },
      { title: word('perCent') },
      { title: word('expected') },
    ],
    rows: partnerships.flatMap(one =>
      one.figures.map(figure => [
        nameOf(figure, text),
        one.acronym,
        unitOf(figure, text),
        figure.proven,
        figure.claimed,
        figure.target,
        perCent(figure),
        figure.expected,
      ]),
    ),
  }
}

function missionsSheet({ missions }: Read, text: Text): SheetTable {
  const word = (name: string) => text(`desk.side.${name}`)
  return {
    sheet: word('missions'),
    columns: [
      { title: word('partnership'), width: 24 },
      { title: word('mission'), width: 40 },
      { title: word('type'), width: 20 },
      { title: word('country') },
      { title: word('city'), width: 20 },
      { title: word('from'), width: 12 },
      { title: word('to'), width: 12 },
    ],
    rows: missions.map(one => [
      one.partnership.acronym,
      one.title,
      text(`missions.type.${one.type}`),
      one.country,
      one.city,
      { day: one.startsOn },
      { day: one.endsOn },
    ]),
  }
}
