/** What goes onto badges; every word is already in the reader's language. */
export interface PrintedBadges {
  title: string
  lang: string
  fonts: readonly string[]
  badges: {
    name: string
    nameOther: string
    organisation: string
    organisationOther: string
    country: string
    typed: string
    /** The code as a picture (SVG). */
    picture: string
  }[]
}

const settings = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: "Kontor")
#set text(font: data.fonts, size: 11pt, lang: data.lang)
#let quiet(body) = text(size: 9pt, fill: rgb("#435150"), body)
`

/** Badges of 86 × 55 mm, eight on a page with marks to cut along, in Typst. */
export const badgeTemplate = `${settings}
#set page(paper: "a4", margin: (x: 19mm, y: 22mm))
#let badge(one) = box(width: 86mm, height: 55mm, inset: 5mm, stroke: 0.3pt + rgb("#75827f"), clip: true)[
  #grid(columns: (1fr, 27mm), column-gutter: 3mm,
    box(height: 45mm)[
      #quiet(data.title)
      #v(1fr)
      #par(leading: 0.4em, text(size: if one.name.len() > 22 { 15pt } else { 19pt }, weight: "bold", one.name))
      #if one.nameOther != "" [#par(leading: 0.4em, text(size: 13pt, one.nameOther))]
      #v(1.5mm)
      #par(leading: 0.4em, text(size: if one.organisation.len() > 34 { 9.5pt } else { 11.5pt }, one.organisation))
      #if one.organisationOther != "" [#text(size: 9.5pt, one.organisationOther)]
      #v(1fr)
      #text(size: 10pt, weight: "bold", one.country)
    ],
    align(center + bottom, box(height: 45mm)[
      #v(1fr)
      #image(bytes(one.picture), format: "svg", width: 27mm)
      #v(0.5mm)
      #text(size: 9pt, weight: "bold", tracking: 0.05em, one.typed)
    ]))
]
#grid(columns: (86mm, 86mm), ..data.badges.map(badge))
`

/** What stands on a list or in a brochure. */
export interface PrintedPeople {
  title: string
  heading: string
  lang: string
  fonts: readonly string[]
  foot: string
  intro: string
  empty: string
  words: {
    name: string
    organisation: string
    country: string
    offers: string
    seeks: string
    carried: string
  }
  people: {
    name: string
    nameOther: string
    organisation: string
    organisationOther: string
    place: string
    offers: string
    seeks: string
    carrier: string
  }[]
  /** Released sponsors and hosts; on the brochure alone. */
  sponsorsHeading: string
  sponsors: {
    name: string
    what: string
    gives: string
    /** The logo as a picture (SVG), or nothing. */
    picture: string
  }[]
}

const paper = `${settings}
#set page(paper: "a4", margin: (x: 18mm, top: 16mm, bottom: 18mm), footer: context text(size: 8.5pt, fill: rgb("#435150"))[#data.foot #h(1fr) #counter(page).display()])
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 13pt)
#quiet(data.title)
= #data.heading
#quiet(data.intro)
#v(3mm)
#if data.people.len() == 0 [#data.empty]
`

/** A table of people, organisation first, in Typst. */
export const listTemplate = `${paper}
#let rule = 0.5pt + rgb("#75827f")
#let strokes = (x, y) => (bottom: if y == 0 { 1.2pt + rgb("#10201f") } else { rule })
#if data.people.len() > 0 [
  #show table.cell.where(y: 0): set text(weight: "bold", size: 9.5pt)
  #table(columns: (1fr, 1fr, 38mm), stroke: strokes, inset: (x: 2mm, y: 2.2mm), align: left + top,
    table.header(data.words.organisation, data.words.name, data.words.country),
    ..data.people.map(one => (
      [*#one.organisation* #one.organisationOther], [#one.name #one.nameOther], [#one.place],
    )).flatten())
]
`

/** A portrait of each delegation in a few lines, in Typst. */
export const brochureTemplate = `${paper}
#for one in data.people [
  #block(breakable: false, width: 100%, inset: (bottom: 5mm))[
    == #one.organisation #if one.organisationOther != "" [#text(weight: "regular", one.organisationOther)]
    #quiet[#one.place #if one.name != "" [ · #one.name #one.nameOther] #if one.carrier != "" [ · #data.words.carried #one.carrier]]
    #if one.offers != "" [ #linebreak() *#data.words.offers* #one.offers]
    #if one.seeks != "" [ #linebreak() *#data.words.seeks* #one.seeks]
  ]
]
#if data.sponsors.len() > 0 [
  == #data.sponsorsHeading
  #for one in data.sponsors [
    #block(breakable: false, width: 100%, inset: (y: 2mm))[
      #if one.picture != "" [#image(bytes(one.picture), format: "svg", height: 12mm) #linebreak()]
      *#one.name* #quiet[#one.what]
      #if one.gives != "" [ #linebreak() #one.gives]
    ]
  ]
]
`
