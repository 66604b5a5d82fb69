import {
  degrees,
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  type PDFEmbeddedPage,
  PDFName,
  type PDFPage,
  PDFStream,
  rgb,
} from '@cantoo/pdf-lib'
import type { MarkFault } from './mark-messages.ts'

/** A PDF with both stamps on each page, or why it can carry none. */
export async function markPdf(
  bytes: Uint8Array,
  stamps: { foot: Uint8Array; across: Uint8Array },
): Promise<Uint8Array | MarkFault> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false }).catch((error: unknown) => {
    if (error instanceof EncryptedPDFError) return null
    throw error
  })
  if (document === null || document.isEncrypted) return 'encrypted'
  if (holdsFiles(document)) return 'holds-files'
  const pages = document.getPages()
  if (pages.length === 0) return 'unreadable'
  const [foot] = await document.embedPdf(stamps.foot)
  const [across] = await document.embedPdf(stamps.across)
  if (foot === undefined || across === undefined) return 'unreadable'
  const boxes = pages.map(visibleBox)
  if (boxes.some(box => box.width <= 0 || box.height <= 0)) return 'unreadable'
  for (const [index, page] of pages.entries()) {
    const box = boxes[index]
    if (box !== undefined) stampPage(page, box, { foot, across })
  }
  return document.save({ updateFieldAppearances: false })
}

/** Files inside a PDF would go out without a mark, wherever in it they are named. */
function holdsFiles(document: PDFDocument): boolean {
  return document.context.enumerateIndirectObjects().some(([, object]) => namesFile(object))
}

function namesFile(object: unknown): boolean {
  if (object instanceof PDFStream) return namesFile(object.dict)
  if (object instanceof PDFArray) return object.asArray().some(namesFile)
  if (!(object instanceof PDFDict)) return false
  return (
    object.has(PDFName.of('EF')) ||
    object.lookup(PDFName.of('Type')) === PDFName.of('EmbeddedFile') ||
    object.values().some(namesFile)
  )
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What is seen of a page: it may say that it is cut larger than it is, or name its corners the other way round. */
function visibleBox(page: PDFPage): Box {
  const [cut, sheet] = [page.getCropBox(), page.getMediaBox()]
  const [left, right] = overlap([cut.x, cut.x + cut.width], [sheet.x, sheet.x + sheet.width])
  const [bottom, top] = overlap([cut.y, cut.y + cut.height], [sheet.y, sheet.y + sheet.height])
  return { x: left, y: bottom, width: right - left, height: top - bottom }
}

const overlap = (one: [number, number], other: [number, number]): [number, number] => [
  Math.max(Math.min(...one), Math.min(...other)),
  Math.min(Math.max(...one), Math.max(...other)),
]

/** Lays the stamps over a page as it is looked at, however it is turned and cut. */
function stampPage(
  page: PDFPage,
  box: Box,
  { foot, across }: { foot: PDFEmbeddedPage; across: PDFEmbeddedPage },
): void {
  const turn = (((Math.round(page.getRotation().angle / 90) * 90) % 360) + 360) % 360
  const isSideways = turn % 180 === 90
  const width = isSideways ? box.height : box.width
  const height = isSideways ? box.width : box.height
  // From the place on the page as it is looked at to the one in its own measure.
  const at = (right: number, up: number) => {
    if (turn === 90) return { x: box.x + box.width - up, y: box.y + right }
    if (turn === 180) return { x: box.x + box.width - right, y: box.y + box.height - up }
    if (turn === 270) return { x: box.x + up, y: box.y + box.height - right }
    return { x: box.x + right, y: box.y + up }
  }
  const footScale = (width * 0.94) / foot.width
  const margin = width * 0.03
  const strip = { width: foot.width * footScale, height: foot.height * footScale }
  page.drawRectangle({
    ...at(margin, margin / 2),
    ...strip,
    rotate: degrees(turn),
    color: rgb(1, 1, 1),
    opacity: 0.8,
  })
  page.drawPage(foot, { ...at(margin, margin / 2), ...strip, rotate: degrees(turn) })
  const acrossScale = (width * 0.6) / across.width
  for (const part of [0.12, 0.42, 0.72])
    page.drawPage(across, {
      ...at(width * 0.18, height * part),
      width: across.width * acrossScale,
      height: across.height * acrossScale,
      rotate: degrees(turn + 25),
      opacity: 0.35,
    })
}
