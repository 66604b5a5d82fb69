import type { FastifyInstance } from 'fastify'

const manifest = {
  id: '/today',
  name: 'Kontor',
  short_name: 'Kontor',
  start_url: '/today',
  scope: '/',
  display: 'standalone',
  background_color: '#f6f7f7',
  theme_color: '#0a5362',
  icons: [
    { src: '/assets/kontor-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/assets/kontor-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/assets/kontor-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/assets/kontor.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
}

/** What makes the house an app on a phone: its manifest, and the worker that shows kept pages without a network. */
export function serveInstallable(app: FastifyInstance, worker: string): void {
  app.get('/manifest.webmanifest', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/manifest+json')
      .send(JSON.stringify(manifest)),
  )
  // Asked for anew at each start, so that a new version takes over with the next page.
  app.get('/worker.js', (_request, reply) =>
    reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(worker),
  )
}
