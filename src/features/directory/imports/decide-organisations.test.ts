import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RowCells } from '../rules/open-row.ts'
import { readOrganisationRow } from '../rules/read-organisation-row.ts'
import { decideOrganisation, indexStored } from './decide-organisations.ts'
import type { StoredOrganisation } from './known-organisations.ts'
import { printRow } from './print-row.ts'
import type { RememberedRow, RowAnswer, RowPlan } from './row-plan.ts'

const rejectedRow: RememberedRow = {
  organisationId: null,
  isLatest: true,
  isApplied: false,
  asMember: true,
  isSameFile: false,
  endedAt: new Date(1),
}

/** A store in memory and the imports of one cluster into it, as the room runs them. */
class Directory {
  readonly store: StoredOrganisation[] = []
  readonly answers = new Map<string, RowAnswer>()
  readonly #rows = new Map<string, { row: RememberedRow; at: number }>()
  readonly #files: string[] = []
  #next = 0

  add(cells: RowCells): StoredOrganisation {
    const { values } = read(cells, 1)
    const one = {
      id: this.#id(),
      changedAt: new Date(0),
      isNew: false,
      isShared: false,
      keptBy: null,
      wish: null,
      values,
      externalIds: [],
      brands: [],
      departments: [],
      sites: [],
      memberships: [],
    }
    this.store.push(one)
    return one
  }

  /** Imports a file in batches of three rows and gives what each row came to. */
  import(file: readonly RowCells[]): RowPlan[] {
    this.#files.push(JSON.stringify(file))
    const at = this.#files.length
    const earlier = new Map<string, { number: number; input: ReturnType<typeof read>['input'] }>()
    const plans: RowPlan[] = []
    for (let start = 0; start < file.length; start += 3) {
      const around = {
        byStore: indexStored(this.store),
        byId: new Map(this.store.map(one => [one.id, one])),
        earlier,
        remembered: this.#remembered(at),
        answers: this.answers,
        hidden: new Set<string>(),
        options: { country: null, kind: null, lang: null, addMembers: true, memberFrom: null },
        today: '2026-11-28',
        newId: () => this.#id(),
      }
      for (const [index, cells] of file.slice(start, start + 3).entries()) {
        const plan = decideOrganisation(read(cells, start + index + 2), around)
        if (plan.isCreated && plan.organisation !== null) this.store.push(plan.organisation)
        plans.push(plan)
      }
      for (const plan of plans.slice(start)) {
        const row = around.remembered.get(plan.fingerprint)
        if (plan.stands) continue
        if (row !== undefined && plan.organisation !== null) this.#rows.set(plan.fingerprint, { row, at })
        if (
          plan.organisation === null &&
          (this.#rows.get(plan.fingerprint)?.row.organisationId ?? null) === null
        )
          this.#rows.set(plan.fingerprint, { row: rejectedRow, at })
      }
    }
    return plans
  }

  #remembered(now: number): Map<string, RememberedRow> {
    const all = [...this.#rows]
    const isSame = (at: number) => at < now && this.#files[at - 1] === this.#files[now - 1]
    return new Map(
      all.map(([print, { row, at }]) => {
        const later = all.some(
          ([, other]) => other.row.organisationId === row.organisationId && other.at > at && other.at !== now,
        )
        return [print, { ...row, isLatest: !later, isSameFile: isSame(at) }]
      }),
    )
  }

  #id(): string {
    this.#next += 1
    return `o${this.#next}`
  }
}

function read(cells: RowCells, number: number) {
  const reading = readOrganisationRow({ country: 'LT', ...cells }, { defaults: { thisYear: 2026 } })
  if (!('ok' in reading)) throw new Error(JSON.stringify(reading.problems))
  return { ...printRow({ number, input: reading.ok }), values: reading.ok.values }
}

const changesSomething = (plan: RowPlan): boolean =>
  plan.isCreated || plan.changed.length > 0 || plan.membership !== null || plan.numbered !== null

const some = (...values: string[]) => fc.constantFrom('', ...values)
const anyRow = fc.record({
  name: fc.constantFrom('Nova', 'NÓVA', 'Nova UAB', 'Vega'),
  city: some('Vilnius', 'Kaunas'),
  pic: some('999854661', '999854662'),
  vat: some('LT100001234', 'LT100001235'),
  externalId: some('1', '2'),
  phone: some('+1 234', '+2 345'),
  kind: some('SME', 'PRC'),
  technologies: some('a;b', 'b;a'),
  personName: some('Ona Petraitė'),
})
/** Files that share rows, as lists do that are kept up over the years; each may hold a row twice. */
const anyFiles = fc
  .array(anyRow, { minLength: 1, maxLength: 10 })
  .chain(rows =>
    fc.array(fc.array(fc.constantFrom(...rows), { maxLength: 10 }), { minLength: 1, maxLength: 4 }),
  )

test('a second import of a file changes nothing, whatever it holds and whatever was there before', () => {
  let written = 0
  fc.assert(
    fc.property(anyFiles, fc.boolean(), ([file = [], ...before], isShared) => {
      const directory = new Directory()
      for (const one of before) directory.import(one)
      if (isShared) for (const one of directory.store) one.isShared = true
      written += directory.import(file).filter(changesSomething).length
      const then = structuredClone(directory.store)

      const again = [...directory.import(file), ...directory.import(file)]

      expect(directory.store).toEqual(then)
      expect(again.filter(changesSomething)).toEqual([])
    }),
    { numRuns: 600 },
  )
  expect(written).toBeGreaterThan(300)
})

test('a row that was rejected twice in a file stays so, though a later row made room for it', () => {
  const directory = new Directory()
  const [vat, other] = ['LT100001234', 'LT100001235']
  directory.import([
    { name: 'Nova', vat, pic: '999854662' },
    { name: 'Nova', vat, pic: '999854661' },
  ])
  const renaming = { name: 'Nova UAB', vat }
  const unclear = { name: 'Nova' }
  const file = [renaming, unclear, unclear, renaming, { name: 'Nova', pic: '999854662', vat: other }]

  const codes = [1, 2, 3].map(() =>
    directory.import(file).map(plan => plan.faults[0]?.code ?? plan.changed.join()),
  )

  const [first, second, third] = codes
  expect(first).toEqual([...Array(4).fill('namesakes-unclear'), 'vat'])
  expect(second).toEqual(['rejected-before', 'namesakes-unclear', 'namesakes-unclear', 'rejected-before', ''])
  expect(third).toEqual(second)
  expect(directory.store.map(one => [one.values.name, one.values.vat])).toEqual([
    ['Nova', other],
    ['Nova', vat],
  ])
})

test('no row ever lands on a namesake of the organisation it tells of', () => {
  const truths = ['Vilnius', 'Vilnius', 'Kaunas', 'Šiauliai', ''].map((city, index) => ({ city, index }))
  const says = fc.record({ city: fc.boolean(), phone: some('+1 234', '+2 345'), personName: some('Ona') })
  const recorded = fc.subarray(truths, { minLength: 2 })
  const counts = { right: 0, open: 0 }
  fc.assert(
    fc.property(
      recorded,
      fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
      fc.array(fc.array(fc.tuple(fc.nat(4), says), { maxLength: 6 }), { maxLength: 3 }),
      (there, hasCity, files) => {
        const directory = new Directory()
        const records = there.map(truth =>
          directory.add({ name: 'Nova', ...(hasCity[truth.index] ? { city: truth.city } : {}) }),
        )
        for (const file of files) {
          const rows = file.map(([which, row]) => ({ truth: there[which % there.length], row }))
          const plans = directory.import(
            rows.map(({ truth, row }) => ({
              ...row,
              name: 'Nova',
              city: row.city ? (truth?.city ?? '') : '',
            })),
          )
          for (const [index, plan] of plans.entries()) {
            if (!changesSomething(plan) && plan.contact === null) continue
            const truth = rows[index]?.truth
            const owner = plan.organisation === null ? -1 : records.indexOf(plan.organisation)
            expect(plan.isCreated ? undefined : there[owner]).toBe(plan.isCreated ? undefined : truth)
            counts.right += 1
          }
          counts.open += plans.filter(plan => plan.faults[0]?.code === 'namesakes-unclear').length
        }
      },
    ),
    { numRuns: 300 },
  )
  expect(counts.right).toBeGreaterThan(5)
  expect(counts.open).toBeGreaterThan(200)
})

test('a row that could be several namesakes is given back with their names', () => {
  const directory = new Directory()
  directory.add({ name: 'Vega', city: 'Kaunas' })
  directory.add({ name: 'Vega', city: 'Vilnius' })

  const [plan] = directory.import([{ name: 'Vega', phone: '+370 5 000' }])

  expect(plan).toMatchObject({
    organisation: null,
    faults: [
      {
        field: 'name',
        code: 'namesakes-unclear',
        reason: 'import.reason.namesakes-unclear',
        fix: 'import.fix.namesakes-unclear',
        values: { count: 2, organisations: 'Vega, Kaunas; Vega, Vilnius' },
      },
    ],
  })
})

test('what people correct by hand is not undone by the same file, and is by a file that says something new', () => {
  const directory = new Directory()
  const first = [{ name: 'Nova', phone: '+1 234' }]
  const second = [{ name: 'Nova', phone: '+2 345' }]
  directory.import(first)
  const [nova] = directory.store
  if (nova === undefined) throw new Error('nothing went in')
  nova.values.phone = '+9 999'

  directory.import(first)
  const kept = nova.values.phone
  directory.import(second)
  const changed = nova.values.phone
  directory.import(first)

  expect([kept, changed, nova.values.phone]).toEqual(['+9 999', '+2 345', '+1 234'])
})
