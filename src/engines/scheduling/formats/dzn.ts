import { type Meeting, type Participant, type Problem, PUBLISHED_ORDER, type Slot } from '../model.ts'
import { FormatFault } from './format-fault.ts'

/** Minutes per slot: the format has none, so slots are laid end to end. */
const SLOT_MINUTES = 30
/** Breaks of two participants differ by at most this in the standard tables (JAIR 74, 2022). */
const PUBLISHED_FAIRNESS = 2

interface Token {
  readonly text: string
  readonly line: number
}

type Value =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'list'; readonly numbers: readonly number[]; readonly lines: readonly number[] }
  | {
      readonly kind: 'sets'
      readonly sets: readonly (readonly number[])[]
      readonly lines: readonly number[]
    }
  | {
      readonly kind: 'rows'
      readonly rows: readonly (readonly number[])[]
      readonly lines: readonly number[]
    }

interface Field {
  readonly line: number
  readonly value: Value
}

/**
 * Reads the MiniZinc data files of the published B2B meeting problem. Ids, slots and tables count from 1; a
 * meeting's id is its row in `requested`; fairness is 2; breaks are counted over all slots. A fixed slot is a
 * wish of the problem, not a promise: it does not override a forbidden slot.
 * @throws FormatFault naming line and field when the file is truncated or does not fit together.
 */
export function readDzn(text: string): Problem {
  const fields = parseFields(tokenise(text))
  const sizes = {
    people: readSize(fields, 'nBusiness'),
    meetings: readSize(fields, 'nMeetings'),
    tables: readSize(fields, 'nTables'),
    slots: readSize(fields, 'nTotalSlots'),
    morning: readSize(fields, 'nMorningSlots'),
  }
  if (sizes.morning > sizes.slots)
    throw new FormatFault(lineOf(fields, 'nMorningSlots'), 'nMorningSlots', 'is larger than nTotalSlots')
  const slots: Slot[] = Array.from({ length: sizes.slots }, (_, index) => ({
    id: String(index + 1),
    start: index * SLOT_MINUTES,
    end: (index + 1) * SLOT_MINUTES,
    session: index < sizes.morning ? 'morning' : 'afternoon',
    run: 'all',
    day: 'all',
  }))
  return {
    slots,
    places: Array.from({ length: sizes.tables }, (_, index) => ({
      id: String(index + 1),
      label: String(index + 1),
      kind: 'table' as const,
    })),
    participants: readParticipants(fields, sizes),
    meetings: readMeetings(fields, sizes),
    fairness: PUBLISHED_FAIRNESS,
    order: PUBLISHED_ORDER,
  }
}

interface Sizes {
  readonly people: number
  readonly meetings: number
  readonly tables: number
  readonly slots: number
  readonly morning: number
}

function readParticipants(fields: ReadonlyMap<string, Field>, sizes: Sizes): readonly Participant[] {
  const forbidden = readSets(fields, 'forbidden', sizes.people, 0, sizes.slots)
  return forbidden.map((slots, index) => ({
    id: String(index + 1),
    available: Array.from({ length: sizes.slots }, (_, slot) => slot + 1)
      .filter(slot => !slots.includes(slot))
      .map(String),
  }))
}

function readMeetings(fields: ReadonlyMap<string, Field>, sizes: Sizes): readonly Meeting[] {
  const field = take(fields, 'requested')
  const { value } = field
  if (value.kind !== 'rows') throw new FormatFault(field.line, 'requested', 'must be a table [| … |]')
  if (value.rows.length !== sizes.meetings)
    throw new FormatFault(
      field.line,
      'requested',
      `has ${value.rows.length} rows, but nMeetings is ${sizes.meetings}`,
    )
  const rows = value.rows.map((row, index) => readRow(row, value.lines[index] ?? field.line, sizes))
  checkDegrees(fields, rows, sizes)
  const fixed = readList(fields, 'fixed', sizes.meetings, 0, sizes.slots)
  const before = readSets(fields, 'precedences', sizes.meetings, 1, sizes.meetings)
  return rows.map(([first, second, session], index) => {
    const allowedSlots = chooseSlots(session, fixed[index] ?? 0, sizes)
    const predecessors = (before[index] ?? []).map(String)
    return {
      id: String(index + 1),
      participants: [String(first), String(second)],
      weight: 1,
      mustHold: true,
      ...(allowedSlots ? { allowedSlots } : {}),
      ...(predecessors.length > 0 ? { predecessors } : {}),
    }
  })
}

/** The redundant list of meetings per participant must agree with the table, where the file has one. */
function checkDegrees(
  fields: ReadonlyMap<string, Field>,
  rows: readonly (readonly number[])[],
  sizes: Sizes,
): void {
  const field = fields.get('nMeetingsBusiness')
  if (!field) return
  const stated = readList(fields, 'nMeetingsBusiness', sizes.people, 0, sizes.meetings)
  stated.forEach((count, index) => {
    const found = rows.filter(([first, second]) => first === index + 1 || second === index + 1).length
    if (found !== count)
      throw new FormatFault(
        field.line,
        'nMeetingsBusiness',
        `gives participant ${index + 1} ${count} meetings, but requested has ${found}`,
      )
  })
}

function readRow(row: readonly number[], line: number, sizes: Sizes): readonly [number, number, number] {
  const [first, second, session] = row
  if (first === undefined || second === undefined || session === undefined || row.length !== 3)
    throw new FormatFault(line, 'requested', `needs three numbers per row, found ${row.length}`)
  for (const person of [first, second]) {
    if (person < 1 || person > sizes.people)
      throw new FormatFault(
        line,
        'requested',
        `names participant ${person}, but nBusiness is ${sizes.people}`,
      )
  }
  if (first === second) throw new FormatFault(line, 'requested', `lets participant ${first} meet themselves`)
  if (session < 1 || session > 3)
    throw new FormatFault(line, 'requested', `has session ${session}; 1, 2 and 3 exist`)
  return [first, second, session]
}

/** Session 1 is the morning, 2 the afternoon, 3 any; a fixed slot narrows it further. */
function chooseSlots(session: number, fixed: number, sizes: Sizes): readonly string[] | undefined {
  if (session === 3 && fixed === 0) return undefined
  return Array.from({ length: sizes.slots }, (_, index) => index + 1)
    .filter(slot => session === 3 || (session === 1 ? slot <= sizes.morning : slot > sizes.morning))
    .filter(slot => fixed === 0 || slot === fixed)
    .map(String)
}

function take(fields: ReadonlyMap<string, Field>, name: string): Field {
  const field = fields.get(name)
  if (field) return field
  const last = Math.max(1, ...[...fields.values()].map(({ line }) => line))
  throw new FormatFault(last, name, 'is missing: the file may have been cut off')
}

function lineOf(fields: ReadonlyMap<string, Field>, name: string): number {
  return fields.get(name)?.line ?? 1
}

function readSize(fields: ReadonlyMap<string, Field>, name: string): number {
  const { line, value } = take(fields, name)
  if (value.kind !== 'number' || value.value < 0) throw new FormatFault(line, name, 'must be a whole number')
  return value.value
}

function readList(
  fields: ReadonlyMap<string, Field>,
  name: string,
  length: number,
  from: number,
  to: number,
): readonly number[] {
  const { line, value } = take(fields, name)
  if (value.kind !== 'list') throw new FormatFault(line, name, 'must be a list of numbers')
  if (value.numbers.length !== length)
    throw new FormatFault(line, name, `has ${value.numbers.length} entries, expected ${length}`)
  value.numbers.forEach((number, index) => {
    if (number < from || number > to)
      throw new FormatFault(
        value.lines[index] ?? line,
        name,
        `has ${number} at entry ${index + 1}; ${from} to ${to} exist`,
      )
  })
  return value.numbers
}

function readSets(
  fields: ReadonlyMap<string, Field>,
  name: string,
  length: number,
  from: number,
  to: number,
): readonly (readonly number[])[] {
  const { line, value } = take(fields, name)
  const isEmpty = value.kind === 'list' && value.numbers.length === 0
  if (value.kind !== 'sets' && !isEmpty) throw new FormatFault(line, name, 'must be a list of sets')
  const sets = value.kind === 'sets' ? value.sets : []
  const lines = value.kind === 'sets' ? value.lines : []
  if (sets.length !== length) throw new FormatFault(line, name, `has ${sets.length} sets, expected ${length}`)
  sets.forEach((set, index) => {
    for (const number of set) {
      if (number < from || number > to)
        throw new FormatFault(
          lines[index] ?? line,
          name,
          `names ${number} in set ${index + 1}; ${from} to ${to} exist`,
        )
    }
  })
  return sets
}

function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = []
  text.split(/\r?\n/).forEach((content, index) => {
    const line = index + 1
    const withoutComment = content.replace(/%.*$/, '')
    const pattern = /\s*(\[\||\|\]|-?\d+|[A-Za-z_]\w*|[=;,[\]{}|])/y
    let position = 0
    while (position < withoutComment.trimEnd().length) {
      pattern.lastIndex = position
      const match = pattern.exec(withoutComment)
      const found = match?.[1]
      if (found === undefined)
        throw new FormatFault(
          line,
          'file',
          `has '${withoutComment.slice(position).trim().slice(0, 20)}', which is no MiniZinc data`,
        )
      tokens.push({ text: found, line })
      position = pattern.lastIndex
    }
  })
  return tokens
}

/** Walks through the tokens of one file; every complaint knows its line and the field being read. */
class TokenReader {
  private readonly tokens: readonly Token[]
  private position = 0
  field = 'file'

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
  }

  get line(): number {
    return this.tokens[Math.min(this.position, this.tokens.length - 1)]?.line ?? 1
  }

  get isAtEnd(): boolean {
    return this.position >= this.tokens.length
  }

  peek(): string {
    const token = this.tokens[this.position]
    if (!token) throw new FormatFault(this.line, this.field, 'ends too early: the file may have been cut off')
    return token.text
  }

  next(): string {
    const text = this.peek()
    this.position++
    return text
  }

  expect(text: string): void {
    const { line } = this
    const found = this.next()
    if (found !== text) throw new FormatFault(line, this.field, `has '${found}' where '${text}' is expected`)
  }

  number(): number {
    const { line } = this
    const found = this.next()
    if (!/^-?\d+$/.test(found))
      throw new FormatFault(line, this.field, `has '${found}' where a number is expected`)
    return Number(found)
  }
}

function parseFields(tokens: readonly Token[]): ReadonlyMap<string, Field> {
  const reader = new TokenReader(tokens)
  const fields = new Map<string, Field>()
  while (!reader.isAtEnd) {
    const { line } = reader
    reader.field = 'file'
    const name = reader.next()
    if (!/^[A-Za-z_]/.test(name))
      throw new FormatFault(line, 'file', `has '${name}' where a field name is expected`)
    if (fields.has(name)) throw new FormatFault(line, name, 'is given twice')
    reader.field = name
    reader.expect('=')
    fields.set(name, { line, value: parseValue(reader) })
    reader.expect(';')
  }
  return fields
}

function parseValue(reader: TokenReader): Value {
  const opening = reader.peek()
  if (opening === '[|') return parseRows(reader)
  if (opening !== '[') return { kind: 'number', value: reader.number() }
  reader.next()
  if (reader.peek() === '{') return parseSets(reader)
  const numbers: number[] = []
  const lines: number[] = []
  while (reader.peek() !== ']') {
    lines.push(reader.line)
    numbers.push(reader.number())
    if (reader.peek() !== ']') reader.expect(',')
  }
  reader.next()
  return { kind: 'list', numbers, lines }
}

function parseSets(reader: TokenReader): Value {
  const sets: number[][] = []
  const lines: number[] = []
  while (reader.peek() !== ']') {
    lines.push(reader.line)
    reader.expect('{')
    const set: number[] = []
    while (reader.peek() !== '}') {
      set.push(reader.number())
      if (reader.peek() !== '}') reader.expect(',')
    }
    reader.next()
    sets.push(set)
    if (reader.peek() !== ']') reader.expect(',')
  }
  reader.next()
  return { kind: 'sets', sets: sets.map(set => (set.length === 1 && set[0] === 0 ? [] : set)), lines }
}

function parseRows(reader: TokenReader): Value {
  reader.expect('[|')
  const rows: number[][] = []
  const lines: number[] = []
  while (reader.peek() !== '|]') {
    lines.push(reader.line)
    const row: number[] = []
    while (reader.peek() !== '|' && reader.peek() !== '|]') {
      row.push(reader.number())
      if (reader.peek() === ',') reader.next()
    }
    rows.push(row)
    if (reader.peek() === '|') reader.next()
  }
  reader.next()
  return { kind: 'rows', rows, lines }
}
