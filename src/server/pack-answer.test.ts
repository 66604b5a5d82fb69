import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { chooseEncoding, pack } from './pack-answer.ts'

test('an answer is packed as its reader takes it, and never as they refuse it', () => {
  const cases: [string | undefined, 'br' | 'gzip' | null][] = [
    [undefined, null],
    ['', null],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000, gzip;q=0.0', null],
    ['identity', null],
    ['*', null],
  ]

  expect(cases.map(([accepted]) => [accepted, chooseEncoding(accepted)])).toEqual(cases)
})

test('what is packed is smaller and opens to the same bytes, short or long', async () => {
  const opened = { br: brotliDecompressSync, gzip: gunzipSync }
  for (const encoding of ['br', 'gzip'] as const)
    for (const length of [2_000, 65_536, 65_537, 400_000]) {
      const bytes = Buffer.from('Optik für die Augenklinik; '.repeat(length / 20)).subarray(0, length)
      const packed = await pack(bytes, encoding)

      expect(packed.length).toBeLessThan(length / 4)
      expect(opened[encoding](packed).equals(bytes)).toBe(true)
    }
})
