/**
 * Keeps uploads, restored files and backups for ever and prints each acknowledgement: `uploader.ts <folder> <first number>`.
 */
import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import { writeSealed } from '../../src/database/backup/frame.ts'
import { FileRestorer } from '../../src/database/backup/restore-files.ts'
import { openFileStore } from '../../src/server/file-store.ts'

const [, , folder = '', first = '0'] = process.argv
const store = openFileStore(path.join(folder, 'files'), async () => undefined)

async function* describe(number: number): AsyncGenerator<string> {
  for (let line = 0; line < 40; line++) yield `${number} ${randomBytes(3_000).toString('base64')}\n`
}

for (let number = Number(first); ; number++) {
  const { hash } = await store.put(randomBytes(20_000))
  process.stdout.write(`A ${hash}\n`)
  const bytes = randomBytes(20_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const restored = await FileRestorer.begin(path.join(folder, 'files'), `${sha256.slice(0, 2)}/${sha256}`)
  await restored.add(bytes.toString('base64'))
  if (await restored.finish({ size: bytes.length, sha256 })) process.stdout.write(`A ${sha256}\n`)
  if (number % 2 === 0) {
    await writeSealed(path.join(folder, 'kontor.backup'), describe(number))
    process.stdout.write(`B ${number}\n`)
  }
}
