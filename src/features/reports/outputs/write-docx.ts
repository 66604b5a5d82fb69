import sharp from 'sharp'
import type { Paper, PaperBlock, PaperTable } from '../rules/paper.ts'
import { type Placed, paragraph, picture, styles, table, wrapDocument } from './docx-parts.ts'
import { packFiles } from './pack-files.ts'
import { drawChart, hasWords, paragraphsOf, saying, weighColumns } from './write-pdf.ts'

type Text = Parameters<typeof saying>[1]

/** Dots for each millimetre of a chart's picture: sharp on paper. */
const density = 220

/**
 * A report as a document for word processors (Office Open XML): headings by their styles, tables with heading rows that repeat,
 * charts as pictures with their words.
 */
export async function writeReportDocx(paper: Paper, how: { text: Text; madeAt: Date }): Promise<Buffer> {
  const say = saying(paper.lang, how.text)
  const nothing = how.text('reports.emptyTable')
  const pictures: Placed[] = []
  const body: string[] = [paragraph(paper.title, 'Title'), paragraph(paper.subtitle, 'Subtitle')]
  for (const part of paper.parts.filter(hasWords)) {
    body.push(paragraph(part.heading, 'Heading1'))
    for (const block of part.blocks) body.push(await writeBlock(block, { paper, say, nothing, pictures }))
  }
  const encoder = new TextEncoder()
  const files: Record<string, Uint8Array> = {}
  for (const [name, text] of Object.entries(
    wrapDocument({ title: paper.title, lang: paper.lang, madeAt: how.madeAt, body: body.join(''), pictures }),
  ))
    files[name] = encoder.encode(text)
  files['word/styles.xml'] = encoder.encode(styles(paper.lang))
  for (const one of pictures) files[`word/media/${one.file}`] = one.bytes
  return packFiles(files)
}

async function writeBlock(
  block: PaperBlock,
  how: { paper: Paper; say: ReturnType<typeof saying>; nothing: string; pictures: Placed[] },
): Promise<string> {
  if (block.kind === 'text')
    return paragraphsOf(block.text)
      .map(one => paragraph(one))
      .join('')
  const heading = paragraph(block.title, 'Heading2')
  if (block.kind === 'table')
    return heading + (block.rows.length === 0 ? paragraph(how.nothing) : writeTable(block, how.say))
  const drawing = sharp(Buffer.from(await drawChart(block, how.paper.lang)), { density })
  const { data, info } = await drawing
    .flatten({ background: '#ffffff' })
    .png({ compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true })
  const number = how.pictures.length + 1
  const placed: Placed = {
    number,
    file: `chart-${number}.png`,
    bytes: new Uint8Array(data),
    title: block.title,
    alt: block.alt,
    width: info.width,
    height: info.height,
  }
  how.pictures.push(placed)
  return heading + picture(placed)
}

function writeTable(block: PaperTable, say: ReturnType<typeof saying>): string {
  const rows = block.rows.map(row => block.columns.map(({ kind }, at) => say(row[at] ?? null, kind)))
  return table({
    title: block.title,
    heads: block.columns.map(({ title }) => title),
    right: block.columns.map(({ kind }) => kind === 'number'),
    weights: weighColumns(block, rows),
    rows,
  })
}
