import type { ReactNode } from 'react'
import type { InputOf, OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  Fieldset,
  FormActions,
  FormGrid,
  RadioGroup,
  Section,
  SelectField,
  Stack,
  TimeField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import type { getMailChoices, saveMailChoices, saveMailChoicesByLink } from '../contract-choices.ts'
import { fixedTopics, mailRhythms } from '../rules/mail-topics.ts'
import './notifications.css'

type Choices = OutputOf<typeof getMailChoices>

/** Where most readers live; a zone that is not among them is offered when it is one's own. */
const zones = [
  'Europe/Vilnius',
  'Europe/Vienna',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Lisbon',
  'Europe/Rome',
  'Europe/Athens',
  'Europe/Helsinki',
  'Europe/Warsaw',
  'Europe/London',
  'Europe/Kyiv',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Singapore',
  'Asia/Kuala_Lumpur',
  'Asia/Shanghai',
  'Asia/Dubai',
  'Asia/Kolkata',
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'America/Toronto',
  'America/Sao_Paulo',
  'Australia/Sydney',
  'Australia/Melbourne',
  'UTC',
]

/** Each group of mails with how often it comes, what always comes, and the hours in which nothing does. */
export function MailChoicesForm(props: {
  choices: Choices
  /** How it is kept: signed in, or by the link beneath a mail. */
  sending:
    | { call: typeof saveMailChoices; fixed?: Partial<InputOf<typeof saveMailChoices>> }
    | { call: typeof saveMailChoicesByLink; fixed: Partial<InputOf<typeof saveMailChoicesByLink>> }
  next: string
}): ReactNode {
  const text = useText()
  const { choices, sending } = props
  const known = zones.includes(choices.timeZone) ? zones : [choices.timeZone, ...zones]
  return (
    <CallForm
      call={sending.call as typeof saveMailChoices}
      fixed={sending.fixed ?? {}}
      next={props.next}
      done="notifications.done.choicesSaved"
      className="k-form"
    >
      {form => (
        <>
          <Section
            title={text('notifications.choices.groups')}
            intro={text('notifications.choices.groupsWhy')}
          >
            <div className="k-notifications-topics">
              {choices.topics.map(({ topic, rhythm }) => (
                <RadioGroup
                  key={topic}
                  name={topic}
                  label={text(`notifications.topic.${topic}`)}
                  hint={text(`notifications.topicWhy.${topic}`)}
                  inline
                  choices={mailRhythms.map(value => ({
                    value,
                    label: text(`notifications.rhythm.${value}`),
                  }))}
                  defaultValue={form.field(topic, rhythm).defaultValue}
                  error={form.field(topic).error}
                />
              ))}
            </div>
          </Section>
          <Section title={text('notifications.choices.fixed')} intro={text('notifications.choices.fixedWhy')}>
            <ul>
              {fixedTopics.map(topic => (
                <li key={topic}>
                  <strong>{text(`notifications.topic.${topic}`)}</strong>
                  {': '}
                  {text(`notifications.topicWhy.${topic}`)}
                </li>
              ))}
            </ul>
          </Section>
          <Section title={text('notifications.choices.hours')} intro={text('notifications.choices.hoursWhy')}>
            <Stack>
              <Fieldset legend={text('notifications.choices.quiet')}>
                <FormGrid>
                  <TimeField
                    {...form.field('quietFrom', choices.quietFrom)}
                    label={text('notifications.choices.quietFrom')}
                    optional
                  />
                  <TimeField
                    {...form.field('quietTo', choices.quietTo)}
                    label={text('notifications.choices.quietTo')}
                    optional
                  />
                </FormGrid>
              </Fieldset>
              <FormGrid>
                <TimeField
                  {...form.field('digestAt', choices.digestAt)}
                  label={text('notifications.choices.digestAt')}
                  hint={text('notifications.choices.digestAtHint')}
                  required
                />
                <SelectField
                  {...form.field('timeZone', choices.timeZone)}
                  label={text('notifications.choices.timeZone')}
                  choices={known.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
                />
              </FormGrid>
            </Stack>
          </Section>
          <FormActions>
            <Button variant="primary">{text('notifications.choices.save')}</Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
