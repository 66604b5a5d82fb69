/** Providers whose addresses say nothing about where somebody works. */
const openProviders = new Set(
  'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.fr yahoo.de yahoo.es icloud.com me.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de mail.com mail.ru yandex.ru proton.me protonmail.com orange.fr wanadoo.fr free.fr laposte.net telefonica.net inbox.lt one.lt libero.it wp.pl o2.pl seznam.cz qq.com 163.com naver.com daum.net'.split(
    ' ',
  ),
)

/** The domain of a site or an address: 'https://www.laser.example/x' and 'a@laser.example' are both 'laser.example'. */
export function domainOf(text: string | null): string | null {
  if (text === null) return null
  const host = text.includes('@')
    ? text.slice(text.lastIndexOf('@') + 1)
    : (/^(?:https?:\/\/)?([^/:?#]+)/.exec(text)?.[1] ?? '')
  const domain = host
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '')
  return domain.includes('.') ? domain : null
}

/** True when a person's address is of the organisation's own domain, or of a part of it; never for open providers. */
export function addressProves(
  address: string | null,
  organisation: { website: string | null; email: string | null },
): boolean {
  const own = domainOf(address)
  if (own === null || openProviders.has(own)) return false
  return [organisation.website, organisation.email].some(listed => {
    const domain = domainOf(listed)
    return domain !== null && !openProviders.has(domain) && (own === domain || own.endsWith(`.${domain}`))
  })
}

/** An address with most of its letters hidden: enough to know it again. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, 1)}…${address.slice(at)}`
}
