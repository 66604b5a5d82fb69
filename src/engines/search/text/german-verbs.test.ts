import { expect, test } from 'vitest'
import { stemWord } from './stem.ts'

const stems = (words: string) => [...new Set(words.split(' ').map(word => stemWord(word, 'de')))]

test.each([
  'ausrotten ausgerottet ausgerotteten auszurotten ausrottet ausrottete',
  'testen testet testete getestet getesteter',
  'zeichnen zeichnet gezeichnet gezeichnete',
  'suchen gesucht gesuchte suche',
  'entschlüsseln entschlüsselt entschlüsselte',
  'einstellen eingestellt einzustellen eingestellten einstellte',
  'angebot angebote angeboten angebotes',
  'umgebung umgebungen',
])('%s have one stem', words => {
  expect(stems(words)).toHaveLength(1)
})

test.each([
  'geschichte schichten',
  'gericht richten',
  'internet intern',
  'planet pläne',
  'gebiet bieten',
  'gesicht sicht',
  'gewalt wald',
  'zucht zuge',
])('%s are words apart', words => {
  expect(stems(words)).toHaveLength(2)
})
