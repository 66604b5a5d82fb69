import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DataTable,
  EmptyState,
  FormActions,
  LanguageText,
  LinkButton,
  Pagination,
  ProgressBar,
  Section,
  SelectField,
  StateBadge,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { listDelegates, mailMissing, markStep } from '../contract.ts'
import { MarkForm } from './MarkForm.tsx'
import { PreparationHead } from './PreparationNav.tsx'
import { sayDue, standingLook } from './preparation-words.ts'
import './preparation.css'

type Delegates = OutputOf<typeof listDelegates>
type Row = Delegates['items'][number]

const uuid = /^[0-9a-f-]{36}$/

/** Who misses what before a mission, and one mail to those who do. */
export const page = definePage({
  path: '/missions/:mission/preparation/delegates',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    delegates: use(listDelegates, {
      mission: params.mission ?? '',
      page: Number(query.page) || 1,
      ...(query.missing === 'any' || uuid.test(query.missing ?? '')
        ? { missing: query.missing ?? 'any' }
        : {}),
    }),
  }),
  actions: [mailMissing, markStep],
  title: ({ data }, text) => `${text('preparation.parts.delegates')} · ${data.mission.title}`,
  Component: ({ data, query, url }) => {
    const text = useText()
    const { mission, delegates } = data
    const path = `/missions/${mission.slug}/preparation/delegates`
    const { missing } = query
    return (
      <>
        <PreparationHead mission={mission} current="delegates" />
        {delegates.steps.length === 0 ? (
          <EmptyState
            icon="list"
            title={text('preparation.empty.title')}
            action={
              mission.mine.runs ? (
                <LinkButton variant="primary" href={`/missions/${mission.slug}/preparation/steps`}>
                  {text('preparation.empty.action')}
                </LinkButton>
              ) : undefined
            }
          >
            {text('preparation.empty.why')}
          </EmptyState>
        ) : (
          <>
            <Steps delegates={delegates} path={path} />
            <Section title={text('preparation.delegates.title')}>
              <form method="get" action={path} className="k-missions-filter">
                <SelectField
                  name="missing"
                  label={text('preparation.delegates.filter')}
                  empty={text('preparation.delegates.everybody')}
                  defaultValue={missing ?? ''}
                  choices={[
                    { value: 'any', label: text('preparation.delegates.any') },
                    ...delegates.steps.map(step => ({ value: step.id, label: step.title })),
                  ]}
                />
                <Button icon="filter">{text('missions.participants.filter')}</Button>
              </form>
              <Table delegates={delegates} slug={mission.slug} next={url} />
              <Pagination
                page={delegates.page}
                pageSize={delegates.pageSize}
                total={delegates.total}
                hrefOf={at => `${path}?${missing === undefined ? '' : `missing=${missing}&`}page=${at}`}
              />
            </Section>
            {delegates.reach === 0 ? null : (
              <Mail slug={mission.slug} missing={missing} reach={delegates.reach} next={url} />
            )}
          </>
        )}
      </>
    )
  },
})

/** How far each step is, with a link to those who miss it. */
function Steps({ delegates, path }: { delegates: Delegates; path: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('preparation.steps.title')}>
      <DataTable
        caption={text('preparation.steps.title')}
        dense
        rows={delegates.steps}
        rowKey={step => step.id}
        columns={[
          {
            key: 'title',
            head: text('preparation.steps.step'),
            rowHeader: true,
            cell: step => <LanguageText text={step.title} lang={step.lang} />,
          },
          {
            key: 'owner',
            head: text('preparation.steps.owner'),
            cell: step => text(`preparation.owner.${step.owner}`),
          },
          {
            key: 'due',
            head: text('preparation.steps.due'),
            cell: step => (step.dueOn === null ? '–' : sayDue(step.dueOn, lang)),
          },
          {
            key: 'far',
            head: text('preparation.ready'),
            width: 'wide',
            cell: step => (
              <ProgressBar
                label={text('preparation.ready')}
                labelHidden
                value={step.done}
                max={Math.max(1, step.done + step.missing)}
                valueText={text('preparation.delegates.of', {
                  value: step.done,
                  count: step.done + step.missing,
                })}
                state={step.missing === 0 ? 'agreed' : 'quiet'}
              />
            ),
          },
          {
            key: 'missing',
            head: text('preparation.delegates.missing'),
            hideHead: true,
            width: 'fit',
            cell: step =>
              step.missing === 0 ? null : (
                <a href={`${path}?missing=${step.id}`}>
                  {text('preparation.delegates.who', { count: step.missing })}
                </a>
              ),
          },
        ]}
      />
    </Section>
  )
}

function Table(props: { delegates: Delegates; slug: string; next: string }): ReactNode {
  const text = useText()
  const { delegates, slug, next } = props
  return (
    <DataTable
      caption={text('preparation.delegates.title')}
      rows={delegates.items}
      rowKey={row => row.participantId}
      empty={
        <EmptyState icon="check" level={3} title={text('preparation.delegates.none')}>
          {text('preparation.delegates.noneWhy')}
        </EmptyState>
      }
      columns={[
        {
          key: 'who',
          head: text('preparation.delegates.delegate'),
          rowHeader: true,
          cell: row => (
            <>
              <a href={`/missions/${slug}/participants/${row.participantId}`}>
                {row.person ?? row.organisation.name}
              </a>
              <span className="k-preparation-note">{row.organisation.name}</span>
            </>
          ),
        },
        {
          key: 'open',
          head: text('preparation.delegates.missing'),
          width: 'wide',
          cell: row => <Missing row={row} delegates={delegates} />,
        },
        {
          key: 'mark',
          head: text('preparation.delegates.list'),
          hideHead: true,
          cell: row => <Marks row={row} delegates={delegates} slug={slug} next={next} />,
        },
      ]}
    />
  )
}

function Missing({ row, delegates }: { row: Row; delegates: Delegates }): ReactNode {
  const text = useText()
  const open = row.items.filter(item => item.standing !== 'done' && item.standing !== 'not-needed')
  if (open.length === 0) return <StateBadge state="agreed">{text('preparation.allDone')}</StateBadge>
  return (
    <ul className="k-preparation-marks">
      {open.map(item => (
        <li key={item.stepId}>
          <StateBadge state={standingLook(item.standing)}>
            {delegates.steps.find(step => step.id === item.stepId)?.title}
          </StateBadge>
        </li>
      ))}
    </ul>
  )
}

/** The whole list of one delegate, to be marked on their behalf. */
function Marks(props: { row: Row; delegates: Delegates; slug: string; next: string }): ReactNode {
  const text = useText()
  const { row, delegates, slug, next } = props
  return (
    <details className="k-preparation-more">
      <summary>{text('preparation.delegates.list')}</summary>
      <ul className="k-preparation-list">
        {row.items.map(item => {
          const title = delegates.steps.find(step => step.id === item.stepId)?.title ?? ''
          return (
            <li key={item.stepId}>
              <div className="k-preparation-step">
                <span>{title}</span>
                <StateBadge state={standingLook(item.standing)}>
                  {text(`preparation.standing.${item.standing}`)}
                </StateBadge>
              </div>
              {item.reason === null && item.by === null ? null : (
                <span className="k-preparation-note">
                  {[item.by, item.reason].filter(part => part !== null).join(' · ')}
                </span>
              )}
              {item.mayMark ? (
                <MarkForm slug={slug} step={{ ...item, title }} participant={row.participantId} next={next} />
              ) : null}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

function Mail(props: { slug: string; missing: string | undefined; reach: number; next: string }): ReactNode {
  const text = useText()
  const { slug, missing, reach, next } = props
  return (
    <Section
      title={text('preparation.mail.title', { count: reach })}
      intro={text('preparation.mail.why')}
      id="mail"
    >
      <CallForm
        call={mailMissing}
        fixed={{ mission: slug, missing: missing ?? 'any' }}
        next={next}
        done="preparation.done.mailed"
        className="k-form"
      >
        {form => (
          <>
            <TextArea
              {...form.field('message')}
              label={text('preparation.mail.message')}
              hint={text('preparation.mail.messageHint')}
              rows={3}
              optional
            />
            <FormActions>
              <Button variant="primary" icon="mail">
                {text('preparation.mail.send', { count: reach })}
              </Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}
