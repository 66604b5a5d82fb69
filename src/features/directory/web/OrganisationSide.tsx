import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { DescriptionList, formatNumber, Section, Tag, TagList } from '../../../web/design/index.ts'
import type { PageViewer } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getSides } from '../../matching/contract.ts'
import type { listRooms } from '../../rooms/contract.ts'
import type { getOrganisation } from '../contract.ts'
import { dayWords } from './days.ts'
import { Memberships } from './Memberships.tsx'
import { OwnMeetings } from './OwnMeetings.tsx'
import { OwnRooms } from './OwnRooms.tsx'
import { WhereMap } from './WhereMap.tsx'

type Organisation = OutputOf<typeof getOrganisation>
type Fact = { term: string; value: ReactNode }

/** Beside the story: history with us, where, keywords, facts, clusters. Each part only when it says something. */
export function OrganisationSide(props: {
  organisation: Organisation
  viewer: PageViewer
  now: string
  /** Null for visitors. */
  rooms: OutputOf<typeof listRooms> | null
  /** The viewer's own organisations, to hold this one against. */
  sides: OutputOf<typeof getSides>['sides']
}): ReactNode {
  const text = useText()
  const it = props.organisation
  return (
    <>
      <Fit slug={it.slug} sides={props.sides} />
      <OwnMeetings meetings={it.meetings} missions={it.missions} />
      {it.mayEdit || props.rooms === null ? null : <OwnRooms slug={it.slug} rooms={props.rooms} />}
      <Words organisation={it} />
      <Classifications organisation={it} />
      <Facts title={text('directory.profile.where')} items={usePlaceFacts(it)}>
        <WhereMap organisation={it} />
      </Facts>
      <Facts title={text('directory.profile.markets')} items={useMarketFacts(it)} />
      <Facts title={text('directory.profile.quality')} items={useQualityFacts(it)} />
      <Facts title={text('directory.profile.research')} items={useResearchFacts(it)} />
      <Facts title={text('directory.organisation.facts')} items={useSizeFacts(it)} />
      <Section title={text('directory.field.clusters')}>
        <Memberships {...props} />
      </Section>
    </>
  )
}

/** Why we and they: a way for each of the viewer's own organisations. */
function Fit({ slug, sides }: { slug: string; sides: OutputOf<typeof getSides>['sides'] }): ReactNode {
  const text = useText()
  return sides.length === 0 ? null : (
    <Section title={text('matching.fit.title')}>
      {sides.map(side => (
        <p key={side.slug}>
          <a href={`/organisations/${side.slug}/matches/${slug}`}>
            {text('matching.fit.with', { name: side.name })}
          </a>
        </p>
      ))}
    </Section>
  )
}

function Facts(props: { title: string; items: readonly Fact[]; children?: ReactNode }): ReactNode {
  const told = props.items.filter(
    item => item.value !== null && item.value !== '' && item.value !== undefined,
  )
  return told.length === 0 ? null : (
    <Section title={props.title}>
      <DescriptionList items={told} />
      {props.children}
    </Section>
  )
}

function Words(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const it = props.organisation
  return it.technologies.length === 0 ? null : (
    <Section title={text('directory.field.technologies')}>
      <TagList>
        {it.technologies.map(word => (
          <Tag key={word} href={`/find?technology=${encodeURIComponent(word)}`} lang={it.lang}>
            {word}
          </Tag>
        ))}
      </TagList>
    </Section>
  )
}

function Classifications(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const { classifications } = props.organisation
  return classifications.length === 0 ? null : (
    <Section title={text('directory.classification.title')}>
      <TagList>
        {classifications.map(one => (
          <Tag
            key={`${one.scheme} ${one.code}`}
            href={`/find?term=${encodeURIComponent(`${one.scheme}:${one.code}`)}`}
          >
            {one.label}
          </Tag>
        ))}
      </TagList>
    </Section>
  )
}

function usePlaceFacts(it: Organisation): Fact[] {
  const text = useText()
  const { lang } = useLocale()
  const term = (name: string) => text(`directory.field.${name}`)
  const street = [it.street, [it.postcode, it.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [
    { term: term('address'), value: street },
    { term: term('country'), value: countryName(it.country, lang) },
    { term: term('region'), value: [it.region, it.nuts].filter(Boolean).join(', ') },
    {
      term: term('website'),
      value:
        it.website === null ? null : (
          <a href={it.website} rel="noopener nofollow external">
            {it.website.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
          </a>
        ),
    },
    { term: term('email'), value: it.email === null ? null : <a href={`mailto:${it.email}`}>{it.email}</a> },
    { term: term('phone'), value: it.phone },
  ]
}

function useMarketFacts(it: Organisation): Fact[] {
  const text = useText()
  const { lang } = useLocale()
  const languages = new Intl.DisplayNames([lang], { type: 'language' })
  return [
    {
      term: text('directory.field.targetMarkets'),
      value:
        it.targetMarkets.length === 0 ? null : (
          <TagList>
            {it.targetMarkets.map(code => (
              <Tag key={code} href={`/find?market=${code}`}>
                {countryName(code, lang)}
              </Tag>
            ))}
          </TagList>
        ),
    },
    {
      term: text('directory.field.currentMarkets'),
      value: it.currentMarkets
        .map(
          market =>
            `${countryName(market.country, lang)} (${text(`directory.choice.marketMode.${market.mode}`)})`,
        )
        .join(', '),
    },
    {
      term: text('directory.field.languages'),
      value: it.languages.map(code => languages.of(code) ?? code).join(', '),
    },
  ]
}

function useQualityFacts(it: Organisation): Fact[] {
  const text = useText()
  const words = (list: string, values: readonly string[]) =>
    values.map(value => text(`directory.choice.${list}.${value}`)).join(', ')
  return [
    { term: text('directory.field.certificates'), value: it.certificates.join(', ') },
    { term: text('directory.field.deviceClasses'), value: words('deviceClasses', it.deviceClasses) },
    {
      term: text('directory.field.fdaStatus'),
      value: it.fdaStatus === null ? null : text(`directory.choice.fdaStatus.${it.fdaStatus}`),
    },
    { term: text('directory.field.ipPosition'), value: words('ipPosition', it.ipPosition) },
  ]
}

function useResearchFacts(it: Organisation): Fact[] {
  const text = useText()
  const { lang } = useLocale()
  const term = (name: string) => text(`directory.field.${name}`)
  return [
    {
      term: term('researchStaff'),
      value: it.researchStaff === null ? null : formatNumber(it.researchStaff, lang),
    },
    {
      term: term('accessModels'),
      value: it.accessModels.map(model => text(`directory.choice.accessModels.${model}`)).join(', '),
    },
    {
      term: term('evaluationNeeded'),
      value:
        it.evaluationNeeded === null ? null : text(it.evaluationNeeded ? 'directory.yes' : 'directory.no'),
    },
    { term: term('contactPoint'), value: it.contactPoint },
    { term: term('businessCoach'), value: it.businessCoach },
  ]
}

function useSizeFacts(it: Organisation): Fact[] {
  const text = useText()
  const { lang } = useLocale()
  const term = (name: string) => text(`directory.field.${name}`)
  const choice = (list: string, value: string | null) =>
    value === null ? null : text(`directory.choice.${list}.${value}`)
  const share = (value: number | null) => (value === null ? null : `${formatNumber(value, lang)} %`)
  const flags = (['startUp', 'womenLed'] as const).filter(flag => it[flag] === true)
  return [
    { term: term('shortName'), value: it.shortName },
    { term: term('brands'), value: it.brands.join(', ') },
    { term: term('nameReading'), value: it.nameReading },
    { term: term('legalForm'), value: it.legalForm },
    { term: term('foundedYear'), value: it.foundedYear },
    { term: term('sizeClass'), value: it.sizeClass === null ? null : text(`directory.size.${it.sizeClass}`) },
    { term: term('employees'), value: it.employees === null ? null : formatNumber(it.employees, lang) },
    { term: term('ownership'), value: choice('ownership', it.ownership) },
    { term: term('parentGroup'), value: it.parentGroup },
    { term: text('directory.profile.flags'), value: flags.map(flag => term(flag)).join(', ') },
    { term: term('turnoverBand'), value: choice('turnoverBand', it.turnoverBand) },
    { term: term('exportShare'), value: share(it.exportShare) },
    { term: term('researchShare'), value: share(it.researchShare) },
    { term: term('readinessScore'), value: it.readinessScore === null ? null : `${it.readinessScore} / 200` },
    { term: term('vat'), value: it.vat },
    { term: term('pic'), value: it.pic },
    { term: term('lei'), value: it.lei },
    { term: term('nationalId'), value: it.nationalId },
    { term: term('visibility'), value: it.mayEdit ? text(`directory.visibility.${it.visibility}`) : null },
    {
      term: text('directory.profile.freshness'),
      value:
        it.lastConfirmedAt === null ? null : (
          <time dateTime={it.lastConfirmedAt}>{dayWords(it.lastConfirmedAt.slice(0, 10), lang)}</time>
        ),
    },
  ]
}
