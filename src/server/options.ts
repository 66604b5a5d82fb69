import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { S3Options } from './s3-requests.ts'

/** How an installation is set up, read once from the environment. */
export interface Options {
  host: string
  port: number
  /** The address people type, without a trailing slash. */
  baseUrl: string
  databaseUrl: string | undefined
  dataFolder: string
  smtpUrl: string | undefined
  mailFrom: string
  /** Address of a time-stamping service (RFC 3161). */
  tsaUrl: string | undefined
  /** Where mail comes back to that cannot be delivered, and the maildir in which it lies then. */
  bounceAddress: string | undefined
  bounceMaildir: string | undefined
  /** Addresses of proxies whose X-Forwarded-For is believed; nobody's by default. */
  trustedProxies: string[]
  requestsPerMinute: number
  uploadLimitBytes: number
  production: boolean
  /** The bucket for uploaded files; without it they are kept in the data folder. */
  s3: S3Options | undefined
}

export class OptionError extends Error {}

/** Reads the environment; a value that cannot be used stops the start with a sentence naming it. */
export function readOptions(env: Record<string, string | undefined>, workingFolder: string): Options {
  const port = readNumber(env, 'PORT', 4600, 0, 65_535)
  const host = env.HOST ?? '127.0.0.1'
  const baseUrl = (
    env.BASE_URL ??
    `http://${host === '0.0.0.0' || host === '127.0.0.1' || host === '::' ? 'localhost' : host}:${port}`
  ).replace(/\/+$/, '')
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol))
    throw new OptionError(`BASE_URL is not a web address: ${baseUrl}`)
  if (env.DATABASE_URL !== undefined && !/^postgres(ql)?:\/\//.test(env.DATABASE_URL))
    throw new OptionError('DATABASE_URL does not start with postgres://')
  if (env.SMTP_URL !== undefined && !/^smtps?:\/\//.test(env.SMTP_URL))
    throw new OptionError('SMTP_URL does not start with smtp:// or smtps://')
  return {
    host,
    port,
    baseUrl,
    databaseUrl: env.DATABASE_URL,
    dataFolder: env.KONTOR_DATA ?? join(workingFolder, 'data'),
    smtpUrl: env.SMTP_URL,
    tsaUrl: readTsaUrl(env.KONTOR_TSA_URL),
    bounceAddress: readBounceAddress(env.KONTOR_BOUNCE_ADDRESS),
    bounceMaildir: readMaildir(env.KONTOR_BOUNCE_MAILDIR),
    mailFrom: env.MAIL_FROM ?? `Kontor <kontor@${new URL(baseUrl).hostname}>`,
    trustedProxies: (env.TRUSTED_PROXIES ?? '')
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
    requestsPerMinute: readNumber(env, 'REQUESTS_PER_MINUTE', 1_200, 1, 10_000_000),
    uploadLimitBytes: readNumber(env, 'UPLOAD_LIMIT_MB', 50, 1, 1_000) * 1024 * 1024,
    production: env.NODE_ENV !== 'development' && env.NODE_ENV !== 'test',
    s3: readS3(env),
  }
}

/** The time-stamping service, when one is named. Its address stands in the log when it fails: no secret may be in it. */
function readTsaUrl(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new OptionError('KONTOR_TSA_URL is not a web address')
  const { username, password } = new URL(address)
  if (username !== '' || password !== '')
    throw new OptionError('KONTOR_TSA_URL holds a name or password, which would stand in the log')
  return address
}

/** `bounces@example.org`, or `bounces+*@example.org` where the mail server takes what stands behind a plus. */
function readBounceAddress(address: string | undefined): string | undefined {
  if (address === undefined || address === '') return undefined
  if (!/^[^\s@<>*]+(\*[^\s@<>*]*)?@[^\s@<>*]+$/.test(address))
    throw new OptionError(`KONTOR_BOUNCE_ADDRESS is not an address: ${address}`)
  return address
}

/** A folder with `new` and `cur` in it, as mail servers deliver to. */
function readMaildir(folder: string | undefined): string | undefined {
  if (folder === undefined || folder === '') return undefined
  if (!existsSync(join(folder, 'new')) || !existsSync(join(folder, 'cur')))
    throw new OptionError(`KONTOR_BOUNCE_MAILDIR has no folders 'new' and 'cur': ${folder}`)
  return folder
}

/** The bucket, when one is named; then everything that is needed to reach it must be. */
function readS3(env: Record<string, string | undefined>): S3Options | undefined {
  if (!env.KONTOR_S3_BUCKET) return undefined
  const need = (name: string) => {
    const value = env[name]
    if (!value) throw new OptionError(`${name} is missing; KONTOR_S3_BUCKET asks for it`)
    return value
  }
  const endpoint = need('KONTOR_S3_ENDPOINT')
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol))
    throw new OptionError(`KONTOR_S3_ENDPOINT is not a web address: ${endpoint}`)
  const bucket = env.KONTOR_S3_BUCKET
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    throw new OptionError(`KONTOR_S3_BUCKET is not the name of a bucket: ${bucket}`)
  const pathStyle = env.KONTOR_S3_PATH_STYLE ?? 'true'
  if (pathStyle !== 'true' && pathStyle !== 'false')
    throw new OptionError(`KONTOR_S3_PATH_STYLE is true or false, not "${pathStyle}"`)
  const prefix = env.KONTOR_S3_PREFIX ?? ''
  if (!/^([a-zA-Z0-9._-]+\/)*$/.test(prefix))
    throw new OptionError(
      `KONTOR_S3_PREFIX ends with a slash and holds letters, figures, - _ . only: ${prefix}`,
    )
  return {
    endpoint,
    bucket,
    region: env.KONTOR_S3_REGION || 'us-east-1',
    accessKeyId: need('KONTOR_S3_ACCESS_KEY_ID'),
    secretAccessKey: need('KONTOR_S3_SECRET_ACCESS_KEY'),
    pathStyle: pathStyle === 'true',
    prefix,
  }
}

function readNumber(
  env: Record<string, string | undefined>,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const text = env[name]
  if (text === undefined || text === '') return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < min || value > max)
    throw new OptionError(`${name} must be a whole number from ${min} to ${max}, not "${text}"`)
  return value
}
