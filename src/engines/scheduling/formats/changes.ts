import { z } from 'zod'
import type { Change } from '../repair-model.ts'
import { id, meeting, readWith } from './json.ts'
import { parseLocatedJson } from './json-lines.ts'

const time = z.number()

const change = z.discriminatedUnion('code', [
  z.object({ code: z.literal('no-show'), participant: id, from: time.optional() }).strict(),
  z.object({ code: z.literal('late'), participant: id, until: time }).strict(),
  z.object({ code: z.literal('leaves'), participant: id, from: time }).strict(),
  z.object({ code: z.literal('away'), participant: id, from: time, until: time }).strict(),
  z
    .object({
      code: z.literal('places-lost'),
      places: z.array(id),
      from: time.optional(),
      until: time.optional(),
    })
    .strict(),
  z
    .object({
      code: z.literal('resource-lost'),
      resource: id,
      units: z.number().int().min(1).optional(),
      from: time.optional(),
      until: time.optional(),
    })
    .strict(),
  z.object({ code: z.literal('overrun'), meeting: id, until: time }).strict(),
  z.object({ code: z.literal('walk-in'), meeting }).strict(),
])

const changesSchema = z.object({ now: time, changes: z.array(change) }).strict()

/**
 * Reads what happened on the day: `{"now": minutes, "changes": [{"code": "no-show", "participant": 7}, …]}`, the
 * fields of `Change`; times are epoch minutes, ids may be numbers, a request made on the spot weighs 1.
 * @throws FormatFault naming line and field
 */
export function readChanges(text: string): { readonly now: number; readonly changes: readonly Change[] } {
  const { now, changes } = readWith(changesSchema, parseLocatedJson(text))
  const weighed = changes.map(entry =>
    entry.code === 'walk-in'
      ? {
          ...entry,
          meeting: {
            ...entry.meeting,
            weight: entry.meeting.weight ?? 1,
            choices: entry.meeting.choices?.map(choice => ({ ...choice, count: choice.count ?? 1 })),
          },
        }
      : entry,
  )
  return { now, changes: JSON.parse(JSON.stringify(weighed)) as readonly Change[] }
}
