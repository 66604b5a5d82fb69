import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Page, PageProps } from '../web/page.ts'
import type { House } from './house.ts'
import { renderPageHead } from './page-head.ts'
import type { Assets } from './read-assets.ts'

/** The screens as the build packed them. */
export interface Renderer {
  pages: ReadonlyMap<string, Page>
  renderPage: (
    name: string,
    props: PageProps<never>,
    text: (key: string, values?: Record<string, unknown>) => string,
    flash: string | null,
  ) => { html: string; title: string }
}

/** Renders a screen and sends it with all that its browser needs to go on by itself. */
export async function sendPage(parts: {
  house: House
  renderer: Renderer
  assets: Assets
  request: FastifyRequest
  reply: FastifyReply
  name: string
  props: PageProps<never>
}): Promise<FastifyReply> {
  const { house, assets, request, reply, name, props } = parts
  const viewer = (props as PageProps<unknown>).viewer
  const text = house.texts.of(viewer.lang)
  const flash = readFlash(request, reply, text)
  const { html, title } = parts.renderer.renderPage(name, props, text, flash)
  const told = viewer.signedIn ? null : (parts.renderer.pages.get(name)?.head?.(props as never) ?? null)
  const head = told === null ? '' : `\n${renderPageHead(told, title, house.options.baseUrl)}`
  const messages = house.texts.bundles.get(viewer.lang)?.path ?? ''
  const handover = JSON.stringify({ name, props, messages, flash }).replace(/</g, '\\u003c')
  const theme =
    viewer.theme ??
    (request.cookies['kontor-theme'] === 'dark'
      ? 'dark'
      : request.cookies['kontor-theme'] === 'light'
        ? 'light'
        : null)
  const person = reply.getHeader('kontor-person')
  return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="${viewer.lang}"${typeof person === 'string' ? ` data-person="${person}"` : ''}${theme === null ? '' : ` data-theme="${theme}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Kontor</title>${head}
<link rel="icon" href="/assets/kontor.svg" type="image/svg+xml">
<link rel="manifest" href="/manifest.webmanifest">
<link rel="apple-touch-icon" href="/assets/kontor-180.png">
<meta name="theme-color" content="#0a5362">
${assets.styles.map(path => `<link rel="stylesheet" href="${path}">`).join('\n')}
<link rel="preload" href="${messages}" as="fetch" crossorigin>
${assets
  .preload(name)
  .map(path => `<link rel="modulepreload" href="${path}">`)
  .join('\n')}
<script type="module" src="${assets.script}"></script>
</head>
<body><div id="app">${html}</div><script type="application/json" id="handover">${handover}</script></body>
</html>`)
}

function readFlash(
  request: FastifyRequest,
  reply: FastifyReply,
  text: (key: string, values?: Record<string, unknown>) => string,
): string | null {
  const source = request.cookies['kontor-flash']
  if (source === undefined) return null
  reply.clearCookie('kontor-flash', { path: '/' })
  try {
    const { key, values } = JSON.parse(source) as { key: string; values: Record<string, unknown> }
    const words = text(key, values)
    return words === key ? null : words
  } catch {
    return null
  }
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  )
}
