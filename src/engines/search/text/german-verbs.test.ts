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
  'erobern erobert eroberte eroberung eroberten',
  'regieren regiert regierte regierung',
  'dauern dauert dauerte gedauert dauer',
  'verteidigen verteidigt verteidigung',
  'veröffentlichen veröffentlicht veröffentlichung',
  'entwickeln entwickelt entwicklung entwickler',
  'gehören gehört gehörte',
  'gewinnen gewinnt',
  'angebot angebote angeboten angebotes',
  'königin königinnen',
  'museum museen',
  'spektrum spektren',
  'kriterium kriterien',
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
  'hundert hunde',
  'schwert schwer',
  'schubert schub',
  'sonnenlicht sonne',
  'tier tief',
  'erinnerung erben',
  'raum rau',
])('%s are words apart', words => {
  expect(stems(words)).toHaveLength(2)
})
