import type { FieldFault } from '../../../shared/refusals.ts'
import { countEdits, foldText } from './fold-text.ts'

/** What a field of an import is called in people's files and what its values look like. */
export interface ImportField {
  /** Headings that mean this field, in any language. */
  synonyms: readonly string[]
  /** Without it a row cannot go in. */
  required?: boolean
  /** Fields that stand in for a required one. */
  orElse?: readonly string[]
  /** Whether one value could be of this field; only for fields whose values are unmistakable. */
  looksLike?: (value: string) => boolean
  /** Names the look for `reason`, such as `email`. */
  look?: string
}

/** All fields of one kind of import; the mapper knows nothing else about them. */
export type FieldCatalogue<Field extends string> = Readonly<Record<Field, ImportField>>

export interface ColumnProposal<Field extends string> {
  column: number
  heading: string
  field: Field | null
  /** From 0 (nothing fits) to 1 (a known heading). */
  confidence: number
  /** Message key below `import.mapping` and its values. */
  reason: {
    code: 'known-heading' | 'similar-heading' | 'part-of-heading' | 'values' | 'taken' | 'none'
    values: Record<string, string | number>
  }
}

interface Candidate<Field extends string> {
  column: number
  field: Field
  confidence: number
  reason: ColumnProposal<Field>['reason']
}

/** The lowest confidence that is worth proposing. */
const threshold = 0.5

/** Headings of CORDIS's files that mean the project, or its form, and not the organisation. */
const cordisOnly = new Set(['contactForm', 'role', 'active', 'order', 'rcn', 'endOfParticipation'])

/** What numbers the organisation there, and in CORDIS's project file the project. */
const organisationRegister = new Set(['rcn'])

/**
 * Proposes a field for each column from its heading (known names, names with a typo, names inside longer headings) and
 * from what its values look like. Never proposes one field for two columns: the surer column has it.
 */
export function proposeMapping<Field extends string>(
  catalogue: FieldCatalogue<Field>,
  header: readonly string[],
  sampleRows: readonly (readonly string[])[],
): ColumnProposal<Field>[] {
  // In a file of projects these columns are what is asked for.
  const isAboutProjects = Object.hasOwn(catalogue, 'project')
  const isCordis = ['projectID', 'organisationID'].every(heading => header.includes(heading))
  const leftOut = isAboutProjects ? organisationRegister : cordisOnly
  const width = Math.max(header.length, ...sampleRows.map(row => row.length))
  const candidates: Candidate<Field>[] = []
  for (let column = 0; column < width; column += 1) {
    const heading = header[column] ?? ''
    if (isCordis && leftOut.has(heading)) continue
    const folded = foldColumn(heading)
    const values = sampleRows.map(row => (row[column] ?? '').trim()).filter(value => value !== '')
    for (const [field, about] of fieldsOf(catalogue)) {
      const candidate = weigh({ field, about, heading, folded, values })
      if (candidate !== null) candidates.push({ column, ...candidate })
    }
  }
  candidates.sort((a, b) => b.confidence - a.confidence || a.column - b.column)
  const byColumn = new Map<number, Candidate<Field>>()
  const taken = new Map<Field, number>()
  const lost = new Map<number, Candidate<Field>>()
  for (const candidate of candidates) {
    if (byColumn.has(candidate.column)) continue
    if (taken.has(candidate.field)) {
      if (!lost.has(candidate.column)) lost.set(candidate.column, candidate)
      continue
    }
    byColumn.set(candidate.column, candidate)
    taken.set(candidate.field, candidate.column)
  }
  return Array.from({ length: width }, (_, column) =>
    describe(column, header[column] ?? '', byColumn.get(column), lost.get(column)),
  )
}

/** The required fields that no column gives; the import can only start when defaults cover them. */
export function missingFields<Field extends string>(
  catalogue: FieldCatalogue<Field>,
  mapped: readonly (Field | null)[],
): Field[] {
  return fieldsOf(catalogue)
    .filter(([field, about]) => about.required === true && !mapped.includes(field))
    .filter(([, about]) => !mapped.some(field => field !== null && about.orElse?.includes(field)))
    .map(([field]) => field)
}

/** What somebody says each column means, with a fault at each that names no field of the catalogue, or one that has a column. */
export function readMapping<Field extends string>(
  catalogue: FieldCatalogue<Field>,
  columns: readonly (string | null)[],
): { mapped: (Field | null)[]; faults: FieldFault[] } {
  const mapped: (Field | null)[] = []
  const faults: FieldFault[] = []
  for (const [column, name] of columns.entries()) {
    const field = name !== null && isField(catalogue, name) ? name : null
    if (name !== null && field === null) faults.push({ field: `columns.${column}`, code: 'not-offered' })
    if (field !== null && mapped.includes(field))
      faults.push({ field: `columns.${column}`, code: 'column-twice' })
    mapped.push(field)
  }
  return { mapped, faults }
}

/** The cells of a row by field, as the mapping says; columns without a field are left out. */
export function cellsByField<Field extends string>(
  mapping: readonly (Field | null)[],
  cells: readonly string[],
): Partial<Record<Field, string>> {
  const byField: Partial<Record<Field, string>> = {}
  for (const [column, field] of mapping.entries()) {
    const cell = cells[column]
    if (field !== null && cell !== undefined) byField[field] = cell
  }
  return byField
}

function isField<Field extends string>(catalogue: FieldCatalogue<Field>, name: string): name is Field {
  return Object.hasOwn(catalogue, name)
}

function fieldsOf<Field extends string>(catalogue: FieldCatalogue<Field>): [Field, ImportField][] {
  return Object.entries<ImportField>(catalogue) as [Field, ImportField][]
}

function describe<Field extends string>(
  column: number,
  heading: string,
  won: Candidate<Field> | undefined,
  lost: Candidate<Field> | undefined,
): ColumnProposal<Field> {
  if (won !== undefined) {
    const { field, confidence, reason } = won
    return { column, heading, field, confidence, reason }
  }
  const reason: ColumnProposal<Field>['reason'] =
    lost === undefined
      ? { code: 'none', values: { heading } }
      : { code: 'taken', values: { heading, field: lost.field } }
  return { column, heading, field: null, confidence: 0, reason }
}

/** A heading or a synonym as they are compared: folded, and without its spaces. */
interface Folded {
  key: string
  squeezed: string
}

/** Synonyms are folded once; there are many and each is compared with every heading. */
const foldedSynonyms = new Map<string, Folded>()

function foldSynonym(synonym: string): Folded {
  const known = foldedSynonyms.get(synonym)
  if (known !== undefined) return known
  const folded = foldHeading(synonym)
  foldedSynonyms.set(synonym, folded)
  return folded
}

function foldHeading(heading: string): Folded {
  const key = headingKey(heading)
  return { key, squeezed: key.replace(/ /g, '') }
}

/** A heading as it is, and without what stands in brackets where that says something else. */
function foldColumn(heading: string): Folded[] {
  const whole = foldHeading(heading)
  const without = foldHeading(heading.replace(/[([].*?[)\]]/g, ' '))
  return (without.key === whole.key ? [whole] : [whole, without]).filter(({ key }) => key !== '')
}

/** Headings lose what people add to them: '(required)', '*', camel case, a number in front. */
function headingKey(heading: string): string {
  return foldText(
    heading
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .replace(/[_*]/g, ' ')
      .replace(/^\s*\d+[.)]\s*/, ''),
  )
}

function weigh<Field extends string>(about: {
  field: Field
  about: ImportField
  heading: string
  folded: readonly Folded[]
  values: readonly string[]
}): Omit<Candidate<Field>, 'column'> | null {
  const { field, heading, values } = about
  const { looksLike, look } = about.about
  const share =
    looksLike === undefined || values.length === 0 ? null : values.filter(looksLike).length / values.length
  const byHeading = weighHeading(about.folded, about.about.synonyms)
  if (byHeading !== null) {
    // Values that plainly are something else speak against a heading that only resembles.
    const against = share !== null && share < 0.2 ? 0.3 : 0
    const confidence = byHeading.confidence - against
    if (confidence >= threshold)
      return {
        field,
        confidence,
        reason: { code: byHeading.code, values: { heading, field, synonym: byHeading.synonym } },
      }
  }
  if (share !== null && share >= 0.8 && look !== undefined)
    return {
      field,
      confidence: 0.5 + 0.2 * share,
      reason: { code: 'values', values: { heading, field, look } },
    }
  return null
}

function weighHeading(
  folded: readonly Folded[],
  synonyms: readonly string[],
): {
  code: 'known-heading' | 'similar-heading' | 'part-of-heading'
  confidence: number
  synonym: string
} | null {
  let best: ReturnType<typeof weighHeading> = null
  const offer = (found: NonNullable<typeof best>): void => {
    if (best === null || found.confidence > best.confidence) best = found
  }
  for (const synonym of synonyms) {
    const { key: known, squeezed: knownSqueezed } = foldSynonym(synonym)
    for (const [index, { key, squeezed }] of folded.entries()) {
      const same = squeezed === knownSqueezed
      if (same) offer({ code: 'known-heading', confidence: index === 0 ? 1 : 0.95, synonym })
      const limit = known.length < 5 ? 0 : known.length < 8 ? 1 : 2
      const edits = limit === 0 ? 1 : countEdits(key, known, limit)
      if (limit > 0 && edits <= limit && !same)
        offer({ code: 'similar-heading', confidence: 0.85 - 0.05 * edits, synonym })
      if (known.length >= 4 && ` ${key} `.includes(` ${known} `) && !same)
        offer({ code: 'part-of-heading', confidence: 0.55 + 0.2 * (known.length / key.length), synonym })
    }
  }
  return best
}
