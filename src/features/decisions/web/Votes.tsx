import type { ReactNode } from 'react'
import {
  Button,
  DataTable,
  FormActions,
  Notice,
  RadioGroup,
  Section,
  type State,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { castVote, closeVote } from '../contract.ts'
import { choices } from '../rules/count-votes.ts'
import { type Decision, dayWords, decisionPath, type Vote } from './decision-words.ts'

const choiceStates: Record<(typeof choices)[number], State> = {
  yes: 'agreed',
  no: 'conflict',
  abstain: 'quiet',
}

/** Who voted how, how it stands by the rule, and one's own vote. */
export function Votes({ it, vote }: { it: Decision; vote: Vote }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const mine = vote.ballots.filter(ballot => ballot.mayCast)
  return (
    <Section
      title={text('decisions.votes')}
      intro={[
        text(`decisions.majority.${vote.majority}`),
        text('decisions.quorumNeeded', { count: vote.needed }),
        vote.majority === 'simple'
          ? text(vote.casting ? 'decisions.withCasting' : 'decisions.withoutCasting')
          : null,
      ]
        .filter(part => part !== null)
        .join(' · ')}
    >
      <Notice kind="info">
        {text('decisions.count', {
          yes: vote.yes,
          no: vote.no,
          abstain: vote.abstain,
          silent: vote.silent,
        })}{' '}
        {text(it.state === 'open' ? 'decisions.wouldBe' : 'decisions.was', {
          result: text(`decisions.result.${vote.result}`),
        })}
        {vote.byCasting ? ` ${text('decisions.byCasting')}` : ''}
      </Notice>
      {mine.map(ballot => (
        <CallForm
          key={ballot.cluster.id}
          call={castVote}
          formId={`vote-${ballot.cluster.id}`}
          fixed={{ decision: it.id, cluster: ballot.cluster.id }}
          next={decisionPath(it)}
          done="decisions.done.voted"
          className="k-form"
        >
          {form => (
            <>
              <RadioGroup
                {...form.field('choice', ballot.choice)}
                label={text('decisions.voteFor', { cluster: ballot.cluster.name })}
                choices={choices.map(value => ({ value, label: text(`decisions.choice.${value}`) }))}
                required
              />
              <FormActions>
                <Button variant={ballot.choice === null ? 'primary' : 'secondary'}>
                  {text(ballot.choice === null ? 'decisions.voteAction' : 'decisions.voteAgain')}
                </Button>
              </FormActions>
            </>
          )}
        </CallForm>
      ))}
      <DataTable
        caption={text('decisions.byPartner')}
        showCaption
        rows={vote.ballots}
        rowKey={ballot => ballot.cluster.id}
        columns={[
          {
            key: 'cluster',
            head: text('decisions.field.cluster'),
            rowHeader: true,
            cell: ballot => (
              <>
                <a href={`/clusters/${ballot.cluster.slug}`}>{ballot.cluster.name}</a>
                {ballot.coordinator ? <small> {text('decisions.coordinates')}</small> : null}
              </>
            ),
          },
          {
            key: 'choice',
            head: text('decisions.field.choice'),
            cell: ballot =>
              ballot.choice === null ? (
                <StateBadge state="waiting">{text('decisions.notVoted')}</StateBadge>
              ) : (
                <StateBadge state={choiceStates[ballot.choice]}>
                  {text(`decisions.choice.${ballot.choice}`)}
                </StateBadge>
              ),
          },
          {
            key: 'by',
            head: text('decisions.field.by'),
            cell: ballot =>
              ballot.at === null
                ? '–'
                : text('decisions.saidBy', {
                    who: ballot.by ?? text('decisions.somebody'),
                    day: dayWords(String(ballot.at).slice(0, 10), lang),
                  }),
          },
        ]}
      />
      {vote.mayClose ? (
        <CallForm
          call={closeVote}
          fixed={{ decision: it.id }}
          next={decisionPath(it)}
          done="decisions.done.closed"
          className="k-decision-fold"
        >
          <Button variant="primary">{text('decisions.close')}</Button>
        </CallForm>
      ) : null}
    </Section>
  )
}
