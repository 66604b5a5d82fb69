const workerAddress = '/worker.js'

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL: (address: string) => string }
}

/** Whose pages the browser keeps: as the house named the reader of this page. */
export function personHere(): string {
  return document.documentElement.dataset.person ?? '-'
}

/** Starts the worker that shows kept pages without a network; where browsers have none, pages need the network. */
export function startKeeping(): void {
  if (!('serviceWorker' in navigator)) return
  const { serviceWorker } = navigator
  // The only address that may become a worker here: the page's security policy lets no other policy be made.
  const trusted = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy(
    'kontor-worker',
    {
      createScriptURL: address => {
        if (address !== workerAddress) throw new TypeError(`${address} is no worker of ours`)
        return address
      },
    },
  )
  const address = trusted === undefined ? workerAddress : trusted.createScriptURL(workerAddress)
  serviceWorker.register(address).catch(() => undefined)
  if (!isKeptCopy()) serviceWorker.controller?.postMessage({ kind: 'seen', person: personHere() })
}

/** True on a page that comes from the phone and not from the house. */
export function isKeptCopy(): boolean {
  return keptAt() !== null
}

/** When the copy one looks at was made; null when it comes from the house. */
export function keptAt(): string | null {
  return typeof document === 'undefined' ? null : (document.documentElement.dataset.keptAt ?? null)
}

/** Keeps these pages of the reader on their phone, as they are now, with the scripts and fonts this one has loaded. */
export async function keepPages(pages: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const worker = (await navigator.serviceWorker.ready).active
  const assets = performance
    .getEntriesByType('resource')
    .map(entry => new URL(entry.name))
    .filter(({ origin, pathname }) => origin === location.origin && /^\/(assets|messages)\//.test(pathname))
    .map(({ pathname }) => pathname)
  worker?.postMessage({ kind: 'keep', person: personHere(), pages, assets: [...new Set(assets)] })
}

/** Takes kept pages away again: their reader may not read them any more. */
export async function forgetPages(pages: readonly string[]): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.controller?.postMessage({ kind: 'forget', pages })
}
