/** Drawings of the sample's rooms, as Typst: printed to PDF when they are put in, without a date, so that each print is the same. */

/** A dimension: a thin line with its figure, from `a` to `b`, horizontal or vertical. */
const tools = `
#let thin = stroke(0.35pt)
#let across(x, y, length, words) = {
  place(dx: x, dy: y, line(length: length, stroke: thin))
  place(dx: x, dy: y - 1.5mm, line(angle: 90deg, length: 3mm, stroke: thin))
  place(dx: x + length, dy: y - 1.5mm, line(angle: 90deg, length: 3mm, stroke: thin))
  place(dx: x, dy: y - 5mm, box(width: length, align(center, words)))
}
#let upright(x, y, length, words) = {
  place(dx: x, dy: y, line(angle: 90deg, length: length, stroke: thin))
  place(dx: x - 1.5mm, dy: y, line(length: 3mm, stroke: thin))
  place(dx: x - 1.5mm, dy: y + length, line(length: 3mm, stroke: thin))
  place(dx: x + 2mm, dy: y + length / 2 - 2mm, words)
}
#let hole(x, y) = place(dx: x - 2mm, dy: y - 2mm, circle(radius: 2mm, stroke: 0.6pt))
`

/** Housing of the swept source: seen from above and from the side, with what must fit the engine. */
export const housingDrawing = String.raw`
#set document(title: "Housing of the swept source", date: none)
#set page(paper: "a4", flipped: true, margin: 12mm)
#set text(font: ("Kontor Latin", "Kontor Latin Extended"), size: 9pt)
${tools}
#place(rect(width: 100%, height: 100%, stroke: 0.8pt))
#place(dx: 25mm, dy: 12mm, text(weight: "bold")[From above])
#place(dx: 25mm, dy: 30mm, rect(width: 140mm, height: 90mm, stroke: 1pt))
#for x in (31mm, 159mm) { for y in (36mm, 114mm) { hole(x, y) } }
#place(dx: 45mm, dy: 50mm, rect(width: 62mm, height: 50mm, stroke: (thickness: 0.5pt, dash: "dashed")))
#place(dx: 48mm, dy: 53mm)[Cavity, do not open]
#place(dx: 165mm, dy: 62mm, rect(width: 9mm, height: 8mm, stroke: 0.8pt))
#place(dx: 140mm, dy: 64mm)[FC/APC]
#place(dx: 165mm, dy: 88mm, rect(width: 6mm, height: 14mm, stroke: 0.8pt))
#place(dx: 131mm, dy: 93mm)[24 V, trigger]
#across(25mm, 24mm, 140mm)[140 ± 0.1]
#upright(184mm, 30mm, 90mm)[90 ± 0.1]
#across(31mm, 127mm, 128mm)[128 (4 × M4)]
#place(dx: 210mm, dy: 12mm, text(weight: "bold")[From the side])
#place(dx: 210mm, dy: 30mm, rect(width: 38mm, height: 90mm, stroke: 1pt))
#across(210mm, 24mm, 38mm)[38 ± 0.2]
#place(dx: 225mm, dy: 64mm, circle(radius: 4mm, stroke: 0.8pt))
#upright(256mm, 30mm, 38mm)[38]
#place(dx: 25mm, dy: 143mm)[
  All measures in mm. Aluminium, black anodised. \
  The base takes 9 W away; keep it below 35 °C. \
  Not in the drawing: k-clock, 1 GHz, SMA on the left.
]
#place(bottom + right, align(left, table(
  columns: (30mm, 62mm), stroke: 0.5pt, inset: 2mm,
  [Part], [Housing of the swept source],
  [Drawing], [SS-1060-H-03, third version],
  [Scale], [1 : 1 on A4],
  [Sample], [Invented, for trying Kontor out],
)))
`
