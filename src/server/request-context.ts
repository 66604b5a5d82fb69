import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../shared/context.ts'
import { chooseLanguage, languagesOf } from '../shared/languages.ts'
import { Refusal } from '../shared/refusals.ts'
import type { House } from './house.ts'

/** The session cookie's name: `__Host-` wherever the browser will take a Secure cookie. */
export function sessionCookie(baseUrl: string): { name: string; secure: boolean } {
  const { protocol, hostname } = new URL(baseUrl)
  const secure = protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return { name: secure ? '__Host-kontor' : 'kontor', secure }
}

/** True when an unsafe request comes from another site: browsers say so in Sec-Fetch-Site or Origin; scripts send neither. */
export function isForeignOrigin(request: FastifyRequest, baseUrl: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = request.headers.origin
  return (
    origin !== undefined &&
    origin !== new URL(baseUrl).origin &&
    origin !== `http://${request.headers.host ?? ''}`
  )
}

/** What a use case may use for this request, with the viewer behind its cookie. `cookies()` writes what the call set. */
export async function contextOf(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ context: Omit<Context, 'db' | 'afterCommit'>; cookies: () => void }> {
  const { name, secure } = sessionCookie(house.options.baseUrl)
  const token = request.cookies[name]
  const languages = languagesOf(request.url)
  const fallback =
    languages.find(lang => lang === request.cookies['kontor-language']) ??
    chooseLanguage(request.headers['accept-language'], languages)
  const viewer = await house.loadViewer({ token: token ?? null, fallbackLanguage: fallback })
  // What waited on a phone says whose page sends it: somebody else may have signed in at this browser meanwhile.
  const sender = request.headers['kontor-person']
  if (sender !== undefined && sender !== personMark(viewer.sessionId)) throw new Refusal('sign-in-needed')
  let change: { token: string | null; expiresAt: Date | null } | undefined
  const context = house.makeContext({
    viewer,
    requestId: request.id,
    remoteAddress: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    setSessionToken: (next, expiresAt) => {
      change = { token: next, expiresAt }
    },
  })
  const cookies = () => {
    if (change === undefined) return
    const settings = { path: '/', secure, httpOnly: true, sameSite: 'lax' as const }
    if (change.token === null) {
      reply.clearCookie(name, settings)
      // Whatever this browser keeps of them, pages and words that were not sent, goes with them.
      reply.header('clear-site-data', '"storage"')
    } else
      reply.setCookie(name, change.token, {
        ...settings,
        ...(change.expiresAt === null ? {} : { expires: change.expiresAt }),
      })
  }
  return { context, cookies }
}

/**
 * Stands for whoever reads, at this browser and until they sign out, and says nothing of who it is; '-' for visitors. The name
 * of a link's holder begins with '~': what it opens is theirs and not any visitor's.
 */
export function personMark(sessionId: string | null, token?: string): string {
  if (sessionId !== null) return shortHash(`person ${sessionId}`)
  return token === undefined ? '-' : `~${shortHash(`link ${token}`)}`
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 16)
