import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAnalyser } from './analyse.ts'
import { learnWords } from './compounds.ts'

const words = [
  'Netzhautdicke',
  'Netzhaut',
  'Dicke',
  'Laserquellen',
  'lasers',
  'the',
  'non-invasive',
  'l’optique',
  'rétine',
  '10 µm',
  '3,5',
  '検査装置',
  'Kohärenztomografie',
  'Universitätsklinikum',
]
const some = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map(list => list.join(' '))

it('finds of a text those of its terms that are sought, and no others', () => {
  const dictionary = learnWords(words)
  const analysers = ['de', 'en', 'fr', 'ja'].map(code => createAnalyser(code, dictionary))
  fc.assert(
    fc.property(some, some, fc.constantFrom(...analysers), (text, asked, analyser) => {
      const sought = new Map(analyser.analyse(asked).map(({ term, kind }) => [term, kind]))

      expect(analyser.find(text, sought)).toEqual(
        analyser.analyse(text).filter(({ term }) => sought.has(term)),
      )
    }),
    { numRuns: 1_000 },
  )
})
