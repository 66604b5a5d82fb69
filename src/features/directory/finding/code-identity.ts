import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What decides how an organisation is read for searching, and how texts become terms. */
const folders = [
  'engines/search',
  'engines/places',
  'features/directory/finding',
  'features/directory/rules',
  'features/directory/taxonomies',
  'shared',
]
const source = join(import.meta.dirname, '../../..')

/**
 * Names the program that makes the index, so that what another one has made is not taken for its own: the code and data it
 * runs, the packages beneath, the migrations, Unicode and ICU.
 */
export async function readCodeIdentity(): Promise<string> {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([process.versions.node, process.versions.icu, process.versions.unicode]))
  hash.update((await readdir(join(source, 'database/migrations'))).sort().join('\n'))
  hash.update(await readFile(join(source, '../package-lock.json')).catch(() => ''))
  for (const folder of folders) {
    const entries = await readdir(join(source, folder), { recursive: true, withFileTypes: true })
    const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
    for (const path of paths.filter(name => !/\.test\.ts$|\.md$/.test(name)).sort())
      hash.update(`\n${path.slice(source.length)}\n`).update(await readFile(path))
  }
  return hash.digest('hex')
}
