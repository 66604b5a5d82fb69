import type { FastifyRequest } from 'fastify'
import type { FileStore } from '../shared/context.ts'
import { Refusal } from '../shared/refusals.ts'

/** The fields of a sent form. A file is stored at once and appears as `<field>.hash` and `<field>.name`. */
export interface FormFields {
  get: (name: string) => string
  /** All fields but the form's own (`_call`, `_key`, …). */
  object: () => Record<string, string | string[]>
  /** What may be shown again: everything but passwords. */
  shown: () => Record<string, string | string[]>
}

/** Reads an HTML form, URL-encoded or with a file. Anything else is refused. */
export async function readForm(request: FastifyRequest, files: FileStore): Promise<FormFields> {
  const values = new Map<string, string[]>()
  const add = (name: string, value: string) => values.set(name, [...(values.get(name) ?? []), value])
  if (request.body instanceof URLSearchParams) for (const [name, value] of request.body) add(name, value)
  else if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'field') add(part.fieldname, String(part.value))
      else {
        const bytes = await part.toBuffer()
        if (bytes.byteLength === 0) continue
        const { hash } = await files.put(bytes)
        add(`${part.fieldname}.hash`, hash)
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
    shown: () => Object.fromEntries(Object.entries(object()).filter(([name]) => !/password/i.test(name))),
  }
}
