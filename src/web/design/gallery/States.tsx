import type { ReactNode } from 'react'
import {
  Button,
  Columns,
  EmptyState,
  Figure,
  FigureRow,
  LinkButton,
  NeedsList,
  Notice,
  PageHeader,
  ProgressBar,
  Row,
  Section,
  Skeleton,
  StateBadge,
} from '../index.ts'

/** A desk, figures, notices, empty and loading lists. */
export function States(): ReactNode {
  return (
    <>
      <PageHeader title="Good morning, Rasa" subtitle="3 things need you today." />
      <Columns
        side={
          <Section title="Below target">
            <ProgressBar label="SMEs benefiting" value={143} max={240} />
            <ProgressBar
              label="B2B meetings held"
              value={61}
              max={90}
              state="waiting"
              note="12 not known yet"
            />
            <ProgressBar label="Memoranda signed" value={3} max={3} state="agreed" />
            <ProgressBar label="Building the schedule" max={1} />
          </Section>
        }
      >
        <Section title="Osaka photonics week" aside="in 12 days">
          <FigureRow>
            <Figure value={41} unit="delegates" />
            <Figure value={92} base={118} unit="requests answered" />
            <Figure value={1600} unit="companies known" note="in six clusters" href="#companies" />
          </FigureRow>
          <NeedsList
            needs={[
              {
                key: 'requests',
                count: 9,
                cause: 'requests without answer for more than 48 hours',
                href: '#requests',
                action: <Button>Remind all 9</Button>,
                urgent: true,
              },
              {
                key: 'availability',
                count: 4,
                cause: 'delegates without availability',
                href: '#availability',
                action: <Button>Ask all 4</Button>,
              },
              {
                key: 'schedule',
                count: 1,
                cause: 'schedule not published',
                action: (
                  <LinkButton variant="primary" href="#board">
                    Build schedule
                  </LinkButton>
                ),
              },
            ]}
          />
        </Section>
      </Columns>
      <Section title="States">
        <Row>
          <StateBadge state="waiting">waiting</StateBadge>
          <StateBadge state="agreed">accepted</StateBadge>
          <StateBadge state="conflict">declined</StateBadge>
          <StateBadge state="locked">locked</StateBadge>
          <StateBadge state="quiet">draft</StateBadge>
        </Row>
      </Section>
      <Section title="Notices">
        <Notice title="Draft 7 is not what people see">
          <p>The published schedule is number 6. 14 meetings differ, 22 people would be told.</p>
        </Notice>
        <Notice kind="success" title="All 84 meetings have a place." />
        <Notice
          kind="warning"
          title="Mail is kept, not sent"
          actions={<LinkButton href="#mail">Set up mail</LinkButton>}
        >
          <p>
            No mail server is set. 41 invitations wait here and go out when one is;{' '}
            <a href="#outbox">read them</a>.
          </p>
        </Notice>
        <Notice kind="error" title="Kontor could not build the schedule">
          <p>Host B is free only 09:00–10:00 and has three ‘must’ meetings. Nothing was changed.</p>
        </Notice>
      </Section>
      <Section title="Nothing there, and on its way">
        <EmptyState
          icon="missions"
          title="No missions yet"
          action={
            <LinkButton variant="primary" icon="plus" href="#new">
              Plan a mission
            </LinkButton>
          }
          other={<a href="#sample">Look at the sample first</a>}
          level={3}
        >
          A mission takes companies to a market: who travels, whom they meet, when and where. Start with its
          place and days; everything else can wait.
        </EmptyState>
        <br />
        <Skeleton shape="table" lines={4} />
        <br />
        <Skeleton />
      </Section>
    </>
  )
}
