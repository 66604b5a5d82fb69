import type { Need, Profile } from '../model.ts'
import { decode } from './decode.ts'
import { FormatFault } from './format-fault.ts'

/**
 * Reads profiles, one JSON object a line: id, texts.
 * @throws FormatFault naming the line and the field
 */
export function readProfiles(bytes: Uint8Array): Profile[] {
  return readLines(bytes).map(({ line, object }) => {
    const { texts } = object
    if (!Array.isArray(texts) || !texts.every(one => typeof one === 'string'))
      throw new FormatFault(`line ${line}, field texts: is no list of texts.`)
    return { id: readId(object, line), texts }
  })
}

/**
 * Reads needs, one JSON object a line: id, title, text. One of title and text may be missing.
 * @throws FormatFault naming the line and the field
 */
export function readNeeds(bytes: Uint8Array): Need[] {
  return readLines(bytes).map(({ line, object }) => {
    const { title = '', text: body = '' } = object
    if (typeof title !== 'string') throw new FormatFault(`line ${line}, field title: is no text.`)
    if (typeof body !== 'string') throw new FormatFault(`line ${line}, field text: is no text.`)
    return { id: readId(object, line), title, text: body }
  })
}

interface Line {
  readonly line: number
  readonly object: Record<string, unknown>
}

function readId({ id }: Record<string, unknown>, line: number): string {
  if (typeof id === 'number') return String(id)
  if (typeof id !== 'string' || id === '') throw new FormatFault(`line ${line}, field id: is missing.`)
  return id
}

function readLines(bytes: Uint8Array): Line[] {
  const lines: Line[] = []
  const seen = new Map<string, number>()
  decode(bytes)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .forEach((words, at) => {
      if (words.trim() === '') return
      const line = at + 1
      const object = readObject(words, line)
      const id = String(object.id)
      const before = seen.get(id)
      if (before !== undefined)
        throw new FormatFault(`line ${line}, field id: "${id}" stands on line ${before} already.`)
      seen.set(id, line)
      lines.push({ line, object })
    })
  return lines
}

function readObject(words: string, line: number): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(words)
  } catch (error) {
    throw new FormatFault(
      `line ${line}, field 1: is no JSON (${error instanceof Error ? error.message : 'cannot be read'}).`,
    )
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new FormatFault(`line ${line}, field 1: is no JSON object.`)
  return value as Record<string, unknown>
}
