import type { ReactNode } from 'react'
import {
  Button,
  EmptyState,
  FormActions,
  LinkButton,
  Menu,
  MenuLink,
  Row,
  SearchField,
  Section,
  SelectField,
  TextArea,
  TextField,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMission } from '../contract.ts'
import { participantKinds, participantStates } from '../contract-fields.ts'
import { listParticipants, mailParticipants } from '../contract-participants.ts'
import { type MissionData, MissionHead } from './MissionNav.tsx'
import { withQuery } from './mission-words.ts'
import { Paging } from './Paging.tsx'
import { ParticipantTable } from './ParticipantTable.tsx'
import { needsOffered, readParticipantFilters } from './participant-filters.ts'
import './missions.css'

/** Who takes part: filters that stay in the address, and one mail to everybody they show. */
export const page = definePage({
  path: '/missions/:mission/participants',
  access: 'signed-in',
  frame: 'app',
  width: 'full',
  calls: ({ params, query }) => ({
    mission: use(getMission, { mission: params.mission ?? '' }),
    list: use(listParticipants, {
      mission: params.mission ?? '',
      ...readParticipantFilters(query),
      page: Number(query.page) || 1,
    }),
  }),
  actions: [mailParticipants],
  title: ({ data }, text) => `${text('missions.parts.participants')} · ${data.mission.title}`,
  Component: ({ data, query, form }) => {
    const text = useText()
    const { mission, list } = data
    const path = `/missions/${mission.slug}/participants`
    const filtered = Object.keys(readParticipantFilters(query)).length > 0
    return (
      <>
        <MissionHead
          mission={mission}
          current="participants"
          actions={
            mission.mine.runs ? (
              <Tools
                path={path}
                slug={mission.slug}
                search={withQuery('', readParticipantFilters(query) as Record<string, string>, {})}
              />
            ) : undefined
          }
        />
        <Filters mission={mission} clusters={list.clusters} query={query} path={path} />
        <Row spread>
          <p role="status">{text('missions.participants.count', { count: list.total })}</p>
          {filtered ? <a href={path}>{text('missions.participants.clear')}</a> : null}
        </Row>
        <ParticipantTable
          slug={mission.slug}
          items={list.items}
          empty={
            <EmptyState
              icon="people"
              title={text(filtered ? 'missions.participants.noneFit' : 'missions.participants.none')}
              action={
                mission.mine.runs && !filtered ? (
                  <LinkButton variant="primary" href={`${path}/invite`}>
                    {text('missions.invite.action')}
                  </LinkButton>
                ) : undefined
              }
            >
              {text(filtered ? 'missions.participants.noneFitWhy' : 'missions.participants.why')}
            </EmptyState>
          }
        />
        <Paging path={path} query={query} page={list.page} pageSize={list.pageSize} total={list.total} />
        {list.reach !== null && list.total > 0 ? (
          <Section
            title={text('missions.mailing.title', { count: list.reach.people })}
            intro={text('missions.mailing.why', { count: list.reach.withoutAddress })}
            id="mail"
          >
            <details open={form?.call === mailParticipants.name || query.mail !== undefined}>
              <summary>{text('missions.mailing.write')}</summary>
              <CallForm
                call={mailParticipants}
                fixed={{ mission: mission.id, ...readParticipantFilters(query) }}
                next={withQuery(path, query, {})}
                done="missions.done.mailed"
                className="k-form"
              >
                {fields => (
                  <>
                    <TextField
                      {...fields.field('subject')}
                      label={text('missions.mailing.subject')}
                      required
                    />
                    <TextArea
                      {...fields.field('message')}
                      label={text('missions.mailing.message')}
                      hint={text('missions.mailing.messageHint')}
                      rows={8}
                      required
                    />
                    <FormActions>
                      <Button variant="primary" icon="mail">
                        {text('missions.mailing.send', { count: list.reach?.people ?? 0 })}
                      </Button>
                    </FormActions>
                  </>
                )}
              </CallForm>
            </details>
          </Section>
        ) : null}
      </>
    )
  },
})

function Tools(props: { path: string; slug: string; search: string }): ReactNode {
  const text = useText()
  return (
    <>
      <LinkButton variant="primary" icon="plus" href={`${props.path}/invite`}>
        {text('missions.invite.action')}
      </LinkButton>
      <Menu label={text('missions.participants.more')}>
        <MenuLink href={`${props.path}/represented`} icon="hand">
          {text('missions.represented.action')}
        </MenuLink>
        <MenuLink href={`/api/v1/missions/${props.slug}/participants-sheet${props.search}`} icon="download">
          {text('missions.participants.export')}
        </MenuLink>
        <MenuLink href={`${props.path}/import`} icon="upload">
          {text('missions.import.action')}
        </MenuLink>
      </Menu>
    </>
  )
}

function Filters(props: {
  mission: MissionData
  clusters: readonly { id: string; name: string; participants: number }[]
  query: Record<string, string | undefined>
  path: string
}): ReactNode {
  const text = useText()
  const { mission, clusters, query, path } = props
  const any = text('missions.participants.any')
  const words = (name: string) => text(`missions.participants.columns.${name}`)
  return (
    <form method="get" action={path} className="k-missions-filter">
      <SearchField
        name="text"
        label={text('missions.participants.search')}
        placeholder={text('missions.participants.search')}
        defaultValue={query.text}
      />
      {mission.groups.length === 0 ? null : (
        <SelectField
          name="group"
          label={words('group')}
          empty={any}
          defaultValue={query.group ?? ''}
          choices={mission.groups.map(group => ({ value: group.id, label: group.name }))}
        />
      )}
      {clusters.length === 0 ? null : (
        <SelectField
          name="cluster"
          label={words('clusters')}
          empty={any}
          defaultValue={query.cluster ?? ''}
          choices={clusters.map(cluster => ({
            value: cluster.id,
            label: `${cluster.name} (${cluster.participants})`,
          }))}
        />
      )}
      <SelectField
        name="kind"
        label={words('kind')}
        empty={any}
        defaultValue={query.kind ?? ''}
        choices={participantKinds.map(value => ({ value, label: text(`missions.kind.${value}`) }))}
      />
      {mission.mine.staffs || mission.mine.hosts ? (
        <>
          <SelectField
            name="state"
            label={words('state')}
            empty={any}
            defaultValue={query.state ?? ''}
            choices={participantStates.map(value => ({
              value,
              label: text(`missions.participantState.${value}`),
            }))}
          />
          <SelectField
            name="need"
            label={text('missions.participants.need')}
            empty={any}
            defaultValue={query.need ?? ''}
            choices={needsOffered.map(value => ({
              value,
              label: text(`missions.participants.needs.${value}`),
            }))}
          />
        </>
      ) : null}
      <Button icon="filter">{text('missions.participants.filter')}</Button>
    </form>
  )
}
