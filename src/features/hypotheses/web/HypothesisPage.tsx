import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  Columns,
  DataTable,
  DateField,
  DescriptionList,
  EmptyState,
  FormActions,
  formatDay,
  LanguageText,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  RadioGroup,
  Section,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  decideHypothesis,
  decisions,
  getHypothesis,
  noteEvidence,
  noteSays,
  takeBackNote,
} from '../contract.ts'
import {
  boardPath,
  hypothesisPath,
  Measure,
  metricWords,
  money,
  Sentence,
  Verdict,
} from './HypothesisParts.tsx'
import './hypotheses.css'

type Read = OutputOf<typeof getHypothesis>

/** One hypothesis: how it stands, the records behind the number, and the decision it asks for. */
export const page = definePage({
  path: '/hypotheses/:hypothesis',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => ({
    it: use(getHypothesis, { hypothesis: params.hypothesis ?? '', page: query.page ?? '1' } as never),
  }),
  actions: [noteEvidence, takeBackNote, decideHypothesis],
  title: ({ data }) => data.it.segment,
  Component: ({ data: { it }, viewer, now, form }) => {
    const text = useText()
    const { lang } = useLocale()
    return (
      <>
        <PageHeader
          title={it.segment}
          lang={it.lang}
          meta={
            <>
              <Verdict it={it} />
              <Badge icon="map">{countryName(it.market, lang)}</Badge>
            </>
          }
          steps={[
            { href: `/partnerships/${it.partnership.slug}`, label: it.partnership.acronym },
            { href: boardPath(it.partnership), label: text('hypotheses.title') },
          ]}
          actions={
            it.mayWrite && !it.closed ? (
              <LinkButton icon="edit" href={`${boardPath(it.partnership)}/${it.slug}/edit`}>
                {text('hypotheses.change')}
              </LinkButton>
            ) : undefined
          }
        />
        <Columns side={<Facts it={it} />}>
          <p className="k-hypothesis-lead">
            <Sentence it={it} />
          </p>
          <Measure it={it} />
          {it.wantsDecision ? <Notice kind="warning">{text(`hypotheses.asks.${it.verdict}`)}</Notice> : null}
          {it.against === 0 ? null : (
            <Notice kind="info">{text('hypotheses.against', { count: it.against })}</Notice>
          )}
          {it.mayWrite && !it.closed ? <Decide it={it} lang={viewer.lang} /> : null}
          {it.decisions.length === 0 ? null : <Decisions it={it} />}
          <Records it={it} />
          {it.mayNote && !it.closed ? (
            <details open={form?.formId === noteEvidence.name} className="k-hypothesis-note">
              <summary>{text('hypotheses.note.add')}</summary>
              <Note it={it} lang={viewer.lang} today={now.slice(0, 10)} />
            </details>
          ) : null}
        </Columns>
      </>
    )
  },
})

function Facts({ it }: { it: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('hypotheses.experiment')}>
      <LanguageText block text={it.experiment} lang={it.lang} />
      <DescriptionList
        items={[
          { term: text('hypotheses.field.kind'), value: text(`hypotheses.kind.${it.kind}`) },
          { term: text('hypotheses.field.risk'), value: text('hypotheses.riskOf', { risk: it.risk }) },
          { term: text('hypotheses.field.metric'), value: metricWords(it, text) },
          {
            term: text('hypotheses.field.mission'),
            value:
              it.mission === null ? (
                it.metric === 'notes' || it.metric === 'interests' ? null : (
                  text('hypotheses.allMissions')
                )
              ) : (
                <a href={`/missions/${it.mission.slug}`}>{it.mission.title}</a>
              ),
          },
          {
            term: text('hypotheses.field.cost'),
            value: it.costMinor === null ? null : money(it.costMinor, it.currency, lang),
          },
          {
            term: text('hypotheses.field.follows'),
            value:
              it.follows === null ? null : (
                <a href={hypothesisPath(it.follows)} lang={it.follows.lang}>
                  {it.follows.segment}
                </a>
              ),
          },
          ...it.followedBy.map(one => ({
            term: text('hypotheses.field.followedBy'),
            value: (
              <a href={hypothesisPath(one)} lang={one.lang}>
                {one.segment}
              </a>
            ),
          })),
        ]}
      />
    </Section>
  )
}

function Decide({ it, lang }: { it: Read; lang: string }): ReactNode {
  const text = useText()
  const fields = (
    <CallForm
      call={decideHypothesis}
      fixed={{ hypothesis: it.slug, version: it.version, lang }}
      next={hypothesisPath(it)}
      done="hypotheses.done.decided"
      className="k-form"
    >
      {form => (
        <>
          <RadioGroup
            {...form.field('decision')}
            label={text('hypotheses.field.decision')}
            choices={decisions.map(value => ({
              value,
              label: text(`hypotheses.decision.${value}`),
              hint: text(`hypotheses.decisionHint.${value}`),
            }))}
            required
          />
          <TextArea
            {...form.field('reason')}
            label={text('hypotheses.field.because')}
            rows={3}
            maxLength={1000}
            required
          />
          {it.verdict === 'validated' ? null : (
            <DateField
              {...form.field('newDeadline')}
              label={text('hypotheses.field.newDeadline')}
              hint={text('hypotheses.newDeadlineHint')}
              optional
            />
          )}
          <FormActions>
            <Button variant={it.wantsDecision ? 'primary' : 'secondary'}>
              {text('hypotheses.decideAction')}
            </Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
  return it.wantsDecision ? (
    <Section title={text('hypotheses.decide')} id="decide">
      {fields}
    </Section>
  ) : (
    <details id="decide" className="k-hypothesis-note">
      <summary>{text('hypotheses.decideEarly')}</summary>
      {fields}
    </details>
  )
}

function Decisions({ it }: { it: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const latest = it.decisions[0]?.decision === 'pivot'
  return (
    <Section title={text('hypotheses.decisions')}>
      <ol className="k-hypothesis-decisions">
        {it.decisions.map(one => (
          <li key={String(one.at)}>
            <b>{text(`hypotheses.decision.${one.decision}`)}</b>{' '}
            <LanguageText text={one.reason} lang={one.lang} />
            <small>
              {text('hypotheses.decidedBy', {
                who: one.by ?? text('hypotheses.somebody'),
                day: formatDay(String(one.at), 'UTC', lang, 'date'),
                verdict: text(`hypotheses.verdict.${one.verdict}`),
                counted: one.counted ?? text('hypotheses.underFive'),
                threshold: one.threshold,
              })}
              {one.newDeadline === null
                ? null
                : ` ${text('hypotheses.moreTime', { day: formatDay(`${one.newDeadline}T12:00:00Z`, 'UTC', lang, 'date') })}`}
            </small>
          </li>
        ))}
      </ol>
      {it.mayWrite && latest ? (
        <LinkButton icon="plus" href={`${boardPath(it.partnership)}/new?follows=${it.slug}`}>
          {text('hypotheses.writeNext')}
        </LinkButton>
      ) : null}
    </Section>
  )
}

function Records({ it }: { it: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <Section title={text('hypotheses.evidence')} intro={text(`hypotheses.counts.${it.metric}`)}>
      <DataTable
        caption={text('hypotheses.evidence')}
        rows={it.records}
        rowKey={one =>
          `${one.kind} ${one.on} ${one.own ?? ''} ${one.other ?? ''} ${one.note?.id ?? ''} ${one.leftOut ?? ''}`
        }
        rowState={one => (one.leftOut === null ? undefined : 'past')}
        empty={
          <EmptyState icon="search" level={3} title={text('hypotheses.noEvidence')}>
            {text('hypotheses.noEvidenceWhy')}
          </EmptyState>
        }
        columns={[
          {
            key: 'what',
            head: text('hypotheses.field.what'),
            rowHeader: true,
            width: 'wide',
            cell: one =>
              one.note === null ? (
                <>
                  {text('hypotheses.met', { own: one.own ?? '–', other: one.other ?? '–' })}
                  <br />
                  <small>
                    {text(`hypotheses.record.${one.kind}`)}
                    {one.mission === null || it.mission !== null ? null : (
                      <>
                        {' · '}
                        <a href={`/missions/${one.mission.slug}`}>{one.mission.title}</a>
                      </>
                    )}
                  </small>
                </>
              ) : (
                <>
                  <LanguageText text={one.note.words} lang={one.note.lang} />
                  <br />
                  <small>
                    {text('hypotheses.noteBy', {
                      source: one.note.source,
                      who: one.note.by ?? text('hypotheses.somebody'),
                    })}
                  </small>
                </>
              ),
          },
          {
            key: 'on',
            head: text('hypotheses.field.on'),
            width: 'fit',
            cell: one => formatDay(`${one.on}T12:00:00Z`, 'UTC', lang, 'date'),
          },
          {
            key: 'rung',
            head: text('hypotheses.field.says'),
            cell: one =>
              one.note !== null
                ? text(`hypotheses.says.${one.note.says}`)
                : one.rung === null
                  ? '–'
                  : text(`outcomes.rung.${one.rung}`),
          },
          {
            key: 'counts',
            head: text('hypotheses.field.countsHere'),
            cell: one =>
              text(one.leftOut === null ? 'hypotheses.itCounts' : `hypotheses.leftOut.${one.leftOut}`),
          },
          {
            key: 'act',
            head: text('hypotheses.field.act'),
            hideHead: true,
            width: 'fit',
            cell: one =>
              one.note?.mayTakeBack === true && !it.closed ? (
                <CallForm
                  call={takeBackNote}
                  fixed={{ hypothesis: it.slug, note: one.note.id }}
                  formId={`back-${one.note.id}`}
                  next={hypothesisPath(it)}
                  done="hypotheses.done.takenBack"
                >
                  <Button variant="quiet">{text('hypotheses.note.takeBack')}</Button>
                </CallForm>
              ) : null,
          },
        ]}
      />
      {it.hiddenRecords === 0 ? null : (
        <p className="k-hypothesis-hidden">
          {it.hiddenRecords === null
            ? text('hypotheses.hiddenFew')
            : text('hypotheses.hidden', { count: it.hiddenRecords })}
        </p>
      )}
      <Pagination
        page={it.page}
        pageSize={it.pageSize}
        total={it.total}
        hrefOf={number => `${hypothesisPath(it)}?page=${number}`}
      />
    </Section>
  )
}

function Note({ it, lang, today }: { it: Read; lang: string; today: string }): ReactNode {
  const text = useText()
  return (
    <CallForm
      call={noteEvidence}
      fixed={{ hypothesis: it.slug, lang }}
      next={hypothesisPath(it)}
      done="hypotheses.done.noted"
      className="k-form"
    >
      {form => (
        <>
          <RadioGroup
            {...form.field('says', 'for')}
            label={text('hypotheses.note.says')}
            choices={noteSays.map(value => ({ value, label: text(`hypotheses.says.${value}`) }))}
          />
          <TextArea
            {...form.field('words')}
            label={text('hypotheses.note.words')}
            rows={3}
            maxLength={2000}
            required
          />
          <TextField
            {...form.field('source')}
            label={text('hypotheses.note.source')}
            hint={text('hypotheses.note.sourceHint')}
            maxLength={200}
            required
          />
          <DateField {...form.field('happenedOn', today)} label={text('hypotheses.field.on')} required />
          <FormActions>
            <Button>{text('hypotheses.note.save')}</Button>
          </FormActions>
        </>
      )}
    </CallForm>
  )
}
