import { type SheetTable, writeWorkbook } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { type LoadedMission, runsMission } from '../missions/index.ts'
import type { exportCosts as exportCall, getCosts as getCall } from './contract.ts'
import { listClusters, type RuleRow } from './queries.ts'
import { type MissionCosts, type Payer, reckonMission } from './reckon-mission.ts'
import { minorDigits } from './rules/money.ts'
import { sumBy } from './rules/reckoning.ts'

/** Costs as far as they concern the reader; totals over all for those who run the mission. */
export async function getCosts(
  ctx: Context,
  input: ParsedInputOf<typeof getCall>,
  subject: LoadedMission,
): Promise<AnswerOf<typeof getCall>> {
  const costs = await reckonMission(ctx.db, subject.id, ctx.viewer)
  const runs = runsMission(ctx.viewer, subject)
  const seen = costs.payers.filter(payer => runs || payer.row.concerns)
  const start = (input.page - 1) * input.pageSize
  return {
    items: seen.slice(start, start + input.pageSize).map(({ row, lines, reckonings }) => ({
      participantId: row.participantId,
      person: row.person,
      organisation: { id: row.organisationId, name: row.organisation },
      lines,
      reckonings,
    })),
    total: seen.length,
    page: input.page,
    pageSize: input.pageSize,
    rules: rulesFor(costs, seen, runs).map(({ clusterId, cluster, ...rule }) => ({
      ...rule,
      cluster: clusterId === null ? null : { id: clusterId, name: cluster ?? '' },
    })),
    whole: runs ? { ...totalsOf(costs), clusters: await listClusters(ctx.db, subject.partnershipId) } : null,
  }
}

/** The rules that matter to the reader: all of them, or those that give somebody they see something. */
function rulesFor(costs: MissionCosts, seen: readonly Payer[], runs: boolean): RuleRow[] {
  if (runs) return costs.rules
  const clusters = new Set(seen.flatMap(payer => payer.row.clusterIds))
  return seen.length === 0
    ? []
    : costs.rules.filter(rule => rule.clusterId === null || clusters.has(rule.clusterId))
}

function totalsOf({ lines, rules, payers }: MissionCosts) {
  const ids = new Set(payers.map(payer => payer.row.participantId))
  // Costs of somebody who does not come any more are not counted.
  const counted = lines.filter(line => line.participantId === null || ids.has(line.participantId))
  const all = payers.flatMap(payer => payer.reckonings)
  return {
    lines: lines.filter(line => line.participantId === null),
    byBearer: sumBy(counted, line => line.bearer),
    byKind: sumBy(counted, line => line.kind),
    aid: sumBy(
      all.flatMap(({ currency, aid }) => aid.map(one => ({ ...one, currency }))),
      one => rules.find(rule => rule.id === one.ruleId)?.name ?? '',
    ),
    pays: sumBy(
      all.map(({ currency, pays }) => ({ currency, amount: pays })),
      () => 'delegate',
    ),
    delegates: payers.map(({ row }) => ({
      id: row.participantId,
      name: row.person === null ? row.organisation : `${row.person}, ${row.organisation}`,
    })),
  }
}

/** The same as a workbook: what each delegate pays, and every cost behind it, amounts as numbers. */
export async function exportCosts(
  ctx: Context,
  _input: ParsedInputOf<typeof exportCall>,
  subject: LoadedMission,
): Promise<FileAnswer> {
  const costs = await reckonMission(ctx.db, subject.id, ctx.viewer)
  const runs = runsMission(ctx.viewer, subject)
  const seen = costs.payers.filter(payer => runs || payer.row.concerns)
  const text = ctx.text(ctx.viewer.lang)
  return {
    fileName: `${subject.row.slug}-costs.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body: await writeWorkbook([
      delegatesSheet(costs.rules, seen, text),
      linesSheet(seen, runs ? costs.lines.filter(line => line.participantId === null) : [], text),
    ]),
  }
}

type Text = ReturnType<Context['text']>

const major = (amount: number, currency: string): number => amount / 10 ** minorDigits(currency)

function delegatesSheet(rules: readonly RuleRow[], seen: readonly Payer[], text: Text): SheetTable {
  const head = (name: string) => text(`costs.table.${name}`)
  return {
    sheet: text('costs.delegates.title'),
    columns: [
      { title: head('organisation'), width: 32 },
      { title: head('person'), width: 24 },
      { title: head('currency') },
      { title: head('costs') },
      { title: head('bears') },
      { title: head('aid') },
      { title: head('deMinimis') },
      { title: head('pays') },
    ],
    rows: seen.flatMap(({ row, reckonings }) =>
      reckonings.map(({ currency, costs, bears, aid, pays }) => {
        const isDeMinimis = (id: string) => rules.find(rule => rule.id === id)?.deMinimis === true
        const total = (which: typeof aid) => which.reduce((sum, one) => sum + one.amount, 0)
        return [
          row.organisation,
          row.person,
          currency,
          major(costs, currency),
          major(bears, currency),
          major(total(aid), currency),
          major(total(aid.filter(one => isDeMinimis(one.ruleId))), currency),
          major(pays, currency),
        ]
      }),
    ),
  }
}

function linesSheet(seen: readonly Payer[], ofMission: MissionCosts['lines'], text: Text): SheetTable {
  const head = (name: string) => text(`costs.table.${name}`)
  const cells = (line: MissionCosts['lines'][number]) => [
    text(`costs.kind.${line.kind}`),
    line.label,
    text(`costs.bearer.${line.bearer}`),
    text(line.aided ? 'missions.register.yes' : 'missions.register.no'),
    line.currency,
    major(line.amount, line.currency),
  ]
  return {
    sheet: text('costs.lines.title'),
    columns: [
      { title: head('organisation'), width: 32 },
      { title: head('person'), width: 24 },
      { title: head('kind') },
      { title: head('label'), width: 40 },
      { title: head('bearer') },
      { title: head('aided') },
      { title: head('currency') },
      { title: head('amount') },
    ],
    rows: [
      ...ofMission.map(line => [text('costs.ofMission'), null, ...cells(line)]),
      ...seen.flatMap(({ row, lines }) => lines.map(line => [row.organisation, row.person, ...cells(line)])),
    ],
  }
}
