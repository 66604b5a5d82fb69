import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const MIGRATIONS = fileURLToPath(new URL('./migrations/', import.meta.url))
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url))

const labelSchema = z.object({ fingerprint: z.string(), sha256: z.string() })

/** A fingerprint of the schema's steps and the engine's version: same fingerprint, same migrated database. */
export function fingerprintSchema(): string {
  const hash = createHash('sha256')
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  hash.update(fs.readFileSync(path.join(path.dirname(entry), '../package.json')))
  for (const name of fs.readdirSync(MIGRATIONS).sort()) {
    hash.update(`\n${name}\n`).update(fs.readFileSync(path.join(MIGRATIONS, name)))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Where the build puts the migrated data folder that saves time at the first start. */
export function templateFiles(folder: string = DIST): { dump: string; label: string } {
  return {
    dump: path.join(folder, 'database-template.tar.gz'),
    label: path.join(folder, 'database-template.json'),
  }
}

/** Stores a dumped data folder with the label that says which schema it has. */
export function saveTemplate(dump: Uint8Array, folder?: string): void {
  const files = templateFiles(folder)
  fs.mkdirSync(path.dirname(files.dump), { recursive: true })
  fs.writeFileSync(files.dump, dump)
  const label = { fingerprint: fingerprintSchema(), sha256: hashBytes(dump) }
  fs.writeFileSync(files.label, `${JSON.stringify(label)}\n`)
}

/** The built template if it is whole and of this very schema; otherwise undefined, and migrating does the work. */
export function findTemplate(folder?: string): string | undefined {
  const files = templateFiles(folder)
  if (!fs.existsSync(files.dump) || !fs.existsSync(files.label)) return undefined
  const label = labelSchema.safeParse(readJson(files.label))
  if (!label.success || label.data.fingerprint !== fingerprintSchema()) return undefined
  return hashBytes(fs.readFileSync(files.dump)) === label.data.sha256 ? files.dump : undefined
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
