import jsqr from 'jsqr'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { pictureOf } from './qr.ts'

type Read = (pixels: Uint8ClampedArray, width: number, height: number) => { data: string } | null
// It is CommonJS, and its types say it were a module with a default: taken as the function it is.
const read = jsqr as unknown as Read

test('a scanner reads from the picture the address that was put in', async () => {
  const address = 'https://kontor.partnership.example/b/AZ5x3mNlcTWBm0qk2sQ7rAABGx0pQmVb1kTnYw8d'

  const { data, info } = await sharp(Buffer.from(pictureOf(address)), { density: 96 })
    .resize({ width: 400 })
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })

  expect(read(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(address)
})
