import { encode } from 'uqr'

/** A QR code as one path of squares of side one, with how many fit along a side; light all around is the frame's to leave. */
export function drawCode(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { size, path }
}

/** The same as a picture of its own, for paper. */
export function pictureOf(text: string): string {
  const { size, path } = drawCode(text)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 -2 ${size + 4} ${size + 4}" shape-rendering="crispEdges"><path fill="#fff" d="M-2 -2h${size + 4}v${size + 4}h-${size + 4}z"/><path d="${path}"/></svg>`
}
