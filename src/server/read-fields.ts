import type { z } from 'zod'
import { isForgottenWhenEmpty } from '../shared/fields.ts'

/** The part of a schema's definition that says what it holds. */
interface Parts {
  element: z.core.$ZodType
  shape: Record<string, z.core.$ZodType>
  valueType: z.core.$ZodType
}

function partsOf(schema: z.core.$ZodType): Parts {
  return schema._zod.def as unknown as Parts
}

type Fields = Record<string, string | string[] | undefined>

/** The plain kind of a schema below its optional, nullable and default wrappers. */
function kindOf(schema: z.core.$ZodType): {
  kind: string
  inner: z.core.$ZodType
  nullable: boolean
  optional: boolean
} {
  let inner = schema
  let nullable = false
  let optional = false
  for (;;) {
    const def = inner._zod.def as { type: string; innerType?: z.core.$ZodType; in?: z.core.$ZodType }
    if (def.type === 'nullable') nullable = true
    else if (def.type === 'optional' || def.type === 'default' || def.type === 'prefault') optional = true
    else if (def.type === 'pipe' && def.in !== undefined) {
      inner = def.in
      continue
    } else return { kind: def.type, inner, nullable, optional }
    if (def.innerType === undefined) return { kind: def.type, inner, nullable, optional }
    inner = def.innerType
  }
}

function readText(schema: z.core.$ZodType, text: string): unknown {
  const { kind, nullable, optional, inner } = kindOf(schema)
  if (text === '' && (kind !== 'string' || nullable || optional))
    return nullable
      ? null
      : optional && !(kind === 'string' && isForgottenWhenEmpty(schema))
        ? undefined
        : text
  if (kind === 'number' || kind === 'int') {
    const value = Number(text.trim().replace(',', '.'))
    return Number.isNaN(value) ? text : value
  }
  if (kind === 'boolean')
    return text === 'true' || text === 'on' || text === '1'
      ? true
      : text === 'false' || text === '0'
        ? false
        : text
  if (kind === 'array') {
    const element = partsOf(inner).element
    return text
      .split(/[;,\n]/)
      .map(part => part.trim())
      .filter(part => part !== '')
      .map(part => readText(element, part))
  }
  return text
}

/**
 * Turns the flat text fields of a query or an HTML form into the object a schema describes: numbers, switches, lists,
 * and nested values from names such as `answers.diet` or `items.0.title`. What cannot be read stays text, so that the
 * schema names the field that is wrong. A checkbox that is not ticked sends nothing: it is read as false.
 */
export function readFields(schema: z.core.$ZodType, fields: Fields, options: { form: boolean }): unknown {
  const sent = new Map(
    Object.entries(fields).filter((entry): entry is [string, string | string[]] => entry[1] !== undefined),
  )
  return readLevel(schema, sent, options) ?? {}
}

/** Whether nothing was sent of what needs something, such as a file nobody chose: the whole is missing, not its parts. */
function isNothing(fields: Map<string, unknown>, result: object, shape: Parts['shape']): boolean {
  return (
    fields.size === 0 &&
    Object.keys(result).length === 0 &&
    Object.values(shape).some(child => !kindOf(child).optional)
  )
}

function readLevel(
  schema: z.core.$ZodType,
  fields: Map<string, string | string[]>,
  options: { form: boolean },
): unknown {
  const { kind, inner, optional } = kindOf(schema)
  const here = fields.get('')
  if (kind === 'object') {
    const shape = partsOf(inner).shape
    const result: Record<string, unknown> = {}
    for (const [name, child] of Object.entries(shape)) {
      const value = readLevel(child, below(fields, name), options)
      if (value !== undefined) result[name] = value
    }
    for (const name of fields.keys()) {
      const top = name.split('.')[0] ?? name
      if (!(top in shape) && top !== '' && !top.startsWith('_')) result[top] = fields.get(name)
    }
    return isNothing(fields, result, shape) || (optional && fields.size === 0) ? undefined : result
  }
  if (kind === 'record') {
    const names = new Set(
      [...fields.keys()].map(name => name.split('.')[0] ?? name).filter(name => name !== ''),
    )
    const valueType = partsOf(inner).valueType
    return Object.fromEntries(
      [...names].map(name => [name, readLevel(valueType, below(fields, name), options)]),
    )
  }
  if (kind === 'array') {
    const element = partsOf(inner).element
    if (Array.isArray(here)) return here.filter(text => text !== '').map(text => readText(element, text))
    if (here !== undefined)
      return kindOf(element).kind === 'string' || here !== '' ? (readText(schema, here) ?? []) : []
    const indexes = [...new Set([...fields.keys()].map(name => Number(name.split('.')[0])))]
      .filter(Number.isInteger)
      .sort((a, b) => a - b)
    if (indexes.length > 0)
      return indexes.map(index => readLevel(element, below(fields, String(index)), options))
    return options.form && !optional ? [] : undefined
  }
  if (here === undefined) return options.form && kind === 'boolean' && !optional ? false : undefined
  const text = Array.isArray(here) ? (here.at(-1) ?? '') : here
  return readText(schema, text)
}

function below(fields: Map<string, string | string[]>, name: string): Map<string, string | string[]> {
  const result = new Map<string, string | string[]>()
  for (const [key, value] of fields) {
    if (key === name) result.set('', value)
    else if (key.startsWith(`${name}.`)) result.set(key.slice(name.length + 1), value)
  }
  return result
}
