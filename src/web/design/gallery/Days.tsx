import type { ReactNode } from 'react'
import {
  Badge,
  Button,
  Columns,
  DayList,
  MeetingCard,
  PageHeader,
  Section,
  StateBadge,
  Timeline,
  TimeRange,
} from '../index.ts'

const zone = 'Asia/Tokyo'

/** The next meeting, a day, what happened, times in two zones. */
export function Days(): ReactNode {
  return (
    <>
      <PageHeader title="My schedule" subtitle="Osaka photonics week · day 1 of 3" />
      <Columns side={<History />}>
        <MeetingCard
          when="Next · in 7 min"
          start="2027-05-12T01:25:00Z"
          end="2027-05-12T01:45:00Z"
          zone={zone}
          place="Table 14"
          placeNote="Hall B, left"
          state={<StateBadge state="agreed">confirmed</StateBadge>}
          counterparts={[
            {
              name: 'Tanaka Hiroshi',
              other: { text: '田中 浩', lang: 'ja' },
              organisation: 'Kansai Photonics Laboratory',
              organisationOther: { text: '関西フォトニクス研究所', lang: 'ja' },
            },
          ]}
          actions={
            <>
              <Button variant="primary" large>
                I am here
              </Button>
              <Button large>Running late</Button>
            </>
          }
        >
          <p>
            <b>You asked:</b> OCT light sources.
          </p>
          <p>
            <b>They want:</b> a 1,064 nm seed.
          </p>
        </MeetingCard>
        <br />
        <MyDay />
        <Section title="Times">
          <p>
            <TimeRange start="2027-05-12T15:30:00Z" end="2027-05-12T16:00:00Z" zone={zone} nameZone showDay />
          </p>
        </Section>
      </Columns>
    </>
  )
}

function MyDay(): ReactNode {
  return (
    <Section title="The day">
      <DayList
        zone={zone}
        days={[
          {
            key: '2027-05-12',
            label: 'Wednesday 12 May 2027',
            items: [
              {
                key: '1',
                start: '2027-05-12T00:00:00Z',
                end: '2027-05-12T00:20:00Z',
                title: 'Nara Medical',
                place: 'Table 3',
                kind: 'over',
                meta: <StateBadge state="agreed">held</StateBadge>,
              },
              {
                key: '2',
                start: '2027-05-12T01:25:00Z',
                end: '2027-05-12T01:45:00Z',
                title: 'Kansai Photonics Laboratory',
                href: '#2',
                place: 'Table 14, hall B',
                kind: 'now',
                meta: <Badge icon="star">must</Badge>,
              },
              { key: '3', start: '2027-05-12T01:50:00Z', title: 'Pause', kind: 'pause' },
              {
                key: '4',
                start: '2027-05-12T02:15:00Z',
                end: '2027-05-12T02:35:00Z',
                title: 'Host D',
                href: '#4',
                place: 'Table 3',
                note: 'Moved from 11:40',
                meta: <StateBadge state="waiting">moved</StateBadge>,
              },
            ],
          },
        ]}
      />
    </Section>
  )
}

function History(): ReactNode {
  return (
    <Section title="What happened">
      <Timeline
        zone={zone}
        entries={[
          {
            key: '1',
            at: '2027-05-10T05:02:00Z',
            who: 'Rasa Petrauskaitė',
            what: 'accepted for Aurora Lasers',
            note: 'as their cluster manager',
          },
          { key: '2', at: '2027-05-09T01:40:00Z', who: 'Tanaka Hiroshi', what: 'asked for a meeting' },
        ]}
      />
    </Section>
  )
}
