import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  CheckboxGroup,
  DataTable,
  DateField,
  EmptyState,
  FormActions,
  FormGrid,
  LanguageText,
  RadioGroup,
  Row,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { addUsualSteps, listSteps, removeStep, saveStep } from '../contract.ts'
import { owners, stepFor, stepKinds } from '../rules/checklist.ts'
import { PreparationHead } from './PreparationNav.tsx'
import { sayDue } from './preparation-words.ts'
import './preparation.css'

type Step = OutputOf<typeof listSteps>['items'][number]

/** The checklist of a mission as its organisers set it up. */
export const page = definePage({
  path: '/missions/:mission/preparation/steps',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    steps: use(listSteps, { mission: params.mission ?? '' }),
  }),
  actions: [saveStep, removeStep, addUsualSteps],
  title: ({ data }, text) => `${text('preparation.parts.steps')} · ${data.mission.title}`,
  Component: ({ data, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const { mission, steps } = data
    const path = `/missions/${mission.slug}/preparation/steps`
    const edited = steps.items.find(step => step.id === query.step)
    const usual = (
      <CallForm
        call={addUsualSteps}
        fixed={{ mission: mission.slug, lang }}
        next={path}
        done="preparation.done.usual"
      >
        <Button variant={steps.items.length === 0 ? 'primary' : 'secondary'} icon="plus">
          {text('preparation.steps.usual')}
        </Button>
      </CallForm>
    )
    return (
      <>
        <PreparationHead mission={mission} current="steps" />
        <Section title={text('preparation.steps.title')} intro={text('preparation.steps.why')}>
          <StepTable steps={steps.items} slug={mission.slug} path={path} usual={usual} />
          {steps.items.length === 0 ? null : <Row>{usual}</Row>}
        </Section>
        <Section
          title={text(edited === undefined ? 'preparation.steps.another' : 'preparation.steps.change')}
          id="form"
        >
          <StepForm key={edited?.id ?? 'new'} step={edited} slug={mission.slug} path={path} />
        </Section>
      </>
    )
  },
})

function StepTable(props: {
  steps: readonly Step[]
  slug: string
  path: string
  usual: ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { steps, slug, path, usual } = props
  return (
    <DataTable
      caption={text('preparation.steps.title')}
      rows={steps}
      rowKey={step => step.id}
      empty={
        <EmptyState icon="list" level={3} title={text('preparation.empty.title')} action={usual}>
          {text('preparation.empty.why')}
        </EmptyState>
      }
      columns={[
        {
          key: 'title',
          head: text('preparation.steps.step'),
          rowHeader: true,
          cell: step => (
            <>
              <a href={`${path}?step=${step.id}#form`}>
                <LanguageText text={step.title} lang={step.lang} />
              </a>
              <span className="k-preparation-note">{text(`preparation.kind.${step.kind}`)}</span>
            </>
          ),
        },
        {
          key: 'owner',
          head: text('preparation.steps.owner'),
          cell: step => text(`preparation.owner.${step.owner}`),
        },
        {
          key: 'for',
          head: text('preparation.steps.for'),
          cell: step => step.forKinds.map(kind => text(`missions.kind.${kind}`)).join(', '),
        },
        {
          key: 'due',
          head: text('preparation.steps.due'),
          cell: step => (step.dueOn === null ? '–' : sayDue(step.dueOn, lang)),
        },
        {
          key: 'remove',
          head: text('preparation.steps.remove'),
          hideHead: true,
          width: 'fit',
          cell: step => (
            <CallForm
              call={removeStep}
              formId={`remove-${step.id}`}
              fixed={{ mission: slug, step: step.id }}
              next={path}
              done="preparation.done.removed"
            >
              <Button variant="quiet" icon="remove">
                {text('preparation.steps.remove')}
                <span className="k-hidden"> {step.title}</span>
              </Button>
            </CallForm>
          ),
        },
      ]}
    />
  )
}

function StepForm(props: { step: Step | undefined; slug: string; path: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { step, slug, path } = props
  const words = (name: string) => text(`preparation.steps.${name}`)
  return (
    <CallForm
      call={saveStep}
      fixed={{ mission: slug, ...(step === undefined ? {} : { id: step.id }) }}
      next={path}
      done="preparation.done.saved"
      className="k-form"
    >
      {form => (
        <>
          <TextField {...form.field('title', step?.title)} label={words('step')} required />
          <FormGrid>
            <SelectField
              {...form.field('kind', step?.kind ?? 'other')}
              label={words('kind')}
              choices={stepKinds.map(value => ({ value, label: text(`preparation.kind.${value}`) }))}
            />
            <DateField
              {...form.field('dueOn', step?.dueOn)}
              label={words('due')}
              hint={words('dueHint')}
              optional
            />
          </FormGrid>
          <TextArea
            {...form.field('note', step?.note)}
            label={words('note')}
            hint={words('noteHint')}
            rows={3}
            optional
          />
          <RadioGroup
            {...form.field('owner')}
            label={words('owner')}
            defaultValue={form.values('owner', [step?.owner ?? 'delegate'])[0] ?? 'delegate'}
            choices={owners.map(value => ({ value, label: text(`preparation.owner.${value}`) }))}
          />
          <CheckboxGroup
            {...form.field('forKinds')}
            label={words('for')}
            required
            defaultValues={form.values('forKinds', step?.forKinds ?? ['travelling'])}
            choices={stepFor.map(value => ({ value, label: text(`missions.kind.${value}`) }))}
          />
          <SelectField
            {...form.field('lang', step?.lang ?? lang)}
            label={words('lang')}
            choices={interfaceLanguages.map(value => ({ value, label: languageName(value, lang) }))}
          />
          <FormActions>
            <Button variant="primary">{words('save')}</Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
