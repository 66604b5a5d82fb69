import {
  Button,
  CheckboxField,
  Fieldset,
  FormActions,
  FormGrid,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { saveQuestions } from '../contract-setup.ts'
import { SettingsHead } from './SettingsNav.tsx'
import './missions.css'

const kinds = ['text', 'long-text', 'choice', 'yes-no'] as const

/** A mission's own registration questions. An emptied line goes. */
export const page = definePage({
  path: '/missions/:mission/settings/questions',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({ mission: use(getMission, { mission: params.mission ?? '' }) }),
  actions: [saveQuestions],
  title: ({ data }, text) => `${text('missions.settings.questions.tab')} · ${data.mission.title}`,
  Component: ({ data: { mission } }) => {
    const text = useText()
    const lines = [...mission.questions, null, null]
    const words = (name: string) => text(`missions.settings.questions.${name}`)
    return (
      <>
        <SettingsHead mission={mission} current="questions" />
        <Section title={words('title')} intro={words('why')}>
          <CallForm
            call={saveQuestions}
            fixed={{ mission: mission.id }}
            next={`/missions/${mission.slug}/settings/questions`}
            done="missions.done.saved"
            className="k-form"
          >
            {form => (
              <>
                {lines.map((question, index) => {
                  const name = `questions.${index}`
                  return (
                    <Fieldset
                      key={question?.id ?? `new-${index}`}
                      legend={
                        question === null
                          ? words('another')
                          : text('missions.settings.questions.number', { number: index + 1 })
                      }
                    >
                      {question === null ? null : (
                        <input type="hidden" name={`${name}.id`} value={question.id} />
                      )}
                      <TextField {...form.field(`${name}.label`, question?.label)} label={words('label')} />
                      <FormGrid>
                        <SelectField
                          {...form.field(`${name}.kind`, question?.kind ?? 'text')}
                          label={words('kind')}
                          choices={kinds.map(value => ({ value, label: words(`kinds.${value}`) }))}
                        />
                        <TextField
                          {...form.field(`${name}.hint`, question?.hint)}
                          label={words('hint')}
                          optional
                        />
                      </FormGrid>
                      <TextArea
                        {...form.field(`${name}.options`, question?.options.join('\n'))}
                        label={words('options')}
                        hint={words('optionsHint')}
                        rows={3}
                        optional
                      />
                      <CheckboxField
                        name={`${name}.required`}
                        label={words('required')}
                        defaultChecked={form.ticked(`${name}.required`, 'true', question?.required ?? false)}
                      />
                    </Fieldset>
                  )
                })}
                <FormActions sticky>
                  <Button variant="primary">{words('save')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        </Section>
      </>
    )
  },
})
