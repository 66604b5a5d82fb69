import type { ReactNode } from 'react'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  Columns,
  DescriptionList,
  FormActions,
  LanguageText,
  Notice,
  PageHeader,
  Section,
  SelectField,
  StateBadge,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  addWords,
  castVote,
  closeVote,
  getDecision,
  linkDecision,
  takeBackWords,
  unlinkDecision,
  withdrawProposal,
  writeMinutes,
} from '../contract.ts'
import { type Decision, dayWords, decisionPath, decisionsPath, standingOf } from './decision-words.ts'
import { Minutes } from './Minutes.tsx'
import { Votes } from './Votes.tsx'
import './decisions.css'

/** One decision: the proposal, who voted how, what was said, the minutes, and what it changed. */
export const page = definePage({
  path: '/decisions/:decision',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ it: use(getDecision, { decision: params.decision ?? '' }) }),
  actions: [
    addWords,
    castVote,
    closeVote,
    linkDecision,
    takeBackWords,
    unlinkDecision,
    withdrawProposal,
    writeMinutes,
  ],
  title: ({ data }) => data.it.title,
  Component: ({ data: { it }, viewer, form }) => {
    const text = useText()
    const standing = standingOf(it)
    return (
      <>
        <PageHeader
          title={it.title}
          lang={it.lang}
          meta={<StateBadge state={standing.state}>{text(standing.key)}</StateBadge>}
          steps={[
            { href: `/partnerships/${it.partnership.slug}`, label: it.partnership.acronym },
            { href: decisionsPath(it.partnership), label: text('decisions.title') },
          ]}
        />
        {it.withdrawnReason === null ? null : (
          <Notice kind="info" title={text('decisions.state.withdrawn')}>
            {it.withdrawnReason}
          </Notice>
        )}
        <Columns side={<Side it={it} />}>
          <Section title={text('decisions.field.proposal')}>
            <LanguageText block text={it.proposal} lang={it.lang} />
          </Section>
          {it.changes === null ? null : (
            <Section title={text('decisions.field.changes')}>
              <LanguageText block text={it.changes} lang={it.lang} />
            </Section>
          )}
          {it.vote === null ? null : <Votes it={it} vote={it.vote} />}
          {it.state === 'open' || it.words.length > 0 ? <Talk it={it} lang={viewer.lang} /> : null}
          <Minutes it={it} lang={viewer.lang} openForm={form?.formId ?? null} />
          {it.mayEdit && it.state === 'open' ? (
            <details open={form?.formId === withdrawProposal.name} className="k-decision-fold">
              <summary>{text('decisions.withdraw')}</summary>
              <CallForm
                call={withdrawProposal}
                fixed={{ decision: it.id }}
                next={decisionPath(it)}
                done="decisions.done.withdrawn"
                className="k-form"
              >
                {fields => (
                  <>
                    <TextArea
                      {...fields.field('reason')}
                      label={text('decisions.field.why')}
                      rows={2}
                      maxLength={500}
                      required
                    />
                    <FormActions>
                      <Button>{text('decisions.withdrawAction')}</Button>
                    </FormActions>
                  </>
                )}
              </CallForm>
            </details>
          ) : null}
        </Columns>
      </>
    )
  },
})

function Side({ it }: { it: Decision }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const say = ({ kind, label }: Decision['links'][number]) =>
    kind === 'market' ? countryName(label, lang) : label
  return (
    <>
      <Section title={text('decisions.glance')}>
        <DescriptionList
          items={[
            {
              term: text('decisions.field.decidedOn'),
              value: it.decidedOn === null ? null : dayWords(it.decidedOn, lang),
            },
            {
              term: text('decisions.field.openUntil'),
              value: it.openUntil === null ? null : dayWords(it.openUntil, lang),
            },
            { term: text('decisions.field.by'), value: it.by },
            { term: text('decisions.field.at'), value: dayWords(String(it.at).slice(0, 10), lang) },
          ]}
        />
      </Section>
      <Section title={text('decisions.changed')}>
        {it.links.length === 0 ? (
          <p>{text('decisions.nothingLinked')}</p>
        ) : (
          <ul className="k-decision-links">
            {it.links.map(link => (
              <li key={`${link.kind}:${link.ref}`}>
                <span>
                  <small>{text(`decisions.linkKind.${link.kind}`)}</small>{' '}
                  <a href={link.href} lang={link.lang ?? undefined}>
                    {say(link)}
                  </a>
                </span>
                {it.mayEdit && it.state !== 'withdrawn' ? (
                  <CallForm
                    call={unlinkDecision}
                    formId={`unlink-${link.kind}-${link.ref}`}
                    fixed={{ decision: it.id, target: `${link.kind}:${link.ref}` }}
                    next={decisionPath(it)}
                    done="decisions.done.unlinked"
                  >
                    <Button variant="quiet">
                      {text('decisions.unlink')}
                      <span className="k-hidden"> {say(link)}</span>
                    </Button>
                  </CallForm>
                ) : null}
              </li>
            ))}
          </ul>
        )}
        {it.linkable.length === 0 || it.state === 'withdrawn' ? null : (
          <CallForm
            call={linkDecision}
            fixed={{ decision: it.id }}
            next={decisionPath(it)}
            done="decisions.done.linked"
            className="k-form"
          >
            {form => (
              <>
                <SelectField
                  {...form.field('target')}
                  label={text('decisions.field.target')}
                  empty={text('decisions.choose')}
                  choices={it.linkable.map(link => ({
                    value: `${link.kind}:${link.ref}`,
                    label: `${text(`decisions.linkKind.${link.kind}`)}: ${say(link)}`,
                  }))}
                />
                <FormActions>
                  <Button>{text('decisions.linkAction')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        )}
      </Section>
    </>
  )
}

function Talk({ it, lang }: { it: Decision; lang: string }): ReactNode {
  const text = useText()
  return (
    <Section title={text('decisions.talk')}>
      {it.words.length === 0 ? <p>{text('decisions.nothingSaid')}</p> : null}
      <ol className="k-decision-words">
        {it.words.map(word => (
          <li key={word.id}>
            <LanguageText block text={word.words} lang={word.lang} />
            <small>
              {text('decisions.saidBy', {
                who: word.by ?? text('decisions.somebody'),
                day: dayWords(String(word.at).slice(0, 10), lang),
              })}
            </small>
            {word.mayTakeBack ? (
              <CallForm
                call={takeBackWords}
                formId={`back-${word.id}`}
                fixed={{ decision: it.id, word: word.id }}
                next={decisionPath(it)}
                done="decisions.done.takenBack"
              >
                <Button variant="quiet">{text('decisions.takeBack')}</Button>
              </CallForm>
            ) : null}
          </li>
        ))}
      </ol>
      {it.mayTalk ? (
        <CallForm
          call={addWords}
          fixed={{ decision: it.id, lang }}
          next={decisionPath(it)}
          done="decisions.done.said"
          className="k-form"
        >
          {form => (
            <>
              <TextArea
                {...form.field('words')}
                label={text('decisions.field.words')}
                rows={3}
                maxLength={4000}
                required
              />
              <FormActions>
                <Button>{text('decisions.say')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      ) : null}
    </Section>
  )
}
