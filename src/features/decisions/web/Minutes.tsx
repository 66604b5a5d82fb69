import type { ReactNode } from 'react'
import {
  Button,
  CheckboxGroup,
  FormActions,
  LanguageText,
  Section,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { writeMinutes } from '../contract.ts'
import { type Decision, dayWords, decisionPath } from './decision-words.ts'

/** The minutes and who was there; written by the coordinator. */
export function Minutes(props: { it: Decision; lang: string; openForm: string | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { it } = props
  const { minutes } = it
  const names = [
    ...(minutes?.present.map(({ name }) => name) ?? []),
    ...(minutes?.others ? [minutes.others] : []),
  ]
  if (minutes === null && !it.mayEdit) return null
  return (
    <Section title={text('decisions.minutes')}>
      {minutes === null ? (
        <p>{text('decisions.noMinutes')}</p>
      ) : (
        <>
          <LanguageText block text={minutes.minutes} lang={minutes.lang} />
          {names.length === 0 ? null : (
            <p>
              {text('decisions.there', {
                who: new Intl.ListFormat(lang, { type: 'conjunction' }).format(names),
              })}
            </p>
          )}
          <small>
            {text('decisions.writtenBy', {
              who: minutes.by ?? text('decisions.somebody'),
              day: dayWords(String(minutes.at).slice(0, 10), lang),
              number: minutes.number,
            })}
          </small>
        </>
      )}
      {it.mayEdit && it.state !== 'withdrawn' ? (
        <details open={props.openForm === writeMinutes.name} className="k-decision-fold">
          <summary>{text(minutes === null ? 'decisions.writeMinutes' : 'decisions.changeMinutes')}</summary>
          <CallForm
            call={writeMinutes}
            fixed={{ decision: it.id, number: minutes?.number ?? 0, lang: minutes?.lang ?? props.lang }}
            next={decisionPath(it)}
            done="decisions.done.minutesSaved"
            className="k-form"
          >
            {form => (
              <>
                <TextArea
                  {...form.field('minutes', minutes?.minutes)}
                  label={text('decisions.field.minutes')}
                  rows={8}
                  maxLength={20000}
                  required
                />
                <CheckboxGroup
                  name="present"
                  label={text('decisions.field.present')}
                  choices={it.clusters.map(({ id, name }) => ({ value: id, label: name }))}
                  defaultValues={form.values('present', minutes?.present.map(({ id }) => id) ?? [])}
                />
                <TextField
                  {...form.field('others', minutes?.others)}
                  label={text('decisions.field.others')}
                  optional
                />
                <FormActions>
                  <Button>{text('decisions.saveMinutes')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </details>
      ) : null}
    </Section>
  )
}
