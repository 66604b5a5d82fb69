import fc from 'fast-check'
import { z } from 'zod'
import type { Call } from '../../src/shared/contract.ts'

interface Schema {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
}

/** The fields of a call as JSON Schema describes them. */
export function fieldsOf(call: Call): Record<string, Schema> {
  return (z.toJSONSchema(call.input, { io: 'input', unrepresentable: 'any' }) as Schema).properties ?? {}
}

/** Values that a schema allows; ids are mostly those of records that are there. */
export function allowedBy(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined && choices.length > 0)
    return fc.oneof(...choices.map(choice => allowedBy(choice, ids)))
  if (schema.type === 'string') return textAllowedBy(schema, ids)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'null') return fc.constant(null)
  if (schema.type === 'integer' || schema.type === 'number') {
    const min = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1_000, -1e9)
    const max = Math.min(schema.maximum ?? 1_000_000, 1e9)
    return fc.integer({ min: Math.ceil(min), max: Math.max(Math.ceil(min), Math.floor(max)) })
  }
  if (schema.type === 'array')
    return fc.array(allowedBy(schema.items ?? {}, ids), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? 3, Math.max(3, schema.minItems ?? 0)),
    })
  if (schema.type === 'object') return objectAllowedBy(schema, ids)
  return fc.jsonValue({ maxDepth: 2 })
}

function objectAllowedBy(schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> {
  const { properties, additionalProperties } = schema
  if (properties === undefined)
    return fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      allowedBy(typeof additionalProperties === 'object' ? additionalProperties : {}, ids),
      { maxKeys: 3 },
    )
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, allowedBy(one, ids)])),
    { requiredKeys: (schema.required ?? []).filter(name => name in properties) },
  )
}

function textAllowedBy(schema: Schema, ids: readonly string[]): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid())
  if (schema.format === 'date')
    return fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map(date => date.toISOString().slice(0, 10))
  if (schema.format === 'date-time')
    return fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map(date => date.toISOString())
  if (schema.format === 'email') return fc.stringMatching(/^[a-z]{1,12}$/).map(name => `${name}@test.example`)
  if (schema.format === 'uri')
    return fc.stringMatching(/^[a-z]{1,12}$/).map(name => `https://${name}.example/`)
  if (schema.pattern?.startsWith('^[0-9a-f]{64}') === true) return fc.stringMatching(/^[0-9a-f]{64}$/)
  if (schema.pattern === '^[A-Z]{2}$') return fc.constantFrom('AT', 'JP', 'LT', 'ZZ')
  if (schema.pattern === '^([01]\\d|2[0-3]):[0-5]\\d$') return fc.constantFrom('00:00', '09:25', '23:59')
  const maxLength = Math.min(schema.maxLength ?? 60, 60)
  return fc
    .oneof(fc.stringMatching(/^[a-z]{1,20}$/), fc.string({ unit: 'grapheme', maxLength }))
    .map(text => text.slice(0, maxLength) || 'a')
}

/** Values that no field was made for. */
export const nasty: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff',
  '__proto__',
  "'; drop table person; --",
  '%s%n{{7*7}}',
  'x'.repeat(30_000),
  -1,
  0.5,
  1e308,
  2 ** 53,
  true,
  [],
  [null],
  [[[[]]]],
  {},
  { constructor: { prototype: { polluted: 1 } } },
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13T00:00:00.001Z',
  '00000000-0000-0000-0000-000000000000',
]
