import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { z } from 'zod'
import { type DatabaseFault, type DatabaseFaultCode, isDatabaseFault } from '../database/faults.ts'
import { withQueryTimeout } from '../database/query-timeout.ts'
import type { Tables } from '../database/tables.ts'
import type { Context, Db } from '../shared/context.ts'
import { type FieldFault, Refusal, type RefusalCode } from '../shared/refusals.ts'
import type { Route } from '../shared/route.ts'
import { type Answer, answerOnce, answerOnceClaimed } from './idempotency.ts'

/**
 * Runs one call as a straight line: parse → load → authorise → run → shape. An unsafe call is one transaction, and with
 * an idempotency key the same key gives the same answer, another body under it is refused, and two sends at the same
 * moment have one effect.
 */
export function invoke(route: Route, input: unknown, world: World): Promise<Answer> {
  return withQueryTimeout(statementLimitMs, () => runRoute(route, input, world))
}

/** No request waits longer on one statement; the whole is answered within ten seconds (robust.md, check 8). */
const statementLimitMs = 8_000

interface World {
  db: Kysely<Tables>
  context: Omit<Context, 'db' | 'afterCommit'>
  idempotencyKey?: string | undefined
  /** For calls that are played again after a crash: their commit need not have reached the disk when they answer. */
  relaxed?: boolean | undefined
}

async function runRoute(route: Route, input: unknown, world: World): Promise<Answer> {
  const parsed = parseInput(route.call.input, input)
  if (!route.transaction) {
    const effects: (() => void)[] = []
    const ctx = {
      ...world.context,
      db: world.db as Db,
      afterCommit: (effect: () => void) => effects.push(effect),
    }
    const { idempotencyKey } = world
    const run = () => runGuarded(route, ctx, parsed)
    const answer =
      idempotencyKey === undefined || !route.replay || route.call.method === 'GET'
        ? { output: await run(), replayed: false }
        : await answerOnceClaimed(ctx, { key: idempotencyKey, call: route.call.name, input: parsed }, run)
    for (const effect of effects) effect()
    return answer
  }
  const effects: (() => void)[] = []
  try {
    const answer = await world.db.transaction().execute(async transaction => {
      if (world.relaxed === true) await sql`set local synchronous_commit to off`.execute(transaction)
      const ctx: Context = { ...world.context, db: transaction, afterCommit: effect => effects.push(effect) }
      const run = () => runGuarded(route, ctx, parsed)
      if (world.idempotencyKey === undefined || !route.replay) return { output: await run(), replayed: false }
      return answerOnce(ctx, { key: world.idempotencyKey, call: route.call.name, input: parsed }, run)
    })
    for (const effect of effects) effect()
    return answer
  } catch (error) {
    throw readDatabaseError(error)
  }
}

/** Refuses what `invoke` would refuse before it does anything: for what has to be known before a file is kept. */
export async function authorise(route: Route, input: unknown, world: World): Promise<void> {
  const parsed = parseInput(route.call.input, input)
  await loadAllowed(route, { ...world.context, db: world.db as Db, afterCommit: () => undefined }, parsed)
}

async function loadAllowed(route: Route, ctx: Context, input: unknown) {
  const subject = await route.load(ctx, input)
  if (ctx.viewer.kind !== 'system' && !route.allow(ctx.viewer, subject)) {
    throw new Refusal(ctx.viewer.kind === 'visitor' ? 'sign-in-needed' : 'not-allowed')
  }
  return subject
}

async function runGuarded(route: Route, ctx: Context, input: unknown): Promise<unknown> {
  const subject = await loadAllowed(route, ctx, input)
  const output = await route.run(ctx, input, subject)
  return route.call.file ? output : route.call.output.parse(output)
}

/** Parses the input or refuses it, naming every field that is wrong at once. */
export function parseInput(schema: z.ZodObject, input: unknown): Record<string, unknown> {
  const result = schema.safeParse(input, { reportInput: true })
  if (result.success) {
    const unstorable = findUnstorable(result.data, '')
    if (unstorable === null) return result.data
    throw new Refusal('input-invalid', { faults: [{ field: unstorable, code: 'control-characters' }] })
  }
  const faults = new Map<string, FieldFault>()
  for (const issue of result.error.issues) {
    const field = issue.path.join('.')
    // What is wrong first is enough: whoever mends it is told of the rest only if it still holds.
    if (faults.has(field)) continue
    faults.set(field, {
      field,
      code: faultCode(issue),
      values: {
        ...('minimum' in issue ? { minimum: issue.minimum } : {}),
        ...('maximum' in issue ? { maximum: issue.maximum } : {}),
      },
    })
  }
  throw new Refusal('input-invalid', { faults: [...faults.values()] })
}

/** The first field whose text no database keeps as it is: one with a NUL character or half a character pair. */
function findUnstorable(value: unknown, field: string): string | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? field : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, one] of Object.entries(value)) {
    const name = field === '' ? key : `${field}.${key}`
    if (!key.isWellFormed() || key.includes('\u0000')) return field
    const found = findUnstorable(one, name)
    if (found !== null) return found
  }
  return null
}

/** Formats of which an empty line is not a wrong one but none; lists to choose from have words of their own. */
const typedFormats = new Set(['email', 'url', 'date', 'datetime', 'time', 'not-a-time'])

function faultCode(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_format' && issue.input === '')
    if (typedFormats.has(issue.format) || typedFormats.has(issue.message)) return 'missing'
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'missing' : `not-${issue.expected}`
  if (issue.code === 'too_small')
    return issue.origin === 'string' && issue.minimum === 1
      ? 'missing'
      : issue.origin === 'string'
        ? 'too-short'
        : issue.origin === 'array'
          ? 'too-few'
          : 'too-small'
  if (issue.code === 'too_big')
    return issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-big'
  // A choice that was left open is no record that is not ours.
  if (issue.code === 'invalid_format' && issue.format === 'uuid' && issue.input === '') return 'not-offered'
  if (issue.code === 'invalid_format')
    return /^[a-z]+(-[a-z]+)+$/.test(issue.message) ? issue.message : `not-${issue.format}`
  if (issue.code === 'invalid_value') return 'not-offered'
  if (issue.code === 'unrecognized_keys') return 'unknown-field'
  if (issue.code === 'custom') return issue.message
  return 'invalid'
}

const databaseRefusals: Record<string, RefusalCode> = {
  '23505': 'already-exists',
  '23P01': 'slot-taken',
  '23503': 'still-used',
  '40001': 'busy',
  '40P01': 'busy',
  '53300': 'busy',
  '53100': 'disk-full',
  '57014': 'busy',
  '22021': 'input-invalid',
  '22P05': 'input-invalid',
}

/** Says what the schema forbids as the refusal it is; anything else stays the unexpected error it is. */
export function readDatabaseError(error: unknown): unknown {
  if (isDatabaseFault(error)) return readFault(error)
  if (error instanceof Refusal || !(error instanceof Error) || !('code' in error)) return error
  const code = databaseRefusals[String(error.code)]
  if (code === undefined) return error
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  const refusal = new Refusal(code, { values: constraint === '' ? {} : { constraint } })
  refusal.cause = error
  return refusal
}

const faultRefusals: Partial<Record<DatabaseFaultCode, RefusalCode>> = {
  'disk-full': 'disk-full',
  'query-time-out': 'busy',
  'connection-lost': 'busy',
  unavailable: 'busy',
  'nul-character': 'input-invalid',
}

/** A fault of the database itself as the refusal people can act on; a mistake of ours stays an unexpected error. */
function readFault(fault: DatabaseFault): unknown {
  const code = faultRefusals[fault.code]
  if (code === undefined) return fault
  const refusal = new Refusal(code)
  refusal.cause = fault
  return refusal
}
