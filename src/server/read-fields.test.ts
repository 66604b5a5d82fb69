import { expect, test } from 'vitest'
import { z } from 'zod'
import * as f from '../shared/fields.ts'
import { Refusal } from '../shared/refusals.ts'
import { parseInput } from './invoke.ts'
import { readFields } from './read-fields.ts'

/** What a form is told when it sends these fields: `field code`, in the order of the fields. */
function faultsOf(schema: z.ZodObject, fields: Record<string, string>): readonly string[] {
  const read = readFields(schema, fields, { form: true })
  try {
    parseInput(schema, read)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.faults.map(fault => `${fault.field} ${fault.code}`)
  }
}

test('an empty line is to be filled in, whatever it is for, and is told once', () => {
  const schema = z.object({
    email: f.email,
    startsOn: f.day,
    from: f.clock,
    about: z.string().trim().min(1).min(150),
    country: f.country,
  })

  expect(faultsOf(schema, { email: '', startsOn: '', from: '', about: '', country: '' })).toEqual([
    'email missing',
    'startsOn missing',
    'from missing',
    'about missing',
    'country not-a-country',
  ])
  expect(faultsOf(schema, { email: 'x', startsOn: 'x', from: 'x', about: 'x', country: 'x' })).toEqual([
    'email not-email',
    'startsOn not-date',
    'from not-a-time',
    'about too-short',
    'country not-a-country',
  ])
})

test('a file that nobody chose is missing as one, not by its parts', () => {
  const schema = z.object({ file: z.object({ hash: z.string(), name: z.string() }) })

  expect(faultsOf(schema, {})).toEqual(['file missing'])
  expect(faultsOf(schema, { 'file.hash': 'a', 'file.name': 'b' })).toEqual([])
})

test('a part of which everything may be left out is there, empty', () => {
  const schema = z.object({ filter: z.object({ q: z.string().optional() }) })

  expect(faultsOf(schema, {})).toEqual([])
})

test('who empties what a record must have is told; who leaves it out leaves it as it is', () => {
  const schema = z.object({ id: z.string(), ...f.changes({ title: f.line(20), note: f.optionalLine(20) }) })

  expect(faultsOf(schema, { id: '1', title: '', note: '' })).toEqual(['title missing'])
  expect(faultsOf(schema, { id: '1' })).toEqual([])
  expect(readFields(schema, { id: '1', note: '' }, { form: true })).toEqual({ id: '1', note: null })
})
