import { createHash } from 'node:crypto'
import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { FileStore } from '../shared/context.ts'
import { Refusal } from '../shared/refusals.ts'
import { inMegabytes } from './sheets/sheet-types.ts'

/**
 * The fields of a sent form. A file appears as `<field>.hash` and `<field>.name`; it is not kept before `store` is called,
 * once the sender is known to be allowed what they ask for.
 */
export interface FormFields {
  get: (name: string) => string
  /** All fields but the form's own (`_call`, `_key`, …). */
  object: () => Record<string, string | string[]>
  /** What may be shown again: everything but passwords. */
  shown: () => Record<string, string | string[]>
  /** The file that came with the form, by the SHA-256 and size of its bytes. */
  file: { hash: string; size: number } | null
  /** Keeps the file that came with the form, if one did. */
  store: (files: FileStore) => Promise<void>
}

/** Bytes a form may have beside its file. */
const otherFields = 1_000_000

/**
 * Reads an HTML form, URL-encoded or with a file of at most `limitBytes`, none for who sends none; a body that says itself that it is longer is not
 * read at all. Anything else is refused.
 */
export async function readForm(request: FastifyRequest, limitBytes: number): Promise<FormFields> {
  let file: Uint8Array | null = null
  let known: FormFields['file'] = null
  const values = new Map<string, string[]>()
  const add = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), value])
  if (request.body instanceof URLSearchParams) for (const [name, value] of request.body) add(name, value)
  else if (request.isMultipart()) {
    if (Number(request.headers['content-length'] ?? 0) > limitBytes + otherFields) throw tooLarge(limitBytes)
    for await (const part of wholeParts(request, limitBytes)) {
      if (part.type === 'field') add(part.fieldname, String(part.value))
      else {
        if (limitBytes === 0) throw new Refusal('sign-in-needed')
        const bytes = await part.toBuffer().catch((error: unknown) => {
          throw readFault(error, limitBytes)
        })
        if (bytes.byteLength === 0) continue
        file = bytes
        known = { hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength }
        add(`${part.fieldname}.hash`, known.hash)
        add(`${part.fieldname}.name`, part.filename.slice(-200))
      }
    }
  } else throw new Refusal('media-type-unknown')
  const plain = (list: string[]) => (list.length === 1 ? (list[0] ?? '') : list)
  const object = () =>
    Object.fromEntries(
      [...values].filter(([name]) => !name.startsWith('_')).map(([name, list]) => [name, plain(list)]),
    )
  return {
    get: name => values.get(name)?.[0] ?? '',
    object,
    file: known,
    store: async files => {
      if (file !== null) await files.put(file)
    },
    shown: () => Object.fromEntries(Object.entries(object()).filter(([name]) => !/password/i.test(name))),
  }
}

/** Names the limit, so that people know how far to split what they send. */
function tooLarge(limitBytes: number): Refusal {
  return new Refusal('file-too-large', { field: 'file', values: { limit: inMegabytes(limitBytes) } })
}

/** The parts of a form; one that breaks off or is put together wrongly is refused. */
async function* wholeParts(
  request: FastifyRequest,
  limitBytes: number,
): AsyncGenerator<MultipartFile | MultipartValue> {
  try {
    yield* request.parts()
  } catch (error) {
    throw readFault(error, limitBytes)
  }
}

function readFault(error: unknown, limitBytes: number): unknown {
  if (isTooLong(error)) return tooLarge(limitBytes)
  return isBroken(error) ? new Refusal('input-unreadable') : error
}

/** The reader of forms has no codes for these: somebody's connection ended, or what they sent is no form. */
function isBroken(error: unknown): boolean {
  return (
    error instanceof Error &&
    /unexpected end|terminated early|malformed|boundary not found|premature close|aborted/i.test(
      error.message,
    )
  )
}

function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 413
}
