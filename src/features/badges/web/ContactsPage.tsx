import { EmptyState, LinkButton, Pagination, Row } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { listContacts, setGiven } from '../contract.ts'
import { ContactCard } from './ContactCard.tsx'
import './badges.css'

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
                  <ContactCard
                    contact={contact}
                    contacts={contacts}
                    source={{ mission: mission.slug }}
                    url={url}
                  />
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
