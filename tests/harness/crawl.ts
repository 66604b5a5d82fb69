import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The addresses of every screen, as the screens declare them (`/missions/:mission`), the most literal first. */
export function listPatterns(): string[] {
  const patterns = globSync('src/features/*/web/*Page.tsx', { cwd: root }).map(file => {
    const path = /definePage\(\{\s*path: '([^']+)'/.exec(readFileSync(join(root, file), 'utf8'))?.[1]
    if (path === undefined) throw new Error(`${file} declares no path`)
    return path
  })
  return patterns.toSorted((a, b) => a.split(':').length - b.split(':').length || a.localeCompare(b))
}

/** The pattern an address belongs to, or undefined for a file, a download or a mistake. */
export function patternOf(patterns: readonly string[], path: string): string | undefined {
  const bare = path.split('?')[0] ?? path
  return patterns.find(pattern => new RegExp(`^${pattern.replace(/:[A-Za-z]+/g, '[^/]+')}$`).test(bare))
}

/** One screen somebody reached by following links. */
export interface SeenPage {
  path: string
  pattern: string
  role: string
  status: number
  /** Size of its HTML in characters: of several pages of one kind, the fullest shows most. */
  size: number
}

/** Where the links of one person lead. */
export interface Walk {
  pages: SeenPage[]
  /** Links that lead to an error: `/from -> /to: 404`. */
  dead: string[]
}

/** How many addresses of one kind are looked at; a list of 1,600 organisations has 1,600 links alike. */
const perPattern = 4

/**
 * Follows every link from `starts` as one person would, without a browser, and says what is there. Of addresses alike only
 * the first few; of downloads each kind once, and only whether it answers.
 */
export async function walkLinks(
  base: string,
  role: string,
  cookie: string,
  starts: readonly string[],
): Promise<Walk> {
  const patterns = listPatterns()
  const waiting = starts.map(path => ({ path, from: 'start' }))
  const known = new Set(starts)
  const counts = new Map<string, number>()
  const walk: Walk = { pages: [], dead: [] }
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const pattern = patternOf(patterns, next.path)
    // Filters and pages of one list are the same screen; who is looked at makes another one.
    const kind =
      pattern ?? next.path.split('?')[0]?.replace(/[0-9a-f-]{36}|(?<=\/missions\/)[^/]+/g, ':') ?? next.path
    const count = counts.get(kind) ?? 0
    if (count >= perPattern) continue
    counts.set(kind, count + 1)
    const answer = await fetch(base + next.path, {
      headers: { cookie, accept: 'text/html' },
      redirect: 'manual',
    })
    const body = await answer.text()
    const target = answer.headers.get('location')
    if (answer.status >= 400) walk.dead.push(`${role}: ${next.from} -> ${next.path}: ${answer.status}`)
    if (target !== null) note(target.replace(base, ''), next.path)
    if (pattern === undefined || answer.status !== 200) continue
    walk.pages.push({ path: next.path, pattern, role, status: answer.status, size: body.length })
    for (const [, link = ''] of body.matchAll(/<a [^>]*?href="(\/[^"#]*)/g))
      note(link.replaceAll('&amp;', '&'), next.path)
  }
  return walk

  function note(path: string, from: string): void {
    if (!path.startsWith('/') || known.has(path) || path.startsWith('/assets/')) return
    known.add(path)
    waiting.push({ path, from })
  }
}

/** Of each kind of screen the fullest that anybody saw. */
export function pickFullest(pages: readonly SeenPage[]): SeenPage[] {
  const best = new Map<string, SeenPage>()
  for (const page of pages) if (page.size > (best.get(page.pattern)?.size ?? -1)) best.set(page.pattern, page)
  return [...best.values()].toSorted((a, b) => a.pattern.localeCompare(b.pattern))
}
