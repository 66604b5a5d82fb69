import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { interfaceLanguages } from '../../../shared/languages.ts'
import {
  Button,
  DataTable,
  DateTimeField,
  EmptyState,
  Fieldset,
  FormActions,
  FormGrid,
  NumberField,
  RadioGroup,
  Section,
  SelectField,
  TextArea,
} from '../../../web/design/index.ts'
import { dayKey, formatTime } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { addReviewer, dropCall, getCall, removeReviewer, saveCall, surplusRules } from '../contract.ts'
import { ConditionFields, CriterionFields } from './CallFields.tsx'
import { CallHead } from './DelegatesNav.tsx'
import './delegates.css'

type SetUp = OutputOf<typeof getCall>

/** Setting a call up: when, how many, who is eligible, what is scored, and by whom. */
export const page = definePage({
  path: '/missions/:mission/call/settings',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    setUp: use(getCall, { mission: params.mission ?? '' }),
  }),
  actions: [saveCall, dropCall, addReviewer, removeReviewer],
  title: ({ data }, text) => `${text('delegates.parts.settings')} · ${data.mission.title}`,
  Component: ({ data }) => {
    const text = useText()
    const { mission, setUp } = data
    const { call } = setUp
    const decided = call?.phase === 'decided'
    return (
      <>
        <CallHead mission={mission} current="settings" />
        {decided ? (
          <p>{text('delegates.settings.decided')}</p>
        ) : (
          <CallFacts setUp={setUp} slug={mission.slug} zone={mission.timeZone} capacity={mission.capacity} />
        )}
        {call === null ? null : <Reviewers setUp={setUp} slug={mission.slug} decided={decided} />}
        {call === null || decided ? null : (
          <Section title={text('delegates.drop.title')} intro={text('delegates.drop.why')}>
            <CallForm
              call={dropCall}
              fixed={{ mission: mission.slug }}
              next={`/missions/${mission.slug}/call`}
              done="delegates.done.dropped"
            >
              <Button variant="danger">{text('delegates.drop.action')}</Button>
            </CallForm>
          </Section>
        )}
      </>
    )
  },
})

function CallFacts(props: { setUp: SetUp; slug: string; zone: string; capacity: number | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { setUp, slug, zone, capacity } = props
  const { call } = setUp
  const words = (name: string) => text(`delegates.settings.${name}`)
  const wall = (instant: string | null | undefined) =>
    instant == null ? '' : `${dayKey(instant, zone)}T${formatTime(instant, zone, 'en')}`
  const seatsOf = (id: string) => call?.quotas.find(quota => quota.cluster.id === id)?.seats ?? null
  return (
    <CallForm
      call={saveCall}
      fixed={{ mission: slug, version: call?.version ?? 0 }}
      next={`/missions/${slug}/call/settings`}
      done="delegates.done.saved"
      className="k-form"
    >
      {form => (
        <>
          <Section title={words('when')} intro={words('whenWhy')}>
            <FormGrid>
              <DateTimeField
                {...form.field('opensAt', wall(call?.opensAt))}
                label={words('opensAt')}
                timeZone={zone}
                optional
              />
              <DateTimeField
                {...form.field('closesAt', wall(call?.closesAt))}
                label={words('closesAt')}
                timeZone={zone}
                required
              />
            </FormGrid>
            <TextArea
              {...form.field('intro', call?.intro)}
              label={words('intro')}
              hint={words('introHint')}
              rows={4}
              optional
            />
            <SelectField
              {...form.field('lang', call?.lang ?? lang)}
              label={words('lang')}
              choices={interfaceLanguages.map(value => ({ value, label: languageName(value, lang) }))}
            />
          </Section>
          <Section title={words('seats')} intro={words('seatsWhy')}>
            <NumberField
              {...form.field('seats', call?.seats ?? capacity)}
              label={words('seatsInAll')}
              min={1}
              required
            />
            <FormGrid columns={3}>
              {setUp.clusters.map((cluster, index) => (
                <div key={cluster.id}>
                  <input type="hidden" name={`quotas.${index}.clusterId`} value={cluster.id} />
                  <NumberField
                    {...form.field(`quotas.${index}.seats`, seatsOf(cluster.id))}
                    label={cluster.name}
                    min={0}
                    optional
                  />
                </div>
              ))}
            </FormGrid>
            <RadioGroup
              {...form.field('surplus')}
              label={words('surplus')}
              defaultValue={form.values('surplus', [call?.surplus ?? 'best'])[0] ?? 'best'}
              choices={surplusRules.map(value => ({ value, label: words(`surplusRule.${value}`) }))}
            />
            <NumberField
              {...form.field('leastPoints', call?.leastPoints)}
              label={words('leastPoints')}
              hint={words('leastPointsHint')}
              min={0}
              max={100}
              optional
            />
          </Section>
          <Section title={words('conditions')} intro={words('conditionsWhy')}>
            {[...(call?.conditions ?? []), null, null].map((condition, index) => (
              <ConditionFields key={condition?.id ?? `new-${index}`} condition={condition} index={index} />
            ))}
          </Section>
          <Section
            title={words('criteria')}
            intro={words(call?.scored === true ? 'criteriaFixed' : 'criteriaWhy')}
          >
            {[...(call?.criteria ?? []), ...(call?.scored === true ? [] : [null, null, null])].map(
              (criterion, index) => (
                <CriterionFields
                  key={criterion?.id ?? `new-${index}`}
                  criterion={criterion}
                  index={index}
                  fixed={call?.scored === true}
                />
              ),
            )}
          </Section>
          <FormActions sticky>
            <Button variant="primary">
              {text(call === null ? 'delegates.settings.start' : 'delegates.save')}
            </Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

function Reviewers(props: { setUp: SetUp; slug: string; decided: boolean }): ReactNode {
  const text = useText()
  const { setUp, slug, decided } = props
  const words = (name: string) => text(`delegates.reviewers.${name}`)
  const path = `/missions/${slug}/call/settings`
  const reviewers = setUp.call?.reviewers ?? []
  return (
    <Section title={words('title')} intro={words('why')} id="reviewers">
      <DataTable
        caption={words('title')}
        rows={reviewers}
        rowKey={one => one.person.id}
        empty={
          <EmptyState icon="people" level={3} title={words('none')}>
            {words('noneWhy')}
          </EmptyState>
        }
        columns={[
          { key: 'person', head: text('delegates.table.reviewer'), cell: one => one.person.name },
          { key: 'cluster', head: text('delegates.table.cluster'), cell: one => one.cluster.name },
          {
            key: 'scored',
            head: words('scored'),
            numeric: true,
            cell: one => one.scored,
          },
          {
            key: 'remove',
            head: words('remove'),
            hideHead: true,
            width: 'fit',
            cell: one =>
              decided ? null : (
                <CallForm
                  call={removeReviewer}
                  formId={`remove-${one.person.id}`}
                  fixed={{ mission: slug, person: one.person.id }}
                  next={path}
                  done="delegates.done.reviewerRemoved"
                >
                  <Button>{words('remove')}</Button>
                </CallForm>
              ),
          },
        ]}
      />
      {decided || setUp.candidates.length === 0 ? null : (
        <CallForm
          call={addReviewer}
          fixed={{ mission: slug }}
          next={path}
          done="delegates.done.reviewerAdded"
          className="k-form"
        >
          {form => (
            <Fieldset legend={words('name')}>
              <SelectField
                {...form.field('reviewer')}
                label={words('person')}
                hint={words('personHint')}
                empty={text('missions.choose')}
                required
                choices={setUp.clusters.flatMap(cluster => {
                  const own = setUp.candidates.filter(one => one.cluster.id === cluster.id)
                  return own.length === 0
                    ? []
                    : [
                        {
                          label: cluster.name,
                          choices: own.map(one => ({
                            value: `${one.person.id}:${cluster.id}`,
                            label: one.person.name,
                          })),
                        },
                      ]
                })}
              />
              <FormActions>
                <Button icon="mail">{words('add')}</Button>
              </FormActions>
            </Fieldset>
          )}
        </CallForm>
      )}
    </Section>
  )
}
