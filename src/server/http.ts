import { createHash, randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { FileAnswer } from '../shared/contract.ts'
import { Refusal } from '../shared/refusals.ts'
import type { Route } from '../shared/route.ts'
import { answerError, sendFile } from './answer.ts'
import { apiPrefix } from './api-prefix.ts'
import type { House } from './house.ts'
import { invoke } from './invoke.ts'
import { keepUpload } from './keep-upload.ts'
import { serveLive } from './live.ts'
import { sendPacked } from './pack-answer.ts'
import { servePublicFiles } from './public-files.ts'
import { readFields } from './read-fields.ts'
import { readForm } from './read-form.ts'
import { contextOf, isForeignOrigin, sessionCookie } from './request-context.ts'
import { type ServedPages, servePages } from './serve-pages.ts'

/**
 * The web server: security headers on every answer, the API routes, the pages, and one place where errors become answers.
 * When it is closed, answers under way have `graceMs` to end.
 */
export async function createHttpServer(
  house: House,
  { graceMs = 10_000 }: { graceMs?: number } = {},
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: 2 * 1024 * 1024,
    requestTimeout: 60_000,
    genReqId: () => randomUUID(),
    trustProxy: house.options.trustedProxies,
    rewriteUrl: request => readableUrl(request.url ?? '/'),
    // Longer than any request line that Node reads: the contracts say what is too long, in an answer with every header.
    routerOptions: { maxParamLength: 100_000 },
  })
  await app.register(cookie)
  await app.register(helmet, securityHeaders(house.options.baseUrl))
  await app.register(rateLimit, {
    global: true,
    max: house.options.requestsPerMinute,
    timeWindow: 60_000,
    keyGenerator: request => countedAs(house, request),
    errorResponseBuilder: () => new Refusal('too-many-requests'),
  })
  await app.register(compress, { threshold: 1_500, encodings: ['br', 'gzip'] })
  await app.register(multipart, {
    limits: {
      fileSize: house.options.uploadLimitBytes,
      files: 1,
      fields: 400,
      fieldSize: 200_000,
      parts: 401,
    },
  })
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1024 * 1024 },
    (_request, body, done) => done(null, new URLSearchParams(String(body))),
  )

  let pages: ServedPages | null = null
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    pages === null || request.url.startsWith('/api/')
      ? answerError(house, error, request, reply)
      : pages.answerError(error, request, reply)
  app.setErrorHandler((error, request, reply) => answer(error, request, reply))
  app.setNotFoundHandler((request, reply) => answer(new Refusal('not-found'), request, reply))
  app.addHook('onRequest', async (request, reply) => {
    reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    reply.header('x-request-id', request.id)
    if (
      request.method !== 'GET' &&
      request.method !== 'HEAD' &&
      isForeignOrigin(request, house.options.baseUrl)
    )
      throw new Refusal('foreign-origin')
  })
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  app.get('/healthz', async () => house.health())

  for (const route of house.routes) registerApiRoute(app, house, route)
  registerUpload(app, house)
  await serveLive(app, house)
  let description: string | undefined
  app.get(`${apiPrefix}/openapi.json`, async (request, reply) => {
    // The same for everybody as long as the process runs.
    description ??= JSON.stringify(house.describeApi())
    return sendTagged(request, reply, description)
  })
  app.addHook('preClose', async () => {
    // A reader who stopped reading must not hold up the end, nor the backup that waits for it.
    const cut = setTimeout(() => app.server.closeAllConnections(), graceMs)
    app.server.once('close', () => clearTimeout(cut))
  })
  servePublicFiles(app, house)
  pages = await servePages(app, house)
  return app
}

/**
 * Whose requests are counted together: those of an account, so that hundreds of phones behind the one address of a fair hall
 * do not use up each other's; everybody else's by address, and so are those with a cookie that has opened nothing here lately.
 */
function countedAs(house: House, request: FastifyRequest): string {
  const token = request.cookies[sessionCookie(house.options.baseUrl).name]
  const account = token === undefined ? null : house.knownSessions.accountOf(token, house.now())
  return account === null ? request.ip : `account ${account}`
}

/** The router answers addresses it cannot decode before any header is set; they are taken for ones that lead nowhere. */
function readableUrl(url: string): string {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return url
  } catch {
    return url.startsWith(`${apiPrefix}/`) ? `${apiPrefix}/-` : '/-'
  }
}

/** Stores one file of a signed-in person; calls that take a file name it by the hash answered here. */
function registerUpload(app: FastifyInstance, house: House): void {
  app.post(`${apiPrefix}/files`, async (request, reply) => {
    const { context } = await contextOf(house, request, reply)
    if (context.viewer.kind !== 'person') throw new Refusal('sign-in-needed')
    const fields = await readForm(request, house.options.uploadLimitBytes)
    const hash = fields.get('file.hash')
    if (hash === '') throw new Refusal('input-invalid', { faults: [{ field: 'file', code: 'missing' }] })
    await keepUpload(house, { personId: context.viewer.personId, now: context.now }, fields)
    return reply.status(201).send({ hash, name: fields.get('file.name') })
  })
}

function registerApiRoute(app: FastifyInstance, house: House, route: Route): void {
  app.route({
    method: route.call.method,
    url: apiPrefix + route.call.path,
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { context, cookies } = await contextOf(house, request, reply)
      const answer = await invoke(route, readApiInput(route, request), {
        db: house.database.db,
        context,
        idempotencyKey: readIdempotencyKey(request),
      })
      cookies()
      if (answer.replayed) reply.header('idempotent-replayed', 'true')
      if (route.call.file) return sendFile(reply, answer.output as FileAnswer)
      const body = JSON.stringify(answer.output)
      if (route.call.method === 'GET') return sendTagged(request, reply, body)
      return sendPacked(request, reply.type('application/json; charset=utf-8'), body)
    },
  })
}

/** Sends JSON with a tag that no other answer has; to whoever has that very answer, that they have it. */
function sendTagged(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string,
): FastifyReply | Promise<FastifyReply> {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  reply.type('application/json; charset=utf-8').header('etag', tag)
  return isKnown(request.headers['if-none-match'], tag)
    ? reply.code(304).send()
    : sendPacked(request, reply, body)
}

/** True when the caller says that it has this very answer (RFC 9110, 13.1.2: compared weakly). */
function isKnown(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some(one => ['*', tag].includes(one.trim().replace(/^W\//, '')))
}

/** Path parameters win over what the body says of the same name: the address is what was authorised. */
function readApiInput(route: Route, request: FastifyRequest): unknown {
  const named = request.params as Record<string, string>
  const read = readFields(route.call.input, named, { form: false }) as Record<string, unknown>
  // Only what the address names: a nested object reads as empty where no field of it is given.
  const params = Object.fromEntries(Object.keys(named).map(name => [name, read[name]]))
  if (route.call.method === 'GET') {
    const query = readFields(route.call.input, request.query as Record<string, string>, {
      form: false,
    }) as Record<string, unknown>
    return { ...query, ...params }
  }
  const body = request.body ?? {}
  if (body instanceof URLSearchParams) throw new Refusal('media-type-unknown')
  if (typeof body !== 'object' || Array.isArray(body)) throw new Refusal('input-unreadable')
  return { ...body, ...params }
}

function readIdempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length === 0 || key.length > 255)
    throw new Refusal('input-invalid', { field: 'Idempotency-Key' })
  return key
}

function securityHeaders(baseUrl: string) {
  const secure = baseUrl.startsWith('https:')
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // One, which makes the address of the service worker and no other.
        trustedTypes: ['kontor-worker'],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' as const },
    referrerPolicy: { policy: 'same-origin' as const },
    frameguard: { action: 'deny' as const },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: true },
  }
}
