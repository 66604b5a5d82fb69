import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexProjects, joinProject, keepJoined } from './join-projects.ts'
import type { ProjectFacts } from './read-project-row.ts'

const nothing = {
  rcn: null,
  acronym: null,
  title: null,
  objective: null,
  startsOn: null,
  endsOn: null,
  programme: null,
}

function tellAll(rows: readonly ProjectFacts[]): ProjectFacts[] {
  const known = indexProjects([])
  for (const row of rows) keepJoined(known, joinProject(row, known))
  return [...known.byNumber.values()].toSorted((a, b) => (a.number < b.number ? -1 : 1))
}

test('projects told by number, by register number and by both come to the same records in every order', () => {
  const project = fc.record({
    by: fc.constantFrom('number', 'register', 'both'),
    at: fc.integer({ min: 0, max: 3 }),
  })
  fc.assert(
    fc.property(fc.array(project, { maxLength: 12 }), fc.integer(), (drawn, seed) => {
      const rows = [...drawn, ...[0, 1, 2, 3].map(at => ({ by: 'both', at }))].map(({ by, at }) => ({
        ...nothing,
        number: by === 'register' ? `rcn-20${at}` : `10${at}`,
        rcn: by === 'number' ? null : `20${at}`,
        ...(by === 'register' ? { startsOn: `2020-01-0${at + 1}` } : { title: `Title ${at}` }),
      }))
      const shuffled = rows.toSorted((a, b) => order(a, seed) - order(b, seed))

      const records = tellAll(shuffled)

      expect(records).toEqual(tellAll(rows))
      expect(records.map(({ number, rcn }) => [number, rcn])).toEqual([
        ['100', '200'],
        ['101', '201'],
        ['102', '202'],
        ['103', '203'],
      ])
    }),
  )
})

/** Some order, another for each seed. */
function order(row: ProjectFacts, seed: number): number {
  return Math.imul(
    `${row.number} ${row.rcn}`.split('').reduce((sum, sign) => sum * 31 + sign.charCodeAt(0), 7),
    seed | 1,
  )
}

test('a register number that is another project’s is left out', () => {
  const known = indexProjects([
    { ...nothing, number: '101', rcn: '201' },
    { ...nothing, number: '102' },
  ])

  const joined = joinProject({ ...nothing, number: '102', rcn: '201', title: 'Light' }, known)

  expect(joined).toEqual({
    facts: { ...nothing, number: '102', title: 'Light' },
    there: { ...nothing, number: '102' },
    from: null,
    isClash: true,
  })
})
