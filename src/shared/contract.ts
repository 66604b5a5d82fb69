import { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * One documented call of the API. `input` is one flat object: the names in `path` come from the address, the rest from
 * the query (GET) or the JSON body. Schemas only describe; they look nothing up.
 */
export interface Call<
  Name extends string = string,
  Input extends z.ZodObject = z.ZodObject,
  Output extends z.ZodType = z.ZodType,
> {
  name: Name
  method: Method
  path: string
  summary: string
  input: Input
  output: Output
  /** True when the answer is a file to download instead of JSON; `output` then describes nothing. */
  file: boolean
}

export type InputOf<C> = C extends Call<string, infer Input, z.ZodType> ? z.input<Input> : never
export type ParsedInputOf<C> = C extends Call<string, infer Input, z.ZodType> ? z.output<Input> : never
/** What a use case returns: the output before it is shaped (a Date where the answer carries an instant). */
export type AnswerOf<C> = C extends { file: true }
  ? FileAnswer
  : C extends Call<string, z.ZodObject, infer Output>
    ? z.input<Output>
    : never
export type OutputOf<C> = C extends Call<string, z.ZodObject, infer Output> ? z.output<Output> : never

/** Declares a call. `name` is `room.verbNoun`; `path` starts below `/api/v1` and names its parameters `:like-this`. */
export function defineCall<
  const Name extends string,
  Input extends z.ZodObject,
  Output extends z.ZodType,
>(call: {
  name: Name
  method: Method
  path: string
  summary: string
  input: Input
  output: Output
}): Call<Name, Input, Output> & { file: false } {
  return { ...call, file: false }
}

/** Declares a call that answers with a file: a PDF, a spreadsheet, a calendar. Its use case returns a `FileAnswer`. */
export function defineFileCall<const Name extends string, Input extends z.ZodObject>(call: {
  name: Name
  method: Method
  path: string
  summary: string
  input: Input
}): Call<Name, Input, z.ZodUnknown> & { file: true } {
  return { ...call, output: z.unknown(), file: true }
}

/** A file as the answer of a call. */
export interface FileAnswer {
  fileName: string
  mediaType: string
  /** In pieces where it may be broken off half-way: what throws ends the download. */
  body: Uint8Array | string | AsyncIterable<Uint8Array>
  /** Shown in the browser instead of saved: what we made ourselves, pictures and plain text; nothing that could run. */
  inline?: boolean
}
