import { figureRoles } from './capability-words.ts'
import type { TypedFigure } from './read-figures.ts'
import { readUnit } from './units.ts'

/** A figure as it stands in a cell, or why it cannot be read. */
export type FigureReading = { figure: TypedFigure } | { problem: 'figure-unreadable' | 'figure-unit-unknown' }

const roles = new Set<string>(figureRoles)
const number = String.raw`[-−+]?\d+(?:[.,]\d+)?(?:\s?[x×·*]\s?10\^?[-−]?\d+|[eE][-+−]?\d+)?`
const spanShape = new RegExp(
  String.raw`^(${number})\s*([^\d\s–—…-][^–—…]*?)?\s*(?:–|—|…|\.\.\.?|-|\bto\b|\bbis\b|\ba\b|\bà\b|\biki\b)\s*(${number})\s*(.*)$`,
  'iu',
)
const limitShape = new RegExp(
  String.raw`^(≤|<=|<|≥|>=|>|±|\+\/-|up to|at most|max\.?|at least|min\.?|from|bis|höchstens|mindestens|ab|jusqu’à|jusqu'à|au moins|hasta|al menos|iki|ne mažiau kaip)\s*(${number})\s*(.*)$`,
  'iu',
)
const valueShape = new RegExp(String.raw`^(?:~|≈|ca\.?)?\s*(${number})\s*(.*)$`, 'iu')
const lowest = /^(≥|>=|>|at least|min|from|mindestens|ab|au moins|al menos|ne mažiau kaip)/iu

/**
 * Reads '0.5–2.2 mm', '≤ 10 µm', '>= 3', '50 nm to 2 µm', '1,5 mm', '±0.1 °C'; `unit` stands in where the cell names none,
 * as in the heading 'Resolution (µm)'. A number with three digits behind a comma could be two numbers and is not read.
 */
export function readFigureText(
  text: string,
  role: TypedFigure['role'],
  options: { label?: string | null; unit?: string } = {},
): FigureReading {
  const { label = null, unit: fallback = '' } = options
  const written = text.trim()
  const limit = limitShape.exec(written)
  const value = limit === null ? valueShape.exec(written) : null
  // '1e-7 m' is one number; what stands behind a number and is no unit may be the other end of a span.
  const isValue = limit !== null || isUnit((value?.[2] ?? '–').trim())
  const span = isValue ? null : spanShape.exec(written)
  if (span !== null) return readSpan({ role, label }, span, fallback)
  const [amount, rest] = limit === null ? [value?.[1], value?.[2]] : [limit[2], limit[3]]
  const read = readNumber(amount)
  if (read === null) return { problem: 'figure-unreadable' }
  const unit = (rest ?? '').trim() || fallback
  if (!isUnit(unit)) return { problem: 'figure-unit-unknown' }
  const bounds =
    limit === null ? { low: read, high: read } : lowest.test(limit[1] ?? '') ? { low: read } : { high: read }
  return { figure: { role, label, unit, ...bounds } }
}

function readSpan(
  about: Pick<TypedFigure, 'role' | 'label'>,
  span: RegExpExecArray,
  fallback: string,
): FigureReading {
  const [from, to] = [readNumber(span[1]), readNumber(span[3])]
  if (from === null || to === null) return { problem: 'figure-unreadable' }
  const unit = (span[4] ?? '').trim() || (span[2] ?? '').trim() || fallback
  const first = (span[2] ?? '').trim() || unit
  if (!isUnit(unit) || !isUnit(first)) return { problem: 'figure-unit-unknown' }
  const low = convert(from, first, unit)
  if (low === null || low > to) return { problem: 'figure-unreadable' }
  return { figure: { ...about, unit, low, high: to } }
}

/** '50 nm to 2 µm' is 0.05 to 2 of the second unit; null when the two do not measure the same. */
function convert(value: number, from: string, to: string): number | null {
  if (from === to) return value
  const [one, other] = [readUnit(from), readUnit(to)]
  if (one === null || other === null || one.dimension !== other.dimension) return null
  return Number(((value * one.factor) / other.factor).toPrecision(12))
}

function isUnit(unit: string): boolean {
  return unit === '' || readUnit(unit) !== null
}

/** A number with a point or a comma; null for '1,500', which is one and a half to some and fifteen hundred to others. */
export function readNumber(text: string | undefined): number | null {
  if (text === undefined || /^[-−+]?\d+,\d{3}$/.test(text)) return null
  const plain = text
    .replace(/−/g, '-')
    .replace(',', '.')
    .replace(/\s?[x×·*]\s?10\^?/u, 'e')
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

/**
 * Reads the figures of one cell as the export writes them, 'resolution: ≤ 10 µm; depth (in tissue): 0.5–2.2 mm', or as the
 * interface gives them (objects). What stands before the colon and is no role becomes the label of an `other` figure.
 */
export function readFigureList(text: string): {
  figures: TypedFigure[]
  unread: string[]
  unknownUnit: string[]
} {
  const result: ReturnType<typeof readFigureList> = { figures: [], unread: [], unknownUnit: [] }
  const objects = readObjects(text)
  if (objects !== null) return { ...result, figures: objects }
  const known = figureRoles.join('|')
  const pieces = text.split(new RegExp(String.raw`\n|;\s*(?=(?:${known})\s*[(:])|;\s+(?=[^;():]*:)`, 'iu'))
  for (const piece of pieces.map(one => one.trim()).filter(one => one !== '')) {
    const named = /^([^:(]+?)(?:\s*\((.*)\))?\s*:\s*(.*)$/u.exec(piece)
    const role = named?.[1]?.toLowerCase() ?? 'range'
    const isRole = roles.has(role)
    const label = named === null ? null : isRole ? (named[2] ?? null) : (named[1] ?? null)
    const reading = readFigureText(named?.[3] ?? piece, isRole ? (role as TypedFigure['role']) : 'other', {
      label,
    })
    if ('figure' in reading) result.figures.push(reading.figure)
    else if (reading.problem === 'figure-unit-unknown') result.unknownUnit.push(piece)
    else result.unread.push(piece)
  }
  return result
}

function readObjects(text: string): TypedFigure[] | null {
  if (!text.trimStart().startsWith('{')) return null
  try {
    const list = JSON.parse(`[${text.replace(/\}\s*[;\n]\s*\{/g, '},{')}]`) as Partial<TypedFigure>[]
    return list.flatMap(({ role, label, low, high, unit }) =>
      role === undefined || !roles.has(role)
        ? []
        : [{ role, label: label ?? null, low: low ?? null, high: high ?? null, unit: unit ?? '' }],
    )
  } catch {
    return null
  }
}
