import { fontFamilies } from '../../schedule/index.ts'
import type { Clause } from '../rules/nda-text.ts'

/** What goes onto the paper that both sides keep. */
export interface PrintedNda {
  kind: 'mutual' | 'one-way'
  roomTitle: string
  roomId: string
  address: string
  clauses: readonly Clause[]
  /** The agreement that was uploaded instead of the template: this paper then only says who accepted it. */
  uploaded: { name: string; sha256: string } | null
  purpose: string
  validUntil: string
  termsHash: string
  signedAt: string
  acceptances: { organisation: string; fullName: string; capacity: string; at: string }[]
}

/** The agreement with its acceptances, in Typst. English, as its wording. */
export const ndaTemplate = `
#let data = json(bytes(sys.inputs.data))
#let title = if data.kind == "mutual" { "Mutual non-disclosure agreement" } else { "One-way non-disclosure agreement" }
#set document(title: title + " · " + data.roomTitle, author: "Kontor")
#set text(font: (${fontFamilies.map(family => JSON.stringify(family)).join(', ')}), size: 10.5pt, lang: "en")
#set page(paper: "a4", margin: (x: 22mm, top: 20mm, bottom: 22mm), footer: context text(size: 8pt, fill: rgb("#435150"))[Terms #raw(data.termsHash.slice(0, 16)) · room #raw(data.roomId) #h(1fr) #counter(page).display()])
#set par(justify: false, leading: 0.7em)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#let quiet(body) = text(size: 9pt, fill: rgb("#435150"), body)
= #title
#quiet[Room #emph(data.roomTitle), #data.address]
#if data.uploaded != none [
  The parties accepted the agreement in the file *#data.uploaded.name*, whose SHA-256 is
  #block(raw(data.uploaded.sha256))
  for this purpose: #data.purpose \\ Information may be shown under it until #data.validUntil.
]
#for (index, clause) in data.clauses.enumerate() [
  == #(index + 1) #h(2mm) #clause.heading
  #clause.text
]
#block(breakable: false)[
  == Accepted in the room by
  #table(columns: (1.2fr, 1.2fr, 1fr, auto), stroke: (x, y) => (bottom: if y == 0 { 1.2pt + rgb("#10201f") } else { 0.5pt + rgb("#75827f") }), inset: (x: 1.5mm, y: 2.2mm), align: left + top,
    table.header([*Party*], [*Full name, as typed*], [*Capacity*], [*When*]),
    ..data.acceptances.map(one => (one.organisation, text(weight: "bold", one.fullName), one.capacity, one.at)).flatten())
  #v(2mm)
  Each of them declared to have the authority to bind their party. In force since #data.signedAt.
]
#v(4mm)
#quiet[
  SHA-256 of the accepted terms: #raw(data.termsHash). \\
  This is acceptance by a signed-in person who typed their name, not a qualified electronic signature. The ledger of the room
  holds the same facts; its signed checkpoints were mailed to all parties, and its proof can be checked without Kontor.
]
`
