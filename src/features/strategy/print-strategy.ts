import type { Context } from '../../shared/context.ts'
import type { AnswerOf, FileAnswer } from '../../shared/contract.ts'
import { sayDate } from '../../shared/zones.ts'
import type { InsideLoaded } from '../partnerships/index.ts'
import { fontFamilies, typesetAccessible } from '../schedule/index.ts'
import type { getStrategy as strategyCall } from './contract.ts'
import { type PrintedStrategy, strategyTemplate } from './print/strategy-template.ts'
import { getStrategy } from './read-strategy.ts'
import { sayFigures } from './rules/say-figures.ts'

type Market = AnswerOf<typeof strategyCall>['markets'][number]
type Text = ReturnType<Context['text']>

/** The strategy as a tagged PDF in the reader's language, with what the reader sees of the evidence and nothing else. */
export async function getStrategyPaper(
  ctx: Context,
  input: unknown,
  subject: InsideLoaded,
): Promise<FileAnswer> {
  const { lang } = ctx.viewer
  const text = ctx.text(lang)
  const { markets } = await getStrategy(ctx, input, subject)
  const today = ctx.now().toISOString().slice(0, 10)
  const paper: PrintedStrategy = {
    title: text('strategy.title'),
    subtitle: text('strategy.paper.readOn', { partnership: subject.acronym, day: sayDate(today, lang) }),
    lang,
    fonts: fontFamilies,
    foot: text('strategy.paper.foot', { partnership: subject.acronym }),
    markets: markets.map((market, index) => printMarket(market, { index, lang, text })),
  }
  return {
    fileName: `${subject.slug}-strategy.pdf`,
    mediaType: 'application/pdf',
    body: await typesetAccessible(strategyTemplate, paper, ctx.now()),
    inline: true,
  }
}

function printMarket(
  market: Market,
  { index, lang, text }: { index: number; lang: string; text: Text },
): PrintedStrategy['markets'][number] {
  const { words } = market
  const country = new Intl.DisplayNames([lang], { type: 'region' }).of(market.country) ?? market.country
  const parts =
    words === null
      ? []
      : (['ambition', 'segments', 'entryMode', 'leaveOut'] as const).flatMap(part => {
          const said = words[part]
          return said === null
            ? []
            : [
                {
                  heading: text(`strategy.field.${part}`),
                  lang: languageOf(words.lang),
                  paragraphs: said.split(/\n+/).filter(line => line.trim() !== ''),
                },
              ]
        })
  const evidence = evidenceOf(market, { lang, text }).filter(({ items }) => items.length > 0)
  return {
    heading: `${index + 1}. ${country}`,
    subtitle: [
      text('strategy.priority', { priority: market.priority }),
      text(`partnerships.stage.${market.stage}`),
      ...sayFigures(market, text),
    ].join(' · '),
    parts,
    evidence,
    // As on the screen: where nothing is written yet, the line of the partnership's page.
    nothing:
      parts.length > 0 ? null : [market.reason, text('strategy.nothingYet')].filter(line => line !== null),
  }
}

function evidenceOf(
  market: Market,
  { lang, text }: { lang: string; text: Text },
): PrintedStrategy['markets'][number]['evidence'] {
  const period = (from: string, to: string) =>
    from === to ? sayDate(from, lang) : `${sayDate(from, lang)} – ${sayDate(to, lang)}`
  return [
    {
      heading: text('strategy.evidence.hypotheses'),
      items: market.hypotheses.map(one => ({
        words: `${one.segment}: ${one.act}`,
        lang: languageOf(one.lang),
        note: [
          text(`hypotheses.verdict.${one.verdict}`),
          ...(one.decision === null ? [] : [text(`hypotheses.decision.${one.decision}`)]),
        ].join(', '),
      })),
    },
    {
      heading: text('strategy.evidence.missions'),
      items: market.missions.map(one => ({
        words: one.title,
        lang: languageOf(one.lang),
        note: period(one.startsOn, one.endsOn),
      })),
    },
    {
      heading: text('strategy.evidence.agreements'),
      items: market.agreements.map(one => ({
        words: one.title,
        lang: languageOf(one.lang),
        note: text('strategy.inForce', { day: sayDate(one.inForceOn, lang) }),
      })),
    },
    {
      heading: text('strategy.evidence.notes'),
      items: [
        ...market.notes.map(one => ({
          words: one.title,
          lang: languageOf(one.lang),
          note: `${one.source}, ${sayDate(one.learntOn, lang)}`,
        })),
        ...(market.moreNotes > 0
          ? [
              {
                words: text('strategy.moreNotes', { count: market.moreNotes }),
                lang: languageOf(lang),
                note: '',
              },
            ]
          : []),
      ],
    },
  ]
}

/** As Typst takes it: the language alone. */
const languageOf = (tag: string) => tag.split('-')[0] ?? 'en'
