import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  EmptyState,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Pagination,
  PersonName,
  RadioGroup,
  Section,
  SelectField,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm, type FormApi } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { type Text, useLocale, useText } from '../../../web/text.tsx'
import {
  decideProposedRequests,
  listProposedRequests,
  setProposalMails,
} from '../../meetings/contract-proposed.ts'
import { getMission } from '../../missions/contract.ts'
import { MissionNav } from '../../missions/web/MissionNav.tsx'
import { listProposedMatches } from '../contract-delegates.ts'
import { BothSides, FirstReasons, type Pair } from './MatchReasons.tsx'
import './matching.css'

type List = OutputOf<typeof listProposedRequests>
type Proposed = List['items'][number]

const pageSize = 10
const choices = ['send', 'keep', 'drop'] as const
const wishes = ['must', 'would-like', 'if-possible'] as const
const quoteMost = 160

/** What was proposed to me: each with the reasons and a draft to edit; I send, keep or drop them in one go. */
export const page = definePage({
  path: '/missions/:mission/requests/proposed',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query }) => {
    const wish = {
      mission: params.mission ?? '',
      as: query.as,
      page: query.page ?? '1',
      pageSize: String(pageSize),
    }
    return {
      mission: use(getMission, { mission: params.mission ?? '' }),
      list: use(listProposedRequests, wish as never),
      reasons: use(listProposedMatches, wish as never),
    }
  },
  actions: [decideProposedRequests, setProposalMails],
  title: ({ data }, text) => text('matching.proposed.pageTitle', { mission: data.list.mission.title }),
  Component: ({ data, query }) => {
    const text = useText()
    const { lang } = useLocale()
    const { list, reasons } = data
    const mission = `/missions/${list.mission.slug}`
    const here = `${mission}/requests/proposed`
    const as = query.as === undefined ? '' : `as=${query.as}&`
    const byId = new Map(reasons.items.map(({ id, match }) => [id, match]))
    return (
      <>
        <PageHeader
          title={text(`matching.proposed.${list.mine > 0 ? 'title' : 'link'}`)}
          subtitle={text('matching.proposed.why')}
          steps={[
            { href: mission, label: list.mission.title },
            { href: `${mission}/requests`, label: text('meetings.requests.title') },
          ]}
          actions={
            <LinkButton variant="quiet" href={`${mission}/requests/propose`}>
              {text('matching.delegates.link')}
            </LinkButton>
          }
        />
        <MissionNav mission={data.mission} current="requests" />
        {list.window !== 'open' && !list.runs ? (
          <Notice title={text(`meetings.meet.${list.window === 'over' ? 'over' : 'notYet'}`)}>
            {text('matching.proposed.window')}
          </Notice>
        ) : null}
        {list.items.length === 0 ? (
          <EmptyState
            icon="check"
            title={text('matching.proposed.none')}
            action={
              <LinkButton variant="primary" icon="people" href={`${mission}/meet`}>
                {text('meetings.requests.findSomebody')}
              </LinkButton>
            }
          >
            {text('matching.proposed.noneWhy')}
          </EmptyState>
        ) : (
          <CallForm
            call={decideProposedRequests}
            fixed={{ mission: list.mission.slug, lang }}
            next={`${here}${query.as === undefined ? '' : `?as=${query.as}`}`}
            done="matching.done.decided"
            className="k-form"
          >
            {form => (
              <>
                {list.items.map((item, at) => (
                  <Decision
                    key={item.id}
                    item={item}
                    at={at}
                    match={byId.get(item.id) ?? null}
                    list={list}
                    form={form}
                  />
                ))}
                <FormActions>
                  <Button variant="primary">{text('matching.proposed.decide')}</Button>
                </FormActions>
              </>
            )}
          </CallForm>
        )}
        <Pagination
          page={list.page}
          pageSize={list.pageSize}
          total={list.total}
          hrefOf={number => `${here}?${as}page=${number}`}
        />
        <CallForm
          call={setProposalMails}
          fixed={{ on: !list.mails }}
          next={here}
          done="matching.done.proposalMails"
        >
          <p className="k-match-quiet">
            {text(`matching.proposed.mails.${list.mails ? 'on' : 'off'}`)}{' '}
            <Button variant="quiet">
              {text(`matching.proposed.mails.${list.mails ? 'turnOff' : 'turnOn'}`)}
            </Button>
          </p>
        </CallForm>
      </>
    )
  },
})

function Decision(props: {
  item: Proposed
  at: number
  match: Pair | null
  list: List
  form: FormApi
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { item, at, match, list, form } = props
  const { to, participant } = item
  const parties = { ours: participant.organisation.name, theirs: to.name }
  const prefix = `items.${at}`
  const maySend = list.window === 'open' || list.runs
  return (
    <Section
      title={
        <PersonName
          name={to.name}
          other={to.nameOtherScript === null ? null : { text: to.nameOtherScript, lang: to.lang }}
        />
      }
      intro={[text(`directory.kind.${to.kind}`), to.city, countryName(to.country, lang)]
        .filter(part => part !== null)
        .join(' · ')}
    >
      {participant.isMe ? null : (
        <p>
          {text('matching.proposed.for', {
            name:
              participant.name === participant.organisation.name
                ? participant.name
                : `${participant.name}, ${participant.organisation.name}`,
          })}
        </p>
      )}
      {item.refused === null ? null : (
        <Notice kind="warning" title={text('matching.proposed.refused')}>
          {text(`refusal.${item.refused}`, { limit: list.limit ?? '' })}
        </Notice>
      )}
      {item.note === null ? null : (
        <p>{text('matching.proposed.note', { name: item.proposedBy ?? '', note: item.note })}</p>
      )}
      {match === null ? null : (
        <>
          <FirstReasons pair={match} parties={parties} />
          <details className="k-match-all">
            <summary>{text('matching.delegates.allReasons')}</summary>
            <BothSides pair={match} parties={parties} level={3} />
            <p>
              <a href={`/organisations/${to.slug}`}>{text('matching.openPage', { name: to.name })}</a>
            </p>
          </details>
        </>
      )}
      <div className="k-match-decide">
        <input type="hidden" name={`${prefix}.id`} value={item.id} />
        <input type="hidden" name={`${prefix}.version`} value={item.version} />
        <RadioGroup
          {...form.field(`${prefix}.choice`)}
          label={text('matching.proposed.choice')}
          hideLabel
          choices={choices
            .filter(choice => maySend || choice !== 'send')
            .map(value => ({ value, label: text(`matching.proposed.${value}`) }))}
          defaultValue={
            form.values(`${prefix}.choice`, [
              maySend && participant.isMe && item.refused === null ? 'send' : 'keep',
            ])[0] ?? 'keep'
          }
          inline
        />
        <SelectField
          {...form.field(`${prefix}.wish`, item.wish)}
          label={text('meetings.meet.howMuch')}
          choices={wishes.map(value => ({ value, label: text(`meetings.wish.${value}`) }))}
        />
        <TextArea
          {...form.field(`${prefix}.message`, item.message === '' ? draftOf(match, text) : item.message)}
          label={text('meetings.meet.message')}
          hint={text('matching.proposed.draftHint')}
          rows={3}
          optional
        />
      </div>
    </Section>
  )
}

/**
 * A first message from the strongest reason of the other side, in its own words and those the reader sees of their own side.
 * It is shown before it is sent, and whoever sends it edits it.
 */
function draftOf(match: Pair | null, text: Text): string {
  const reason = match?.whyUs.reasons.find(({ sought, offered }) => sought !== null && offered !== null)
  if (reason?.sought == null || reason.offered == null) return ''
  return text('matching.proposed.draft', {
    sought: shorten(reason.sought.text),
    offered: shorten(reason.offered.text),
  })
}

const shorten = (words: string) =>
  words.length > quoteMost ? `${words.slice(0, quoteMost).trimEnd()}…` : words
