import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryChoices, countryName } from '../../../web/countries.ts'
import {
  Button,
  DateField,
  FormActions,
  FormGrid,
  LinkButton,
  NumberField,
  PageHeader,
  Section,
  SelectField,
  StateBadge,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { inviteToRole } from '../../accounts/contract-invitations.ts'
import { listClusters } from '../../directory/contract.ts'
import {
  addPartner,
  changeCoordinator,
  endPartner,
  getPartnership,
  saveMarket,
  updatePartnership,
} from '../contract.ts'
import { dayWords } from './days.ts'
import { PartnershipFields } from './PartnershipFields.tsx'
import './partnerships.css'

type Partnership = OutputOf<typeof getPartnership>

/** Keep a partnership: clusters, markets, coordinators, and what it says of itself. */
export const page = definePage({
  path: '/partnerships/:slug/edit',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({
    partnership: use(getPartnership, { partnership: params.slug ?? '' }),
    clusters: use(listClusters, { page: 1, pageSize: 200 }),
  }),
  actions: [updatePartnership, addPartner, changeCoordinator, endPartner, saveMarket, inviteToRole],
  title: ({ data }, text) => text('partnerships.editTitle', { name: data.partnership.acronym }),
  Component: ({ data, now }) => {
    const text = useText()
    const it = data.partnership
    const today = now.slice(0, 10)
    const outside = data.clusters.items.filter(
      cluster => !it.partners.some(partner => partner.id === cluster.id && partner.leftOn === null),
    )
    return (
      <>
        <PageHeader
          title={text('partnerships.editTitle', { name: it.acronym })}
          steps={[{ href: `/partnerships/${it.slug}`, label: it.acronym }]}
        />
        <PartnerForms partnership={it} outside={outside} today={today} />
        <MarketForms partnership={it} />
        <InviteCoordinator partnership={it} />
        <Section title={text('partnerships.facts')}>
          <CallForm
            call={updatePartnership}
            fixed={{ partnership: it.id, version: it.version }}
            next="/partnerships/{slug}"
            done="partnerships.done.saved"
            className="k-form"
          >
            <PartnershipFields partnership={it} />
            <FormActions>
              <Button variant="primary">{text('partnerships.save')}</Button>
              <LinkButton variant="quiet" href={`/partnerships/${it.slug}`}>
                {text('partnerships.cancel')}
              </LinkButton>
            </FormActions>
          </CallForm>
        </Section>
      </>
    )
  },
})

function PartnerForms(props: {
  partnership: Partnership
  outside: { id: string; name: string }[]
  today: string
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { partnership: it, outside, today } = props
  return (
    <Section title={text('partnerships.clusters')}>
      <ul className="k-partnerships-lines">
        {it.partners.map(partner => (
          <li key={`${partner.id} ${partner.joinedOn}`}>
            <span>
              <a href={`/clusters/${partner.slug}`}>{partner.shortName}</a>
              <br />
              <small>
                {partner.leftOn === null
                  ? text('partnerships.joined', { day: dayWords(partner.joinedOn, lang) })
                  : text('partnerships.left', { day: dayWords(partner.leftOn, lang) })}
              </small>
            </span>
            {partner.role === 'coordinator' ? (
              <span>{text('partnerships.role.coordinator')}</span>
            ) : partner.leftOn === null ? (
              <div>
                <CallForm
                  call={changeCoordinator}
                  formId={`coordinator-${partner.id}`}
                  fixed={{ partnership: it.id, clusterId: partner.id }}
                  done="partnerships.done.coordinatorChanged"
                >
                  <Button variant="quiet">{text('partnerships.makeCoordinator')}</Button>
                </CallForm>
                <details>
                  <summary>{text('partnerships.end')}</summary>
                  <CallForm
                    call={endPartner}
                    formId={`end-${partner.id}`}
                    fixed={{ partnership: it.id, clusterId: partner.id }}
                    done="partnerships.done.partnerEnded"
                  >
                    {form => (
                      <>
                        <DateField
                          {...form.field('leftOn', today)}
                          label={text('partnerships.field.leftOn')}
                        />
                        <Button>{text('partnerships.endAction', { cluster: partner.shortName })}</Button>
                      </>
                    )}
                  </CallForm>
                </details>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {outside.length === 0 ? (
        <p>
          {text('partnerships.noOutside')}{' '}
          <a href="/clusters/new">{text('partnerships.clusterFirstAction')}</a>
        </p>
      ) : (
        <CallForm
          call={addPartner}
          fixed={{ partnership: it.id }}
          done="partnerships.done.partnerAdded"
          className="k-form"
        >
          {form => (
            <>
              <FormGrid>
                <SelectField
                  {...form.field('clusterId')}
                  label={text('partnerships.field.cluster')}
                  empty={text('partnerships.choose')}
                  choices={outside.map(cluster => ({ value: cluster.id, label: cluster.name }))}
                />
                <DateField {...form.field('joinedOn', today)} label={text('partnerships.field.joinedOn')} />
              </FormGrid>
              <FormActions>
                <Button icon="plus">{text('partnerships.addPartner')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      )}
    </Section>
  )
}

const stages = ['studied', 'planned', 'visited', 'dropped'] as const

function MarketForms(props: { partnership: Partnership }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.partnership
  const known = it.markets.map(market => market.country)
  const lines = [...it.markets, null]
  return (
    <Section title={text('partnerships.markets')} intro={text('partnerships.marketsWhy')}>
      <ul className="k-partnerships-lines">
        {lines.map(market => {
          const form = (
            <CallForm
              call={saveMarket}
              formId={`market-${market?.country ?? 'new'}`}
              fixed={{
                partnership: it.id,
                ...(market === null ? {} : { country: market.country }),
              }}
              done="partnerships.done.marketSaved"
              className="k-form"
            >
              {fields => (
                <>
                  <FormGrid>
                    {market === null ? (
                      <SelectField
                        {...fields.field('country')}
                        label={text('partnerships.field.country')}
                        empty={text('partnerships.choose')}
                        choices={countryChoices(lang).filter(choice => !known.includes(choice.value))}
                      />
                    ) : null}
                    <SelectField
                      {...fields.field('stage', market?.stage ?? 'studied')}
                      label={text('partnerships.field.stage')}
                      choices={stages.map(value => ({ value, label: text(`partnerships.stage.${value}`) }))}
                    />
                    <NumberField
                      {...fields.field('priority', market?.priority ?? it.markets.length + 1)}
                      label={text('partnerships.field.priority')}
                      min={1}
                      max={99}
                    />
                    <TextField
                      {...fields.field('reason', market?.reason)}
                      label={text('partnerships.field.reason')}
                      hint={text('partnerships.hint.reason')}
                    />
                  </FormGrid>
                  <FormActions>
                    <Button {...(market === null ? { icon: 'plus' as const } : {})}>
                      {text(market === null ? 'partnerships.addMarket' : 'partnerships.saveMarket')}
                    </Button>
                  </FormActions>
                </>
              )}
            </CallForm>
          )
          return (
            <li key={market?.country ?? 'new'}>
              {market === null ? (
                form
              ) : (
                <>
                  <span>
                    {market.priority}. {countryName(market.country, lang)}
                  </span>
                  <details>
                    <summary>
                      <StateBadge state="quiet">{text(`partnerships.stage.${market.stage}`)}</StateBadge>{' '}
                      {text('partnerships.changeMarket')}
                    </summary>
                    {form}
                  </details>
                </>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function InviteCoordinator(props: { partnership: Partnership }): ReactNode {
  const text = useText()
  return (
    <Section title={text('partnerships.coordinators')} intro={text('partnerships.coordinatorsWhy')}>
      <CallForm
        call={inviteToRole}
        fixed={{ role: 'partnership-coordinator', partnershipId: props.partnership.id }}
        done="partnerships.done.invited"
        className="k-form"
      >
        {form => (
          <>
            <FormGrid>
              <TextField {...form.field('givenName')} label={text('partnerships.field.givenName')} required />
              <TextField
                {...form.field('familyName')}
                label={text('partnerships.field.familyName')}
                required
              />
              <TextField
                {...form.field('email')}
                type="email"
                label={text('partnerships.field.email')}
                required
              />
            </FormGrid>
            <FormActions>
              <Button icon="mail">{text('partnerships.invite')}</Button>
            </FormActions>
          </>
        )}
      </CallForm>
    </Section>
  )
}
