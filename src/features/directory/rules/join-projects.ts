import { type ProjectFacts, registerPrefix } from './read-project-row.ts'

/** Projects that are kept, to be found by either number. */
export interface KnownProjects {
  readonly byNumber: Map<string, ProjectFacts>
  readonly byRegister: Map<string, ProjectFacts>
}

export interface JoinedProject {
  /** What is known now. */
  facts: ProjectFacts
  /** What was known before; null: nothing. */
  there: ProjectFacts | null
  /** The record by register number that turned out to be this project. */
  from: string | null
  /** The register number belongs to another project, or this one has another: it was left out. */
  isClash: boolean
}

export function indexProjects(projects: readonly ProjectFacts[]): KnownProjects {
  const known: KnownProjects = { byNumber: new Map(), byRegister: new Map() }
  for (const facts of projects) keep(known, facts)
  return known
}

/**
 * One project has one record, whichever of its two numbers a row says: what was kept by register number alone becomes the
 * project whose number a later row tells. An empty cell empties nothing.
 */
export function joinProject(said: ProjectFacts, known: KnownProjects): JoinedProject {
  const registered = said.rcn === null ? undefined : known.byRegister.get(said.rcn)
  if (isByRegister(said)) {
    const facts = fill(registered, { ...said, number: registered?.number ?? said.number })
    return { facts, there: registered ?? null, from: null, isClash: false }
  }
  const numbered = known.byNumber.get(said.number)
  const isOthers = registered !== undefined && registered !== numbered && !isByRegister(registered)
  const hasOther = numbered?.rcn != null && said.rcn !== null && numbered.rcn !== said.rcn
  if (isOthers || hasOther)
    return {
      facts: fill(numbered, { ...said, rcn: null }),
      there: numbered ?? null,
      from: null,
      isClash: true,
    }
  const there =
    numbered === undefined ? registered : registered === undefined ? numbered : fill(registered, numbered)
  const from = registered !== undefined && registered !== numbered ? registered.number : null
  return { facts: fill(there, said), there: there ?? null, from, isClash: false }
}

/** Takes in what a row has told, for the rows behind it. */
export function keepJoined(known: KnownProjects, { facts, from }: JoinedProject): void {
  if (from !== null) known.byNumber.delete(from)
  keep(known, facts)
}

function keep({ byNumber, byRegister }: KnownProjects, facts: ProjectFacts): void {
  byNumber.set(facts.number, facts)
  if (facts.rcn !== null) byRegister.set(facts.rcn, facts)
}

function isByRegister({ number }: ProjectFacts): boolean {
  return number.startsWith(registerPrefix)
}

/** What is said, else what is there. */
function fill(there: ProjectFacts | undefined, said: ProjectFacts): ProjectFacts {
  return {
    number: said.number,
    rcn: said.rcn ?? there?.rcn ?? null,
    acronym: said.acronym ?? there?.acronym ?? null,
    title: said.title ?? there?.title ?? null,
    objective: said.objective ?? there?.objective ?? null,
    startsOn: said.startsOn ?? there?.startsOn ?? null,
    endsOn: said.endsOn ?? there?.endsOn ?? null,
    programme: said.programme ?? there?.programme ?? null,
  }
}
