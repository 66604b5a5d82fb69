import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import {
  Badge,
  Button,
  EmptyState,
  FormActions,
  FormGrid,
  LinkButton,
  PageHeader,
  SearchField,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { findOrganisations, inviteParticipants } from '../contract-participants.ts'
import type { MissionData } from './MissionNav.tsx'
import { Paging } from './Paging.tsx'
import './missions.css'

type Organisation = OutputOf<typeof findOrganisations>['items'][number]
const kinds = ['travelling', 'local', 'remote', 'observer'] as const

/** Invite people: find the organisation, then take somebody known there or write name and address. */
export const page = definePage({
  path: '/missions/:mission/participants/invite',
  access: 'signed-in',
  frame: 'app',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    found: use(findOrganisations, {
      mission: params.mission ?? '',
      ...(query.text ? { text: query.text } : {}),
      page: Number(query.page) || 1,
      pageSize: 20,
    }),
  }),
  actions: [inviteParticipants],
  title: (_props, text) => text('missions.invite.title'),
  Component: ({ data: { mission, found }, query, form, url }) => {
    const text = useText()
    const path = `/missions/${mission.slug}/participants/invite`
    const words = (name: string) => text(`missions.invite.${name}`)
    return (
      <>
        <PageHeader
          title={words('title')}
          subtitle={words('why')}
          steps={[
            { href: `/missions/${mission.slug}`, label: mission.title },
            { href: `/missions/${mission.slug}/participants`, label: text('missions.parts.participants') },
          ]}
          actions={
            <LinkButton icon="upload" href={`/missions/${mission.slug}/participants/import`}>
              {text('missions.import.action')}
            </LinkButton>
          }
        />
        <form method="get" action={path} className="k-missions-filter">
          <SearchField name="text" label={words('search')} defaultValue={query.text} />
          <Button icon="find">{words('find')}</Button>
        </form>
        {found.items.length === 0 ? (
          <EmptyState
            icon="organisation"
            title={words('none')}
            action={<LinkButton href="/organisations/new">{words('newOrganisation')}</LinkButton>}
          >
            {words('noneWhy')}
          </EmptyState>
        ) : (
          found.items.map(organisation => (
            <div key={organisation.id} className="k-missions-row">
              <OrganisationLine
                mission={mission}
                organisation={organisation}
                url={url}
                open={form?.formId === `new-${organisation.id}`}
              />
            </div>
          ))
        )}
        <Paging path={path} query={query} page={found.page} pageSize={found.pageSize} total={found.total} />
      </>
    )
  },
})

function OrganisationLine(props: {
  mission: MissionData
  organisation: Organisation
  url: string
  open: boolean
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const { mission, organisation, url } = props
  const words = (name: string) => text(`missions.invite.${name}`)
  return (
    <Section
      level={3}
      title={organisation.name}
      intro={[organisation.city, countryName(organisation.country, lang), organisation.summary]
        .filter(Boolean)
        .join(' · ')}
      aside={organisation.takesPart ? <Badge>{words('takesPart')}</Badge> : undefined}
    >
      {organisation.people
        .filter(person => !person.takesPart)
        .map(person => (
          <CallForm
            key={person.id}
            call={inviteParticipants}
            fixed={{
              mission: mission.id,
              people: [{ organisationId: organisation.id, personId: person.id }],
            }}
            formId={`known-${person.id}`}
            next={url}
            done="missions.done.invited"
            className="k-missions-inline"
          >
            <Button icon="mail">{text('missions.invite.person', { name: person.name })}</Button>{' '}
          </CallForm>
        ))}
      <details open={props.open}>
        <summary>{words('somebodyElse')}</summary>
        <CallForm
          call={inviteParticipants}
          fixed={{ mission: mission.id }}
          formId={`new-${organisation.id}`}
          next={url}
          done="missions.done.invited"
          className="k-form"
        >
          {form => (
            <>
              <input type="hidden" name="people.0.organisationId" value={organisation.id} />
              <FormGrid>
                <TextField {...form.field('people.0.givenName')} label={words('givenName')} />
                <TextField {...form.field('people.0.familyName')} label={words('familyName')} required />
                <TextField {...form.field('people.0.email')} type="email" label={words('email')} required />
                <SelectField
                  {...form.field('people.0.kind', 'travelling')}
                  label={text('missions.participants.columns.kind')}
                  choices={kinds.map(value => ({ value, label: text(`missions.kind.${value}`) }))}
                />
                <SelectField
                  {...form.field('people.0.groupId')}
                  label={text('missions.participants.columns.group')}
                  empty={text('missions.participant.noGroup')}
                  choices={mission.groups.map(group => ({ value: group.id, label: group.name }))}
                />
              </FormGrid>
              <TextArea {...form.field('message')} label={words('message')} rows={3} optional />
              <FormActions>
                <Button variant="primary" icon="mail">
                  {words('send')}
                </Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
    </Section>
  )
}
