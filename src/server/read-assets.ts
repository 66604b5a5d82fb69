import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the build made for browsers, by the addresses it is served at. */
export interface Assets {
  script: string
  /** The service worker's program. */
  worker: string
  styles: string[]
  preload: (page: string) => string[]
}

type Manifest = Record<string, { file: string; css?: string[]; imports?: string[]; isEntry?: boolean }>

/** Reads what the build made; of a page it says which scripts its browser will want first. */
export function readAssets(webFolder: string): Assets {
  const manifest = JSON.parse(readFileSync(join(webFolder, 'client/.vite/manifest.json'), 'utf8')) as Manifest
  const entry = manifest['src/web/browser.tsx']
  const worker = manifest['src/web/worker.ts']
  if (entry === undefined || worker === undefined)
    throw new Error('The browser bundle has no entry: run npm run build.')
  const address = (file: string) => `/${file}`
  return {
    script: address(entry.file),
    // With a line of its own for each build, so that browsers take a new one in whenever the screens are new.
    worker: `// ${entry.file}\n${readFileSync(join(webFolder, 'client', worker.file), 'utf8')}`,
    styles: [...new Set(Object.values(manifest).flatMap(chunk => chunk.css ?? []))].map(address),
    preload: page => {
      const chunk = manifest[page.replace('../', '')] ?? manifest[`src/${page.replace('../', '')}`]
      if (chunk === undefined) return []
      return [...filesOf(manifest, chunk), ...filesOf(manifest, entry)].filter(isFirst).map(address)
    },
  }
}

/** What a chunk is loaded with, however far down. */
function filesOf(manifest: Manifest, chunk: Manifest[string], seen = new Set<string>()): string[] {
  if (seen.has(chunk.file)) return []
  seen.add(chunk.file)
  const below = (chunk.imports ?? []).flatMap(key => {
    const part = manifest[key]
    return part === undefined ? [] : filesOf(manifest, part, seen)
  })
  return [chunk.file, ...below]
}

function isFirst(file: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(file) === index
}
