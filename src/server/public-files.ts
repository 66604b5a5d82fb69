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
  const sitemap = keepFor(sitemapSeconds * 1_000, () => writeSitemap(house))
  app.get('/sitemap.xml', async (_request, reply) =>
    reply
      .header('cache-control', `public, max-age=${sitemapSeconds}`)
      .type('application/xml; charset=utf-8')
      .send(await sitemap(house.now())),
  )
}

const sitemapSeconds = 3_600
/** One sitemap holds no more addresses. */
const sitemapMost = 50_000
/** The rooms that have public pages; the many of the directory come last. */
const lists = [
  'missions.listPublicPages',
  'releases.listPublicPages',
  'opportunities.listPublicPages',
  'directory.listPublicPages',
] as const

async function writeSitemap(house: House): Promise<string> {
  const items: { path: string; updatedAt: string }[] = []
  for (const name of lists) {
    const { output } = await house.call(name, {}, visitor('en'))
    items.push(...(output as { items: typeof items }).items)
  }
  const urls = items
    .slice(0, sitemapMost)
    .map(
      item =>
        `<url><loc>${escapeXml(house.options.baseUrl + item.path)}</loc><lastmod>${item.updatedAt.slice(0, 10)}</lastmod></url>`,
    )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`
}

/** Makes something once for everybody who asks within a time; who asks meanwhile waits for the same. A failure is not kept. */
function keepFor<T>(milliseconds: number, make: () => Promise<T>): (now: Date) => Promise<T> {
  let kept: { value: Promise<T>; until: number } | null = null
  return now => {
    // A clock that was set back must not keep it for longer.
    if (kept === null || now.getTime() >= kept.until || kept.until - now.getTime() > milliseconds) {
      const value = make()
      const made = { value, until: now.getTime() + milliseconds }
      kept = made
      value.catch(() => {
        if (kept === made) kept = null
      })
    }
    return kept.value
  }
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, char => `&#${char.charCodeAt(0)};`)
}
