import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  FormActions,
  LinkButton,
  Notice,
  PageHeader,
  Row,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { checkIn } from '../../day/contract.ts'
import { exchange, openBadge } from '../contract.ts'
import { GivenBoxes } from './badge-parts.tsx'
import './badges.css'

type Opened = OutputOf<typeof openBadge>

/** What a scanned badge opens: contacts to exchange, somebody to check in, or no more than the public page says. */
export const page = definePage({
  path: '/b/:code',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ opened: use(openBadge, { code: params.code ?? '' }) }),
  actions: [exchange, checkIn],
  title: ({ data }, text) => data.opened.person?.organisation ?? text('badges.scanned.title'),
  Component: ({ data, params, viewer }) => {
    const text = useText()
    const { lang } = useLocale()
    const { opened } = data
    const { person, mission } = opened
    const code = params.code ?? ''
    return (
      <>
        <PageHeader
          title={person === null ? text('badges.scanned.title') : person.name || person.organisation}
          subtitle={
            person === null
              ? (mission?.title ?? '')
              : [
                  person.otherScript,
                  person.name === '' ? null : person.organisation,
                  countryName(person.country, lang),
                  mission?.title,
                ]
                  .filter(Boolean)
                  .join(' · ')
          }
        />
        {opened.atDesk && person !== null && mission !== null ? (
          <CallForm
            call={checkIn}
            fixed={{ mission: mission.slug, participant: person.participantId, by: 'badge' }}
            next={`/missions/${mission.slug}/day`}
            done="badges.done.checkedIn"
          >
            <Button variant="primary" icon="check" large wide>
              {text('badges.scanned.checkIn')}
            </Button>
          </CallForm>
        ) : null}
        {opened.isOwn && mission !== null ? (
          <Notice
            actions={
              <LinkButton href={`/missions/${mission.slug}/my-badge`}>
                {text('badges.scanned.toMine')}
              </LinkButton>
            }
          >
            {text('badges.scanned.own')}
          </Notice>
        ) : null}
        <Exchange opened={opened} code={code} />
        {opened.exchange === null && !opened.isOwn && !opened.atDesk ? (
          <>
            <p>{text(viewer.signedIn ? 'badges.scanned.notThere' : 'badges.scanned.stranger')}</p>
            <Row>
              {viewer.signedIn ? null : (
                <LinkButton variant="primary" href={`/sign-in?next=${encodeURIComponent(`/b/${code}`)}`}>
                  {text('badges.scanned.signIn')}
                </LinkButton>
              )}
              {mission?.isPublic === true ? (
                <LinkButton href={`/events/${mission.slug}`}>{text('badges.scanned.event')}</LinkButton>
              ) : null}
            </Row>
          </>
        ) : null}
      </>
    )
  },
})

function Exchange(props: { opened: Opened; code: string }): ReactNode {
  const text = useText()
  const { exchange: mine, mission, person } = props.opened
  if (mine === null || mission === null || person === null) return null
  const name = person.name || person.organisation
  const contacts = `/missions/${mission.slug}/contacts`
  if (mine.state !== 'none')
    return (
      <Notice
        kind={mine.state === 'agreed' ? 'success' : 'info'}
        actions={<LinkButton href={contacts}>{text('badges.contacts')}</LinkButton>}
      >
        {text(mine.state === 'agreed' ? 'badges.scanned.agreed' : 'badges.scanned.asked', { name })}
      </Notice>
    )
  return (
    <Section title={text('badges.scanned.exchange')}>
      <p>{text(mine.asksFirst ? 'badges.scanned.asksFirst' : 'badges.scanned.givesBack', { name })}</p>
      <CallForm
        call={exchange}
        fixed={{ code: props.code }}
        next="/missions/{mission}/contacts"
        done="badges.done.exchanged"
        className="k-form"
      >
        <GivenBoxes has={mine.has} gives={mine.gives} label={text('badges.scanned.iGive', { name })} />
        <FormActions>
          <Button variant="primary" icon="swap" large wide>
            {text('badges.scanned.exchangeNow')}
          </Button>
        </FormActions>
      </CallForm>
    </Section>
  )
}
