import { fontFamilies } from '../../schedule/index.ts'
import type { Clause } from '../rules/templates.ts'

/** What goes onto the paper that is signed; `words` are in the agreement's language. */
export interface Paper {
  title: string
  subtitle: string
  draft: string | null
  lang: string
  clauses: readonly Clause[]
  parties: { name: string; legal: string; signatory: string; capacity: string }[]
  words: { parties: string; signatures: string; date: string; signature: string; version: string }
}

/** The text of an agreement with a line for each signatory, in Typst. */
export const paperTemplate = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: "Kontor")
#set text(font: (${fontFamilies.map(family => JSON.stringify(family)).join(', ')}), size: 10.5pt, lang: data.lang)
#set page(paper: "a4", margin: (x: 24mm, top: 22mm, bottom: 22mm), footer: context text(size: 8pt, fill: rgb("#435150"))[#data.title · #data.words.version #h(1fr) #counter(page).display("1 / 1", both: true)])
#set par(justify: false, leading: 0.7em)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#let quiet(body) = text(size: 9pt, fill: rgb("#435150"), body)
= #data.title
#quiet[#data.subtitle]
#if data.draft != none [ #v(2mm) #block(stroke: 1pt + rgb("#7a4b00"), inset: 2.5mm, text(weight: "bold", data.draft)) ]
== #data.words.parties
#for party in data.parties [
  + *#party.name*#if party.legal != "" [, #party.legal]
]
#for (index, clause) in data.clauses.enumerate() [
  #if clause.heading != "" [ == #(index + 1) #h(2mm) #clause.heading ] else [ == #(index + 1) ]
  #clause.text
]
#v(4mm)
== #data.words.signatures
#for party in data.parties [
  #block(breakable: false, width: 100%)[
    #v(3mm)
    *#if party.legal != "" { party.legal } else { party.name }* \\
    #party.signatory#if party.capacity != "" [, #party.capacity]
    #v(11mm)
    #grid(columns: (1fr, 2fr), column-gutter: 8mm,
      [#line(length: 100%, stroke: 0.6pt) #quiet(data.words.date)],
      [#line(length: 100%, stroke: 0.6pt) #quiet(data.words.signature)])
  ]
]
`
