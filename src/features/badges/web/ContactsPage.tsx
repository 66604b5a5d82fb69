import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  EmptyState,
  FormActions,
  formatDay,
  LinkButton,
  Pagination,
  Row,
  StateBadge,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { listContacts, setGiven } from '../contract.ts'
import { GivenBoxes } from './badge-parts.tsx'
import './badges.css'

type Contacts = OutputOf<typeof listContacts>
type Contact = Contacts['items'][number]

/** With whom I exchanged contacts at a mission: those who wait for my answer first, each to take along as a vCard. */
export const page = definePage({
  path: '/missions/:mission/contacts',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    contacts: use(listContacts, {
      mission: params.mission ?? '',
      ...(query.page === undefined ? {} : { page: Number(query.page) }),
    }),
  }),
  actions: [setGiven],
  title: ({ data }, text) => text('badges.contactsTitle', { mission: data.mission.title }),
  Component: ({ data, url }) => {
    const text = useText()
    const { mission, contacts } = data
    return (
      <>
        <MissionHead mission={mission} current="my-schedule" />
        <h2>{text('badges.contacts')}</h2>
        {contacts.items.length === 0 ? (
          <EmptyState
            icon="people"
            title={text('badges.noContacts')}
            action={
              <LinkButton href={`/missions/${mission.slug}/my-badge`}>{text('badges.mine')}</LinkButton>
            }
          >
            {text('badges.noContactsWhy')}
          </EmptyState>
        ) : (
          <>
            <Row>
              <LinkButton icon="download" href={`/api/v1/missions/${mission.slug}/contacts.vcf`}>
                {text('badges.downloadAll')}
              </LinkButton>
              <LinkButton icon="person" href={`/missions/${mission.slug}/my-badge`}>
                {text('badges.mine')}
              </LinkButton>
            </Row>
            <ul className="k-pass-contacts">
              {contacts.items.map(contact => (
                <li key={contact.id}>
                  <One contact={contact} contacts={contacts} url={url} />
                </li>
              ))}
            </ul>
            <Pagination
              page={contacts.page}
              pageSize={contacts.pageSize}
              total={contacts.total}
              hrefOf={number => `/missions/${mission.slug}/contacts?page=${number}`}
            />
          </>
        )}
      </>
    )
  },
})

const looks = { agreed: 'agreed', asks: 'waiting', asked: 'quiet' } as const

function One(props: { contact: Contact; contacts: Contacts; url: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { contact, contacts, url } = props
  const { slug, timeZone } = contacts.mission
  const card = `/api/v1/missions/${slug}/contacts/${contact.id}/card.vcf`
  const answer = (button: ReactNode) => (
    <CallForm
      call={setGiven}
      formId={`give ${contact.id}`}
      fixed={{ mission: slug, contact: contact.id }}
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
