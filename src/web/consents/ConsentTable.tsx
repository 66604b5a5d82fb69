import type { ReactNode } from 'react'
import { DataTable, formatDay, formatTime, StateBadge, zonePlace } from '../design/index.ts'
import { useLocale, useText } from '../text.tsx'

/** As `missions.listMyConsents` and `missions.getParticipant` tell it. */
interface Consent {
  id: string
  purpose: string
  textVersion: string
  givenAt: string
  withdrawnAt: string | null
  mission?: { slug: string; title: string }
}

/** Consents with the words agreed to, their version, and the times they were given and taken back. */
export function ConsentTable<Row extends Consent>(props: {
  consents: readonly Row[]
  /** The button that takes one back, where somebody may. */
  action?: (consent: Row) => ReactNode
}): ReactNode {
  const text = useText()
  const { action } = props
  return (
    <DataTable
      caption={text('missions.consent.title')}
      rows={props.consents}
      rowKey={one => one.id}
      columns={[
        {
          key: 'what',
          head: text('missions.consent.what'),
          width: 'wide',
          cell: one => (
            <>
              {one.mission === undefined ? null : (
                <>
                  <a href={`/missions/${one.mission.slug}`}>{one.mission.title}</a>
                  <br />
                </>
              )}
              {text(`missions.consent.words.${one.purpose}`)}{' '}
              <small>{text('missions.consent.version', { version: one.textVersion })}</small>
            </>
          ),
        },
        { key: 'given', head: text('missions.consent.given'), cell: one => <When at={one.givenAt} /> },
        {
          key: 'state',
          head: text('missions.consent.state'),
          cell: one =>
            one.withdrawnAt === null ? (
              <StateBadge state="agreed">{text('missions.consent.holds')}</StateBadge>
            ) : (
              <>
                {text('missions.consent.withdrawn')} <When at={one.withdrawnAt} />
              </>
            ),
        },
        ...(action === undefined
          ? []
          : [
              {
                key: 'action',
                head: text('missions.consent.withdraw'),
                hideHead: true,
                cell: (one: Row) => (one.withdrawnAt === null ? action(one) : null),
              },
            ]),
      ]}
    />
  )
}

function When(props: { at: string }): ReactNode {
  const { lang, timeZone } = useLocale()
  const zone = timeZone ?? 'UTC'
  return (
    <time dateTime={props.at}>
      {formatDay(props.at, zone, lang, 'date')}, {formatTime(props.at, zone, lang)} ({zonePlace(zone)})
    </time>
  )
}
