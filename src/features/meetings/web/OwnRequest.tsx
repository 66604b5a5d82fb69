import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, FormActions, Notice, RadioGroup, Section, TextArea } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { agreeToTime, editRequest, type getRequest, withdrawRequest } from '../contract.ts'
import { wishChoices } from './request-words.ts'

/** What the asking side can do with a request nobody has settled: agree to another time, change it, take it back. */
export function OwnRequest(props: {
  request: OutputOf<typeof getRequest>
  next: string
  openForm: string | null
}): ReactNode {
  const { request, next } = props
  const text = useText()
  if (!request.canEdit) return null
  const fixed = { id: request.id, version: request.version }
  return (
    <Section title={text('meetings.own.title')}>
      {request.canAgreeToTime ? (
        <Notice
          kind="warning"
          title={text('meetings.own.otherTime', {
            name: request.to.organisation.name,
            time: request.proposedTime,
          })}
          actions={
            <CallForm call={agreeToTime} fixed={{ id: request.id }} next={next} done="meetings.done.accept">
              <Button variant="primary">{text('meetings.own.agree')}</Button>
            </CallForm>
          }
        />
      ) : null}
      <details className="k-meetings-more" open={props.openForm === 'meetings.editRequest'}>
        <summary>{text('meetings.own.edit')}</summary>
        <CallForm call={editRequest} fixed={fixed} next={next} done="meetings.done.edited" className="k-form">
          {form => (
            <>
              <RadioGroup
                {...form.field('wish')}
                label={text('meetings.meet.howMuch')}
                hint={text('meetings.meet.wishHint')}
                choices={wishChoices(text)}
                defaultValue={form.values('wish', [request.wish ?? 'would-like'])[0] ?? 'would-like'}
                inline
              />
              <TextArea
                {...form.field('message', request.message)}
                label={text('meetings.meet.message')}
                rows={4}
                optional
              />
              <FormActions>
                <Button variant="primary">{text('meetings.own.save')}</Button>
              </FormActions>
            </>
          )}
        </CallForm>
      </details>
      <CallForm call={withdrawRequest} fixed={fixed} next={next} done="meetings.done.withdrawn">
        <Button icon="undo">{text('meetings.own.withdraw')}</Button>
      </CallForm>
    </Section>
  )
}
