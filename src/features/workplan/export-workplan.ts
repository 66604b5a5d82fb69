import { type SheetTable, writeWorkbook } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { minorDigits } from '../costs/rules/money.ts'
import type { InsideLoaded } from '../partnerships/index.ts'
import type { exportWorkplan as exportCall, getWorkplan as planCall } from './contract.ts'
import type { getEfforts as effortsCall } from './contract-efforts.ts'
import type { listRisks as risksCall } from './contract-risks.ts'
import { getEfforts } from './efforts.ts'
import { getWorkplan } from './read-workplan.ts'
import { listRisks } from './risks.ts'

type Text = ReturnType<Context['text']>
type Plan = AnswerOf<typeof planCall>
type Item = Plan['due'][number]

/** A month in which something runs or is due, as its cell shows it. */
const drawn = '■'

/** The plan as a workbook in the reader's language: what stands in it with a column for each month, effort and cost, risks. */
export async function exportWorkplan(
  ctx: Context,
  input: ParsedInputOf<typeof exportCall>,
  subject: InsideLoaded,
): Promise<FileAnswer> {
  const text = ctx.text(ctx.viewer.lang)
  return {
    fileName: `${subject.slug}-work-plan.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeWorkbook([
      planSheet(await getWorkplan(ctx, input, subject), text),
      effortSheet(await getEfforts(ctx, input, subject), text),
      riskSheet(await listRisks(ctx, input, subject), text),
    ]),
  }
}

function planSheet({ plan, packages }: Plan, text: Text): SheetTable {
  const head = (name: string) => text(`workplan.field.${name}`)
  const months = Array.from({ length: plan.months }, (_, index) => index + 1)
  const bar = (from: number | null, to: number | null) =>
    months.map(month => (to !== null && month >= (from ?? to) && month <= to ? drawn : null))
  const dayCell = (day: string | null | undefined) => (day == null ? null : { day })
  return {
    sheet: text('workplan.title'),
    columns: [
      { title: text('workplan.sheet.code'), width: 8 },
      { title: head('title'), width: 44 },
      { title: text('workplan.sheet.kind'), width: 14 },
      { title: head('owner'), width: 24 },
      { title: head('fromMonth') },
      { title: head('toMonth') },
      { title: head('fromDay'), width: 12 },
      { title: head('dueOn'), width: 12 },
      { title: head('state'), width: 14 },
      { title: text('workplan.sheet.doneOn'), width: 12 },
      { title: head('acceptedOn'), width: 12 },
      { title: text('workplan.sheet.daysLate') },
      ...months.map(month => ({ title: `M${month}`, width: 4 })),
    ],
    rows: packages.flatMap(one => [
      [
        `WP${one.number}`,
        one.title,
        text('workplan.sheet.package'),
        one.lead?.name ?? null,
        one.fromMonth,
        one.toMonth,
        dayCell(one.from),
        dayCell(one.to),
        null,
        null,
        null,
        null,
        ...bar(one.fromMonth, one.toMonth),
      ],
      ...one.items.map((item: Item) => [
        item.code,
        item.title,
        text(`workplan.kind.${item.kind}`),
        item.owner?.name ?? null,
        item.fromMonth,
        item.dueMonth,
        dayCell(item.from),
        dayCell(item.dueOn),
        text(`workplan.state.${item.state}`),
        dayCell(item.doneOn),
        dayCell(item.acceptedOn),
        item.daysLate,
        ...bar(item.fromMonth, item.dueMonth),
      ]),
    ]),
  }
}

function effortSheet(efforts: AnswerOf<typeof effortsCall>, text: Text): SheetTable {
  const { currency, packages, partners, totals, hasBudget } = efforts
  const money = (minor: number | null) => (minor === null ? null : minor / 10 ** minorDigits(currency))
  const both = (sum: { personMonths: number; cost: number }) => [sum.personMonths, money(sum.cost)]
  const headsOf = (of: string) => [
    { title: `${of} ${text('workplan.sheet.personMonths')}`, width: 12 },
    { title: `${of} ${currency}`, width: 14 },
  ]
  const compared = (sum: { budget: number | null; left: number | null }) =>
    hasBudget ? [money(sum.budget), money(sum.left)] : []
  return {
    sheet: text('workplan.effort.title'),
    columns: [
      { title: text('workplan.effort.partner'), width: 24 },
      ...packages.flatMap(({ number }) => headsOf(`WP${number}`)),
      ...headsOf(text('workplan.effort.sum')),
      ...(hasBudget
        ? [
            { title: `${text('workplan.effort.budget')} ${currency}` },
            { title: `${text('workplan.sheet.left')} ${currency}` },
          ]
        : []),
    ],
    rows: [
      ...partners.map(one => [
        one.cluster.name,
        ...one.byPackage.flatMap(both),
        ...both(one),
        ...compared(one),
      ]),
      [text('workplan.effort.all'), ...packages.flatMap(both), ...both(totals), ...compared(totals)],
    ],
  }
}

function riskSheet({ items }: AnswerOf<typeof risksCall>, text: Text): SheetTable {
  const head = (name: string) => text(`workplan.risk.field.${name}`)
  return {
    sheet: text('workplan.risk.title'),
    columns: [
      { title: text('workplan.sheet.code'), width: 8 },
      { title: head('description'), width: 50 },
      { title: head('likelihood'), width: 16 },
      { title: head('impact'), width: 16 },
      { title: head('level'), width: 12 },
      { title: head('mitigation'), width: 50 },
      { title: text('workplan.field.owner'), width: 24 },
      { title: text('workplan.field.state'), width: 14 },
      { title: head('lookedOn'), width: 12 },
    ],
    rows: items.map(risk => [
      `R${risk.number}`,
      risk.description,
      text(`workplan.risk.degree.${risk.likelihood}`),
      text(`workplan.risk.degree.${risk.impact}`),
      text(`workplan.risk.level.${risk.level}`),
      risk.mitigation,
      risk.owner?.name ?? null,
      text(`workplan.risk.state.${risk.state}`),
      { day: risk.lookedOn },
    ]),
  }
}
