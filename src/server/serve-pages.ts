import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import serveFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context, Db } from '../shared/context.ts'
import type { FileAnswer } from '../shared/contract.ts'
import { allLanguages, interfaceLanguages } from '../shared/languages.ts'
import { Refusal } from '../shared/refusals.ts'
import type { FormState, Page, PageProps, PageViewer } from '../web/page.ts'
import { answerError, readRefusal, sendFile } from './answer.ts'
import type { House } from './house.ts'
import { authorise, invoke } from './invoke.ts'
import { keepUpload } from './keep-upload.ts'
import { describeProblem } from './problem.ts'
import { type Assets, readAssets } from './read-assets.ts'
import { readFields } from './read-fields.ts'
import { type FormFields, readForm } from './read-form.ts'
import { contextOf, personMark } from './request-context.ts'
import { type Renderer, sendPage } from './send-page.ts'
import { serveInstallable } from './serve-installable.ts'

type RequestContext = Omit<Context, 'db' | 'afterCommit'>

const errorPage = '../features/accounts/web/ErrorPage.tsx'

export interface ServedPages {
  /** An error as a page for people; as a problem answer for programs. */
  answerError: (error: unknown, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
}

/** Serves every screen: runs the calls it names, renders it with their answers, and takes the forms it sends. */
export async function servePages(app: FastifyInstance, house: House): Promise<ServedPages> {
  const webFolder = join(import.meta.dirname, '../../dist/web')
  if (!existsSync(join(webFolder, 'server/render.js')))
    throw new Error('The screens are not built: run npm run build.')
  const renderer = (await import(join(webFolder, 'server/render.js'))) as Renderer
  const assets = readAssets(webFolder)
  await app.register(serveFiles, {
    root: join(webFolder, 'client/assets'),
    prefix: '/assets/',
    index: false,
    cacheControl: false,
    setHeaders: reply => reply.header('cache-control', 'public, max-age=31536000, immutable'),
  })
  serveInstallable(app, assets.worker)
  for (const { path, body } of house.texts.bundles.values()) {
    app.get(path, (_request, reply) =>
      reply
        .header('cache-control', 'public, max-age=31536000, immutable')
        .type('application/json')
        .send(body),
    )
  }
  for (const [name, page] of renderer.pages) {
    if (name === errorPage) continue
    const screen = new Screen(house, renderer, assets, name, page)
    app.get(page.path, { exposeHeadRoute: true }, (request, reply) => screen.show(request, reply))
    if (page.actions.length > 0) app.post(page.path, (request, reply) => screen.send(request, reply))
  }
  app.post('/sign-out', (request, reply) => signOut(house, request, reply))
  app.post('/preferences', (request, reply) => keepPreferences(house, request, reply))
  return {
    answerError: (error, request, reply) => answerPageError(house, renderer, assets, error, request, reply),
  }
}

/** Ends the session from the menu of any page, and has the browser forget what it keeps. */
async function signOut(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const route = house.routes.find(candidate => candidate.call.name === 'accounts.signOut')
  if (route === undefined) throw new Error('accounts.signOut is missing')
  const { context, cookies } = await contextOf(house, request, reply)
  await invoke(route, {}, { db: house.database.db, context })
  cookies()
  return reply.redirect('/sign-in', 303)
}

/** Language and theme: kept in this browser, and with the account of whoever is signed in. */
async function keepPreferences(
  house: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const fields = await readForm(request, 0)
  const { context } = await contextOf(house, request, reply)
  const lang = allLanguages.find(known => known === fields.get('lang'))
  const own = interfaceLanguages.find(known => known === lang)
  const theme = (['light', 'dark'] as const).find(known => known === fields.get('theme'))
  const secure = house.options.baseUrl.startsWith('https:')
  const settings = { path: '/', httpOnly: true, secure, sameSite: 'lax' as const, maxAge: 31_536_000 }
  if (lang !== undefined) reply.setCookie('kontor-language', lang, settings)
  if (theme !== undefined) reply.setCookie('kontor-theme', theme, settings)
  if (context.viewer.kind === 'person')
    await house.call(
      'accounts.setPreferences',
      { ...(own === undefined ? {} : { lang: own }), ...(theme === undefined ? {} : { theme }) },
      context.viewer,
    )
  return reply.redirect(nextAddress(fields.get('next'), null), 303)
}

function wantsHtml(request: FastifyRequest): boolean {
  return (request.headers.accept ?? '').includes('text/html')
}

class Screen {
  readonly #house: House
  readonly #renderer: Renderer
  readonly #assets: Assets
  readonly #name: string
  readonly #page: Page

  constructor(house: House, renderer: Renderer, assets: Assets, name: string, page: Page) {
    this.#house = house
    this.#renderer = renderer
    this.#assets = assets
    this.#name = name
    this.#page = page
  }

  async show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { context } = await contextOf(this.#house, request, reply)
    if (this.#page.access === 'signed-in' && context.viewer.kind === 'visitor')
      return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
    try {
      return await this.#render(request, reply, context, null, 200)
    } catch (error) {
      if (readRefusal(error)?.code === 'sign-in-needed')
        return reply.redirect(`/sign-in?next=${encodeURIComponent(request.url)}`, 303)
      throw error
    }
  }

  /** Runs the call a form names; on refusal the page comes back with what was typed and what is wrong. */
  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { context, cookies } = await contextOf(this.#house, request, reply)
    // Only who has an account, or a link that takes files, sends any; nobody else's is even read.
    const personId = await this.#findSender(request, context)
    const fields = await readForm(request, personId === null ? 0 : this.#house.options.uploadLimitBytes)
    if (fields.get('List-Unsubscribe') === 'One-Click') return this.#sendOneClick(request, reply)
    const route = this.#house.routes.find(candidate => candidate.call.name === fields.get('_call'))
    if (route === undefined || !this.#page.actions.some(action => action.name === route.call.name))
      throw new Refusal('not-found')
    try {
      const input = readFields(route.call.input, fields.object(), { form: true })
      if (fields.file !== null) {
        await authorise(route, input, { db: this.#house.database.db, context })
        await keepUpload(this.#house, { personId, now: context.now }, fields)
      }
      const answer = await invoke(route, input, {
        db: this.#house.database.db,
        context,
        idempotencyKey: formKey(fields),
      })
      cookies()
      if (route.call.file) return sendFile(reply, answer.output as FileAnswer)
      const done = fields.get('_done')
      if (done !== '')
        reply.setCookie('kontor-flash', JSON.stringify({ key: done, values: shortValues(answer.output) }), {
          path: '/',
          httpOnly: true,
          secure: this.#house.options.baseUrl.startsWith('https:'),
          sameSite: 'lax',
          maxAge: 60,
        })
      return reply.redirect(nextAddress(fields.get('_next') || request.url, answer.output), 303)
    } catch (error) {
      const refusal = readRefusal(error)
      if (refusal === null || refusal.code === 'not-found') throw error
      const problem = describeProblem(refusal, request.id, this.#house.texts.of(context.viewer.lang))
      const form: FormState = {
        call: route.call.name,
        formId: fields.get('_form'),
        values: fields.shown(),
        problem,
      }
      return await this.#render(request, reply, context, form, problem.status)
    }
  }

  /** Whose a file is that comes with a form of this page: the viewer's, or theirs whom the page's link was made for. */
  async #findSender(request: FastifyRequest, context: RequestContext): Promise<string | null> {
    const fileSender = this.#house.routes.find(
      route => route.fileSender !== null && this.#page.actions.some(({ name }) => name === route.call.name),
    )?.fileSender
    if (fileSender == null) return context.viewer.personId
    const ctx = { ...context, db: this.#house.database.db as Db, afterCommit: () => undefined }
    return (await fileSender(ctx, request.params as Record<string, string>)).personId
  }

  /** A mail program pressed its button: no form of ours, no cookie, and it does not follow a redirection. */
  async #sendOneClick(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { oneClick } = this.#page
    const route = this.#house.routes.find(candidate => candidate.call.name === oneClick?.call.name)
    if (oneClick === undefined || route === undefined) throw new Refusal('not-found')
    const { context } = await contextOf(this.#house, request, reply)
    const input = oneClick.input(request.params as Record<string, string>)
    await invoke(route, input, { db: this.#house.database.db, context })
    return await this.#render(request, reply, context, null, 200)
  }

  async #render(
    request: FastifyRequest,
    reply: FastifyReply,
    context: RequestContext,
    form: FormState | null,
    status: number,
  ): Promise<FastifyReply> {
    const viewer = await loadPageViewer(this.#house, context)
    const params = request.params as Record<string, string>
    const query = request.query as Record<string, string | undefined>
    const uses = this.#page.calls({ params, query, viewer })
    const data = Object.fromEntries(
      await Promise.all(
        Object.entries(uses).map(async ([key, use]) => [
          key,
          use === null ? null : await this.#answer(use.call.name, use.input, context),
        ]),
      ),
    )
    const props = {
      params,
      query,
      viewer,
      data,
      url: request.url,
      now: this.#house.now().toISOString(),
      formKey: randomUUID(),
      form,
    } as unknown as PageProps<never>
    const elsewhere = this.#page.redirect?.(props) ?? null
    if (elsewhere !== null) return reply.redirect(elsewhere, 303)
    if (this.#page.kept === true && status === 200) reply.header('kontor-keep', 'yes')
    return sendPage({
      house: this.#house,
      renderer: this.#renderer,
      assets: this.#assets,
      request,
      reply: reply
        .status(status)
        .header(
          'kontor-person',
          personMark(context.viewer.sessionId, this.#page.kept === true ? params.token : undefined),
        ),
      name: this.#name,
      props,
    })
  }

  async #answer(name: string, input: unknown, context: RequestContext): Promise<unknown> {
    const route = this.#house.routes.find(candidate => candidate.call.name === name)
    if (route === undefined)
      throw new Error(`the page ${this.#name} names a call that does not exist: ${name}`)
    const texts = Object.fromEntries(
      Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined),
    )
    const typed = Object.values(texts).every(value => typeof value === 'string')
      ? readFields(route.call.input, texts as Record<string, string>, { form: false })
      : texts
    return (await invoke(route, typed, { db: this.#house.database.db, context })).output
  }
}

/** A second press sends the same fields under the same key; a corrected form after 'back' is a new wish. */
function formKey(fields: FormFields): string | undefined {
  const key = fields.get('_key')
  if (key === '') return undefined
  return createHash('sha256')
    .update(JSON.stringify([key, fields.object()]))
    .digest('hex')
}

/** The address after success: only within this site, with `{name}` filled in from the answer. */
function nextAddress(next: string, output: unknown): string {
  const filled = next.replace(/\{([A-Za-z]+)\}/g, (_match, name: string) => {
    const value =
      typeof output === 'object' && output !== null ? (output as Record<string, unknown>)[name] : undefined
    return encodeURIComponent(String(value ?? ''))
  })
  return /^\/(?![/\\])/.test(filled) ? filled : '/'
}

function shortValues(output: unknown): Record<string, unknown> {
  if (typeof output !== 'object' || output === null) return {}
  return Object.fromEntries(
    Object.entries(output)
      .filter(
        ([, value]) =>
          typeof value === 'number' ||
          typeof value === 'boolean' ||
          (typeof value === 'string' && value.length < 120),
      )
      .slice(0, 12),
  )
}

async function loadPageViewer(house: House, context: RequestContext): Promise<PageViewer> {
  const route = house.routes.find(candidate => candidate.call.name === 'accounts.getPageViewer')
  if (route === undefined) throw new Error('accounts.getPageViewer is missing')
  return (await invoke(route, {}, { db: house.database.db, context })).output as PageViewer
}

async function answerPageError(
  house: House,
  renderer: Renderer,
  assets: Assets,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!wantsHtml(request)) return answerError(house, error, request, reply)
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
  try {
    const { context } = await contextOf(house, request, reply)
    const viewer = await loadPageViewer(house, context)
    const problem = describeProblem(
      refusal ?? new Refusal('unexpected'),
      request.id,
      house.texts.of(viewer.lang),
    )
    const props = {
      params: {},
      query: {},
      viewer,
      data: {},
      url: request.url,
      now: house.now().toISOString(),
      formKey: randomUUID(),
      form: { call: '', formId: '', values: {}, problem },
    } as unknown as PageProps<never>
    return await sendPage({
      house,
      renderer,
      assets,
      request,
      reply: reply.status(problem.status),
      name: errorPage,
      props,
    })
  } catch {
    return answerError(house, error, request, reply)
  }
}
