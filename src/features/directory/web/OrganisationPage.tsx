import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  Columns,
  DateField,
  DescriptionList,
  LanguageText,
  LinkButton,
  Notice,
  PageHeader,
  ProgressBar,
  Section,
  Tag,
  TagList,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, type PageViewer, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import {
  addMember,
  addPerson,
  confirmOrganisation,
  endAffiliation,
  endMember,
  getOrganisation,
} from '../contract.ts'
import './directory.css'
import { dayWords } from './days.ts'
import { usePlace } from './OrganisationResults.tsx'
import { PeopleList } from './People.tsx'

type Organisation = OutputOf<typeof getOrganisation>

/** An organisation as the reader may see it; its editors see first what would help most. */
export const page = definePage({
  path: '/organisations/:slug',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params }) => ({ organisation: use(getOrganisation, { organisation: params.slug ?? '' }) }),
  actions: [addMember, addPerson, confirmOrganisation, endAffiliation, endMember],
  title: ({ data }) => data.organisation.name,
  Component: ({ data, viewer, now }) => {
    const text = useText()
    const place = usePlace()
    const it = data.organisation
    return (
      <>
        <PageHeader
          title={
            <>
              {it.name}
              {it.nameOtherScript === null ? null : (
                <span className="k-directory-other"> {it.nameOtherScript}</span>
              )}
            </>
          }
          subtitle={place(it)}
          meta={<Badge>{text(`directory.kind.${it.kind}`)}</Badge>}
          steps={[{ href: '/find', label: text('directory.find.title') }]}
          actions={
            it.mayEdit ? (
              <LinkButton icon="edit" href={`/organisations/${it.slug}/edit`}>
                {text('directory.organisation.edit')}
              </LinkButton>
            ) : undefined
          }
        />
        {it.mayEdit ? <OwnerNeeds organisation={it} now={now} /> : null}
        <Columns side={<Side organisation={it} viewer={viewer} now={now} />}>
          {it.summary === null ? null : (
            <p className="k-directory-lead">
              <LanguageText text={it.summary} lang={it.lang} />
            </p>
          )}
          <Story organisation={it} />
          <Section title={text('directory.people.title')}>
            <PeopleList
              people={it.people}
              empty={text(viewer.signedIn ? 'directory.people.none' : 'directory.people.signIn')}
              mayEdit={it.mayEdit}
              addCall={addPerson}
              addFixed={{ organisation: it.slug }}
              endFixed={person => ({ organisation: it.slug, person })}
              endCall={endAffiliation}
            />
          </Section>
          {it.mayEdit ? (
            <p>
              <a href={`/organisations/${it.slug}/history`}>{text('history.title')}</a>
            </p>
          ) : null}
        </Columns>
      </>
    )
  },
})

/** What the owner sees before anybody else's view: how complete it is, the next best field, one click a year. */
function OwnerNeeds(props: { organisation: Organisation; now: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  const [next] = it.missingFields
  const yearAgo = new Date(props.now).getTime() - 365 * 86_400_000
  const isFresh = it.lastConfirmedAt !== null && new Date(it.lastConfirmedAt).getTime() > yearAgo
  return (
    <div className="k-directory-owner">
      <ProgressBar
        label={text('directory.organisation.complete')}
        value={Math.round(it.completeness * 100)}
        max={100}
        valueText={`${Math.round(it.completeness * 100)} %`}
        note={
          next === undefined ? undefined : (
            <a href={`/organisations/${it.slug}/edit#directory-updateOrganisation-${next}`}>
              {text('directory.organisation.nextField', { field: text(`directory.field.${next}`) })}
            </a>
          )
        }
      />
      {isFresh ? (
        <p>
          {text('directory.organisation.confirmed', {
            day: dayWords((it.lastConfirmedAt ?? '').slice(0, 10), lang),
          })}
        </p>
      ) : (
        <CallForm
          call={confirmOrganisation}
          fixed={{ organisation: it.slug }}
          done="directory.done.confirmed"
          next={`/organisations/${it.slug}`}
        >
          <Button icon="check">{text('directory.organisation.confirm')}</Button>
        </CallForm>
      )}
    </div>
  )
}

function Story(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  const texts = (['offers', 'needs', 'description'] as const).filter(name => it[name] !== null)
  if (texts.length === 0 && it.technologies.length === 0 && it.summary === null)
    return (
      <Notice>
        {text(it.mayEdit ? 'directory.organisation.emptyOwner' : 'directory.organisation.empty')}
      </Notice>
    )
  return (
    <>
      {texts.map(name => (
        <Section key={name} title={text(`directory.field.${name}`)}>
          <LanguageText block text={it[name] ?? ''} lang={it.lang} />
        </Section>
      ))}
      {it.technologies.length === 0 ? null : (
        <Section title={text('directory.field.technologies')}>
          <TagList>
            {it.technologies.map(word => (
              <Tag key={word} href={`/find?technology=${encodeURIComponent(word)}`} lang={it.lang}>
                {word}
              </Tag>
            ))}
          </TagList>
        </Section>
      )}
      {it.targetMarkets.length === 0 ? null : (
        <Section title={text('directory.field.targetMarkets')}>
          <TagList>
            {it.targetMarkets.map(code => (
              <Tag key={code} href={`/find?market=${code}`}>
                {countryName(code, lang)}
              </Tag>
            ))}
          </TagList>
        </Section>
      )}
    </>
  )
}

function Side(props: { organisation: Organisation; viewer: PageViewer; now: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  return (
    <>
      <Section title={text('directory.organisation.facts')}>
        <DescriptionList items={useFacts(it)} />
      </Section>
      <Section title={text('directory.field.clusters')}>
        <Memberships {...props} />
      </Section>
      {it.missions.length === 0 ? null : (
        <Section title={text('directory.organisation.missions')}>
          <ul className="k-directory-plain">
            {it.missions.map(mission => (
              <li key={mission.slug}>
                <a href={`/missions/${mission.slug}`}>{mission.title}</a>
                <br />
                <small>
                  {mission.city} · {dayWords(mission.startsOn, lang)}
                </small>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

function useFacts(it: Organisation): { term: string; value: ReactNode }[] {
  const text = useText()
  const { lang } = useLocale()
  const term = (name: string) => text(`directory.field.${name}`)
  const street = [it.street, [it.postcode, it.city].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [
    { term: term('shortName'), value: it.shortName },
    { term: term('nameReading'), value: it.nameReading },
    { term: term('legalForm'), value: it.legalForm },
    { term: term('address'), value: street },
    { term: term('country'), value: countryName(it.country, lang) },
    { term: term('region'), value: it.region },
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
    { term: term('foundedYear'), value: it.foundedYear },
    { term: term('sizeClass'), value: it.sizeClass === null ? null : text(`directory.size.${it.sizeClass}`) },
    { term: term('employees'), value: it.employees },
    { term: term('certificates'), value: it.certificates.join(', ') },
    { term: term('vat'), value: it.vat },
    { term: term('pic'), value: it.pic },
    { term: term('lei'), value: it.lei },
    { term: term('nationalId'), value: it.nationalId },
    { term: term('visibility'), value: it.mayEdit ? text(`directory.visibility.${it.visibility}`) : null },
  ]
}

function Memberships(props: { organisation: Organisation; viewer: PageViewer; now: string }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  const today = props.now.slice(0, 10)
  const current = it.memberships.filter(membership => membership.memberTo === null)
  const open = props.viewer.managedClusters.filter(
    cluster => !current.some(membership => membership.clusterId === cluster.id),
  )
  const here = `/organisations/${it.slug}`
  return (
    <>
      {it.memberships.length === 0 ? <p>{text('directory.membership.none')}</p> : null}
      <ul className="k-directory-plain">
        {it.memberships.map(membership => (
          <li key={membership.id}>
            <a href={`/clusters/${membership.clusterSlug}`}>{membership.clusterName}</a>
            <br />
            <small>
              {membership.memberTo === null
                ? text('directory.membership.since', { day: dayWords(membership.memberFrom, lang) })
                : text('directory.membership.between', {
                    from: dayWords(membership.memberFrom, lang),
                    to: dayWords(membership.memberTo, lang),
                  })}
            </small>
            {membership.mayEnd && membership.memberTo === null ? (
              <details>
                <summary>{text('directory.membership.end')}</summary>
                <CallForm
                  call={endMember}
                  formId={`end-${membership.id}`}
                  fixed={{ membership: membership.id }}
                  next={here}
                  done="directory.done.membershipEnded"
                >
                  {form => (
                    <>
                      <DateField
                        {...form.field('memberTo', today)}
                        label={text('directory.membership.lastDay')}
                      />
                      <Button>{text('directory.membership.endAction')}</Button>
                    </>
                  )}
                </CallForm>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {open.map(cluster => (
        <CallForm
          key={cluster.id}
          call={addMember}
          formId={`join-${cluster.id}`}
          fixed={{ cluster: cluster.slug, organisationId: it.id, memberFrom: today }}
          next={here}
          done="directory.done.memberAdded"
        >
          <Button icon="plus">{text('directory.membership.takeIn', { cluster: cluster.name })}</Button>
        </CallForm>
      ))}
    </>
  )
}
