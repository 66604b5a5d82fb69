import { fontFamilies, typesetAccessible, typesetDrawing } from '../../schedule/index.ts'
import { wordsOf } from '../rules/compose.ts'
import type { Paper, PaperBlock, PaperCell, PaperChart, PaperPart, PaperTable } from '../rules/paper.ts'
import { chartTemplate, type PrintedReport, reportTemplate } from './template.ts'

type Text = Parameters<typeof wordsOf>[1]

/** A report as a tagged PDF (PDF/UA-1). */
export async function writeReportPdf(
  paper: Paper,
  how: { text: Text; madeAt: Date; foot: string },
): Promise<Buffer> {
  const saysHere = { say: saying(paper.lang, how.text), nothing: how.text('reports.emptyTable') }
  const data: PrintedReport = {
    title: paper.title,
    subtitle: paper.subtitle,
    lang: paper.lang,
    fonts: fontFamilies,
    foot: how.foot,
    parts: paper.parts.filter(hasWords).map(part => ({
      heading: part.heading,
      blocks: part.blocks.map(block => printBlock(block, saysHere)),
    })),
  }
  return typesetAccessible(reportTemplate, data, how.madeAt)
}

/** A chart as a drawing (SVG) whose letters are outlines. */
export async function drawChart(chart: PaperChart, lang: string): Promise<string> {
  return typesetDrawing(chartTemplate, { chart, lang, fonts: fontFamilies })
}

/** How a cell is said in words. */
export function saying(
  lang: string,
  text: Text,
): (cell: PaperCell, kind: PaperTable['columns'][number]['kind']) => string {
  const words = wordsOf(lang, text)
  return (cell, kind) => {
    if (cell === null || cell === '') return '–'
    if (typeof cell === 'number') return words.number(cell)
    return kind === 'day' ? words.day(cell) : cell
  }
}

/** A part of which nothing was written and that has no table stands on no paper. */
export const hasWords = (part: PaperPart): boolean => part.blocks.length > 0

export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n{2,}/)
    .map(one => one.trim())
    .filter(one => one !== '')

/** How much of the width each column takes: a number what its head needs, a text by how much stands in it. */
export function weighColumns(block: PaperTable, rows: readonly (readonly string[])[]): number[] {
  return block.columns.map(({ kind, title }, at) => {
    const longest = Math.max(0, ...rows.map(row => row[at]?.length ?? 0))
    if (kind !== 'text') return Math.min(14, Math.max(9, title.length, longest))
    return Math.min(44, Math.max(10, longest))
  })
}

function printBlock(
  block: PaperBlock,
  { say, nothing }: { say: ReturnType<typeof saying>; nothing: string },
): PrintedReport['parts'][number]['blocks'][number] {
  if (block.kind === 'text') return { kind: 'text', paragraphs: paragraphsOf(block.text) }
  if (block.kind === 'chart') return block
  if (block.rows.length === 0) return { kind: 'text', paragraphs: [nothing] }
  const rows = block.rows.map(row => block.columns.map(({ kind }, at) => say(row[at] ?? null, kind)))
  return {
    kind: 'table',
    title: block.title,
    heads: block.columns.map(({ title }) => title),
    right: block.columns.map(({ kind }) => kind === 'number'),
    weights: weighColumns(block, rows),
    rows,
  }
}
