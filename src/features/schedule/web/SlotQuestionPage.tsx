import { Button, Notice, PageHeader, Row, TimeRange } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { answerSlotQuestion, getSlotQuestion } from '../contract.ts'
import './schedule.css'

/** Answering from a mail whether one could be free for a meeting: one click, on a phone, without an account. */
export const page = definePage({
  path: '/asked/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ asked: use(getSlotQuestion, { token: params.token ?? '' }) }),
  actions: [answerSlotQuestion],
  title: ({ data }, text) => text('schedule.question.pageTitle', { mission: data.asked.mission.title }),
  Component: ({ data, params }) => {
    const text = useText()
    const { asked } = data
    const { mission } = asked
    const token = params.token ?? ''
    return (
      <>
        <PageHeader title={text('schedule.question.title')} subtitle={`${mission.title} · ${mission.city}`} />
        <p className="k-schedule-when">
          <TimeRange start={asked.startsAt} end={asked.endsAt} zone={mission.timeZone} showDay nameZone />
        </p>
        <p>{text('schedule.question.with', { with: asked.counterpart })}</p>
        {asked.answer !== null ? (
          <Notice kind="success">{text(`schedule.question.said.${asked.answer}`)}</Notice>
        ) : asked.settled ? (
          <Notice>{text('schedule.question.settled')}</Notice>
        ) : (
          <>
            <p>{text('schedule.question.what')}</p>
            <Row>
              <CallForm
                call={answerSlotQuestion}
                formId="yes"
                fixed={{ token, answer: 'yes' }}
                next={`/asked/${token}`}
              >
                <Button variant="primary" icon="check">
                  {text('schedule.question.yes')}
                </Button>
              </CallForm>
              <CallForm
                call={answerSlotQuestion}
                formId="no"
                fixed={{ token, answer: 'no' }}
                next={`/asked/${token}`}
              >
                <Button icon="close">{text('schedule.question.no')}</Button>
              </CallForm>
            </Row>
          </>
        )}
      </>
    )
  },
})
