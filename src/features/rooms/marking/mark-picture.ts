import sharp from 'sharp'

/** A narrower picture gets a margin to its right: the words beneath it are to be read. */
const narrowest = 480
/** Larger ones are no photograph or scan that anybody needs; they would take a gigabyte to unpack. */
const mostPixels = 120_000_000

/** A picture with a strip of words beneath it and words across it, in the format it came in. */
export async function markPicture(
  bytes: Uint8Array,
  stamps: { foot: Uint8Array; across: Uint8Array },
): Promise<Uint8Array> {
  const settings = { limitInputPixels: mostPixels, failOn: 'error' as const }
  const turned = sharp(bytes, settings).autoOrient().keepIccProfile()
  const { format } = await sharp(bytes, settings).metadata()
  const { data, info } = await turned.toBuffer({ resolveWithObject: true })
  const width = Math.max(info.width, narrowest)
  const foot = await draw(stamps.foot, width)
  const over = await drawAcross(stamps.across, info)
  const marked = sharp(data, settings)
    .keepIccProfile()
    .composite([{ input: over, left: 0, top: 0 }])
  // What is laid over a picture and what is put beneath it are two steps, or the strip would be laid on the wrong place.
  const middle = await marked.png({ compressionLevel: 1 }).toBuffer()
  const whole = sharp(middle, settings)
    .keepIccProfile()
    .extend({ right: width - info.width, bottom: foot.height, background: '#ffffff' })
    .composite([{ input: foot.data, left: 0, top: info.height }])
  return format === 'jpeg' ? whole.jpeg({ quality: 92 }).toBuffer() : whole.png().toBuffer()
}

async function draw(svg: Uint8Array, width: number): Promise<{ data: Buffer; height: number }> {
  const { data, info } = await sharp(svg, { density: densityFor(width) })
    .resize({ width })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { data, height: info.height }
}

/** Enough dots that letters stay sharp on a large picture, and no more than a large picture needs. */
const densityFor = (width: number) => Math.min(600, Math.max(96, Math.round((width / 480) * 96)))

/** A sheet as large as the picture with the words slanted over it, again and again. */
async function drawAcross(
  svg: Uint8Array,
  { width, height }: { width: number; height: number },
): Promise<Buffer> {
  const { data } = await draw(svg, Math.max(40, Math.round(width * 0.6)))
  const faint = await sharp(data)
    .composite([{ input: Buffer.from([0, 0, 0, 100]), raw: onePixel, tile: true, blend: 'dest-in' }])
    .png()
    .toBuffer()
  const slanted = await sharp(faint)
    .rotate(-25, { background: clear })
    .png()
    .toBuffer({ resolveWithObject: true })
  const stamp = await fitInto(slanted.data, { width, height })
  return sharp({ create: { width, height, channels: 4, background: clear } })
    .composite([{ input: stamp, tile: true }])
    .png({ compressionLevel: 1 })
    .toBuffer()
}

const clear = { r: 0, g: 0, b: 0, alpha: 0 }
const onePixel = { width: 1, height: 1, channels: 4 as const }

/** What is laid over a picture may not be larger than it. */
function fitInto(stamp: Buffer, size: { width: number; height: number }): Promise<Buffer> {
  return sharp(stamp)
    .resize({ ...size, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
}
