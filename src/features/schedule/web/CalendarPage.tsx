import { Button, PageHeader, Section } from '../../../web/design/index.ts'
import { formatDay } from '../../../web/design/times.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useLocale, useText } from '../../../web/text.tsx'
import { getCalendarFeed, renewCalendarFeed, revokeCalendarFeed } from '../contract-mine.ts'
import { CalendarAddress } from './CalendarAddress.tsx'
import './schedule.css'

/** My meetings in my own calendar: a private address that follows every change. */
export const page = definePage({
  path: '/my-calendar',
  access: 'signed-in',
  frame: 'app',
  width: 'reading',
  calls: () => ({ feed: use(getCalendarFeed, {}) }),
  actions: [renewCalendarFeed, revokeCalendarFeed],
  title: (_page, text) => text('schedule.feed.title'),
  Component: ({ data, viewer }) => {
    const text = useText()
    const { lang } = useLocale()
    const { since, lastReadAt } = data.feed
    const zone = viewer.timeZone ?? 'UTC'
    return (
      <>
        <PageHeader title={text('schedule.feed.title')} subtitle={text('schedule.feed.what')} />
        {since === null ? null : (
          <p>
            {text('schedule.feed.since', { day: formatDay(since, zone, lang, 'short') })}{' '}
            {lastReadAt === null
              ? text('schedule.feed.neverRead')
              : text('schedule.feed.read', { day: formatDay(lastReadAt, zone, lang, 'short') })}
          </p>
        )}
        {since === null ? null : <p>{text('schedule.feed.renewWarning')}</p>}
        <CalendarAddress hasOne={since !== null} />
        {since === null ? null : (
          <CallForm call={revokeCalendarFeed} next="/my-calendar" done="schedule.done.feedEnded">
            <Button variant="quiet" icon="remove">
              {text('schedule.feed.end')}
            </Button>
          </CallForm>
        )}
        <Section title={text('schedule.feed.how')}>
          <ul>
            {['phone', 'outlook', 'google'].map(program => (
              <li key={program}>{text(`schedule.feed.steps.${program}`)}</li>
            ))}
          </ul>
          <p>{text('schedule.feed.private')}</p>
        </Section>
      </>
    )
  },
})
