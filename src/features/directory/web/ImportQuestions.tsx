import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Button,
  DataTable,
  FormActions,
  formatNumber,
  formatPercent,
  PageHeader,
  Pagination,
  RadioGroup,
  SelectField,
} from '../../../web/design/index.ts'
import { CallForm, useForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  answerImportQuestions,
  cancelImport,
  type getImport,
  type listImportQuestions,
  reopenImport,
} from '../contract-import.ts'
import './duplicates.css'
import { PairReasons, saidFacts } from './PairFacts.tsx'

type Imported = OutputOf<typeof getImport>
type Listed = OutputOf<typeof listImportQuestions>
type Question = Listed['items'][number]
type Candidate = Question['candidates'][number]

/** Rows that could be organisations that are there, side by side: a person says what each is before anything is written. */
export function ImportQuestions(props: {
  imported: Imported
  questions: Listed
  steps: { href: string; label: string }[]
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { imported: it, questions } = props
  const { page, pageSize, total, open, items } = questions
  const address = `/imports/${it.id}`
  const isLast = page * pageSize >= total
  return (
    <>
      <PageHeader
        title={text('import.question.title')}
        subtitle={text('import.question.subtitle', {
          count: total,
          n: formatNumber(total, lang),
          file: it.fileName,
        })}
        steps={props.steps}
      />
      <p>{text('import.question.why')}</p>
      <p>
        <Badge>
          {text('import.question.answered', {
            done: formatNumber(total - open, lang),
            total: formatNumber(total, lang),
          })}
        </Badge>
      </p>
      <CallForm
        call={answerImportQuestions}
        fixed={{ import: it.id, rows: items.map(item => item.fingerprint) }}
        next={isLast ? address : `${address}?page=${page + 1}`}
        done="import.question.kept"
      >
        <ol className="k-duplicates">
          {items.map((question, index) => (
            <li key={question.fingerprint}>
              <QuestionCard question={question} index={index} />
            </li>
          ))}
        </ol>
        {total < 2 ? null : (
          <SelectField
            name="rest"
            label={text('import.question.rest.label')}
            hint={text('import.question.rest.hint')}
            empty={text('import.question.rest.none')}
            choices={(['same', 'new', 'later'] as const).map(value => ({
              value,
              label: text(`import.question.rest.${value}`),
            }))}
          />
        )}
        <FormActions sticky>
          <Button>{text('import.question.keep')}</Button>
          <Button variant="primary" icon="upload" name="start" value="true">
            {text('directory.import.start', { count: it.total, n: formatNumber(it.total, lang) })}
          </Button>
        </FormActions>
      </CallForm>
      <Pagination
        page={page}
        pageSize={pageSize}
        total={total}
        hrefOf={number => `${address}?page=${number}`}
      />
      <div className="k-row">
        <CallForm call={reopenImport} fixed={{ import: it.id }} next={address}>
          <Button variant="quiet">{text('import.question.back')}</Button>
        </CallForm>
        <CallForm
          call={cancelImport}
          fixed={{ import: it.id }}
          next={`/clusters/${it.cluster.slug}`}
          done="directory.done.importDiscarded"
        >
          <Button variant="quiet">{text('directory.import.discard')}</Button>
        </CallForm>
      </div>
    </>
  )
}

function QuestionCard(props: { question: Question; index: number }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { row, said, candidates, comesBack } = props.question
  const title = text('import.question.row', { row, name: said.name })
  const facts = saidFacts(text, lang)
    .map(fact => ({ ...fact, said: fact.of(said) }))
    .filter(fact => Boolean(fact.said) || candidates.some(one => Boolean(fact.of(one.organisation))))
  return (
    <section className="k-duplicate" aria-label={title}>
      <h2 className="k-question-title">{title}</h2>
      <DataTable
        caption={title}
        rows={facts}
        rowKey={fact => fact.key}
        columns={[
          { key: 'field', head: text('directory.duplicates.field'), cell: fact => fact.label },
          { key: 'said', head: text('import.question.inFile'), cell: fact => fact.said || '–' },
          ...candidates.map((one, number) => ({
            key: one.organisation.id,
            head: candidates.length === 1 ? text('import.question.there') : `${number + 1}`,
            cell: (fact: (typeof facts)[number]) => <Compared fact={fact} candidate={one} />,
          })),
        ]}
      />
      {candidates.map((one, number) => (
        <Why key={one.organisation.id} candidate={one} number={candidates.length === 1 ? null : number + 1} />
      ))}
      <Answer question={props.question} index={props.index} comesBack={comesBack} />
    </section>
  )
}

/** A value of the record, with whether the row says the same. */
function Compared(props: {
  fact: { key: string; said: ReactNode; of: (side: Candidate['organisation']) => ReactNode }
  candidate: Candidate
}): ReactNode {
  const text = useText()
  const { fact, candidate } = props
  const value = fact.of(candidate.organisation)
  const shown =
    fact.key === 'name' ? <a href={`/organisations/${candidate.organisation.slug}`}>{value}</a> : value
  if (!value) return '–'
  if (!fact.said) return shown
  const agrees = String(value).toLocaleLowerCase() === String(fact.said).toLocaleLowerCase()
  return (
    <span className={agrees ? 'k-question-agrees' : 'k-question-differs'}>
      {shown} <small>{text(agrees ? 'import.question.agrees' : 'import.question.differs')}</small>
    </span>
  )
}

function Why(props: { candidate: Candidate; number: number | null }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { organisation, score, reasons } = props.candidate
  const percent = formatPercent(score, lang)
  const name = [props.number, organisation.name].filter(part => part !== null).join(' · ')
  return (
    <div>
      <PairReasons
        title={`${text('import.question.reasons', { name })} (${text('directory.duplicates.alike', { percent })})`}
        reasons={reasons}
      />
    </div>
  )
}

function Answer(props: { question: Question; index: number; comesBack: boolean }): ReactNode {
  const text = useText()
  const form = useForm()
  const { question, index } = props
  const name = `answers.${index}`
  const same = question.candidates.find(one => one.answer === 'same')
  const isNew = question.candidates.some(one => one.answer === 'different')
  const kept = same?.organisation.id ?? (isNew ? 'new' : 'later')
  return (
    <RadioGroup
      name={name}
      label={text('import.question.choice', { row: question.row })}
      error={form.field(name).error}
      defaultValue={form.field(name, kept).defaultValue}
      choices={[
        ...question.candidates.map(({ organisation }) => ({
          value: organisation.id,
          label: text('import.question.same', {
            name: [organisation.name, organisation.city].filter(Boolean).join(', '),
          }),
          hint: text('import.question.sameHint'),
        })),
        { value: 'new', label: text('import.question.new') },
        {
          value: 'later',
          label: text('import.question.later'),
          hint: text(props.comesBack ? 'import.question.laterBack' : 'import.question.laterIn'),
        },
      ]}
    />
  )
}
