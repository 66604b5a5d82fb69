import {
  compareOrganisations,
  type OrganisationRecord,
  type ScoredPair,
  startMatching,
} from '../../../engines/records/index.ts'
import type { Db } from '../../../shared/context.ts'
import { PROPOSED_FROM } from '../duplicates/find-organisation-duplicates.ts'
import type { OrganisationInput } from '../rules/read-organisation-row.ts'
import { eyesOfCluster, type StoredOrganisation } from './known-organisations.ts'
import type { PrintedRow } from './print-row.ts'
import { listSeenRecords, type QuestionLine, type SaidByRow } from './queries-questions.ts'
import type { RowPlan } from './row-plan.ts'

/** More than these of one row would only tire the person who decides. */
const MOST_CANDIDATES = 4

/** A row that no rule recognises for sure, with the namesakes among which nothing in it tells. */
interface OpenRow {
  number: number
  input: OrganisationInput
  namesakes: readonly StoredOrganisation[]
}

/** Gathers, over the batches of a file, the rows a person should say something of. */
export class QuestionSearch {
  lines: readonly QuestionLine[] = []
  readonly #rows = new Map<string, OpenRow>()

  see(rows: readonly PrintedRow[], plans: readonly RowPlan[]): void {
    for (const [index, row] of rows.entries()) {
      const plan = plans[index]
      if (plan === undefined || this.#rows.has(row.fingerprint)) continue
      // A row that repeats one this file brings is asked about as well: what that one is, is not said yet.
      const isOpen = plan.organisation === null ? plan.unclear.length > 0 : plan.organisation.isNew
      if (isOpen)
        this.#rows.set(row.fingerprint, { number: row.number, input: row.input, namesakes: plan.unclear })
    }
  }

  /**
   * Compares these rows with what the managers of the cluster see; what could be one is in `lines`.
   * @returns how many rows are to be decided
   */
  async compare(db: Db, clusterId: string): Promise<number> {
    if (this.#rows.size > 0) this.lines = await this.#compare(db, clusterId)
    return new Set(this.lines.map(line => line.fingerprint)).size
  }

  async #compare(db: Db, clusterId: string): Promise<QuestionLine[]> {
    const known = await listSeenRecords(db, await eyesOfCluster(db, clusterId))
    if (known.length === 0) return []
    const newcomers = [...this.#rows].map(([fingerprint, { input }]) => toRecord(fingerprint, input))
    const pairs = (await startMatching(newcomers, known)).filter(pair => pair.score >= PROPOSED_FROM)
    const byRow = new Map<string, ScoredPair[]>()
    for (const pair of pairs) byRow.set(pair.left, [...(byRow.get(pair.left) ?? []), pair])
    const byId = new Map(known.map(record => [record.id, record]))
    return [...this.#rows].flatMap(([fingerprint, row]) => {
      const found = byRow.get(fingerprint) ?? []
      const missed = row.namesakes.flatMap(({ id }) => {
        const record = byId.get(id)
        if (record === undefined || found.some(pair => pair.right === id)) return []
        const score = compareOrganisations(toRecord(fingerprint, row.input), record)
        return [{ left: fingerprint, right: id, ...score }]
      })
      return [...missed, ...found]
        .sort((a, b) => b.score - a.score)
        .slice(0, Math.max(MOST_CANDIDATES, row.namesakes.length))
        .map(({ right, score, reasons }) => ({
          fingerprint,
          organisationId: right,
          row: row.number,
          comesBack: row.namesakes.length > 0,
          said: saidBy(row.input),
          score,
          reasons,
        }))
    })
  }
}

function toRecord(id: string, { values }: OrganisationInput): OrganisationRecord {
  const { name, country, city, postcode, vat, pic, lei, nationalId, website, email, phone } = values
  const { nameOtherScript, shortName } = values
  return {
    ...{ id, name, country, city, postcode, vat, pic, lei, nationalId, website, email, phone },
    otherNames: nameOtherScript === undefined ? [] : [nameOtherScript],
    shortNames: shortName === undefined ? [] : [shortName],
  }
}

function saidBy({ values }: OrganisationInput): SaidByRow {
  const { name, kind, country, city, legalForm, website, vat, pic, lei } = values
  return {
    ...{ name, kind, country },
    city: city ?? null,
    legalForm: legalForm ?? null,
    website: website ?? null,
    vat: vat ?? null,
    pic: pic ?? null,
    lei: lei ?? null,
  }
}
