import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  Columns,
  DescriptionList,
  Figure,
  FigureRow,
  FormActions,
  formatDay,
  formatNumber,
  formatTime,
  PageHeader,
  RadioGroup,
  Section,
  StateBadge,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getRehearsal, markRehearsed } from '../contract-rehearsals.ts'
import { Mend } from './ChallengedFirst.tsx'
import { dayWords } from './days.ts'
import { EvidenceList } from './EvidenceList.tsx'
import { nameOf, proofState } from './figure-words.ts'
import { drawnFrom } from './RehearsalsPage.tsx'
import './figures.css'

type Read = OutputOf<typeof getRehearsal>
type Drawn = Read['records'][number]

/** One rehearsed audit: ten records with their evidence, each to be marked, and the result. */
export const page = definePage({
  path: '/rehearsals/:rehearsal',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ read: use(getRehearsal, { rehearsal: params.rehearsal ?? '' }) }),
  actions: [markRehearsed],
  title: ({ data }, text) => text('indicators.rehearsal.title', { of: drawnFrom(data.read.rehearsal, text) }),
  Component: ({ data: { read } }) => {
    const text = useText()
    const { rehearsal, partnership } = read
    const open = rehearsal.size - rehearsal.proven - rehearsal.weak
    return (
      <>
        <PageHeader
          title={text('indicators.rehearsal.title', { of: drawnFrom(rehearsal, text) })}
          steps={[
            { href: `/partnerships/${partnership.slug}`, label: partnership.acronym },
            {
              href: `/partnerships/${partnership.slug}/rehearsals`,
              label: text('indicators.parts.rehearsals'),
            },
          ]}
        />
        <Columns side={<How read={read} />}>
          <FigureRow>
            <Figure
              value={rehearsal.proven}
              base={rehearsal.size}
              unit={text('indicators.rehearsal.proven')}
              note={open === 0 ? undefined : text('indicators.rehearsal.open', { count: open })}
            />
            <Figure value={rehearsal.weak} unit={text('indicators.rehearsal.weak')} />
          </FigureRow>
          <Section title={text('indicators.rehearsal.records')}>
            <ol className="k-figures-drawn">
              {read.records.map(drawn => (
                <DrawnRecord key={drawn.position} drawn={drawn} read={read} />
              ))}
            </ol>
          </Section>
        </Columns>
      </>
    )
  },
})

function How({ read }: { read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { rehearsal } = read
  return (
    <Section title={text('indicators.rehearsal.how')} intro={text('indicators.rehearsal.howWhy')}>
      <DescriptionList
        items={[
          {
            term: text('indicators.rehearsal.drawn'),
            value: `${formatDay(rehearsal.drawnAt, 'UTC', lang, 'date')} ${formatTime(rehearsal.drawnAt, 'UTC', lang)} UTC`,
          },
          { term: text('indicators.rehearsal.by'), value: rehearsal.drawnBy },
          { term: text('indicators.rehearsal.from'), value: formatNumber(rehearsal.drawnFrom, lang) },
          { term: text('indicators.rehearsal.seed'), value: <code>{rehearsal.seed}</code> },
        ]}
      />
    </Section>
  )
}

function DrawnRecord({ drawn, read }: { drawn: Drawn; read: Read }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  return (
    <li id={`record-${drawn.position}`}>
      <h3>{drawn.about}</h3>
      <p className="k-figures-note">
        <a href={`/indicators/${drawn.indicator.id}`}>{nameOf(drawn.indicator, text)}</a>
        {drawn.on === null ? '' : ` · ${dayWords(drawn.on, lang)}`}
      </p>
      {drawn.mark === null ? (
        <StateBadge state={proofState(drawn.proof)}>{text(`indicators.proof.${drawn.proof}`)}</StateBadge>
      ) : (
        <p>
          <StateBadge state={drawn.mark === 'proven' ? 'agreed' : 'conflict'}>
            {text(`indicators.rehearsal.mark.${drawn.mark}`)}
          </StateBadge>
          {drawn.reason === null ? '' : ` ${drawn.reason}`}
          <span className="k-figures-note">
            {[drawn.markedBy, drawn.markedAt === null ? null : formatDay(drawn.markedAt, 'UTC', lang, 'date')]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </p>
      )}
      {drawn.shown.length === 0 ? (
        <p>{text('indicators.rehearsal.gone')}</p>
      ) : (
        drawn.shown.map(one => <EvidenceList key={one.key} record={one} titled={drawn.shown.length > 1} />)
      )}
      {drawn.more === 0 ? null : (
        <p className="k-figures-note">{text('indicators.changes.more', { count: drawn.more })}</p>
      )}
      {drawn.mark === 'weak' ? <Mend mend={drawn.mend} at={drawn.mendAt} /> : null}
      <details className="k-figures-more" open={drawn.mark === null}>
        <summary>
          {text(drawn.mark === null ? 'indicators.rehearsal.markIt' : 'indicators.rehearsal.markAgain')}
        </summary>
        <CallForm
          call={markRehearsed}
          formId={`mark-${drawn.position}`}
          fixed={{ rehearsal: read.rehearsal.id, position: drawn.position }}
          next={`/rehearsals/${read.rehearsal.id}#record-${drawn.position}`}
          done="indicators.rehearsal.done.marked"
          className="k-form"
        >
          {form => (
            <>
              <RadioGroup
                {...form.field('mark')}
                label={text('indicators.rehearsal.found')}
                inline
                required
                choices={(['proven', 'weak'] as const).map(one => ({
                  value: one,
                  label: text(`indicators.rehearsal.mark.${one}`),
                }))}
              />
              <TextField
                {...form.field('reason')}
                label={text('indicators.rehearsal.reason')}
                hint={text('indicators.rehearsal.reasonHint')}
                maxLength={500}
                optional
              />
              <FormActions>
                <Button>{text('indicators.rehearsal.save')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </li>
  )
}
