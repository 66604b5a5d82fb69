import type { ReactNode } from 'react'
import type { Call, OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  Columns,
  DescriptionList,
  LanguageText,
  LinkButton,
  Notice,
  PageHeader,
  Section,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { languageName } from '../../../web/language-names.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getOpening } from '../../rooms/contract.ts'
import {
  acceptInterest,
  answerQuestion,
  askInterested,
  declineInterest,
  getInterest,
  passOnInterest,
  stopInterest,
  withdrawInterest,
} from '../contract-interests.ts'
import { Answers, Contact, InterestBadge, Steps } from './InterestParts.tsx'
import './opportunities.css'

type Interest = OutputOf<typeof getInterest>

/** One interest: what they wrote, what to do with it, each step with its date. */
export const page = definePage({
  path: '/interests/:interest',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    interest: use(getInterest, { interest: params.interest ?? '' }),
    opening: use(getOpening, { interest: params.interest ?? '' }),
  }),
  actions: [
    acceptInterest,
    answerQuestion,
    askInterested,
    declineInterest,
    passOnInterest,
    stopInterest,
    withdrawInterest,
  ],
  title: ({ data }, text) => text('opportunities.interest.of', { name: data.interest.organisation }),
  Component: ({ data }) => {
    const text = useText()
    const it = data.interest
    return (
      <>
        <PageHeader
          title={it.sender === null ? text('opportunities.interest.mine') : it.sender.organisation}
          subtitle={
            <a href={`/opportunities/${it.opportunity.slug}`}>
              <LanguageText text={it.opportunity.title} lang={it.opportunity.lang} />
            </a>
          }
          meta={<InterestBadge state={it.state} />}
          steps={[{ href: '/interests', label: text('opportunities.interests.title') }]}
        />
        <Contact it={it} />
        <RoomBetween opening={data.opening} />
        <Columns
          side={
            <>
              <Sender it={it} />
              <Steps it={it} />
            </>
          }
        >
          <Acts it={it} />
          <Answers it={it} own={it.sender === null} />
        </Columns>
      </>
    )
  },
})

/** Once the names are told: the room of the two, or the way to open it. */
function RoomBetween({ opening }: { opening: OutputOf<typeof getOpening> }): ReactNode {
  const text = useText()
  const { from, other } = opening
  if (from === null || other === null) return null
  const isThere = from.room !== null
  return (
    <Notice
      title={text(isThere ? 'opportunities.interest.roomThere' : 'opportunities.interest.room')}
      actions={
        <LinkButton
          icon="lock"
          href={isThere ? `/rooms/${from.room}` : `/rooms/new?interest=${from.interest}`}
        >
          {text(isThere ? 'opportunities.interest.enterRoom' : 'opportunities.interest.openRoom')}
        </LinkButton>
      }
    >
      {text('opportunities.interest.roomWhy', { name: other.name })}
    </Notice>
  )
}

function Sender({ it }: { it: Interest }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { sender } = it
  if (sender === null) return null
  return (
    <Section title={text('opportunities.interest.who')}>
      <DescriptionList
        items={[
          { term: text('opportunities.interest.person'), value: sender.name },
          { term: text('opportunities.interest.organisationName'), value: sender.organisation },
          { term: text('opportunities.field.country'), value: countryName(sender.country, lang) },
          {
            term: text('opportunities.interest.kind'),
            value: sender.kind === null ? null : text(`directory.kind.${sender.kind}`),
          },
          {
            term: text('opportunities.interest.email'),
            value: <a href={`mailto:${sender.email}`}>{sender.email}</a>,
          },
          { term: text('opportunities.interest.phone'), value: sender.phone },
          { term: text('opportunities.interest.lang'), value: languageName(sender.lang, lang) },
        ]}
      />
    </Section>
  )
}

/** What the reader can do now: as the cluster between, as the owner, or as who is interested. */
function Acts({ it }: { it: Interest }): ReactNode {
  const text = useText()
  if (!(it.mayBroker || it.mayAnswer || it.isSender)) return null
  const isOver = ['accepted', 'declined', 'stopped', 'withdrawn'].includes(it.state)
  if (isOver) return null
  return (
    <>
      {it.mayBroker && it.hasOwner ? (
        <Section
          title={text('opportunities.interest.between')}
          intro={text('opportunities.interest.betweenWhy')}
        >
          {it.state === 'with-broker' ? (
            <>
              <Act it={it} call={passOnInterest} name="passOn" primary />
              <Act it={it} call={askInterested} name="ask" folded />
            </>
          ) : (
            <Notice>{text('opportunities.interest.theirTurn')}</Notice>
          )}
          <Act it={it} call={stopInterest} name="stop" folded />
        </Section>
      ) : null}
      {it.mayAnswer ? (
        <Section
          title={text('opportunities.interest.yourAnswer')}
          intro={text(
            it.throughBroker ? 'opportunities.interest.acceptTells' : 'opportunities.interest.acceptWhy',
          )}
        >
          <Act it={it} call={acceptInterest} name="accept" primary />
          <Act it={it} call={declineInterest} name="decline" folded />
        </Section>
      ) : null}
      {it.isSender && it.state === 'asked' ? (
        <Section title={text('opportunities.interest.asked')}>
          <p className="k-opportunity-reasons">
            {[...it.steps].reverse().find(({ state }) => state === 'asked')?.words}
          </p>
          <Act it={it} call={answerQuestion} name="answer" primary />
        </Section>
      ) : null}
      {it.isSender ? (
        <CallForm
          call={withdrawInterest}
          fixed={{ interest: it.id }}
          next={`/interests/${it.id}`}
          done="opportunities.done.interestWithdrawn"
        >
          <Button variant="quiet">{text('opportunities.interest.withdraw')}</Button>
        </CallForm>
      ) : null}
    </>
  )
}

/** One thing to do, with words that go with it. */
function Act(props: {
  it: Interest
  call: Call
  name: string
  primary?: boolean
  folded?: boolean
}): ReactNode {
  const text = useText()
  const { it, call, name } = props
  const form = (
    <CallForm
      call={call}
      fixed={{ interest: it.id }}
      next={`/interests/${it.id}`}
      done={`opportunities.done.${name}`}
      className="k-form"
    >
      {api => (
        <>
          <TextArea
            {...api.field('words')}
            label={text(`opportunities.interestAct.${name}.words`)}
            rows={3}
          />
          <div>
            <Button variant={props.primary === true ? 'primary' : 'secondary'}>
              {text(`opportunities.interestAct.${name}.button`)}
            </Button>
          </div>
        </>
      )}
    </CallForm>
  )
  return props.folded === true ? (
    <details className="k-opportunity-act">
      <summary>{text(`opportunities.interestAct.${name}.title`)}</summary>
      {form}
    </details>
  ) : (
    form
  )
}
