import {
  Button,
  CheckboxGroup,
  DateField,
  Fieldset,
  FormActions,
  LinkButton,
  PageHeader,
  RadioGroup,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getPartnership } from '../../partnerships/contract.ts'
import { recordDecision } from '../contract.ts'
import { DecisionFields } from './DecisionFields.tsx'
import { decisionsPath } from './decision-words.ts'

/** Write down what was decided around a table or in a call. */
export const page = definePage({
  path: '/partnerships/:slug/decisions/new',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ partnership: use(getPartnership, { partnership: params.slug ?? '' }) }),
  actions: [recordDecision],
  title: (_props, text) => text('decisions.record'),
  Component: ({ data: { partnership }, viewer, now }) => {
    const text = useText()
    const path = decisionsPath(partnership)
    const partners = partnership.partners.filter(partner => partner.leftOn === null)
    return (
      <>
        <PageHeader
          title={text('decisions.record')}
          subtitle={text('decisions.recordWhy')}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            { href: path, label: text('decisions.title') },
          ]}
        />
        <CallForm
          call={recordDecision}
          fixed={{ partnership: partnership.id, lang: viewer.lang }}
          next="/decisions/{id}"
          done="decisions.done.recorded"
          className="k-form"
        >
          {form => (
            <>
              <DecisionFields form={form} />
              <RadioGroup
                {...form.field('result', 'adopted')}
                label={text('decisions.field.result')}
                choices={(['adopted', 'rejected'] as const).map(value => ({
                  value,
                  label: text(`decisions.result.${value}`),
                }))}
              />
              <DateField
                {...form.field('decidedOn', now.slice(0, 10))}
                label={text('decisions.field.decidedOn')}
                required
              />
              <Fieldset legend={text('decisions.minutes')}>
                <TextArea
                  {...form.field('minutes')}
                  label={text('decisions.field.minutes')}
                  rows={6}
                  maxLength={20000}
                  optional
                />
                <CheckboxGroup
                  name="present"
                  label={text('decisions.field.present')}
                  choices={partners.map(({ id, shortName }) => ({ value: id, label: shortName }))}
                  defaultValues={form.values('present', [])}
                />
                <TextField {...form.field('others')} label={text('decisions.field.others')} optional />
              </Fieldset>
              <FormActions>
                <Button variant="primary">{text('decisions.recordAction')}</Button>
                <LinkButton variant="quiet" href={path}>
                  {text('decisions.cancel')}
                </LinkButton>
              </FormActions>
            </>
          )}
        </CallForm>
      </>
    )
  },
})
