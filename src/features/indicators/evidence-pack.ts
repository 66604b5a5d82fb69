import { writeCsv } from '../../server/sheets/write-sheet.ts'
import type { Context } from '../../shared/context.ts'
import type { FileAnswer, ParsedInputOf } from '../../shared/contract.ts'
import { writeHistory } from '../../shared/history.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type ArchivedFile, plainName, streamArchive } from '../../shared/stream-archive.ts'
import type { getEvidencePack as call } from './contract-periods.ts'
import { confirmedBy } from './gather-evidence.ts'
import { type PackedFact, type PackedFigure, writePackPage } from './pack-page.ts'
import type { FiguresSubject } from './policy.ts'
import { type EvidenceRow, listEvidence } from './queries-evidence.ts'
import { findFiling, type PeriodRow } from './queries-periods.ts'
import { readFiling } from './read-filing.ts'
import type { Filing } from './rules/filing.ts'

type Text = ReturnType<Context['text']>
type Documents = Map<string, { path: string; hash: string }>

/**
 * Everything that an auditor without an account needs of a filed period as one ZIP: figures, the records behind each with who
 * said what when, the documents, and the entry of the ledger with how to check it. It holds what was known when it was filed
 * and nothing that changed afterwards, so that it is the same bytes each time; no amounts, no notes, no names of people.
 */
export async function getEvidencePack(
  ctx: Context,
  input: ParsedInputOf<typeof call>,
  subject: FiguresSubject & { period: PeriodRow },
): Promise<FileAnswer> {
  const filed = await findFiling(ctx.db, subject.period.id, input.number)
  if (filed === undefined) throw new Refusal('not-found')
  const filing = readFiling(filed.text)
  const lang = input.lang ?? ctx.viewer.lang
  const text = ctx.text(lang)
  const facts = [
    ...new Set(filing.figures.flatMap(figure => figure.records.flatMap(one => one.facts))),
  ].sort()
  const evidence = await listEvidence(ctx.db, facts, new Date(filing.asOf))
  const documents = await nameDocuments(ctx, evidence)
  const figures = packFigures(filing, { evidence, documents })
  await writeHistory(ctx, {
    call: 'indicators.getEvidencePack',
    subjectKind: 'partnership',
    subjectId: subject.id,
    change: { period: subject.period.id, number: input.number, hash: filed.hash },
  })
  const page = writePackPage({ filing, figures, hash: filed.hash, number: input.number, lang, text })
  const papers: [string, string | Buffer][] = [
    ['README.txt', readMe(filing, filed.hash, text)],
    ['index.html', page],
    ['scoreboard.csv', scoreboardCsv(figures, text)],
    [
      'scoreboard.json',
      json({ ...filing, figures: filing.figures.map(({ records: _, ...figure }) => figure) }),
    ],
    ['records.csv', recordsCsv(figures, text)],
    ['records.json', json(figures.map(({ id, code, records }) => ({ id, code, records })))],
    ['ledger/entry.json', filed.text],
    ['ledger/entry.sha256', `${filed.hash}\n`],
    ['ledger/check.txt', `${text('indicators.pack.check')}\n\n(printf '\\0'; cat entry.json) | sha256sum\n`],
  ]
  return {
    fileName: `${subject.slug}-evidence-${input.number}-${filed.hash.slice(0, 12)}.zip`,
    mediaType: 'application/zip',
    body: streamArchive(listFiles(ctx, papers, documents)),
  }
}

async function* listFiles(
  ctx: Context,
  papers: readonly [string, string | Buffer][],
  documents: Documents,
): AsyncGenerator<ArchivedFile> {
  for (const [path, content] of papers)
    yield {
      path,
      read: async function* () {
        yield Buffer.from(content as string)
      },
    }
  for (const { path, hash } of documents.values()) yield { path, read: () => ctx.files.read(hash) }
}

/** The documents by the record that they prove: the last one of each, under a name that is the same each time. */
async function nameDocuments(ctx: Context, evidence: readonly EvidenceRow[]): Promise<Documents> {
  const last = new Map<string, { hash: string; name: string }>()
  for (const { fact, fileHash, fileName } of evidence)
    if (fileHash !== null) last.set(fact, { hash: fileHash, name: fileName ?? fileHash })
  const documents: Documents = new Map()
  for (const [fact, { hash, name }] of last)
    if (await ctx.files.exists(hash))
      documents.set(fact, {
        path: `documents/${String(documents.size + 1).padStart(4, '0')} ${plainName(name)}`,
        hash,
      })
  return documents
}

function packFigures(
  filing: Filing,
  known: { evidence: readonly EvidenceRow[]; documents: Documents },
): PackedFigure[] {
  const { documents } = known
  const byFact = Map.groupBy(known.evidence, row => row.fact)
  const named = new Map(filing.figures.flatMap(figure => figure.records.map(one => [one.key, one.about])))
  const packFact = (key: string): PackedFact => {
    const rows = byFact.get(key) ?? []
    return {
      key,
      about: named.get(key) ?? null,
      confirmed: confirmedBy(rows),
      evidence: rows.map(({ at, what, by, clusterId, rung, count, source, link }) => ({
        at: at.toISOString(),
        what,
        by,
        cluster: clusterId === null ? null : (filing.clusters[clusterId] ?? null),
        rung,
        count,
        source,
        link,
      })),
      document: documents.get(key) ?? null,
    }
  }
  // In the words it was filed in, whatever it is called since.
  return filing.figures.map(figure => ({
    ...figure,
    records: figure.records.map(one => ({
      ...one,
      clusters: one.clusters.map(id => filing.clusters[id] ?? '?'),
      facts: one.facts.map(packFact),
    })),
  }))
}

function scoreboardCsv(figures: readonly PackedFigure[], text: Text): Buffer {
  const columns = [
    'indicators.field.code',
    'indicators.field.name',
    'indicators.field.unit',
    'indicators.inPeriod',
    'indicators.soFar',
    'indicators.claimed',
    'indicators.periodTarget',
    'indicators.field.target',
  ].map(key => ({ title: text(key) }))
  return writeCsv(
    columns,
    figures.map(one => [
      one.code,
      one.name,
      one.unit,
      one.inPeriod.proven,
      one.soFar.proven,
      one.soFar.claimed,
      one.periodTarget,
      one.target,
    ]),
  )
}

function recordsCsv(figures: readonly PackedFigure[], text: Text): Buffer {
  const columns = [
    'indicators.field.code',
    'indicators.field.what',
    'indicators.field.when',
    'indicators.field.proof',
    'indicators.proven',
    'indicators.field.clusters',
    'indicators.pack.records',
    'indicators.field.file',
  ].map(key => ({ title: text(key) }))
  return writeCsv(
    columns,
    figures.flatMap(figure =>
      figure.records.map(one => [
        figure.code,
        one.about,
        one.on,
        text(`indicators.proof.${one.proof}`),
        one.proven,
        one.clusters.join(', '),
        one.facts.map(fact => fact.key).join(' '),
        one.facts.flatMap(fact => fact.document?.path ?? []).join('; '),
      ]),
    ),
  )
}

function readMe(filing: Filing, hash: string, text: Text): string {
  const { partnership, period, asOf } = filing
  return [
    `${partnership.acronym}: ${period.name} (${period.from} – ${period.to})`,
    text('indicators.pack.asOf', { moment: asOf }),
    '',
    text('indicators.pack.begin'),
    '',
    ...['index', 'scoreboard', 'records', 'documents', 'ledger'].map(
      part => `${part}: ${text(`indicators.pack.part.${part}`)}`,
    ),
    '',
    text('indicators.pack.notIn'),
    '',
    `SHA-256: ${hash}`,
    text('indicators.pack.check'),
    "  (printf '\\0'; cat ledger/entry.json) | sha256sum",
    '',
  ].join('\n')
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`
