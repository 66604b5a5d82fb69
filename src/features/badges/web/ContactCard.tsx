import type { ReactNode } from 'react'
import type { Call, OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { Button, FormActions, formatDay, LinkButton, Row, StateBadge } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { type listContacts, setGiven } from '../contract.ts'
import { setGivenByLink } from '../contract-guest.ts'
import { type BadgeSource, GivenBoxes } from './badge-parts.tsx'

type Contacts = OutputOf<typeof listContacts>
type Contact = Contacts['items'][number]

const looks = { agreed: 'agreed', asks: 'waiting', asked: 'quiet' } as const

/** One contact with what it gives, the answer it waits for, and what it gets of me. */
export function ContactCard(props: {
  contact: Contact
  contacts: Contacts
  source: BadgeSource
  url: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { contact, contacts, source, url } = props
  const { timeZone } = contacts.mission
  const owner = 'token' in source ? `my-schedule/${source.token}` : `missions/${source.mission}`
  const card = `/api/v1/${owner}/contacts/${contact.id}/card.vcf`
  const call: Call = 'token' in source ? setGivenByLink : setGiven
  const answer = (button: ReactNode) => (
    <CallForm
      call={call}
      formId={`give ${contact.id}`}
      fixed={{ ...source, contact: contact.id }}
      next={url}
      done="badges.done.given"
      className="k-form"
    >
      <GivenBoxes has={contacts.has} gives={contact.gives} label={text('badges.theyGet')} />
      <FormActions>{button}</FormActions>
    </CallForm>
  )
  return (
    <>
      <p>
        <strong>{contact.name || contact.organisation}</strong>
        {contact.otherScript === null ? null : ` ${contact.otherScript}`}{' '}
        <StateBadge state={looks[contact.state]}>{text(`badges.state.${contact.state}`)}</StateBadge>
      </p>
      <p className="k-pass-quiet">
        {contact.name === '' ? null : `${contact.organisation} · `}
        {countryName(contact.country, lang)} · {formatDay(contact.at, timeZone, lang, 'short')}
      </p>
      {contact.email === null ? null : (
        <p>
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </p>
      )}
      {contact.phone === null ? null : (
        <p>
          <a href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`}>{contact.phone}</a>
        </p>
      )}
      {contact.website === null ? null : (
        <p>
          <a href={contact.website} rel="noreferrer">
            {contact.website}
          </a>
        </p>
      )}
      {contact.address === null ? null : <p>{contact.address}</p>}
      {contact.state === 'asks' ? (
        answer(
          <Button variant="primary" icon="swap">
            {text('badges.giveBack')}
          </Button>,
        )
      ) : (
        <>
          {contact.state === 'agreed' ? (
            <Row>
              <LinkButton icon="download" href={card}>
                {text('badges.card4')}
              </LinkButton>
              <LinkButton variant="quiet" href={`${card}?version=3.0`}>
                {text('badges.card3')}
              </LinkButton>
            </Row>
          ) : null}
          <details>
            <summary>{text('badges.change')}</summary>
            {answer(<Button>{text('badges.saveGiven')}</Button>)}
          </details>
        </>
      )}
    </>
  )
}
