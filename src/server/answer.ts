import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FileAnswer } from '../shared/contract.ts'
import { Refusal } from '../shared/refusals.ts'
import type { House } from './house.ts'
import { readDatabaseError } from './invoke.ts'
import { describeProblem } from './problem.ts'

/** Files are saved, not shown, unless nothing in them can run; and never run as part of this site. */
export function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const plain = file.fileName.replace(/[^\x20-\x7e]|["\\]/g, '_')
  return reply
    .header(
      'content-disposition',
      `${file.inline === true ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
    .type(file.mediaType)
    .send(bodyOf(file.body))
}

function bodyOf(body: FileAnswer['body']): string | Buffer | Readable {
  if (typeof body === 'string') return body
  return body instanceof Uint8Array ? Buffer.from(body) : Readable.from(body, { objectMode: false })
}

/** Expected refusals become problem answers; anything else is logged whole and shows only the request id. */
export function answerError(
  house: House,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const refusal = readRefusal(error)
  if (refusal === null)
    house.log.error(
      {
        requestId: request.id,
        err: error,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
      },
      'unexpected error',
    )
  const problem = describeProblem(
    refusal ?? new Refusal('unexpected'),
    request.id,
    house.textFor(request.headers['accept-language']),
  )
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** The refusal behind an error of ours or of the web framework, or null for something nobody expected. */
export function readRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0
  if (status === 413) return new Refusal('too-large')
  if (status === 415) return new Refusal('media-type-unknown')
  if (status === 429) return new Refusal('too-many-requests')
  if (status >= 400 && status < 500) return new Refusal('input-unreadable')
  const fault = readDatabaseError(error)
  return fault instanceof Refusal ? fault : null
}
