import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { LinkButton, Section, StateBadge } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getIndicator } from '../contract.ts'
import { dayWords } from './days.ts'
import { proofState } from './figure-words.ts'
import { About } from './RecordTables.tsx'

type Read = OutputOf<typeof getIndicator>

/** The three records that an auditor would ask for first, why, and what mends them. */
export function ChallengedFirst({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  if (read.challengedFirst.length === 0) return null
  return (
    <Section
      title={text('indicators.challenge.title')}
      intro={text('indicators.challenge.why')}
      id="challenged"
    >
      <ol className="k-figures-drawn">
        {read.challengedFirst.map(one => (
          <li key={one.key}>
            <div>
              <About record={one} />
              {one.on === null ? null : <span className="k-figures-note">{dayWords(one.on, lang)}</span>}
            </div>
            <StateBadge state={proofState(one.proof)}>{text(`indicators.proof.${one.proof}`)}</StateBadge>
            {one.reasons.length === 0 ? null : (
              <ul>
                {one.reasons.map(reason => (
                  <li key={reason}>{text(`indicators.challenge.reason.${reason}`)}</li>
                ))}
              </ul>
            )}
            <Mend mend={one.mend} at={one.mendAt} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** What mends a weak record, and where. */
export function Mend(props: { mend: Read['challengedFirst'][number]['mend']; at: string | null }): ReactNode {
  const text = useText()
  return (
    <p className="k-figures-mend">
      <span className="k-figures-note">{text(`indicators.challenge.mend.${props.mend}`)}</span>
      {props.at === null ? null : (
        <LinkButton icon="edit" href={props.at}>
          {text('indicators.challenge.mendIt')}
        </LinkButton>
      )}
    </p>
  )
}
