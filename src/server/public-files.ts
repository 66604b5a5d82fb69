import type { FastifyInstance } from 'fastify'
import { visitor } from '../shared/viewer.ts'
import type { House } from './house.ts'

/** Serves robots.txt and sitemap.xml: every page a visitor may read, and the way past the rest. */
export function servePublicFiles(app: FastifyInstance, house: House): void {
  const { baseUrl } = house.options
  app.get('/robots.txt', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .type('text/plain; charset=utf-8')
      .send(
        [
          'User-agent: *',
          'Disallow: /api/',
          'Disallow: /sign-in',
          'Disallow: /desk',
          'Disallow: /profiles/',
          'Disallow: /*/edit',
          `Sitemap: ${baseUrl}/sitemap.xml`,
          '',
        ].join('\n'),
      ),
  )
  app.get('/sitemap.xml', async (_request, reply) => {
    const { output } = await house.call('directory.listPublicPages', {}, visitor('en'))
    const { items } = output as { items: { path: string; updatedAt: string }[] }
    const urls = items.map(
      item =>
        `<url><loc>${escapeXml(baseUrl + item.path)}</loc><lastmod>${item.updatedAt.slice(0, 10)}</lastmod></url>`,
    )
    return reply
      .header('cache-control', 'public, max-age=3600')
      .type('application/xml; charset=utf-8')
      .send(
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
      )
  })
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
}
