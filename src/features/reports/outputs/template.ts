/** What is printed of a report; every word and number is already in its language. */
export interface PrintedReport {
  title: string
  subtitle: string
  lang: string
  fonts: readonly string[]
  foot: string
  parts: {
    heading: string
    blocks: PrintedBlock[]
  }[]
}

type PrintedBlock =
  | { kind: 'text'; paragraphs: string[] }
  | { kind: 'table'; title: string; heads: string[]; right: boolean[]; weights: number[]; rows: string[][] }
  | PrintedChart

export interface PrintedChart {
  kind: 'chart'
  title: string
  alt: string
  bars: { label: string; words: string; share: number; further: number }[]
}

const bars = `
#let bars(chart) = block(width: 100%, align(left, {
  set text(size: 9pt)
  grid(columns: (48mm, 1fr, 24mm), column-gutter: 3mm, row-gutter: 2mm, align: horizon,
    ..chart.bars.map(bar => (
      par(leading: 0.4em, bar.label),
      box(width: 100%, height: 3.2mm, fill: rgb("#d6dcd9"), place(left, {
        place(rect(width: (bar.share + bar.further) * 100%, height: 3.2mm, fill: rgb("#75827f")))
        place(rect(width: bar.share * 100%, height: 3.2mm, fill: rgb("#0a5362")))
      })),
      align(right, bar.words),
    )).flatten())
}))
`

/** A report on paper, in Typst: headings, tables with their heading rows, charts with their words. */
export const reportTemplate = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: "Kontor", date: auto)
#set text(font: data.fonts, size: 10.5pt, lang: data.lang)
#set par(leading: 0.62em, spacing: 1.1em)
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context text(size: 8.5pt, fill: rgb("#435150"))[#data.foot #h(1fr) #counter(page).display()])
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): it => block(above: 1.8em, below: 0.9em, sticky: true, text(size: 14pt, it.body))
#show heading.where(level: 3): it => block(above: 1.4em, below: 0.7em, sticky: true, text(size: 11pt, it.body))
#let rule = 0.5pt + rgb("#75827f")
${bars}
= #data.title
#text(fill: rgb("#435150"), data.subtitle)
#for part in data.parts [
  == #part.heading
  #for piece in part.blocks {
    if piece.kind == "text" {
      for paragraph in piece.paragraphs { par(paragraph) }
    } else if piece.kind == "chart" [
      === #piece.title
      #figure(bars(piece), alt: piece.alt)
    ] else [
      === #piece.title
      #set text(size: 8.5pt)
      #table(columns: piece.weights.map(weight => weight * 1fr),
        align: (x, y) => (if piece.right.at(x) { right } else { left }) + top,
        stroke: (x, y) => (bottom: if y == 0 { 1.2pt + rgb("#10201f") } else { rule }), inset: (x: 1.4mm, y: 1.8mm),
        table.header(..piece.heads.map(head => strong(head))),
        ..piece.rows.flatten())
    ]
  }
]
`

/** One chart as a drawing, for papers that take pictures. */
export const chartTemplate = `
#let data = json(bytes(sys.inputs.data))
#set text(font: data.fonts, lang: data.lang)
#set page(width: 165mm, height: auto, margin: 1mm, fill: white)
${bars}
#bars(data.chart)
`
