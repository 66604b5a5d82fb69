import { z } from 'zod'
import { visibilities } from './visibility.ts'

/** Field shapes that many contracts share, so that one idea has one limit everywhere. */

export const id = z.uuid()
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120)
/** A point in time. Use cases may return a Date; the answer carries ISO 8601 in UTC. */
export const instant = z.preprocess(
  value => (value instanceof Date ? value.toISOString() : value),
  z.iso.datetime(),
)
/** A calendar day, `2026-11-23`. */
export const day = z.iso.date()
/** A wall-clock time, `09:25`. */
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time')
/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'not-a-country')
/** A language tag such as `de` or `pt-BR`. */
export const lang = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not-a-language')
  .max(35)
export const timeZone = z.string().max(60).refine(isTimeZone, 'not-a-time-zone')
export const email = z.email().max(254)
export const visibility = z.enum(visibilities)

/** Text on one line: trimmed, without control characters, required. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'control-characters')
/** The same, and nothing at all is fine. */
export const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'control-characters')
    .nullable()
    .optional()
/** Text of several lines, required. */
export const prose = (max: number) =>
  z.string().trim().min(1).max(max).refine(isCleanText, 'control-characters')
export const optionalProse = (max: number) =>
  z.string().trim().max(max).refine(isCleanText, 'control-characters').nullable().optional()
export const webAddress = z.url({ protocol: /^https?$/ }).max(500)
/** Short words such as technologies; a form sends them separated by commas. */
export const tags = (max: number) =>
  z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .max(80)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'control-characters'),
    )
    .max(max)
const mayNotBeEmptied = new WeakSet<object>()

/**
 * The same fields for changing a record: those that are left out stay as they are. A form that sends one of them empty
 * is told that it must be filled in, where it had to be filled in from the start.
 */
export function changes<Shape extends z.ZodRawShape>(shape: Shape) {
  const partial = z.object(shape).partial().shape
  for (const field of Object.values(partial)) mayNotBeEmptied.add(field)
  return partial
}

/** Whether somebody who empties this field has forgotten it, and does not mean to leave it as it is. */
export function isForgottenWhenEmpty(schema: object): boolean {
  return mayNotBeEmptied.has(schema)
}

/** How many times a record was saved before; sent back so that nobody overwrites what they have not read. */
export const version = z.number().int().positive()

export const paging = {
  page: z.number().int().min(1).max(100_000).default(1),
  pageSize: z.number().int().min(1).max(200).default(50),
}

/** A page of a list, with how many there are in all. */
export function paged<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  })
}

export const nothing = z.object({})
export const done = z.object({ done: z.literal(true) })

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

function isCleanText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u.test(text)
}

/** Why mail does not reach somebody: since when, and what the other mail server said. */
export const mailFault = z.object({ since: instant, status: z.string(), reason: z.string() })

/** A record named in an address: by its id, or by its slug. */
export const reference = z.union([id, slug])

/** A field that may be left out or emptied. */
export const optional = <Field extends z.ZodType>(field: Field) => field.nullable().optional()
