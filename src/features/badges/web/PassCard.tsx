import type { ReactNode } from 'react'
import type { Call, OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { Button, FormActions, Notice, Row, Section, Stack } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import { type getMyBadge, saveCard, setLists } from '../contract.ts'
import { saveCardByLink, setListsByLink } from '../contract-guest.ts'
import { type BadgeSource, Code, GivenBoxes } from './badge-parts.tsx'

export type Badge = NonNullable<OutputOf<typeof getMyBadge>['badge']>

/** A badge on the phone: its code to be scanned, whose it is, and where to go on. */
export function PassCard(props: { badge: Badge; children: ReactNode }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { badge } = props
  return (
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
      <Row>{props.children}</Row>
    </div>
  )
}

/** What a badge gives and on which lists its person stands, for whoever may say so. */
export function BadgeChoices(props: { badge: Badge; source: BadgeSource; url: string }): ReactNode {
  const text = useText()
  const { badge, source, url } = props
  const fixed = { ...source, participant: badge.participantId }
  const card: Call = 'token' in source ? saveCardByLink : saveCard
  return (
    <>
      {badge.isOwn ? (
        <Section title={text('badges.card')} intro={text('badges.cardWhy')}>
          {badge.gives === null ? <Notice>{text('badges.notChosen')}</Notice> : null}
          <CallForm call={card} fixed={fixed} next={url} done="badges.done.card" className="k-form">
            <GivenBoxes has={badge.has} gives={badge.gives ?? []} label={text('badges.cardLabel')} />
            <FormActions>
              <Button variant="primary">{text('badges.saveCard')}</Button>
            </FormActions>
          </CallForm>
        </Section>
      ) : null}
      {badge.lists !== null && badge.mayAgree ? (
        <Section title={text('badges.lists')} intro={text('badges.listsWhy')}>
          <Stack>
            <OnList list="list" badge={badge} source={source} url={url} />
            {badge.inBrochure || badge.lists.brochure ? (
              <OnList list="brochure" badge={badge} source={source} url={url} />
            ) : null}
          </Stack>
        </Section>
      ) : null}
    </>
  )
}

/** One list: agreed to with one button, taken back with the same; what its person took back is theirs alone to give anew. */
function OnList(props: {
  list: 'list' | 'brochure'
  badge: Badge
  source: BadgeSource
  url: string
}): ReactNode {
  const text = useText()
  const { list, badge, source, url } = props
  const call: Call = 'token' in source ? setListsByLink : setLists
  if (badge.lists === null) return null
  const agreed = badge.lists[list]
  const words = text(`missions.consent.words.${list === 'list' ? 'printed-list' : 'brochure'}`)
  const state = agreed ? 'holds' : badge.lists.takenBack.includes(list) ? 'withdrawn' : null
  return (
    <CallForm
      call={call}
      formId={`agree ${list}`}
      fixed={{ ...source, participant: badge.participantId, [list]: !agreed }}
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
