import type { ReactNode } from 'react'
import {
  Badge,
  Button,
  Card,
  FormActions,
  Icon,
  LanguageText,
  LinkButton,
  PersonName,
  RadioGroup,
  SelectField,
  StateBadge,
  Tag,
  TagList,
  TextArea,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { requestMeeting } from '../contract.ts'
import type { CounterpartItem } from './counterpart-item.ts'
import { countryName, stateMarks, wishChoices } from './request-words.ts'

/** An organisation one may meet: what it offers and seeks, the words both share, how things stand, and the form to ask. */
export function CounterpartCard(props: {
  item: CounterpartItem
  mission: string
  actor: { participantId: string; name: string; isMe: boolean }
  canAsk: boolean
  url: string
  openForm: string | null
}): ReactNode {
  const { item } = props
  const text = useText()
  const { lang } = useLocale()
  const { organisation, request } = item
  const place = [organisation.city, countryName(organisation.country, lang)].filter(part => part !== null)
  return (
    <Card
      level={2}
      title={
        <PersonName
          name={organisation.name}
          other={
            organisation.nameOtherScript === null
              ? null
              : { text: organisation.nameOtherScript, lang: item.lang }
          }
        />
      }
      subtitle={[...place, ...item.groups].join(' · ')}
      meta={
        request === null ? (
          item.represented ? (
            <Badge icon="swap">{text('meetings.meet.represented')}</Badge>
          ) : null
        ) : (
          <StateBadge state={stateMarks[request.state]}>
            {text(`meetings.standing.${request.direction}.${request.state}`)}
          </StateBadge>
        )
      }
    >
      {organisation.summary === null ? null : (
        <p>
          <LanguageText text={organisation.summary} lang={organisation.lang} />
        </p>
      )}
      <Why item={item} />
      <OffersAndSeeks offers={item.offers} seeks={item.seeks} lang={item.lang} />
      {item.people.length === 0 ? null : (
        <p className="k-meetings-label">
          <Icon name="people" />{' '}
          {item.people
            .map(person => (person.jobTitle === null ? person.name : `${person.name} (${person.jobTitle})`))
            .join(', ')}
        </p>
      )}
      {request !== null && request.state !== 'expired' && request.state !== 'withdrawn' ? (
        <p>
          <LinkButton
            href={`/requests/${request.id}`}
            variant={request.direction === 'received' && request.state === 'pending' ? 'primary' : 'quiet'}
          >
            {text(
              request.direction === 'received' && request.state === 'pending'
                ? 'meetings.meet.answer'
                : 'meetings.meet.openRequest',
            )}
          </LinkButton>
        </p>
      ) : props.canAsk ? (
        <AskForm {...props} />
      ) : null}
    </Card>
  )
}

function Why(props: { item: CounterpartItem }): ReactNode {
  const text = useText()
  const { theyOffer, theySeek } = props.item.why
  if (theyOffer.length + theySeek.length === 0) return null
  const words = (list: readonly string[]) => (
    <TagList>
      {list.map(word => (
        <Tag key={word} lang={props.item.lang}>
          {word}
        </Tag>
      ))}
    </TagList>
  )
  return (
    <div className="k-meetings-why">
      {theyOffer.length === 0 ? null : (
        <div>
          {text('meetings.meet.theyOfferWhatYouSeek')} {words(theyOffer)}
        </div>
      )}
      {theySeek.length === 0 ? null : (
        <div>
          {text('meetings.meet.theySeekWhatYouOffer')} {words(theySeek)}
        </div>
      )}
    </div>
  )
}

/** What one side offers and seeks, in its own words. */
export function OffersAndSeeks(props: {
  offers: string | null
  seeks: string | null
  lang: string
}): ReactNode {
  const text = useText()
  const told = (
    [
      ['offers', props.offers],
      ['seeks', props.seeks],
    ] as const
  ).filter(([, words]) => words !== null && words !== '')
  if (told.length === 0) return null
  return (
    <div className="k-meetings-sides">
      {told.map(([name, words]) => (
        <div key={name}>
          <p className="k-meetings-label">{text(`meetings.meet.${name}`)}</p>
          <LanguageText text={words ?? ''} lang={props.lang} block />
        </div>
      ))}
    </div>
  )
}

function AskForm(props: {
  item: CounterpartItem
  mission: string
  actor: { participantId: string; name: string; isMe: boolean }
  url: string
  openForm: string | null
}): ReactNode {
  const { item, actor } = props
  const text = useText()
  const formId = `ask-${item.organisation.id}`
  return (
    <details className="k-meetings-ask" open={props.openForm === formId}>
      <summary className="k-button k-button-secondary">
        <Icon name="message" />
        {actor.isMe ? text('meetings.meet.ask') : text('meetings.meet.askFor', { name: actor.name })}
        <span className="k-hidden"> {item.organisation.name}</span>
      </summary>
      <CallForm
        call={requestMeeting}
        formId={formId}
        fixed={{ mission: props.mission, from: actor.participantId, organisation: item.organisation.id }}
        next={props.url}
        done="meetings.done.asked"
        className="k-form"
      >
        {form => (
          <>
            <RadioGroup
              {...form.field('wish')}
              label={text('meetings.meet.howMuch')}
              hint={text('meetings.meet.wishHint')}
              choices={wishChoices(text)}
              defaultValue={form.values('wish', ['would-like'])[0] ?? 'would-like'}
              inline
            />
            {item.people.length < 2 ? null : (
              <SelectField
                {...form.field('participant')}
                label={text('meetings.meet.whom')}
                empty={text('meetings.meet.anybody')}
                choices={item.people.map(person => ({ value: person.participantId, label: person.name }))}
                optional
              />
            )}
            <TextArea
              {...form.field('message')}
              label={text('meetings.meet.message')}
              hint={text('meetings.meet.messageHint')}
              rows={3}
              optional
            />
            <FormActions>
              <Button variant="primary">{text('meetings.meet.send')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </details>
  )
}
