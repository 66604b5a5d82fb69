import { parse } from 'csv-parse/sync'

/** Where an imported list comes from. */
export interface TaxonomySource {
  revision: string
  title: Record<string, string>
  licence: string
  source: string
}

interface Term {
  code: string
  parent: string | null
  labels: Record<string, string>
}

const codeHeads = ['nuts_id', 'hscode', 'code', 'id', 'notation']
const nameHeads = /^(?:name_latn|nuts_name|path|(?:description|label|name|title)(?:[_ ]([a-z]{2}))?)$/i

/** Reads the official file of a list: a column of codes, one or more of names (`description_en`), perhaps one of parents. */
export function readCsvTerms(scheme: string, csv: string): { terms: Term[]; skipped: number } {
  const rows = parse(csv.replace(/^\uFEFF/, ''), {
    relax_column_count: true,
    skip_empty_lines: true,
    delimiter: [',', ';', '\t'],
  }) as string[][]
  const head = (rows[0] ?? []).map(cell => cell.trim().toLowerCase())
  const codeAt = head.findIndex(name => codeHeads.includes(name))
  const names = head.flatMap((name, at) => {
    const match = nameHeads.exec(name)
    return match === null ? [] : [{ at, lang: match[1] ?? 'en' }]
  })
  if (codeAt < 0 || names.length === 0)
    throw new Error(
      `The file has no column of codes (${codeHeads.join(', ')}) or of names (name, description, label, path).`,
    )
  const parentAt = head.indexOf('parent')
  const terms = new Map<string, Term>()
  let skipped = 0
  for (const row of rows.slice(1)) {
    const code = (row[codeAt] ?? '').trim()
    const labels: Record<string, string> = {}
    for (const { at, lang } of names) {
      const name = lastPart(scheme, (row[at] ?? '').trim())
      if (name !== '') labels[lang] ??= name.slice(0, 500)
    }
    if (code === '' || code.length > 120 || Object.keys(labels).length === 0 || terms.has(code)) {
      skipped++
      continue
    }
    terms.set(code, {
      code,
      parent: parentOf(scheme, code, parentAt < 0 ? '' : (row[parentAt] ?? '').trim()),
      labels,
    })
  }
  return { terms: [...terms.values()], skipped }
}

/** A path such as '/natural sciences/physics/optics' is named by its end. */
function lastPart(scheme: string, name: string): string {
  return scheme === 'euroscivoc'
    ? (name
        .split('/')
        .filter(part => part !== '')
        .at(-1) ?? '')
    : name
}

/** Codes that grow to the right say their parent themselves. */
function parentOf(scheme: string, code: string, named: string): string | null {
  if (named !== '' && named !== 'TOTAL') return named
  if (scheme === 'nuts') return code.length > 2 ? code.slice(0, -1) : null
  if (scheme === 'euroscivoc') return code.lastIndexOf('/') > 0 ? code.slice(0, code.lastIndexOf('/')) : null
  if (scheme === 'hs') return code.length > 2 ? code.slice(0, -2) : null
  return null
}
