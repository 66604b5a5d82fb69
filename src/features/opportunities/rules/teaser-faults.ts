/** What a teaser without a name must not tell. */
export const teaserFaultKinds = ['name', 'link', 'email', 'phone', 'patent'] as const
export type TeaserFaultKind = (typeof teaserFaultKinds)[number]

/** One passage that could tell who is behind a teaser: where it stands and what it looks like. */
export interface TeaserFault {
  kind: TeaserFaultKind
  field: string
  words: string
}

/** Words that say who somebody is only together with others: legal forms, and what half of the trade is called. */
const plainWords = new Set(
  (
    'ab ag as aps asa bv cv co corp corporation company gmbh group gruppe holding inc international kft kg limited llc llp ltd mb nv ' +
    'oy oyj plc sa sarl sas sia sl spa srl sro uab vsi ' +
    'and the of for und der die das für et de du des la le les y el los ir bei von van di ' +
    'care center centre clinic cluster devices engineering health imaging innovation innovations institute instruments ' +
    'laboratory labs laser lasers light life medical medicine optic optical optics photonic photonics research science ' +
    'sciences sensor sensors service services solution solutions system systems tech technologies technology university ' +
    'europe european baltic nordic north south east west ' +
    'institut universität klinik technik technologie forschung medizin optik laboratoire université recherche santé ' +
    'optique instituto universidad investigación salud óptica institutas universitetas lazeriai optika sveikata'
  ).split(' '),
)

const words = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []

const link =
  /\b(?:https?:\/\/|www\.)[^\s<>"']+|\b(?:[a-z0-9-]{2,}\.)+(?:com|net|org|eu|info|biz|io|ai|tech|health|company|[a-z]{2})\b(?:\/[^\s<>"']*)?/giu
const email = /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu
const phone = /(?:\+|\b00)\d[\d\s()/.-]{6,}\d|\(?\b0\d{1,4}\)?[\s/-]\d{3,}[\d\s-]{2,}\d/gu
const patent =
  /\b(?:EP|US|WO|DE|FR|GB|JP|CN|KR|LT|ES|IT|AT|CH|CA|AU|PCT)[\s/-]?(?:[A-Z]{2}[\s/-]?)?\d{2,4}[\s,./-]?\d{3,}(?:[\s,./-]?\d{2,})*(?:[\s-]?[ABCU]\d?)?\b/gu
/** Measures that look like a domain or a number of a patent and are neither. */
const abbreviations = new Set(['e.g', 'i.e', 'z.b', 'd.h', 'u.a', 'p.ex', 'p.ej', 't.y', 'pvz'])

/**
 * Passages of a teaser that could tell who is behind it: names (of the organisation, its other names, brands and people),
 * links, e-mail addresses, telephone numbers and numbers of patents. Only proposes; a person decides.
 */
export function findTeaserFaults(
  texts: Readonly<Record<string, string | null | undefined>>,
  names: readonly string[],
): TeaserFault[] {
  const faults: TeaserFault[] = []
  for (const [field, text] of Object.entries(texts)) {
    if (text === null || text === undefined || text === '') continue
    const add = (kind: TeaserFaultKind, found: string) => {
      if (!faults.some(one => one.field === field && one.words === found))
        faults.push({ kind, field, words: found })
    }
    for (const found of findNames(text, names)) add('name', found)
    const addresses = text.match(email) ?? []
    for (const found of addresses) add('email', found)
    for (const found of text.match(link) ?? [])
      if (!addresses.some(one => one.includes(found)) && !abbreviations.has(found.toLowerCase()))
        add('link', found)
    for (const found of text.match(phone) ?? []) add('phone', found.trim())
    for (const found of text.match(patent) ?? []) add('patent', found)
  }
  return faults
}

/** Names that stand in a text: whole, or by those of their words that could belong to nobody else. */
function findNames(text: string, names: readonly string[]): string[] {
  const there = ` ${words(text).join(' ')} `
  const found = new Set<string>()
  for (const name of names) {
    const parts = words(name)
    const telling = parts.filter(part => !plainWords.has(part) && (part.length > 3 || parts.length === 1))
    if (telling.length === 0) {
      if (parts.length > 1 && there.includes(` ${parts.join(' ')} `)) found.add(name)
      continue
    }
    if (parts.length > 1 && there.includes(` ${parts.join(' ')} `)) found.add(name)
    else for (const part of telling) if (part.length > 1 && there.includes(` ${part} `)) found.add(part)
  }
  return [...found]
}
