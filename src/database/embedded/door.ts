import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'

/** A socket in the data folder that listens as long as its process lives; the system closes it, whatever happens. */
export interface Door {
  close(): Promise<void>
}

const NAME = 'embedded.door'

/** Opens the door of a folder whose lock is held. Where the disk or system has no such sockets, there is none. */
export async function openDoor(folder: string): Promise<Door> {
  if (process.platform === 'win32') return { close: async () => {} }
  const file = path.join(folder, NAME)
  fs.rmSync(file, { force: true })
  const server = net.createServer(socket => socket.destroy())
  const way = shorten(folder)
  const listening = await new Promise<boolean>(resolve => {
    server.once('error', () => resolve(false))
    server.listen(way.file, () => resolve(true))
  })
  // The door must not keep a finished process alive.
  server.unref()
  const close = (): Promise<void> => new Promise(resolve => server.close(() => resolve()))
  return {
    close: async () => {
      if (listening) await close()
      // Only now, since closing removes the socket by the short name.
      way.done()
      fs.rmSync(file, { force: true })
    },
  }
}

/**
 * True unless the process behind the door of a folder is certainly gone. The system accepts for a stopped process
 * too, so a blocked one still answers; without a door nothing is known, which counts as alive.
 */
export async function answersDoor(folder: string): Promise<boolean> {
  const way = shorten(folder)
  const refused = await new Promise<boolean>(resolve => {
    const socket = net.connect(way.file)
    socket.once('connect', () => resolve(false))
    socket.once('error', error => resolve('code' in error && error.code === 'ECONNREFUSED'))
    socket.once('close', () => socket.destroy())
  })
  way.done()
  return !refused
}

/** Sockets have short addresses, folders long names: on Linux the open folder stands in for its name. */
function shorten(folder: string): { file: string; done(): void } {
  if (process.platform !== 'linux') return { file: path.join(folder, NAME), done: () => {} }
  const handle = fs.openSync(folder, 'r')
  return { file: `/proc/self/fd/${handle}/${NAME}`, done: () => fs.closeSync(handle) }
}
