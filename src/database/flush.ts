import fs from 'node:fs'
import path from 'node:path'

const ON_WINDOWS = process.platform === 'win32'

/** Flushes a file to the disk. */
export function flushFile(file: string): void {
  // Windows flushes only what is open for writing; elsewhere reading is enough and works on read-only files, too.
  flush(file, ON_WINDOWS ? 'r+' : 'r')
}

/** Flushes a folder to the disk, so that entries made, renamed or removed in it stay so. */
export function flushFolder(folder: string): void {
  // Windows keeps its folders in a journal and has no such call.
  if (!ON_WINDOWS) flush(folder, 'r')
}

/** Flushes everything below a folder, and the folder itself. */
export function flushTree(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const target = path.join(folder, entry.name)
    if (entry.isDirectory()) flushTree(target)
    else if (entry.isFile()) flushFile(target)
  }
  flushFolder(folder)
}

function flush(target: string, flags: string): void {
  const handle = fs.openSync(target, flags)
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
