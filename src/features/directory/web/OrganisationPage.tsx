import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import {
  Badge,
  Columns,
  LanguageText,
  LinkButton,
  Notice,
  PageHeader,
  Section,
} from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getFeeds } from '../../indicators/contract-feeds.ts'
import { CountsIn } from '../../indicators/web/CountsInNav.tsx'
import { getSides } from '../../matching/contract.ts'
import { listOpportunities } from '../../opportunities/contract.ts'
import { listRooms } from '../../rooms/contract.ts'
import {
  addMember,
  addPerson,
  confirmOrganisation,
  endAffiliation,
  endMember,
  getOrganisation,
} from '../contract.ts'
import { listCapabilities } from '../contract-capabilities.ts'
import { answerMembershipRequest, withdrawMembershipRequest } from '../contract-memberships.ts'
import { type PartLevel, partLevels } from '../rules/part-table.ts'
import { describeOrganisationAsData } from '../rules/structured-data.ts'
import { CapabilityTable } from './CapabilityTable.tsx'
import './directory.css'
import './profile.css'
import { textIn } from './in-language.ts'
import { MembershipNotices } from './MembershipRequests.tsx'
import { OfferCards } from './OfferCards.tsx'
import { usePlace } from './OrganisationResults.tsx'
import { OrganisationSide } from './OrganisationSide.tsx'
import { OwnerBar, SeenAsBar } from './OwnerBar.tsx'
import { OwnOpportunities } from './OwnOpportunities.tsx'
import { PeopleList } from './People.tsx'
import { Projects } from './Projects.tsx'
import { Departments, Sites } from './Structure.tsx'

type Organisation = OutputOf<typeof getOrganisation>

function readLevel(as: string | undefined): PartLevel | undefined {
  return partLevels.find(level => level === as)
}

/** An organisation as the reader may see it; its editors see first what would help most. */
export const page = definePage({
  path: '/organisations/:slug',
  access: 'public',
  frame: 'app',
  width: 'normal',
  calls: ({ params, query, viewer }) => {
    const as = readLevel(query.as)
    const input = { organisation: params.slug ?? '', ...(as === undefined ? {} : { as }) }
    return {
      organisation: use(getOrganisation, input),
      capabilities: use(listCapabilities, input),
      fit: viewer.signedIn && as === undefined ? use(getSides, { organisation: params.slug ?? '' }) : null,
      counted:
        viewer.signedIn && as === undefined
          ? use(getFeeds, { kind: 'membership', record: params.slug ?? '' })
          : null,
      rooms: viewer.signedIn ? use(listRooms, { with: params.slug ?? '' }) : null,
      opportunities:
        as === undefined ? use(listOpportunities, { organisation: params.slug ?? '', pageSize: 12 }) : null,
    }
  },
  actions: [
    addMember,
    addPerson,
    answerMembershipRequest,
    confirmOrganisation,
    endAffiliation,
    endMember,
    withdrawMembershipRequest,
  ],
  title: ({ data }) => data.organisation.name,
  head: ({ data: { organisation: it } }) => ({
    path: `/organisations/${it.slug}`,
    description: it.summary ?? undefined,
    type: 'profile',
    data: baseUrl => describeOrganisationAsData(it, baseUrl),
  }),
  Component: ({ data, viewer, now, query }) => {
    const text = useText()
    const place = usePlace()
    const it = data.organisation
    const as = readLevel(query.as)
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
            it.mayEdit || data.fit?.isOwn ? (
              <>
                {it.mayEdit ? (
                  <LinkButton icon="edit" href={`/organisations/${it.slug}/edit`}>
                    {text('directory.organisation.edit')}
                  </LinkButton>
                ) : null}
                {data.fit?.isOwn ? (
                  <LinkButton icon="swap" href={`/organisations/${it.slug}/matches`}>
                    {text('matching.link')}
                  </LinkButton>
                ) : null}
              </>
            ) : undefined
          }
        />
        <MembershipNotices organisation={it} />
        {it.mayEdit ? <OwnerBar organisation={it} now={now} /> : null}
        {as === undefined && viewer.signedIn && !it.mayEdit && !it.isClaimed ? (
          <p>
            <a href={`/organisations/${it.slug}/claim`}>{text('directory.claim.link')}</a>
          </p>
        ) : null}
        {as === undefined || it.mayEdit ? null : <SeenAsBar organisation={it} as={as} />}
        {it.shownAs ? (
          <Columns
            side={
              <OrganisationSide
                organisation={it}
                viewer={viewer}
                now={now}
                rooms={data.rooms}
                sides={data.fit?.sides ?? []}
              />
            }
          >
            <Lead organisation={it} />
            <OwnOpportunities found={data.opportunities} />
            <OfferCards organisation={it} />
            <CapabilityTable organisation={it} capabilities={data.capabilities} />
            <Departments organisation={it} capabilities={data.capabilities.items} />
            <About organisation={it} />
            <Sites organisation={it} />
            <Projects organisation={it} />
            <Section title={text('directory.people.title')}>
              <PeopleList
                people={it.people}
                empty={text(
                  viewer.signedIn && as !== 'public' ? 'directory.people.none' : 'directory.people.signIn',
                )}
                mayEdit={it.mayEdit}
                addCall={addPerson}
                addFixed={{ organisation: it.slug }}
                endFixed={person => ({ organisation: it.slug, person })}
                endCall={endAffiliation}
              />
            </Section>
            {data.counted === null ? null : <CountsIn read={data.counted} />}
            {it.mayEdit ? (
              <p>
                <a href={`/organisations/${it.slug}/history`}>{text('history.title')}</a>
              </p>
            ) : null}
          </Columns>
        ) : null}
      </>
    )
  },
})

/** The one line, in the reader's language where there is one, with the others behind a click. */
function Lead(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  const summary = textIn(it, 'summary', lang)
  const isBare =
    summary === null &&
    it.offers === null &&
    it.needs === null &&
    it.description === null &&
    it.items.length === 0
  if (isBare)
    return (
      <Notice>
        {text(it.mayEdit ? 'directory.organisation.emptyOwner' : 'directory.organisation.empty')}
      </Notice>
    )
  return summary === null ? null : (
    <p className="k-directory-lead">
      <LanguageText text={summary.text} lang={summary.lang} />
    </p>
  )
}

function About(props: { organisation: Organisation }): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const it = props.organisation
  const description = textIn(it, 'description', lang)
  if (description === null && it.translations.length === 0) return null
  const names = new Intl.DisplayNames([lang], { type: 'language' })
  const spoken = [it.lang, ...it.translations.map(texts => texts.lang)]
  return (
    <Section title={text('directory.field.description')}>
      {description === null ? null : <LanguageText block text={description.text} lang={description.lang} />}
      {spoken.length < 2 ? null : (
        <p className="k-directory-quiet">
          {text('directory.profile.alsoIn', {
            languages: spoken.map(one => names.of(one) ?? one).join(', '),
          })}
        </p>
      )}
    </Section>
  )
}
