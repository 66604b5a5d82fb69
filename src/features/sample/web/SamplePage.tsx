import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  RadioGroup,
  Section,
  Stack,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getSample, loadSample, removeSample, signInAs, stages } from '../contract.ts'
import { SampleProgress } from './SampleProgress.tsx'
import './sample.css'

type Sample = OutputOf<typeof getSample>
const partsOfSample = [
  'coordinator',
  'manager',
  'funder',
  'organiser',
  'delegate',
  'host',
  'counterpart',
] as const

/** The sample partnership: load it up to a stage, look at it from every side, throw it away. */
export const page = definePage({
  path: '/sample',
  access: 'signed-in',
  frame: 'app',
  calls: () => ({ sample: use(getSample, {}) }),
  actions: [loadSample, removeSample, signInAs],
  title: (_props, text) => text('sample.title'),
  Component: ({ data }) => {
    const text = useText()
    const { sample } = data
    return (
      <>
        <PageHeader
          title={text('sample.title')}
          subtitle={
            sample.stage === null
              ? text('sample.why')
              : `${text(`sample.stages.${sample.stage}.name`)} · ${text(`sample.sizes.${sample.size ?? 'small'}.name`)}`
          }
          steps={[{ href: '/administration', label: text('frame.administration') }]}
          actions={sample.state === 'ready' ? <Links sample={sample} /> : undefined}
        />
        {sample.state === 'none' ? <Load /> : null}
        {sample.state === 'loading' || sample.state === 'removing' ? <Under sample={sample} /> : null}
        {sample.state === 'failed' ? (
          <Stack gap="large">
            <Notice kind="error" title={text('sample.failed')}>
              <p>{text('sample.failedWhy')}</p>
            </Notice>
            <Remove />
          </Stack>
        ) : null}
        {sample.state === 'ready' ? (
          <Stack gap="large">
            <People sample={sample} />
            <Remove />
          </Stack>
        ) : null}
      </>
    )
  },
})

function Load(): ReactNode {
  const text = useText()
  return (
    <CallForm call={loadSample} done="sample.done.loading" className="k-form">
      {form => (
        <>
          <RadioGroup
            name="stage"
            label={text('sample.stage')}
            hint={text('sample.stageHint')}
            defaultValue={form.field('stage', 'requests').defaultValue}
            choices={stages.map(value => ({
              value,
              label: text(`sample.stages.${value}.name`),
              hint: text(`sample.stages.${value}.why`),
            }))}
            required
          />
          <RadioGroup
            name="size"
            label={text('sample.size')}
            defaultValue={form.field('size', 'small').defaultValue}
            choices={(['small', 'full'] as const).map(value => ({
              value,
              label: text(`sample.sizes.${value}.name`),
              hint: text(`sample.sizes.${value}.why`),
            }))}
            required
          />
          <p className="k-hint">{text('sample.promise')}</p>
          <FormActions>
            <Button variant="primary">{text('sample.load')}</Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

function Under(props: { sample: Sample }): ReactNode {
  const { sample } = props
  return (
    <Stack gap="large">
      <SampleProgress initial={sample} />
      {sample.state === 'loading' ? <Remove stop /> : null}
    </Stack>
  )
}

function Links(props: { sample: Sample }): ReactNode {
  const text = useText()
  const { missionSlug, partnershipSlug } = props.sample
  return (
    <>
      {missionSlug === null ? null : (
        <LinkButton variant="primary" icon="missions" href={`/missions/${missionSlug}`}>
          {text('sample.toMission')}
        </LinkButton>
      )}
      {partnershipSlug === null ? null : (
        <LinkButton icon="partnership" href={`/partnerships/${partnershipSlug}`}>
          {text('sample.toPartnership')}
        </LinkButton>
      )}
    </>
  )
}

function People(props: { sample: Sample }): ReactNode {
  const text = useText()
  const groups = partsOfSample
    .map(part => ({ part, people: props.sample.people.filter(person => person.part === part) }))
    .filter(group => group.people.length > 0)
  return (
    <Section title={text('sample.lookAs')} intro={text('sample.lookAsWhy')}>
      <div className="k-sample-groups">
        {groups.map(({ part, people }) => (
          <section key={part} aria-labelledby={`sample-${part}`}>
            <h3 id={`sample-${part}`}>{text(`sample.parts.${part}.name`)}</h3>
            <p className="k-hint">{text(`sample.parts.${part}.why`)}</p>
            <ul>
              {people.map(person => (
                <li key={`${person.id} ${person.of}`}>
                  <span>
                    <strong>{person.name}</strong>
                    <br />
                    <span className="k-hint">{person.of}</span>
                  </span>
                  <CallForm
                    call={signInAs}
                    fixed={{ person: person.id }}
                    formId={`as ${person.id} ${part}`}
                    next="/desk"
                  >
                    <Button icon="eye" aria-label={text('sample.lookAsNamed', { name: person.name })}>
                      {text('sample.look')}
                    </Button>
                  </CallForm>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  )
}

function Remove(props: { stop?: boolean }): ReactNode {
  const text = useText()
  const kind = props.stop === true ? 'stop' : 'remove'
  return (
    <details className="k-sample-remove">
      <summary>{text(`sample.${kind}.label`)}</summary>
      <p>{text(`sample.${kind}.why`)}</p>
      <CallForm call={removeSample} done="sample.done.removing">
        <Button variant="danger" icon="remove">
          {text(`sample.${kind}.action`)}
        </Button>
      </CallForm>
    </details>
  )
}
