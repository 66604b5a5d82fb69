import { readCountry } from './countries.ts'
import type { ProjectField } from './project-columns.ts'
import { readDay, tidyLine } from './read-cells.ts'

export interface ProjectProblem {
  field: ProjectField
  code: string
  value: string
  reason: string
  fix: string
  values: Record<string, string | number>
}

/** What a row says of the project itself; null where it says nothing. */
export interface ProjectFacts {
  /** Of its grant agreement, or `rcn-` and the number of the register while nothing says the other. */
  number: string
  /** Of the CORDIS register. */
  rcn: string | null
  acronym: string | null
  title: string | null
  /** What it is for, to be searched. */
  objective: string | null
  startsOn: string | null
  endsOn: string | null
  programme: string | null
}

export interface ProjectInput {
  project: ProjectFacts
  /** Who took part; null for a row of the project file. */
  participation: {
    pic: string
    name: string
    country: string
    role: string
    contribution: number | null
    leftEarly: boolean
  } | null
}

type Cells = Partial<Record<ProjectField, string>>
export type ProjectReading =
  | { ok: ProjectInput; warnings: ProjectProblem[] }
  | { problems: ProjectProblem[]; warnings: ProjectProblem[] }

/** What is kept of a project under its register number alone. */
export const registerPrefix = 'rcn-'

/** Reads one row of CORDIS's organisation or project file, or of a list made from them; either number will do. */
export function readProjectRow(cells: Cells): ProjectReading {
  const warnings: ProjectProblem[] = []
  const line = (field: ProjectField) => tidyLine(cells[field] ?? '')
  const tell = (field: ProjectField, code: string): ProjectProblem => {
    const value = line(field).slice(0, 200)
    const keys = { reason: `import.reason.${code}`, fix: `import.fix.${code}` }
    return { field, code, value, ...keys, values: { field, value } }
  }
  const [number, rcn] = [line('project'), line('register').replace(/^rcn[-: ]*/i, '')]
  const isRegister = /^\d{3,12}$/.test(rcn)
  if (number === '' ? !isRegister : !/^[A-Z]{0,6}[-/ ]?\d{3,12}$/i.test(number))
    return { problems: [tell('project', 'project-missing')], warnings }
  if (rcn !== '' && !isRegister) warnings.push(tell('register', 'register-unreadable'))
  const day = (field: 'startsOn' | 'endsOn'): string | null => {
    if (line(field) === '') return null
    const reading = readDay(line(field))
    if ('day' in reading) return reading.day
    warnings.push(tell(field, reading.problem))
    return null
  }
  const text = (field: 'acronym' | 'title' | 'objective' | 'programme', maximum: number) =>
    line(field).slice(0, maximum) || null
  const project = {
    number: number === '' ? registerPrefix + rcn : number,
    rcn: isRegister ? rcn : null,
    acronym: text('acronym', 100),
    title: text('title', 500),
    objective: text('objective', 4_000),
    startsOn: day('startsOn'),
    endsOn: day('endsOn'),
    programme: text('programme', 200),
  }
  const [pic, name] = [line('pic').replace(/\D/g, ''), line('name')]
  if (pic === '' && name === '') return { ok: { project, participation: null }, warnings }
  const money = line('contribution').replace(/[\s€]/g, '')
  const contribution = /^\d+(?:[.,]\d{1,2})?$/.test(money) ? Number(money.replace(',', '.')) : null
  if (money !== '' && contribution === null) warnings.push(tell('contribution', 'contribution-unreadable'))
  const where = readCountry(line('country'))
  const participation = {
    pic,
    name,
    country: 'code' in where ? where.code : '',
    role: line('role').slice(0, 60) || 'participant',
    contribution,
    leftEarly: /^(true|1|yes|ja|oui|sí|taip)$/i.test(line('leftEarly')),
  }
  return { ok: { project, participation }, warnings }
}
