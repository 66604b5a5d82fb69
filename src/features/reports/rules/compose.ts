import { nameOf, unitOf } from '../../indicators/rules/names.ts'
import { isBelow, type ReportFigure, type ReportModel, textOf } from './model.ts'
import { namedFigures, placeFigures, type Say } from './named-figures.ts'
import type { Paper, PaperBar, PaperBlock, PaperCell, PaperPart, PaperTable } from './paper.ts'
import { type Section, whyOf } from './sections.ts'

type Text = (key: string, values?: Record<string, unknown>) => string

interface Words extends Say {
  text: Text
  lang: string
  country: (code: string) => string
}

/** The words of a language: numbers and days as people there write them. */
export function wordsOf(lang: string, text: Text): Words {
  const numbers = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 })
  const days = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const countries = new Intl.DisplayNames([lang], { type: 'region' })
  return {
    text,
    lang,
    number: value => (value === null ? text('reports.paper.few') : numbers.format(value)),
    day: day => days.format(new Date(`${day}T12:00:00Z`)),
    country: code => countries.of(code) ?? code,
  }
}

/** The report as it is read in a language: its figures in what was written, its tables and its charts. */
export function compose(model: ReportModel, words: Words): Paper {
  const { text } = words
  const named = namedFigures(model, words)
  const written = (section: Section): PaperBlock[] => {
    const own = textOf(model, section, words.lang)
    return own === null ? [] : [{ kind: 'text', ...placeFigures(own, named) }]
  }
  const part = (key: Section, blocks: PaperBlock[]): PaperPart => ({
    key,
    heading: text(`reports.section.${key}`),
    section: key,
    blocks: [...written(key), ...blocks],
  })
  return {
    lang: words.lang,
    title: text(`reports.paper.title.${model.kind}`, { partnership: model.partnership.acronym }),
    subtitle: [model.period.name, `${words.day(model.period.from)} – ${words.day(model.period.to)}`].join(
      ' · ',
    ),
    parts: [
      part('summary', []),
      part('figures', [...scoreboardChart(model, words), scoreboard(model, words), byPartner(model, words)]),
      part('deviations', [deviations(model, words)]),
      part('missions', [missions(model, words)]),
      part('outcomes', [...funnelChart(model, words), funnel(model, words)]),
      part('outlook', []),
      {
        key: 'about',
        heading: text('reports.paper.about'),
        section: null,
        blocks: [about(model, words), partners(model, words)],
      },
    ],
  }
}

const few = (value: number | null, words: Words): PaperCell =>
  value === null ? words.text('reports.paper.few') : value

/** A step that is hidden need not be small itself: another may be told by it. */
const told = (value: number | null, words: Words): PaperCell =>
  value === null ? words.text('reports.paper.untold') : value

function scoreboard(model: ReportModel, words: Words): PaperTable {
  const { text } = words
  return {
    kind: 'table',
    key: 'scoreboard',
    title: text('reports.paper.scoreboard'),
    columns: [
      { title: text('reports.paper.code'), kind: 'text' },
      { title: text('reports.paper.indicator'), kind: 'text' },
      { title: text('reports.paper.unit'), kind: 'text' },
      { title: text('reports.paper.inPeriod'), kind: 'number' },
      { title: text('reports.paper.soFar'), kind: 'number' },
      { title: text('reports.paper.claimed'), kind: 'number' },
      { title: text('reports.paper.periodTarget'), kind: 'number' },
      { title: text('reports.paper.target'), kind: 'number' },
    ],
    rows: model.figures.map(one => [
      one.code,
      nameOf(one, text),
      unitOf(one, text),
      one.inPeriod.proven,
      one.soFar.proven,
      one.soFar.claimed,
      one.periodTarget,
      one.target,
    ]),
  }
}

function scoreboardChart(model: ReportModel, words: Words): PaperBlock[] {
  const { text } = words
  const bars = model.figures.flatMap((one): PaperBar[] => {
    if (one.target === null || one.target === 0) return []
    const share = Math.min(1, one.soFar.proven / one.target)
    return [
      {
        label: nameOf(one, text),
        words: text('reports.paper.ofTarget', {
          value: words.number(one.soFar.proven),
          target: words.number(one.target),
        }),
        share,
        further: Math.max(0, Math.min(1, one.soFar.claimed / one.target) - share),
      },
    ]
  })
  if (bars.length === 0) return []
  const title = text('reports.paper.scoreboardChart')
  return [{ kind: 'chart', key: 'scoreboard-chart', title, alt: sayBars(title, bars), bars }]
}

/** A chart in words: its title, and each bar with its figure. */
function sayBars(title: string, bars: readonly PaperBar[]): string {
  return `${title}: ${bars.map(bar => `${bar.label} ${bar.words}`).join('; ')}.`
}

function byPartner(model: ReportModel, words: Words): PaperTable {
  const { text } = words
  const partOf = (figure: ReportFigure, cluster: string) =>
    figure.clusters.find(one => one.cluster === cluster)?.proven ?? 0
  return {
    kind: 'table',
    key: 'by-partner',
    title: text('reports.paper.byPartner'),
    columns: [
      { title: text('reports.paper.indicator'), kind: 'text' },
      ...model.clusters.map(({ name }) => ({ title: name, kind: 'number' as const })),
      { title: text('reports.paper.shared'), kind: 'number' },
      { title: text('reports.paper.whole'), kind: 'number' },
    ],
    rows: model.figures.map(one => [
      nameOf(one, text),
      ...model.clusters.map(({ id }) => partOf(one, id)),
      one.shared,
      one.soFar.proven,
    ]),
  }
}

function deviations(model: ReportModel, words: Words): PaperTable {
  const { text } = words
  return {
    kind: 'table',
    key: 'deviations',
    title: text('reports.paper.deviations'),
    columns: [
      { title: text('reports.paper.indicator'), kind: 'text' },
      { title: text('reports.paper.expected'), kind: 'number' },
      { title: text('reports.paper.soFar'), kind: 'number' },
      { title: text('reports.paper.missing'), kind: 'number' },
      { title: text('reports.paper.why'), kind: 'text' },
    ],
    rows: model.figures.filter(isBelow).map(one => {
      const expected = Math.floor(one.expected ?? 0)
      const why = textOf(model, whyOf(one.id), words.lang)
      return [
        nameOf(one, text),
        expected,
        one.soFar.proven,
        expected - one.soFar.proven,
        why === null ? null : placeFigures(why, namedFigures(model, words)).text,
      ]
    }),
  }
}

function missions(model: ReportModel, words: Words): PaperTable {
  const { text } = words
  return {
    kind: 'table',
    key: 'missions',
    title: text('reports.paper.missions'),
    columns: [
      { title: text('reports.paper.mission'), kind: 'text' },
      { title: text('reports.paper.type'), kind: 'text' },
      { title: text('reports.paper.place'), kind: 'text' },
      { title: text('reports.paper.from'), kind: 'day' },
      { title: text('reports.paper.to'), kind: 'day' },
      { title: text('reports.paper.travelling'), kind: 'number' },
      { title: text('reports.paper.represented'), kind: 'number' },
      { title: text('reports.paper.local'), kind: 'number' },
      { title: text('reports.paper.held'), kind: 'number' },
    ],
    rows: model.missions.map(one => [
      one.state === 'cancelled' ? text('reports.paper.calledOff', { title: one.title }) : one.title,
      text(`missions.type.${one.type}`),
      `${one.city}, ${words.country(one.country)}`,
      one.startsOn,
      one.endsOn,
      one.travelling,
      one.represented,
      one.local,
      few(one.held, words),
    ]),
  }
}

function funnel(model: ReportModel, words: Words): PaperTable {
  const { text } = words
  return {
    kind: 'table',
    key: 'outcomes',
    title: text('reports.paper.outcomes'),
    columns: [
      { title: text('reports.paper.step'), kind: 'text' },
      { title: text('reports.paper.number'), kind: 'number' },
      { title: text('reports.paper.of'), kind: 'number' },
      { title: text('reports.paper.disputed'), kind: 'number' },
    ],
    rows: [
      ...model.outcomes.steps.map(({ step, value, of, disputed }) => [
        text(`outcomes.step.${step}`),
        told(value, words),
        step === 'requested' ? null : told(of, words),
        told(disputed, words),
      ]),
      [text('reports.paper.encounters'), few(model.outcomes.encounters, words), null, null],
    ],
  }
}

function funnelChart(model: ReportModel, words: Words): PaperBlock[] {
  const { text } = words
  const whole = Math.max(0, ...model.outcomes.steps.map(({ value }) => value ?? 0))
  if (whole === 0) return []
  const bars = model.outcomes.steps.map(({ step, value }) => ({
    label: text(`outcomes.step.${step}`),
    words: value === null ? text('reports.paper.untold') : words.number(value),
    share: (value ?? 0) / whole,
    further: 0,
  }))
  const title = text('reports.paper.outcomesChart')
  return [{ kind: 'chart', key: 'outcomes-chart', title, alt: sayBars(title, bars), bars }]
}

function about(model: ReportModel, words: Words): PaperTable {
  const { text } = words
  const { partnership, period, filing } = model
  const moment = `${words.day(model.asOf.slice(0, 10))}, ${model.asOf.slice(11, 16)} UTC`
  const lines: [string, string | null][] = [
    [text('reports.paper.partnership'), `${partnership.acronym}: ${partnership.title}`],
    [text('reports.paper.theme'), partnership.theme],
    ...model.grants.map((grant): [string, string] => [
      text('reports.paper.grant'),
      [grant.title, grant.number, grant.call, grant.programme].filter(one => one !== null).join(' · '),
    ]),
    [
      text('reports.paper.runs'),
      partnership.startsOn === null || partnership.endsOn === null
        ? null
        : `${words.day(partnership.startsOn)} – ${words.day(partnership.endsOn)}`,
    ],
    [text('reports.paper.due'), period.dueOn === null ? null : words.day(period.dueOn)],
    [
      text('reports.paper.source'),
      filing === null
        ? text('reports.paper.live', { moment })
        : text('reports.paper.filed', { moment, number: filing.number, hash: filing.hash.slice(0, 16) }),
    ],
    [text('reports.paper.hidden'), text('reports.paper.hiddenWhy')],
  ]
  return {
    kind: 'table',
    key: 'about',
    title: text('reports.paper.facts'),
    columns: [
      { title: text('reports.paper.what'), kind: 'text' },
      { title: text('reports.paper.value'), kind: 'text' },
    ],
    rows: lines.filter(([, value]) => value !== null),
  }
}

function partners(model: ReportModel, words: Words): PaperTable {
  const { text } = words
  return {
    kind: 'table',
    key: 'partners',
    title: text('reports.paper.partners'),
    columns: [
      { title: text('reports.paper.cluster'), kind: 'text' },
      { title: text('reports.paper.country'), kind: 'text' },
      { title: text('reports.paper.role'), kind: 'text' },
      { title: text('reports.paper.joined'), kind: 'day' },
      { title: text('reports.paper.left'), kind: 'day' },
    ],
    rows: model.partners.map(one => [
      one.name,
      words.country(one.country),
      text(`reports.role.${one.role}`),
      one.joinedOn,
      one.leftOn,
    ]),
  }
}
