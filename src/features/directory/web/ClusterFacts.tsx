import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { DescriptionList, formatNumber, Section, Tag, TagList } from '../../../web/design/index.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import type { getCluster } from '../contract.ts'
import { memberFields, moneyShares } from './cluster-fields.ts'
import { dayWords } from './days.ts'

type Cluster = OutputOf<typeof getCluster>
type Fact = { term: string; value: ReactNode }

/** What a cluster does for its members, as a list of services. */
export function ClusterServices(props: { cluster: Cluster }): ReactNode {
  const text = useText()
  const { services } = props.cluster
  return services.length === 0 ? null : (
    <Section title={text('directory.clusterField.services')}>
      <TagList>
        {services.map(service => (
          <Tag key={service}>{text(`directory.choice.clusterServices.${service}`)}</Tag>
        ))}
      </TagList>
    </Section>
  )
}

/** Beside the members: specialisation, own numbers, abroad, quality, money; each only when it says something. */
export function ClusterFacts(props: { cluster: Cluster }): ReactNode {
  const label = useLabel()
  const it = props.cluster
  return (
    <>
      <Facts title={label('specialisation')} items={useSpecialisation(it)} />
      <Facts title={label('membership')} items={useMemberFacts(it)} />
      <Facts title={label('cooperations')} items={useAbroadFacts(it)} />
      <Facts title={label('quality')} items={useQualityFacts(it)} />
      <Facts title={label('finance')} items={useMoneyFacts(it)} />
    </>
  )
}

function useLabel(): (name: string) => string {
  const text = useText()
  return name => text(`directory.clusterField.${name}`)
}

function Facts(props: { title: string; items: readonly Fact[] }): ReactNode {
  const told = props.items.filter(item => item.value !== null && item.value !== '')
  return told.length === 0 ? null : (
    <Section title={props.title}>
      <DescriptionList items={told} />
    </Section>
  )
}

function useSpecialisation(it: Cluster): Fact[] {
  const label = useLabel()
  const trl = [it.trlFrom, it.trlTo].filter(value => value !== null)
  return [
    { term: label('s3Priorities'), value: it.s3Priorities.join(', ') },
    { term: label('applicationMarkets'), value: it.applicationMarkets.join(', ') },
    { term: 'TRL', value: [...new Set(trl)].join('–') },
  ]
}

function useMemberFacts(it: Cluster): Fact[] {
  const label = useLabel()
  const { lang } = useLocale()
  const number = (value: number | null) => (value === null ? null : formatNumber(value, lang))
  return [
    ...memberFields.map(name => ({ term: label(name), value: number(it[name]) })),
    { term: label('jobs'), value: number(it.jobs) },
    {
      term: label('exportingShare'),
      value: it.exportingShare === null ? null : `${number(it.exportingShare)} %`,
    },
    { term: label('countedOn'), value: it.countedOn === null ? null : dayWords(it.countedOn, lang) },
  ]
}

function useAbroadFacts(it: Cluster): Fact[] {
  const text = useText()
  const label = useLabel()
  const { lang } = useLocale()
  const names = (codes: readonly string[]) => codes.map(code => countryName(code, lang)).join(', ')
  return [
    {
      term: label('cooperatesWith'),
      value:
        it.cooperations.length === 0 ? null : (
          <ul className="k-profile-figures">
            {it.cooperations.map(one => (
              <li key={`${one.country} ${one.partner} ${one.instrument}`}>
                {[countryName(one.country, lang), one.partner].filter(Boolean).join(': ')} (
                {text(`directory.choice.instrument.${one.instrument}`)})
              </li>
            ))}
          </ul>
        ),
    },
    { term: label('wishedCountries'), value: names(it.wishedCountries) },
    { term: label('officeCountries'), value: names(it.officeCountries) },
    { term: label('memberMarkets'), value: names(it.memberMarkets) },
  ]
}

function useQualityFacts(it: Cluster): Fact[] {
  const text = useText()
  const label = useLabel()
  const { lang } = useLocale()
  return [
    {
      term: label('label'),
      value: it.label === null ? null : text(`directory.choice.clusterLabel.${it.label}`),
    },
    {
      term: label('labelExpiresOn'),
      value: it.labelExpiresOn === null ? null : dayWords(it.labelExpiresOn, lang),
    },
    {
      term: 'ISO 9001',
      value: it.iso9001 === null ? null : text(it.iso9001 ? 'directory.yes' : 'directory.no'),
    },
    { term: label('networks'), value: it.networks.join(', ') },
  ]
}

function useMoneyFacts(it: Cluster): Fact[] {
  const text = useText()
  const label = useLabel()
  const { lang } = useLocale()
  const money = (band: string | null) => (band === null ? null : text(`directory.choice.money.${band}`))
  return [
    { term: label('budgetBand'), value: money(it.budgetBand) },
    ...moneyShares.map(name => {
      const value = it[name]
      return { term: label(name), value: value === null ? null : `${formatNumber(value, lang)} %` }
    }),
    { term: label('turnoverBand'), value: money(it.turnoverBand) },
  ]
}
