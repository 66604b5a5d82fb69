import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Button,
  EmptyState,
  FormActions,
  LinkButton,
  Notice,
  Row,
  Section,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../../missions/contract.ts'
import { MissionHead } from '../../missions/web/MissionNav.tsx'
import { getMyBadge, renewCode, saveCard, setLists } from '../contract.ts'
import { Code, GivenBoxes } from './badge-parts.tsx'
import './badges.css'

type Badge = NonNullable<OutputOf<typeof getMyBadge>['badge']>

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
  const { lang } = useLocale()
  const { badge, slug, url } = props
  const fixed = { mission: slug, participant: badge.participantId }
  return (
    <>
      <div className="k-pass">
        <Code qr={badge.qr} label={text('badges.codeOf', { name: badge.name || badge.organisation })} />
        <p className="k-pass-name">
          {badge.name || badge.organisation}
          {badge.otherScript === null ? null : ` ${badge.otherScript}`}
        </p>
        <p>
          {badge.name === '' ? null : `${badge.organisation} · `}
          {countryName(badge.country, lang)}
        </p>
        <p className="k-pass-typed">{badge.typed}</p>
        <p className="k-pass-quiet">{text('badges.scanWhy')}</p>
        <Row>
          <LinkButton icon="people" href={`/missions/${slug}/contacts`}>
            {text('badges.contacts')}
          </LinkButton>
          <LinkButton icon="calendar" href={`/missions/${slug}/my-schedule`}>
            {text('badges.toSchedule')}
          </LinkButton>
        </Row>
      </div>
      {badge.isOwn ? (
        <Section title={text('badges.card')} intro={text('badges.cardWhy')}>
          {badge.gives === null ? <Notice>{text('badges.notChosen')}</Notice> : null}
          <CallForm call={saveCard} fixed={fixed} next={url} done="badges.done.card" className="k-form">
            <GivenBoxes has={badge.has} gives={badge.gives ?? []} label={text('badges.cardLabel')} />
            <FormActions>
              <Button variant="primary">{text('badges.saveCard')}</Button>
            </FormActions>
          </CallForm>
        </Section>
      ) : null}
      {badge.lists !== null && badge.mayAgree ? (
        <Section title={text('badges.lists')} intro={text('badges.listsWhy')}>
          <OnList list="list" badge={badge} slug={slug} url={url} />
          <OnList list="brochure" badge={badge} slug={slug} url={url} />
        </Section>
      ) : null}
      <Section title={text('badges.renew')} intro={text('badges.renewWhy')}>
        <CallForm call={renewCode} fixed={fixed} next={url} done="badges.done.renewed">
          <Button icon="undo">{text('badges.renewNow')}</Button>
        </CallForm>
      </Section>
    </>
  )
}

/** One list: agreed to with one button, taken back with the same; what its person took back is theirs alone to give anew. */
function OnList(props: { list: 'list' | 'brochure'; badge: Badge; slug: string; url: string }): ReactNode {
  const text = useText()
  const { list, badge, slug, url } = props
  if (badge.lists === null) return null
  const agreed = badge.lists[list]
  const words = text(`missions.consent.words.${list === 'list' ? 'printed-list' : 'brochure'}`)
  const state = agreed ? 'holds' : badge.lists.takenBack.includes(list) ? 'withdrawn' : null
  return (
    <CallForm
      call={setLists}
      formId={`agree ${list}`}
      fixed={{ mission: slug, participant: badge.participantId, [list]: !agreed }}
      next={url}
      done="badges.done.lists"
      className="k-form"
    >
      <p>
        {words}
        {state === null ? null : ` – ${text(`missions.consent.${state}`)}`}
      </p>
      {state === 'withdrawn' ? null : (
        <Row>
          <Button aria-label={`${text(agreed ? 'missions.consent.withdraw' : 'badges.agree')}: ${words}`}>
            {text(agreed ? 'missions.consent.withdraw' : 'badges.agree')}
          </Button>
        </Row>
      )}
    </CallForm>
  )
}
