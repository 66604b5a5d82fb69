import type { PageHead } from '../web/page.ts'

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, char => escapes[char] ?? char)

/** What a public page tells search engines and whoever shares its address: canonical address, Open Graph, JSON-LD. */
export function renderPageHead(head: PageHead, title: string, baseUrl: string): string {
  const address = baseUrl + head.path
  const description = head.description?.replace(/\s+/g, ' ').slice(0, 300)
  const properties: (readonly [string, string])[] = [
    ['og:type', head.type ?? 'website'],
    ['og:title', title],
    ['og:url', address],
    ['og:site_name', 'Kontor'],
    ...(description === undefined ? [] : [['og:description', description] as const]),
  ]
  return [
    `<link rel="canonical" href="${escapeHtml(address)}">`,
    ...(description === undefined ? [] : [`<meta name="description" content="${escapeHtml(description)}">`]),
    ...properties.map(([name, content]) => `<meta property="${name}" content="${escapeHtml(content)}">`),
    ...(head.data === undefined
      ? []
      : [
          `<script type="application/ld+json">${JSON.stringify(head.data(baseUrl)).replace(/</g, '\\u003c')}</script>`,
        ]),
  ].join('\n')
}
