import type { Context } from '../../shared/context.ts'
import { escapeMarkup } from '../../shared/markup.ts'
import type { EvidenceRow } from './queries-evidence.ts'
import type { FiledFigure, FiledRecord, Filing } from './rules/filing.ts'

type Text = ReturnType<Context['text']>

/** A record behind what was counted, with everything that shows it. */
export interface PackedFact {
  key: string
  about: string | null
  confirmed: 'both' | 'one' | 'none'
  evidence: (Pick<EvidenceRow, 'what' | 'by' | 'cluster' | 'rung' | 'count' | 'source' | 'link'> & {
    at: string
  })[]
  document: { path: string; hash: string } | null
}

export interface PackedFigure extends Omit<FiledFigure, 'records'> {
  records: (Omit<FiledRecord, 'facts'> & { facts: PackedFact[] })[]
}

interface Parts {
  filing: Filing
  figures: readonly PackedFigure[]
  hash: string
  number: number
  lang: string
  text: Text
}

const styles = `:root{color-scheme:light dark;background:Canvas;color:CanvasText;font:16px/1.5 system-ui,sans-serif}body{margin:0 auto;max-width:70rem;padding:1rem}
a{color:LinkText}.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{position:static}
.wide{overflow-x:auto}table{border-collapse:collapse;inline-size:100%}caption{text-align:start;font-weight:bold;padding-block:.5rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .6rem;border-block-end:1px solid GrayText}.number{text-align:end;font-variant-numeric:tabular-nums}
#figures thead th:not(:first-child){text-align:end}ul{margin:0;padding-inline-start:1.1rem}code{overflow-wrap:anywhere}h2{margin-block-start:2.5rem}`

/** The page of the pack that is read first: it opens without a network, needs no script, and fits paper and phone. */
export function writePackPage(parts: Parts): string {
  const { filing, figures, lang, text } = parts
  const title = `${filing.partnership.acronym}: ${filing.period.name}`
  return `<!doctype html>
<html lang="${escapeMarkup(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${styles}</style>
</head>
<body>
<a class="skip" href="#figures">${escapeMarkup(text('indicators.figures'))}</a>
<header>
<h1>${escapeMarkup(title)}</h1>
<p>${filing.period.from} – ${filing.period.to}. ${escapeMarkup(text('indicators.pack.asOf', { moment: filing.asOf }))}</p>
<p>${escapeMarkup(text('indicators.pack.notIn'))}</p>
</header>
<main>
${scoreboard(figures, text)}
${figures.map(figure => section(figure, text)).join('\n')}
${ledger(parts)}
</main>
</body>
</html>
`
}

function scoreboard(figures: readonly PackedFigure[], text: Text): string {
  const rows = figures.map(
    one =>
      `<tr><th scope="row"><a href="#${one.id}">${escapeMarkup(one.name)}</a><br>${escapeMarkup(one.code)} · ${escapeMarkup(one.unit)}</th>${[
        one.inPeriod.proven,
        one.soFar.proven,
        one.soFar.claimed - one.soFar.proven,
        one.periodTarget ?? '–',
        one.target ?? '–',
      ]
        .map(value => `<td class="number">${value}</td>`)
        .join('')}</tr>`,
  )
  return table(
    'figures',
    text('indicators.figures'),
    [
      text('indicators.field.name'),
      text('indicators.inPeriod'),
      text('indicators.soFar'),
      text('indicators.claimed'),
      text('indicators.periodTarget'),
      text('indicators.field.target'),
    ],
    rows,
  )
}

function section(figure: PackedFigure, text: Text): string {
  const heading = `<h2 id="${figure.id}">${escapeMarkup(figure.name)} (${escapeMarkup(figure.code)})</h2>`
  if (figure.records.length === 0)
    return `${heading}\n<p>${escapeMarkup(text('indicators.nothingCounts'))}</p>`
  const rows = figure.records.map(
    one =>
      `<tr><th scope="row">${escapeMarkup(one.about)}</th><td>${escapeMarkup(one.on)}</td><td>${escapeMarkup(text(`indicators.proof.${one.proof}`))}${
        one.proven ? '' : `<br>${escapeMarkup(text('indicators.onlyClaimed'))}`
      }</td><td>${escapeMarkup(one.clusters.join(', '))}</td><td><ul>${one.facts.map(fact => factLines(fact, text)).join('')}</ul></td></tr>`,
  )
  return `${heading}\n${table(
    null,
    text('indicators.pack.recordsOf', { count: figure.records.length }),
    [
      text('indicators.field.what'),
      text('indicators.field.when'),
      text('indicators.field.proof'),
      text('indicators.field.clusters'),
      text('indicators.field.evidenceOf'),
    ],
    rows,
  )}`
}

function factLines(fact: PackedFact, text: Text): string {
  const isMeeting = fact.key.startsWith('meeting:')
  const lines = fact.evidence.map(one => {
    const what = text(`indicators.evidence.what.${one.what}`, {
      rung: one.rung === null ? '' : text(`outcomes.rung.${one.rung}`),
      count: one.count ?? 0,
    })
    const who = one.cluster ?? text(`indicators.evidence.by.${one.by}`)
    return `<li>${escapeMarkup([`${one.at.slice(0, 10)}: ${what}`, who, one.source, one.link].filter(Boolean).join(' · '))}</li>`
  })
  const link =
    fact.document === null
      ? ''
      : `<li><a href="${escapeMarkup(fact.document.path.split('/').map(encodeURIComponent).join('/'))}">${escapeMarkup(fact.document.path)}</a></li>`
  const head = [fact.about, isMeeting ? text(`indicators.evidence.confirmed.${fact.confirmed}`) : null]
  return `<li>${escapeMarkup(head.filter(Boolean).join(': ') || fact.key)}<ul>${lines.join('')}${link}</ul></li>`
}

function ledger({ filing, hash, number, text }: Parts): string {
  return `<h2>${escapeMarkup(text('indicators.filings'))}</h2>
<p>${escapeMarkup(text('indicators.pack.entry', { number: number + 1 }))} <a href="ledger/entry.json">ledger/entry.json</a></p>
<p>SHA-256: <code>${hash}</code></p>
${filing.previous === null ? '' : `<p>${escapeMarkup(text('indicators.pack.previous'))} <code>${escapeMarkup(filing.previous)}</code></p>`}
<p>${escapeMarkup(text('indicators.pack.check'))}</p>
<p><code>(printf '\\0'; cat ledger/entry.json) | sha256sum</code></p>`
}

function table(
  id: string | null,
  caption: string,
  heads: readonly string[],
  rows: readonly string[],
): string {
  const name = escapeMarkup(caption)
  return `<div class="wide" tabindex="0" role="region" aria-label="${name}"${id === null ? '' : ` id="${id}"`}><table><caption>${name}</caption>
<thead><tr>${heads.map(head => `<th scope="col">${escapeMarkup(head)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>`
}
