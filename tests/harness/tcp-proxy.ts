import net from 'node:net'

/** A network between a client and a server on this machine that can be made to fail. */
export interface TcpProxy {
  readonly port: number
  /** `pass` forwards, `swallow` takes everything and answers nothing, `delay` forwards half a second late. */
  setMode(mode: ProxyMode): void
  /** Breaks every open connection. */
  breakAll(): void
  close(): Promise<void>
}

export type ProxyMode = 'pass' | 'swallow' | 'delay'

const DELAY = 500

/** Starts a proxy on a free port of 127.0.0.1 that forwards to another. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let mode: ProxyMode = 'pass'
  const sockets = new Set<net.Socket>()
  const forward = (from: net.Socket, to: net.Socket): void => {
    from.on('data', chunk => {
      if (mode === 'pass') to.write(chunk)
      if (mode === 'delay') setTimeout(() => to.writable && to.write(chunk), DELAY)
    })
    from.on('error', () => to.destroy())
    from.on('close', () => to.destroy())
  }
  const server = net.createServer(client => {
    const upstream = net.connect(targetPort, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
    }
    forward(client, upstream)
    forward(upstream, client)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: address && typeof address === 'object' ? address.port : 0,
    setMode: next => {
      mode = next
    },
    breakAll,
    close: async () => {
      breakAll()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
