import { fontFamilies } from '../../schedule/index.ts'

/** What stands on each page of a marked copy, in words that are already in the room's language. */
export interface StampWords {
  lines: string[]
}

const families = fontFamilies.map(family => JSON.stringify(family)).join(', ')

const stamp = (style: string, width: string) => `
#let data = json(bytes(sys.inputs.data))
#set page(width: auto, height: auto, margin: 3pt, fill: none)
#set text(font: (${families}), ${style})
#set par(leading: 0.45em)
#block(width: ${width}, data.lines.map(line => [#line]).join(linebreak()))
`

/** The line at the foot of a page: small, dark, to be read. */
export const footStamp = stamp('size: 8pt, fill: rgb("#10201f")', '480pt')

/** The words across a page: large and grey, so that they stand out on light and on dark. */
export const acrossStamp = stamp('size: 13pt, fill: rgb("#808080")', '340pt')
