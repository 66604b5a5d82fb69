import { AwsClient } from 'aws4fetch'

/** How an S3-compatible service is reached. */
export interface S3Options {
  /** Its address, such as `https://s3.eu-central-1.amazonaws.com`. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** The bucket as the first part of the path instead of the host's name: what most services besides Amazon's want. */
  pathStyle: boolean
  /** What each name in the bucket begins with, so that several installations can share one. */
  prefix: string
}

/** What the service answered when it was no answer that can be worked with. */
export class S3Fault extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'S3Fault'
    this.status = status
  }
}

export interface S3Request {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  /** Name of the object, or '' for the bucket itself. */
  key: string
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: Uint8Array
  /** For how long the service may stay silent before it is asked again. */
  milliseconds?: number
}

const tries = 4
const firstPauseMs = 200
const silenceMs = 10_000

/** Sends signed requests (Signature Version 4) to one bucket, and again where the service stumbles. */
export function openS3(options: S3Options, pauseMs = firstPauseMs) {
  const { accessKeyId, secretAccessKey, region } = options
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 })
  const base = bucketAddress(options)
  /** The answer to a request that succeeded; `null` when there is no such object. */
  const ask = async (request: S3Request): Promise<Response | null> => {
    for (let turn = 1; ; turn++) {
      const answer = await send(request).catch((error: unknown) => {
        if (turn >= tries) throw new S3Fault(0, `The S3 service does not answer: ${wordsOf(error)}`)
        return null
      })
      if (answer !== null && (answer.ok || answer.status === 404))
        return answer.status === 404 ? null : answer
      if (answer !== null && (turn >= tries || !isPassing(answer.status))) throw await faultOf(answer)
      await answer?.body?.cancel()
      await new Promise(resolve =>
        setTimeout(resolve, pauseMs * 2 ** (turn - 1) * (0.75 + Math.random() / 2)),
      )
    }
  }
  const send = async ({ method, key, query, headers, body, milliseconds = silenceMs }: S3Request) => {
    const url = new URL(key === '' ? base : `${base}/${key}`)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    const request = await client.sign(url.href, {
      method,
      headers: { 'x-amz-content-sha256': emptyHash, ...headers },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    })
    const silence = new AbortController()
    const timer = setTimeout(() => silence.abort(new Error('no answer in time')), milliseconds)
    try {
      return await fetch(request, { signal: silence.signal, redirect: 'error' })
    } finally {
      clearTimeout(timer)
    }
  }
  return { ask }
}

function bucketAddress({ endpoint, bucket, pathStyle }: S3Options): string {
  const url = new URL(endpoint)
  if (!pathStyle) return `${url.protocol}//${bucket}.${url.host}${url.pathname.replace(/\/$/, '')}`
  return `${url.href.replace(/\/$/, '')}/${bucket}`
}

/** The SHA-256 of nothing: requests without a body say so, and the service checks it. */
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Whether asking again may help. */
const isPassing = (status: number) => status === 429 || status === 408 || status >= 500

/** The service's own code and words, as far as it said any; never what was signed. */
async function faultOf(answer: Response): Promise<S3Fault> {
  const text = (await answer.text().catch(() => '')).slice(0, 4_000)
  const said = /<Code>([^<]{1,100})<\/Code>(?:\s*<Message>([^<]{0,300})<\/Message>)?/.exec(text)
  const words = said === null ? '' : `: ${said[1]}${said[2] === undefined ? '' : ` (${said[2]})`}`
  return new S3Fault(answer.status, `The S3 service answered ${answer.status}${words}`)
}

function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}
