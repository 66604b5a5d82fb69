/** What goes onto paper; every word is already in its language. */
export interface PrintedStrategy {
  title: string
  subtitle: string
  lang: string
  fonts: readonly string[]
  foot: string
  markets: {
    heading: string
    subtitle: string
    /** Written by people, in their own language. */
    parts: { heading: string; lang: string; paragraphs: string[] }[]
    evidence: { heading: string; items: { words: string; lang: string; note: string }[] }[]
    /** Paragraphs where nothing is written yet. */
    nothing: string[] | null
  }[]
}

/** A strategy on paper, in Typst: a heading for each market, what is wanted there, and the evidence as lists. */
export const strategyTemplate = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: "Kontor", date: auto)
#set text(font: data.fonts, size: 10.5pt, lang: data.lang)
#set par(leading: 0.62em, spacing: 1.1em)
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm),
  footer: context text(size: 8.5pt, fill: rgb("#435150"))[#data.foot #h(1fr) #counter(page).display()])
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): it => block(above: 1.8em, below: 0.9em, sticky: true, text(size: 14pt, it.body))
#show heading.where(level: 3): it => block(above: 1.4em, below: 0.7em, sticky: true, text(size: 11pt, it.body))
#let quiet(body) = text(size: 9pt, fill: rgb("#435150"), body)
= #data.title
#quiet(data.subtitle)
#for market in data.markets [
  == #market.heading
  #quiet(market.subtitle)
  #for part in market.parts [
    === #part.heading
    #for paragraph in part.paragraphs { text(lang: part.lang, par(paragraph)) }
  ]
  #if market.nothing != none { for line in market.nothing { par(line) } }
  #for kind in market.evidence [
    === #kind.heading
    #list(..kind.items.map(item => [#text(lang: item.lang, item.words) #if item.note != "" { quiet(item.note) }]))
  ]
]
`
