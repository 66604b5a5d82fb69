import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bridgeColumns, readBridgeRow, writeBridgeRow } from './bridge-table.ts'

const words = fc.constantFrom('OCT', 'retinal thickness', 'Netzhautdicke', 'optical, coherence', '眼底検査')
const list = fc.uniqueArray(words, { minLength: 1, maxLength: 3 })

test('what is written into the file is read out of it, whatever the order of its columns', () => {
  fc.assert(
    fc.property(
      fc.record({
        id: fc.uuid(),
        kind: fc.constantFrom('same' as const, 'narrower' as const),
        left: fc.record({ en: list, de: list }, { requiredKeys: ['en'] }),
        right: fc.record({ ja: list, lt: list }, { requiredKeys: ['ja'] }),
        source: fc.constantFrom('MeSH: Tomography', 'a; b | c'),
        note: fc.constantFrom(null, 'seen in Graz'),
      }),
      fc.nat(bridgeColumns.length - 1),
      (bridge, turn) => {
        const { id, ...facts } = bridge
        const row = writeBridgeRow(bridge)
        const turned = <Item>(items: readonly Item[]) => [...items.slice(turn), ...items.slice(0, turn)]

        expect(readBridgeRow(turned(bridgeColumns), turned(row))).toEqual({ id, facts })
      },
    ),
    { numRuns: 100 },
  )
})

test('a row without a source or a side says so', () => {
  const read = (cells: Record<string, string>) => readBridgeRow(Object.keys(cells), Object.values(cells))

  expect(read({ 'left en': 'OCT', 'right en': 'retina' })).toEqual({ fault: 'no-source' })
  expect(read({ source: 'MeSH', 'left en': ' | ', 'right en': 'retina' })).toEqual({ fault: 'no-left' })
  expect(read({ source: 'MeSH', 'left en': 'OCT', 'right xx': 'retina' })).toEqual({ fault: 'no-right' })
  expect(read({ source: 'MeSH', Kind: 'wider', 'Left EN': 'OCT', 'right en': 'x' })).toEqual({
    fault: 'unknown-kind',
  })
})
