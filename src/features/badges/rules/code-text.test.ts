import fc from 'fast-check'
import { expect, test } from 'vitest'
import { macBytes, packName, readCode, readTyped, writeCode, writeTyped } from './code-text.ts'

const names = fc.record({ participantId: fc.uuid(), number: fc.integer({ min: 1, max: 65_535 }) })
const macs = fc.uint8Array({ minLength: macBytes, maxLength: macBytes })

test('a code says whose it is and which one', () => {
  fc.assert(
    fc.property(names, macs, (name, mac) => {
      const read = readCode(writeCode(name, mac))

      expect(read?.name).toEqual(name)
      expect([...(read?.mac ?? [])]).toEqual([...mac])
      expect(packName(name)).toHaveLength(18)
    }),
    { numRuns: 300 },
  )
})

test('what is no code is none', () => {
  for (const text of ['', 'x', 'a'.repeat(39), `${'a'.repeat(39)}=`, 'a'.repeat(41), '../'.padEnd(40, 'a')])
    expect(readCode(text)).toBeNull()
})

test('a typed code is found however it is typed', () => {
  fc.assert(
    fc.property(macs, mac => {
      const typed = writeTyped(mac)

      expect(readTyped(typed)).toBe(typed)
      expect(readTyped(` ${typed.toLowerCase().replace('-', ' ')} `)).toBe(typed)
      expect(readTyped(typed.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(typed)
    }),
    { numRuns: 300 },
  )
})

test('a name is no typed code', () => {
  expect(readTyped('Müllerin')).toBeNull()
  expect(readTyped('Kenji')).toBeNull()
})
