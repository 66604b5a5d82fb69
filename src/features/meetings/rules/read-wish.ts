import { foldText } from '../../directory/rules/fold-text.ts'
import type { Wish } from './wishes.ts'

const words: Record<Wish, readonly string[]> = {
  must: [
    'must',
    'must meet',
    'a',
    '1',
    'high',
    'very high',
    'top',
    'indispensable',
    'haute',
    'muss',
    'unbedingt',
    'hoch',
    'imprescindible',
    'alta',
    'butina',
    'butinai',
    'aukstas',
  ],
  'would-like': [
    'would like',
    'would-like',
    'would like to meet',
    'interested',
    'yes',
    'x',
    'b',
    '2',
    'medium',
    'normal',
    'souhaite',
    'moyenne',
    'oui',
    'gern',
    'mittel',
    'ja',
    'interesado',
    'media',
    'si',
    'noreciau',
    'vidutinis',
    'taip',
  ],
  'if-possible': [
    'if possible',
    'if-possible',
    'c',
    '3',
    'low',
    'maybe',
    'si possible',
    'basse',
    'falls moglich',
    'niedrig',
    'vielleicht',
    'si es posible',
    'baja',
    'quizas',
    'jei imanoma',
    'zemas',
    'galbut',
  ],
}
const wishOf = new Map(
  (Object.entries(words) as [Wish, readonly string[]][]).flatMap(([wish, list]) =>
    list.map(word => [foldText(word), wish] as const),
  ),
)

/** A wish as people write it in sheets: in words of five languages, as A B C or 1 2 3; nothing means 'would like'. Null: unknown. */
export function readWish(text: string | undefined): Wish | null {
  const key = foldText(text ?? '')
  return key === '' ? 'would-like' : (wishOf.get(key) ?? null)
}
