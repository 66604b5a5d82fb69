import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { InputOf, OutputOf } from '../../../shared/contract.ts'
import { CallRefused, sendCall } from '../../../web/api.ts'
import { Button, Figure, FigureRow, FormActions, Notice, Section } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { previewRule } from '../contract.ts'
import { ruleSentence } from './figure-words.ts'
import { CountedTable, LeftOutTable, Reasons } from './RecordTables.tsx'
import { RuleFields } from './RuleFields.tsx'
import './figures.css'

type Preview = OutputOf<typeof previewRule>

/** The rule as saving takes it. */
export type ChosenRule = Preview['rule'] & Pick<Preview, 'countsFrom' | 'countsTo'>

const several = new Set(['markets', 'kinds', 'events', 'services'])

/**
 * Puts a rule together and shows what would count under it and what not: at once where the browser can, else by its button.
 * `children` is given the rule as it is shown.
 */
export function RuleWorkshop(props: {
  preview: Preview
  action: string
  children: (rule: ChosenRule) => ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const [preview, setPreview] = useState(props.preview)
  const [fault, setFault] = useState<string | null>(null)
  const asked = useRef<AbortController | null>(null)
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget
    asked.current?.abort()
    const mine = new AbortController()
    asked.current = mine
    try {
      const input = { partnership: preview.partnership.id, ...readRule(form) }
      const answer = await sendCall(previewRule, input as InputOf<typeof previewRule>, {
        signal: mine.signal,
      })
      setPreview(answer)
      setFault(null)
    } catch (error) {
      if (mine.signal.aborted) return
      setFault(error instanceof CallRefused ? error.problem.title : text('live.notSent'))
    }
  }
  const { rule, countsFrom, countsTo } = preview
  return (
    <>
      <div className="k-figures-workshop">
        <Section title={text('indicators.whatCounts')}>
          <form method="get" action={props.action} onChange={event => void ask(event)} className="k-form">
            <RuleFields rule={rule} countsFrom={countsFrom} countsTo={countsTo} markets={preview.markets} />
            <FormActions>
              <Button>{text('indicators.showPreview')}</Button>
            </FormActions>
          </form>
        </Section>
        <Section title={text('indicators.preview')} intro={ruleSentence(rule, text, lang)}>
          {fault === null ? null : <Notice kind="error">{fault}</Notice>}
          <div aria-live="polite">
            <FigureRow>
              <Figure value={preview.proven} unit={text('indicators.proven')} />
              <Figure
                value={preview.claimed - preview.proven}
                unit={text('indicators.claimedMore', { count: preview.claimed - preview.proven })}
              />
            </FigureRow>
          </div>
          <h3>{text('indicators.wouldCount')}</h3>
          <CountedTable rows={preview.counted} clusters={preview.clusters} />
          <h3>{text('indicators.wouldNot')}</h3>
          <Reasons reasons={preview.reasons} />
          <LeftOutTable rows={preview.leftOut} clusters={preview.clusters} />
        </Section>
      </div>
      {props.children({ ...rule, countsFrom, countsTo })}
    </>
  )
}

/** What the form says now. */
function readRule(form: HTMLFormElement): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '') continue
    fields[name] = several.has(name) && fields[name] !== undefined ? `${fields[name]},${value}` : value
  }
  return fields
}
