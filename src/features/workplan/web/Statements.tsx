import type { ReactNode } from 'react'
import { formatDay, LanguageText, Section, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { dayWords, type Item } from './workplan-words.ts'

const looks = {
  planned: 'quiet',
  begun: 'waiting',
  done: 'agreed',
  submitted: 'agreed',
  accepted: 'agreed',
  reached: 'agreed',
} as const

/** What was said of it so far, by whom and when; the owner's word told from the coordinator's. */
export function Statements({ item }: { item: Item }): ReactNode {
  const text = useText()
  const { lang, timeZone } = useLocale()
  if (item.statements.length === 0) return null
  return (
    <Section title={text('workplan.statements')}>
      <ol className="k-plan-said">
        {item.statements.map((said, index) => (
          <li key={index}>
            <p>
              <StateBadge state={looks[said.state]}>{text(`workplan.state.${said.state}`)}</StateBadge>{' '}
              {said.day === null ? null : dayWords(said.day, lang)}
            </p>
            {said.note === null ? null : <LanguageText text={said.note} lang={null} block />}
            {said.proof === null || said.proof === item.proof ? null : (
              <LanguageText text={said.proof} lang={null} block />
            )}
            <small className="k-plan-small">
              {[
                said.saidBy ?? text('workplan.nobodyKnown'),
                text(said.byOwner ? 'workplan.asOwner' : 'workplan.asKeeper'),
                said.fileName,
                formatDay(said.saidAt, timeZone ?? 'UTC', lang, 'date'),
              ]
                .filter(part => part !== null)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  )
}
