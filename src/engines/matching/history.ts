import type { Participation } from './model.ts'

/** What two organisations did together. */
export interface Tie {
  /** Projects together, each counting less the larger it was: one of a hundred partners hardly knows the other. */
  weight: number
  projects: number
  /** Projects together that one of the two led. */
  led: number
}

interface Project {
  readonly members: number[]
  readonly parts: readonly string[]
  readonly began: number | null
  coordinator: number | null
}

/** Who did what with whom, made once and asked often. */
export interface History {
  readonly organisations: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly countries: readonly string[]
  readonly kinds: readonly string[]
  readonly projects: readonly Project[]
  readonly projectsOf: readonly (readonly number[])[]
  readonly ties: readonly ReadonlyMap<number, Tie>[]
  /** Projects of each organisation, counting less the longer ago they began. */
  readonly recent: Float64Array
  /** Projects of each organisation by programme part; those it did alone count less. */
  readonly byPart: ReadonlyMap<string, Float64Array>
}

/** A consortium larger than this says nothing about who knows whom. */
const LARGEST_CONSORTIUM = 150
/** Years after which a project counts a third (1/e) as much. */
const FADING_YEARS = 2.5
/** A project done alone shows knowledge of a programme, but nothing about cooperation. */
const ALONE = 0.3

/** Reads participations into the facts that completion rests on. Rows of one project may stand anywhere. */
export function buildHistory(participations: readonly Participation[]): History {
  const indexOf = new Map<string, number>()
  const countries: string[] = []
  const kinds: string[] = []
  const byName = new Map<string, Project>()
  for (const row of participations) {
    let at = indexOf.get(row.organisation)
    if (at === undefined) {
      at = indexOf.size
      indexOf.set(row.organisation, at)
      countries.push(row.country)
      kinds.push(row.kind)
    }
    let project = byName.get(row.project)
    if (project === undefined) {
      project = { members: [], parts: row.parts, began: row.began, coordinator: null }
      byName.set(row.project, project)
    }
    if (!project.members.includes(at)) project.members.push(at)
    if (row.isCoordinator) project.coordinator = at
  }
  const projects = [...byName.values()]
  const size = indexOf.size
  const projectsOf: number[][] = Array.from({ length: size }, () => [])
  const ties = Array.from({ length: size }, () => new Map<number, Tie>())
  const recent = new Float64Array(size)
  const byPart = new Map<string, Float64Array>()
  const now = projects.reduce((latest, { began }) => Math.max(latest, began ?? latest), 0)
  projects.forEach((project, index) => {
    const fading = Math.exp(-(now - (project.began ?? now)) / FADING_YEARS)
    for (const member of project.members) {
      projectsOf[member]?.push(index)
      recent[member] = (recent[member] ?? 0) + fading
    }
    for (const part of project.parts) {
      const counts = byPart.get(part) ?? new Float64Array(size)
      byPart.set(part, counts)
      for (const member of project.members)
        counts[member] = (counts[member] ?? 0) + (project.members.length > 1 ? 1 : ALONE)
    }
    tieTogether(project, ties)
  })
  return {
    organisations: [...indexOf.keys()],
    indexOf,
    countries,
    kinds,
    projects,
    projectsOf,
    ties,
    recent,
    byPart,
  }
}

function tieTogether({ members, coordinator }: Project, ties: readonly Map<number, Tie>[]): void {
  if (members.length < 2 || members.length > LARGEST_CONSORTIUM) return
  const weight = 1 / Math.sqrt(members.length - 1)
  for (const one of members)
    for (const other of members) {
      if (one === other) continue
      const tie = ties[one]?.get(other) ?? { weight: 0, projects: 0, led: 0 }
      tie.weight += weight
      tie.projects++
      if (coordinator === one || coordinator === other) tie.led++
      ties[one]?.set(other, tie)
    }
}
