import type { ReactNode } from 'react'
import { Button, EmptyState, LinkButton, Section, Stack } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { getMyBadge, renewCode, saveCard, setLists } from '../contract.ts'
import { type Badge, BadgeChoices, PassCard } from './PassCard.tsx'
import './badges.css'

/** My badge on the phone: the code to be scanned, what it gives, and the lists I stand on. */
export const page = definePage({
  path: '/missions/:mission/my-badge',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    mine: use(getMyBadge, {
      mission: params.mission ?? '',
      ...(query.participant === undefined ? {} : { participant: query.participant }),
    }),
  }),
  actions: [saveCard, renewCode, setLists],
  title: ({ data }, text) => text('badges.pageTitle', { mission: data.mission.title }),
  Component: ({ data, url }) => {
    const text = useText()
    const { mission } = data
    const { badge } = data.mine
    return (
      <>
        <MissionHead mission={mission} current="my-schedule" />
        {badge === null ? (
          <EmptyState icon="person" title={text('badges.none')}>
            {text('badges.noneWhy')}
          </EmptyState>
        ) : (
          <Mine badge={badge} slug={mission.slug} url={url} />
        )}
      </>
    )
  },
})

function Mine(props: { badge: Badge; slug: string; url: string }): ReactNode {
  const text = useText()
  const { badge, slug, url } = props
  const fixed = { mission: slug, participant: badge.participantId }
  return (
    <Stack>
      <PassCard badge={badge}>
        <LinkButton icon="people" href={`/missions/${slug}/contacts`}>
          {text('badges.contacts')}
        </LinkButton>
        <LinkButton icon="calendar" href={`/missions/${slug}/my-schedule`}>
          {text('badges.toSchedule')}
        </LinkButton>
      </PassCard>
      <BadgeChoices badge={badge} source={{ mission: slug }} url={url} />
      <Section title={text('badges.renew')} intro={text('badges.renewWhy')}>
        <CallForm call={renewCode} fixed={fixed} next={url} done="badges.done.renewed">
          <Button icon="undo">{text('badges.renewNow')}</Button>
        </CallForm>
      </Section>
    </Stack>
  )
}
