import { join } from 'node:path'

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
  /** Addresses of proxies whose X-Forwarded-For is believed; nobody's by default. */
  trustedProxies: string[]
  requestsPerMinute: number
  uploadLimitBytes: number
  production: boolean
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
    mailFrom: env.MAIL_FROM ?? `Kontor <kontor@${new URL(baseUrl).hostname}>`,
    trustedProxies: (env.TRUSTED_PROXIES ?? '')
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== ''),
    requestsPerMinute: readNumber(env, 'REQUESTS_PER_MINUTE', 1_200, 1, 10_000_000),
    uploadLimitBytes: readNumber(env, 'UPLOAD_LIMIT_MB', 50, 1, 1_000) * 1024 * 1024,
    production: env.NODE_ENV !== 'development' && env.NODE_ENV !== 'test',
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
