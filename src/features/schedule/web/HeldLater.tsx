import type { ReactNode } from 'react'
import type { Call, OutputOf } from '../../../shared/contract.ts'
import {
  Button,
  DateField,
  LinkButton,
  Notice,
  Row,
  Section,
  Stack,
  TextField,
  TimeField,
  TimeRange,
} from '../../../web/design/index.ts'
import { dayKey } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { changeCall, changeCallByLink, type getCall } from '../contract-calls.ts'
import { clockOf, OnClocks } from './ClocksNav.tsx'

type Shown = OutputOf<typeof getCall>

/** A meeting that is held later by video: when, on everybody's clocks, at which address; and another hour, if it suits better. */
export function HeldLater(props: {
  shown: Shown
  source: { mission: string } | { token: string }
  /** This page, and the schedule it belongs to. */
  here: string
  schedule: string
}): ReactNode {
  const text = useText()
  const { shown, source, here } = props
  const { mission, startsAt, link } = shown
  const zone = mission.timeZone
  const call: Call = 'token' in source ? changeCallByLink : changeCall
  const fixed = { ...source, meeting: shown.meetingId, seen: startsAt }
  return (
    <Stack gap="large">
      <div>
        <p className="k-schedule-when">
          <TimeRange start={startsAt} end={shown.endsAt} zone={zone} showDay nameZone ownZone={false} />
        </p>
        <OnClocks at={startsAt} zones={shown.zones} />
        <p>{text('schedule.call.with', { with: shown.counterpart })}</p>
        {shown.dialIn === null ? null : (
          <p className="k-schedule-way">{text('schedule.mine.dialIn', { dialIn: shown.dialIn })}</p>
        )}
        {link === null ? (
          <p>{text('schedule.call.noLink')}</p>
        ) : (
          <LinkButton variant="primary" icon="external" large href={link}>
            {text('schedule.call.join')}
          </LinkButton>
        )}
      </div>
      {shown.isOpen ? (
        <>
          <CallForm call={call} formId="link" fixed={fixed} next={here} done="schedule.done.call">
            {form => (
              <Stack>
                <TextField
                  {...form.field('link', link)}
                  type="url"
                  label={text('schedule.call.link')}
                  hint={text('schedule.call.linkHint')}
                />
                <Row>
                  <Button icon="check">{text('schedule.call.saveLink')}</Button>
                </Row>
              </Stack>
            )}
          </CallForm>
          <Section title={text('schedule.call.another')} intro={text('schedule.call.anotherWhy')}>
            <Row>
              {shown.times.map(at => (
                <CallForm
                  key={at}
                  call={call}
                  formId={`at ${at}`}
                  fixed={{ ...fixed, on: dayKey(at, zone), time: clockOf(at, zone) }}
                  next={here}
                  done="schedule.done.call"
                >
                  <Button large>
                    <TimeRange start={at} zone={zone} showDay nameZone ownZone={false} />
                  </Button>
                </CallForm>
              ))}
            </Row>
            <details className="k-schedule-more">
              <summary>{text('schedule.call.ownTime')}</summary>
              <CallForm call={call} formId="own" fixed={fixed} next={here} done="schedule.done.call">
                {form => (
                  <Stack>
                    <DateField
                      {...form.field('on', dayKey(startsAt, zone))}
                      label={text('schedule.call.day')}
                    />
                    <TimeField
                      {...form.field('time', clockOf(startsAt, zone))}
                      label={text('schedule.call.time')}
                      timeZone={zone}
                    />
                    <Row>
                      <Button>{text('schedule.call.move')}</Button>
                    </Row>
                  </Stack>
                )}
              </CallForm>
            </details>
          </Section>
        </>
      ) : (
        <Notice>{text('schedule.call.over')}</Notice>
      )}
      <p>
        <a href={props.schedule}>{text('schedule.mine.title')}</a>
      </p>
    </Stack>
  )
}
