import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { countryName } from '../../../web/countries.ts'
import { DataTable, StateBadge } from '../../../web/design/index.ts'
import { MailFaultBadge } from '../../../web/mails/MailFault.tsx'
import { useLocale, useText } from '../../../web/text.tsx'
import type { listParticipants } from '../contract-participants.ts'
import { participantStateLook } from './mission-words.ts'

export type ListedParticipant = OutputOf<typeof listParticipants>['items'][number]

/** Participants as a table: organisation, person, what they are here, and what is missing. */
export function ParticipantTable(props: {
  slug: string
  items: readonly ListedParticipant[]
  empty: ReactNode
}): ReactNode {
  const text = useText()
  const { lang } = useLocale()
  const head = (name: string) => text(`missions.participants.columns.${name}`)
  return (
    <DataTable
      caption={text('missions.participants.title')}
      rows={props.items}
      rowKey={row => row.id}
      empty={props.empty}
      columns={[
        {
          key: 'organisation',
          head: head('organisation'),
          rowHeader: true,
          cell: row => (
            <>
              <a href={`/missions/${props.slug}/participants/${row.id}`}>{row.organisation.name}</a>
              {row.organisation.nameOtherScript === null ? null : (
                <div>{row.organisation.nameOtherScript}</div>
              )}
            </>
          ),
        },
        {
          key: 'country',
          head: head('country'),
          desktopOnly: true,
          cell: row => countryName(row.organisation.country, lang),
        },
        { key: 'person', head: head('person'), cell: row => <PersonCell row={row} /> },
        { key: 'group', head: head('group'), cell: row => row.group?.name ?? '' },
        { key: 'kind', head: head('kind'), cell: row => text(`missions.kind.${row.kind}`) },
        { key: 'clusters', head: head('clusters'), desktopOnly: true, cell: row => row.clusters.join(', ') },
        {
          key: 'availability',
          head: head('availability'),
          align: 'center',
          cell: row =>
            row.kind === 'represented'
              ? ''
              : text(
                  row.availabilityConfirmed ? 'missions.participants.given' : 'missions.participants.missing',
                ),
        },
        {
          key: 'state',
          head: head('state'),
          cell: row => (
            <StateBadge state={participantStateLook(row.state)}>
              {text(`missions.participantState.${row.state}`)}
            </StateBadge>
          ),
        },
      ]}
    />
  )
}

function PersonCell(props: { row: ListedParticipant }): ReactNode {
  const text = useText()
  const { row } = props
  if (row.carriedBy !== null) return text('missions.participants.carriedBy', { name: row.carriedBy.name })
  if (row.person === null) return text('missions.participants.noPerson')
  return (
    <>
      {row.person.name}
      {row.person.nameOtherScript === null || row.person.nameOtherScript === row.person.name ? null : (
        <div>{row.person.nameOtherScript}</div>
      )}
      {row.mailFault === null ? null : (
        <div>
          <MailFaultBadge />
        </div>
      )}
      {row.acts && row.email === null ? <div>{text('missions.participants.noAddress')}</div> : null}
    </>
  )
}
