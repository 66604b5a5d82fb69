import type { Call, InputOf, OutputOf } from '../shared/contract.ts'
import type { Problem } from '../shared/refusals.ts'

/** A refusal as the browser receives it. */
export class CallRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'CallRefused'
    this.problem = problem
  }
}

/** The address of a call, with what its input names filled in. */
export function apiPath<C extends Call>(call: C, input: InputOf<C>): string {
  const named = input as Record<string, unknown>
  return `/api/v1${call.path.replace(/:([A-Za-z]+)/g, (_match, name: string) => encodeURIComponent(String(named[name])))}`
}

/** Sends an unsafe call that was written down before: its address, body and key as they were then. */
export async function sendPrepared(call: {
  method: string
  path: string
  body: Record<string, unknown>
  key: string
  /** Whose page sends it, where somebody is signed in: the house refuses it from anybody else's session. */
  sender: Record<string, string>
}): Promise<unknown> {
  const answer = await fetch(call.path, {
    method: call.method,
    body: JSON.stringify(call.body),
    headers: { 'content-type': 'application/json', 'idempotency-key': call.key, ...call.sender },
  })
  const body: unknown = await answer.json()
  if (!answer.ok) throw new CallRefused(body as Problem)
  return body
}

/** Sends a call over HTTP from the browser. Unsafe calls carry an idempotency key, so a repeat after a lost answer is safe. */
export async function sendCall<C extends Call>(
  call: C,
  input: InputOf<C>,
  options: { key?: string; signal?: AbortSignal } = {},
): Promise<OutputOf<C>> {
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) }
  const path = apiPath(call, input)
  for (const [, name = ''] of call.path.matchAll(/:([A-Za-z]+)/g)) delete rest[name]
  const query =
    call.method === 'GET'
      ? new URLSearchParams(
          Object.entries(rest)
            .filter(([, value]) => value !== undefined && value !== null)
            .map(([name, value]) => [name, String(value)]),
        ).toString()
      : ''
  const answer = await fetch(`${path}${query === '' ? '' : `?${query}`}`, {
    method: call.method,
    ...(call.method === 'GET'
      ? {}
      : {
          body: JSON.stringify(rest),
          headers: {
            'content-type': 'application/json',
            'idempotency-key': options.key ?? crypto.randomUUID(),
          },
        }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  const body: unknown = await answer.json()
  if (!answer.ok) throw new CallRefused(body as Problem)
  return body as OutputOf<C>
}
