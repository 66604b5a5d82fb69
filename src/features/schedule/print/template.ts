import { fontFamilies } from './typeset.ts'

/** One row of a printed schedule. */
export interface PrintedMeeting {
  time: string
  place: string
  /** The address of a meeting by video, and how its reader dials in. */
  join: string[]
  with: string
  withOther: string
  people: string
  why: string
}

/** What goes onto paper; every word is already in the reader's language. */
export interface PrintedSchedules {
  title: string
  lang: string
  place: string
  foot: string
  words: { time: string; place: string; with: string; nothing: string }
  schedules: {
    name: string
    nameOther: string
    organisation: string
    directions: string
    days: { day: string; rows: PrintedMeeting[] }[]
  }[]
  signs: {
    label: string
    day: string
    directions: string
    rows: { time: string; one: string; other: string }[]
  }[]
}

/** Pages for people (one schedule each) and for tables (one sign per table and day), in Typst. */
export const scheduleTemplate = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: "Kontor")
#set text(font: (${fontFamilies.map(family => JSON.stringify(family)).join(', ')}), size: 11pt, lang: data.lang)
#set page(paper: "a4", margin: (x: 18mm, top: 16mm, bottom: 18mm), footer: context text(size: 8.5pt, fill: rgb("#435150"))[#data.foot #h(1fr) #counter(page).display()])
#set heading(numbering: none)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 13pt)
#show table.cell.where(y: 0): set text(weight: "bold", size: 9.5pt)
#let rule = 0.5pt + rgb("#75827f")
#let quiet(body) = text(size: 9.5pt, fill: rgb("#435150"), body)
#let strokes = (x, y) => (bottom: if y == 0 { 1.2pt + rgb("#10201f") } else { rule })
#let pages = data.schedules.len()
#for (index, person) in data.schedules.enumerate() [
  #if index > 0 { pagebreak() }
  #quiet[#data.title · #data.place]
  = #person.name #if person.nameOther != "" [ #text(size: 15pt, weight: "regular", person.nameOther)]
  #person.organisation #linebreak()
  #if person.directions != "" { quiet(person.directions) }
  #if person.days.len() == 0 [#data.words.nothing]
  #for day in person.days [
    == #day.day
    #table(columns: (32mm, 34mm, 1fr), stroke: strokes, inset: (x: 2mm, y: 2.2mm), align: left + top,
      table.header(data.words.time, data.words.place, data.words.with),
      ..day.rows.map(row => (
        text(weight: "bold", row.time), text(weight: "bold", row.place),
        [*#row.with* #row.withOther #if row.people != "" [ \\ #row.people] #if row.why != "" [ \\ #quiet(row.why)] #for line in row.join [ \\ #quiet(line)]],
      )).flatten())
  ]
]
#for (index, sign) in data.signs.enumerate() [
  #if pages + index > 0 { pagebreak() }
  #quiet[#data.title · #data.place]
  #align(center)[
    #heading(level: 1, text(size: 54pt, sign.label))
    #linebreak() #text(size: 16pt, sign.day)
    #if sign.directions != "" { linebreak(); quiet(sign.directions) }
  ]
  #v(4mm)
  #table(columns: (34mm, 1fr, 1fr), stroke: strokes, inset: (x: 2mm, y: 3mm), align: left + top,
    table.header(data.words.time, data.words.with, ""),
    ..sign.rows.map(row => (text(size: 14pt, weight: "bold", row.time), text(size: 14pt, row.one), text(size: 14pt, row.other))).flatten())
]
`
