import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FormActions,
  LanguageText,
  Pagination,
  RadioGroup,
  Section,
  SelectField,
  StateBadge,
  TextArea,
  TextField,
  TimeRange,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import {
  encounterKinds,
  getEncounterChoices,
  listEncounters,
  logEncounter,
  withdrawEncounter,
} from '../contract-funnel.ts'
import { rungs } from '../rules/ladder.ts'
import { OutcomesHead } from './OutcomesNav.tsx'
import { rungLook } from './outcome-words.ts'
import './outcomes.css'

type Item = OutputOf<typeof listEncounters>['items'][number]

/** Who was met without a request, logged in three taps: whom, how, what came of it. */
export const page = definePage({
  path: '/missions/:mission/encounters',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    choices: use(getEncounterChoices, { mission: params.mission ?? '' }),
    list: use(listEncounters, { mission: params.mission ?? '', page: Number(query.page) || 1 }),
  }),
  actions: [logEncounter, withdrawEncounter],
  title: ({ data }, text) => `${text('outcomes.parts.encounters')} · ${data.mission.title}`,
  Component: ({ data, viewer }) => {
    const text = useText()
    const { mission, choices, list } = data
    const path = `/missions/${mission.slug}/encounters`
    return (
      <>
        <OutcomesHead mission={mission} viewer={viewer} current="encounters" />
        {choices.companies.length === 0 ? null : (
          <Section title={text('outcomes.encounter.log')}>
            <LogForm slug={mission.slug} choices={choices} />
          </Section>
        )}
        <Section title={text('outcomes.encounter.logged')}>
          <List items={list.items} zone={mission.timeZone} path={path} />
          <Pagination
            page={list.page}
            pageSize={list.pageSize}
            total={list.total}
            hrefOf={at => `${path}?page=${at}`}
          />
        </Section>
      </>
    )
  },
})

function LogForm(props: { slug: string; choices: OutputOf<typeof getEncounterChoices> }): ReactNode {
  const text = useText()
  const { slug, choices } = props
  const [own] = choices.companies
  return (
    <CallForm
      call={logEncounter}
      fixed={{ mission: slug }}
      next={`/missions/${slug}/encounters`}
      done="outcomes.done.logged"
      className="k-form"
    >
      {form => (
        <>
          {choices.companies.length < 2 ? null : (
            <SelectField
              {...form.field('organisation', own?.id)}
              label={text('outcomes.encounter.forWhom')}
              choices={choices.companies.map(one => ({ value: one.id, label: one.name }))}
            />
          )}
          <TextField
            {...form.field('other')}
            label={text('outcomes.encounter.who')}
            hint={text('outcomes.encounter.whoHint')}
            list="encounter-names"
            autoComplete="off"
            required
          />
          <datalist id="encounter-names">
            {choices.names.map(name => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <RadioGroup
            {...form.field('kind')}
            label={text('outcomes.encounter.how')}
            inline
            required
            choices={encounterKinds.map(kind => ({ value: kind, label: text(`outcomes.kind.${kind}`) }))}
            defaultValue={form.values('kind', ['stand'])[0] ?? ''}
          />
          <RadioGroup
            {...form.field('rung')}
            label={text('outcomes.form.rung')}
            inline
            choices={rungs.map(rung => ({ value: rung, label: text(`outcomes.rung.${rung}`) }))}
            defaultValue={form.values('rung', ['talking'])[0] ?? ''}
          />
          <TextField {...form.field('nextStep')} label={text('outcomes.form.nextStep')} optional />
          <TextArea {...form.field('note')} label={text('outcomes.encounter.note')} rows={2} optional />
          <FormActions>
            <Button variant="primary" icon="check" large wide>
              {text('outcomes.encounter.save')}
            </Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}

function List(props: { items: readonly Item[]; zone: string; path: string }): ReactNode {
  const text = useText()
  return (
    <DataTable
      caption={text('outcomes.encounter.logged')}
      rows={props.items}
      rowKey={item => item.id}
      empty={
        <EmptyState icon="people" title={text('outcomes.encounter.none')} level={3}>
          {text('outcomes.encounter.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'who',
          head: text('outcomes.encounter.met'),
          cell: item => (
            <div>
              {item.organisation.name} – {item.other.name}
              <span className="k-outcomes-note">
                {text(`outcomes.kind.${item.kind}`)} · {item.by}
              </span>
            </div>
          ),
        },
        {
          key: 'when',
          head: text('outcomes.table.when'),
          width: 'fit',
          cell: item => <TimeRange start={item.metAt} zone={props.zone} showDay />,
        },
        {
          key: 'note',
          head: text('outcomes.encounter.note'),
          cell: item => (
            <div>
              {item.note === null ? null : <LanguageText text={item.note} lang={item.lang} />}
              {item.nextStep === null ? null : (
                <span className="k-outcomes-note">{text('outcomes.nextIs', { step: item.nextStep })}</span>
              )}
            </div>
          ),
        },
        {
          key: 'rung',
          head: text('outcomes.funnel.step'),
          width: 'fit',
          cell: item => (
            <StateBadge state={rungLook(item.rung)}>{text(`outcomes.rung.${item.rung}`)}</StateBadge>
          ),
        },
        {
          key: 'withdraw',
          head: text('outcomes.encounter.withdraw'),
          hideHead: true,
          width: 'fit',
          cell: item =>
            item.canWithdraw ? (
              <CallForm
                call={withdrawEncounter}
                formId={`withdraw-${item.id}`}
                fixed={{ id: item.id }}
                next={props.path}
                done="outcomes.done.withdrawn"
              >
                <Button>{text('outcomes.encounter.withdraw')}</Button>
              </CallForm>
            ) : null,
        },
      ]}
    />
  )
}
