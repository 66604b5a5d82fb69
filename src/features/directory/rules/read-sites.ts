import { readCountry } from './countries.ts'
import { foldText } from './fold-text.ts'
import { tidyLine } from './read-cells.ts'

/** A place where an organisation works, as a list names it. */
export interface SiteInput {
  name: string
  city: string | null
  country: string
}

/**
 * The sites a cell lists, one behind the other with semicolons or on lines of their own: 'Laser laboratory (Kaunas, LT)' as our
 * export writes them, 'Clean room, Kaunas, Lithuania', or the town alone, which then is the site's name, too.
 */
export function readSites(cell: string, country: string): SiteInput[] {
  const sites = cell
    .split(/[;\n|]+/)
    .map(tidyLine)
    .filter(entry => /[\p{L}\p{N}]/u.test(entry))
    .map(entry => readSite(entry, country))
  const seen = new Set<string>()
  return sites.filter(site => !seen.has(siteKey(site)) && seen.add(siteKey(site)))
}

/** Equal for two ways to write one site. */
export function siteKey({ name, city, country }: SiteInput): string {
  return `${foldText(name)} ${foldText(city ?? '')} ${country}`
}

function readSite(entry: string, country: string): SiteInput {
  const [, named, inBrackets] = /^(.*\S)\s*\(([^()]*)\)$/.exec(entry) ?? []
  const parts = partsOf(inBrackets ?? entry)
  const last = parts.length > 1 || inBrackets !== undefined ? readCountry(parts.at(-1) ?? '') : null
  const said = last !== null && 'code' in last ? last.code : null
  const rest = said === null ? parts : parts.slice(0, -1)
  if (named !== undefined) return { name: named, city: rest.join(', ') || null, country: said ?? country }
  const [name = entry, ...place] = rest
  return { name, city: place.join(', ') || name, country: said ?? country }
}

function partsOf(text: string): string[] {
  return text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '')
}
