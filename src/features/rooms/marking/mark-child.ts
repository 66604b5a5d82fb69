/**
 * The child process that marks files: opening a hostile one may take it down, never the house. It has no environment, may
 * write nothing but its one result and start no processes, and is killed when it takes too long or grows too large.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { MarkAnswer, MarkFault, MarkOrder } from './mark-messages.ts'

async function mark(order: MarkOrder): Promise<MarkAnswer> {
  const bytes = readFileSync(order.source)
  const marked = await (order.kind === 'pdf' ? asPdf(bytes, order) : asPicture(bytes, order)).catch(
    (): MarkFault => 'unreadable',
  )
  if (typeof marked === 'string') return { fault: marked }
  writeFileSync(order.target, marked)
  return { done: true }
}

async function asPdf(bytes: Uint8Array, { foot, across }: MarkOrder): Promise<Uint8Array | MarkFault> {
  const { markPdf } = await import('./mark-pdf.ts')
  return markPdf(bytes, { foot: Buffer.from(foot, 'base64'), across: Buffer.from(across, 'base64') })
}

async function asPicture(bytes: Uint8Array, { foot, across }: MarkOrder): Promise<Uint8Array> {
  const { markPicture } = await import('./mark-picture.ts')
  return markPicture(bytes, { foot: Buffer.from(foot), across: Buffer.from(across) })
}

function answer(message: MarkAnswer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) return reject(new Error('mark-child runs as a child process'))
    process.send(message, undefined, undefined, error => (error === null ? resolve() : reject(error)))
  })
}

async function serve(order: MarkOrder): Promise<void> {
  // A file that cannot be read from the disk or written to it says nothing about itself: then there is no answer.
  await answer(await mark(order))
}

process.once('message', (order: MarkOrder) => {
  serve(order)
    .catch(() => undefined)
    .finally(() => process.disconnect?.())
})
