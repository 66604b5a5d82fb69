import { FormatFault } from './format-fault.ts'

/** A JSON value together with the line on which each part of it starts. */
export interface LocatedJson {
  readonly value: unknown
  /** Line of the part with this path (`meetings.3.slot`), or of the nearest part around it. */
  lineOf(path: readonly PropertyKey[]): number
  /** True when the text has this very part. */
  has(path: readonly PropertyKey[]): boolean
}

/**
 * Parses JSON and remembers lines, so that a complaint about a field can say where it is.
 * @throws FormatFault naming line and field where the text stops being JSON
 */
export function parseLocatedJson(text: string): LocatedJson {
  const parser = new LocatingParser(text)
  const value = parser.parseDocument()
  return {
    value,
    has: path => parser.lines.has(path.map(String).join('.')),
    lineOf: path => {
      for (let length = path.length; length >= 0; length--) {
        const line = parser.lines.get(path.slice(0, length).map(String).join('.'))
        if (line !== undefined) return line
      }
      return 1
    },
  }
}

class LocatingParser {
  readonly lines = new Map<string, number>()
  private readonly text: string
  private position = 0
  private line = 1
  private readonly path: string[] = []

  constructor(text: string) {
    this.text = text
  }

  parseDocument(): unknown {
    this.skipSpace()
    const value = this.parseValue()
    this.skipSpace()
    if (this.position < this.text.length) this.complain('has more text after the end')
    return value
  }

  private complain(complaint: string): never {
    throw new FormatFault(this.line, this.path.join('.') || 'file', complaint)
  }

  private skipSpace(): void {
    for (; this.position < this.text.length; this.position++) {
      const character = this.text.charAt(this.position)
      if (character === '\n') this.line++
      else if (character !== ' ' && character !== '\t' && character !== '\r') return
    }
  }

  private peek(): string {
    if (this.position >= this.text.length) this.complain('ends too early: the file may have been cut off')
    return this.text.charAt(this.position)
  }

  private expect(character: string): void {
    const found = this.peek()
    if (found !== character) this.complain(`has '${found}' where '${character}' is expected`)
    this.position++
  }

  private parseValue(): unknown {
    this.lines.set(this.path.join('.'), this.line)
    const first = this.peek()
    if (first === '{') return this.parseObject()
    if (first === '[') return this.parseArray()
    if (first === '"') return this.parseString()
    return this.parseWord()
  }

  private parseObject(): Record<string, unknown> {
    const entries: [string, unknown][] = []
    this.expect('{')
    this.skipSpace()
    while (this.peek() !== '}') {
      const key = this.parseString()
      this.path.push(key)
      this.skipSpace()
      this.expect(':')
      this.skipSpace()
      entries.push([key, this.parseValue()])
      this.path.pop()
      this.closeItem('}')
    }
    this.position++
    return Object.fromEntries(entries)
  }

  private parseArray(): unknown[] {
    const values: unknown[] = []
    this.expect('[')
    this.skipSpace()
    while (this.peek() !== ']') {
      this.path.push(String(values.length))
      values.push(this.parseValue())
      this.path.pop()
      this.closeItem(']')
    }
    this.position++
    return values
  }

  /** After an item comes a comma and another item, or the end. */
  private closeItem(end: string): void {
    this.skipSpace()
    if (this.peek() === end) return
    this.expect(',')
    this.skipSpace()
    if (this.peek() === end) this.complain(`has a comma before '${end}'`)
  }

  private parseString(): string {
    const pattern = /"(?:[^"\\\n]|\\.)*"/y
    pattern.lastIndex = this.position
    const [literal] = pattern.exec(this.text) ?? []
    if (literal === undefined) {
      if (this.peek() === '"') this.complain('has a text without an end: the file may have been cut off')
      this.complain(`has '${this.peek()}' where a text in quotes is expected`)
    }
    this.position += literal.length
    return this.decode(literal) as string
  }

  private parseWord(): unknown {
    const pattern = /[-+.\w]+/y
    pattern.lastIndex = this.position
    const [word] = pattern.exec(this.text) ?? []
    if (word === undefined) this.complain(`has '${this.peek()}' where a value is expected`)
    const value = this.decode(word)
    this.position += word.length
    return value
  }

  private decode(literal: string): unknown {
    try {
      return JSON.parse(literal)
    } catch {
      return this.complain(`has ${literal.slice(0, 20)}, which is no JSON value`)
    }
  }
}
