import { EmptyState, LinkButton, Notice, PageHeader, Section, Stack } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getBadgeByLink, saveCardByLink, setGivenByLink, setListsByLink } from '../contract-guest.ts'
import { ContactCard } from './ContactCard.tsx'
import { BadgeChoices, PassCard } from './PassCard.tsx'
import './badges.css'

/** A guest's badge from the link to their schedule: to be scanned at the desk and by others, with whom they gave what. */
export const page = definePage({
  path: '/s/:token/badge',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params, query }) => ({
    shown: use(getBadgeByLink, {
      token: params.token ?? '',
      ...(query.participant === undefined ? {} : { participant: query.participant }),
    }),
  }),
  actions: [saveCardByLink, setListsByLink, setGivenByLink],
  title: ({ data }, text) => text('badges.pageTitle', { mission: data.shown.mission.title }),
  Component: ({ data, params, url }) => {
    const text = useText()
    const { badge, contacts, mission, signsIn } = data.shown
    const token = params.token ?? ''
    const source = { token }
    if (badge === null)
      return (
        <EmptyState icon="person" title={text('badges.none')}>
          {text('badges.noneWhy')}
        </EmptyState>
      )
    return (
      <>
        <PageHeader title={text('badges.mine')} subtitle={mission.title} />
        <Stack>
          <PassCard badge={badge}>
            <LinkButton icon="calendar" href={`/s/${token}?participant=${badge.participantId}`}>
              {text('badges.toSchedule')}
            </LinkButton>
          </PassCard>
          {signsIn ? (
            <Notice
              actions={
                <LinkButton href={`/missions/${mission.slug}/my-badge`}>
                  {text('badges.scanned.signIn')}
                </LinkButton>
              }
            >
              {text('badges.signInToChoose')}
            </Notice>
          ) : null}
          {contacts === null || contacts.items.length === 0 ? null : (
            <Section title={text('badges.contacts')}>
              <ul className="k-pass-contacts">
                {contacts.items.map(contact => (
                  <li key={contact.id}>
                    <ContactCard contact={contact} contacts={contacts} source={source} url={url} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <BadgeChoices badge={badge} source={source} url={url} />
        </Stack>
      </>
    )
  },
})
