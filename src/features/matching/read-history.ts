import { buildHistory, type History } from '../../engines/matching/index.ts'
import type { Db } from '../../shared/context.ts'
import { readChangeMark } from '../directory/index.ts'
import { listParticipations, listStanding, readHistoryState } from './queries-consortium.ts'

/** Projects of the past with the names people know them by. */
export interface KnownHistory {
  readonly history: History
  /** In the order of the engine's projects. */
  readonly names: readonly string[]
  /** Per organisation of the history, how many projects it led. */
  readonly led: ReadonlyMap<string, number>
}

let kept: { state: string; mark: string; known: Promise<KnownHistory> } | null = null

/**
 * Who did what with whom: read once, however many ask at the same moment, and kept in memory until a participation changes. Where
 * each is from and of which kind is read anew when the directory has changed; the projects stay as they are.
 */
export async function readHistory(db: Db): Promise<KnownHistory> {
  const [state, mark] = [await readHistoryState(db), await readChangeMark(db)]
  const last = kept?.state === state ? kept : null
  if (last?.mark === mark) return last.known
  const known = last === null ? readAnew(db) : last.known.then(before => standAnew(db, before))
  const mine = { state, mark, known }
  kept = mine
  // What failed for one is not kept for others.
  mine.known.catch(() => {
    if (kept === mine) kept = null
  })
  return mine.known
}

/** The same projects, with everybody's country and kind as they are now. */
async function standAnew(db: Db, known: KnownHistory): Promise<KnownHistory> {
  const { history } = known
  const countries = [...history.countries]
  const kinds = [...history.kinds]
  for (const { organisation, country, kind } of await listStanding(db)) {
    const at = history.indexOf.get(organisation)
    if (at === undefined) continue
    countries[at] = country
    kinds[at] = kind
  }
  return { ...known, history: { ...history, countries, kinds } }
}

async function readAnew(db: Db): Promise<KnownHistory> {
  const rows = await listParticipations(db)
  const names = new Map<string, string>()
  const led = new Map<string, Set<string>>()
  for (const { project, name, organisation, isCoordinator } of rows) {
    names.set(project, name)
    if (isCoordinator) led.set(organisation, (led.get(organisation) ?? new Set()).add(project))
  }
  const history = buildHistory(
    rows.map(({ name: _name, programme, ...row }) => ({
      ...row,
      parts: programme === null ? [] : [programme],
    })),
  )
  return {
    history,
    names: [...names.values()],
    led: new Map([...led].map(([id, projects]) => [id, projects.size])),
  }
}

/** What an organisation did so far, under a programme and in all. */
export function countProjects({ history, led }: KnownHistory, id: string, parts: readonly string[]) {
  const at = history.indexOf.get(id)
  const own = at === undefined ? [] : (history.projectsOf[at] ?? [])
  return {
    projects: own.length,
    led: led.get(id) ?? 0,
    inProgramme: own.filter(project => history.projects[project]?.parts.some(part => parts.includes(part)))
      .length,
  }
}

/** The projects that two did together, by name. */
export function listTogether({ history, names }: KnownHistory, one: string, other: string): string[] {
  const [left, right] = [history.indexOf.get(one), history.indexOf.get(other)]
  if (left === undefined || right === undefined) return []
  const theirs = new Set(history.projectsOf[right])
  return (history.projectsOf[left] ?? []).flatMap(project =>
    theirs.has(project) ? (names[project] ?? []) : [],
  )
}
