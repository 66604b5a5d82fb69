import { escapeMarkup } from '../../../shared/markup.ts'
/** The parts of a document for word processors (ECMA-376, WordprocessingML); what people wrote is always escaped. */

/** A picture as it is placed: its file, its size in dots, and its words. */
export interface Placed {
  number: number
  file: string
  bytes: Uint8Array
  title: string
  alt: string
  width: number
  height: number
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006'
/** English metric units in a millimetre. */
const unitsPerMm = 36_000
const pictureWidthMm = 165
/** Between the margins of an A4 page, in twentieths of a point. */
const textWidth = 9_638

export function paragraph(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`
  return `<w:p>${properties}${runs(text)}</w:p>`
}

/** Text with its line breaks. */
function runs(text: string, bold = false): string {
  const look = bold ? '<w:rPr><w:b/></w:rPr>' : ''
  return text
    .split('\n')
    .map(line => `<w:r>${look}<w:t xml:space="preserve">${escapeMarkup(line)}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>')
}

/** A table whose first row is its heading, repeated on every page. */
export function table(given: {
  title: string
  heads: readonly string[]
  right: readonly boolean[]
  /** How much of the width each column takes beside the others. */
  weights: readonly number[]
  rows: readonly (readonly string[])[]
}): string {
  const whole = given.weights.reduce((sum, one) => sum + one, 0)
  const widths = given.weights.map(one => Math.round((one / whole) * textWidth))
  const cell = (text: string, at: number, bold: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>${
      given.right[at] === true ? '<w:jc w:val="right"/>' : ''
    }</w:pPr>${runs(text, bold)}</w:p></w:tc>`
  const row = (cells: readonly string[], isHead: boolean) =>
    `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells
      .map((text, at) => cell(text, at, isHead))
      .join('')}</w:tr>`
  const line = (side: string, size: number) =>
    `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="75827F"/>`
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${line('top', 8)}${line('bottom', 4)}${line(
    'insideH',
    4,
  )}</w:tblBorders><w:tblLook w:val="0020" w:firstRow="1"/><w:tblCaption w:val="${escapeMarkup(
    given.title,
  )}"/></w:tblPr><w:tblGrid>${widths.map(one => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>${row(
    given.heads,
    true,
  )}${given.rows.map(one => row(one, false)).join('')}</w:tbl><w:p/>`
}

export function picture(one: Placed): string {
  const across = pictureWidthMm * unitsPerMm
  const down = Math.round((across * one.height) / one.width)
  const words = `id="${one.number}" name="${escapeMarkup(one.title)}" descr="${escapeMarkup(one.alt)}"`
  return `<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${across}" cy="${down}"/><wp:docPr ${words}/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr ${words}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="chart${one.number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${across}" cy="${down}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`
}

/** Everything around the body; the styles and the pictures come beside it. */
export function wrapDocument(given: {
  title: string
  lang: string
  madeAt: Date
  body: string
  pictures: readonly Placed[]
}): Record<string, string> {
  const madeAt = `${given.madeAt.toISOString().slice(0, 19)}Z`
  const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${office}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${office}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="document" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeMarkup(given.title)}</dc:title><dc:creator>Kontor</dc:creator><dc:language>${given.lang}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${madeAt}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${madeAt}</dcterms:modified></cp:coreProperties>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="styles" Type="${relations}/styles" Target="styles.xml"/>${given.pictures
      .map(
        one => `<Relationship Id="chart${one.number}" Type="${relations}/image" Target="media/${one.file}"/>`,
      )
      .join('')}</Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${word}" xmlns:r="${relations}" xmlns:wp="${drawing}/wordprocessingDrawing"><w:body>${given.body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  }
}

export function styles(lang: string): string {
  const style = (
    id: string,
    name: string,
    look: string,
    paragraphLook = '',
    after = '<w:basedOn w:val="Normal"/>',
  ) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${after}<w:next w:val="Normal"/><w:qFormat/><w:pPr>${paragraphLook}</w:pPr><w:rPr>${look}</w:rPr></w:style>`
  const heading = (level: number, size: number) =>
    style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:b/><w:sz w:val="${size}"/>`,
      `<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="${level - 1}"/>`,
    )
  return `${head}<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="${lang}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${style(
    'Title',
    'Title',
    '<w:b/><w:sz w:val="40"/>',
    '<w:spacing w:after="80"/>',
  )}${style('Subtitle', 'Subtitle', '<w:color w:val="435150"/><w:sz w:val="22"/>')}${heading(1, 28)}${heading(
    2,
    23,
  )}${style('TableText', 'Table Text', '<w:sz w:val="18"/>', '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>')}</w:styles>`
}
