import * as reports from '../reports/contract.ts'
import type { Player } from './player.ts'

/** Why figures are behind, as the coordinator writes it; by indicator, in both languages of the report. */
const reasons: Readonly<Record<string, { en: string; de: string }>> = {
  B2B: {
    en: 'The mission to Osaka brought most of the {B2B period} meetings of this period. {B2B missing} are still missing; the next mission and what members do by themselves have to bring them.',
    de: 'Die Mission nach Osaka brachte die meisten der {B2B period} Treffen dieses Zeitraums. Es fehlen noch {B2B missing}; sie müssen die nächste Mission und die eigenen Reisen der Mitglieder bringen.',
  },
  'LG-MIS': {
    en: 'The first of the pilot missions was moved from spring to autumn because the fair it goes with was moved. It took place in this period; the others are planned.',
    de: 'Die erste Pilotmission wurde vom Frühjahr in den Herbst verlegt, weil die Messe verlegt wurde, mit der sie stattfindet. Sie fand in diesem Zeitraum statt, die anderen sind geplant.',
  },
}
const otherReason = {
  en: 'Work on this began later than planned, since two clusters joined only during the period. It is caught up with in the next one.',
  de: 'Diese Arbeit begann später als geplant, weil zwei Cluster erst in diesem Zeitraum beitraten. Sie wird im nächsten nachgeholt.',
}

/**
 * The coordinator begins the report of a period in two languages, says why figures are behind, and hands it over once they are
 * frozen (`handedOver`: how many days before the mission).
 */
export async function playReport(
  player: Player,
  asked: { partnership: string; period: string; coordinator: string | null; handedOver: number | null },
): Promise<void> {
  await player.begin('report', 1)
  const as = { person: asked.coordinator, daysBefore: asked.handedOver ?? 26 }
  const { id: report } = await player.play(
    reports.beginReport,
    {
      partnership: asked.partnership,
      period: asked.period,
      kind: 'interim',
      lang: 'en',
      secondLang: 'de',
    },
    as,
  )
  const { below } = await player.play(reports.getReport, { report, lang: 'en' }, as)
  for (const { id, code } of below)
    for (const lang of ['en', 'de'] as const)
      await player.play(
        reports.writeReportPart,
        { report, part: `why:${id}`, lang, number: 0, text: (reasons[code] ?? otherReason)[lang] },
        as,
      )
  if (asked.handedOver !== null) await player.play(reports.handOverReport, { report }, as)
  await player.advance()
}
