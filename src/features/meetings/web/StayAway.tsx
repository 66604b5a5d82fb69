import type { ReactNode } from 'react'
import type { OutputOf } from '../../../shared/contract.ts'
import { Button, FormActions, Notice } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { comeAgain, type getRequest, leaveToColleagues } from '../contract.ts'

/**
 * Whether the reader comes themselves to meetings with the other side: a private word, taken and taken back here. Shown to
 * whoever takes part in the mission for one of the sides, as long as something can still come of the request.
 */
export function StayAway(props: {
  request: OutputOf<typeof getRequest>
  next: string
  openForm: string | null
}): ReactNode {
  const { request, next, openForm } = props
  const text = useText()
  if (request.ownWord === null || !['pending', 'accepted'].includes(request.state)) return null
  const other = request[request.side === 'from' ? 'to' : 'from'].organisation
  const fixed = { mission: request.mission.slug, organisation: other.id }
  const values = { organisation: other.name }
  if (request.ownWord === 'never')
    return (
      <div className="k-meetings-stay">
        <Notice title={text('meetings.stay.never', values)}>
          {text('meetings.stay.onlyYou')}{' '}
          <a href={`/missions/${request.mission.slug}/never`}>{text('meetings.stay.list')}</a>
        </Notice>
      </div>
    )
  if (request.ownWord === 'left-to-colleagues')
    return (
      <div className="k-meetings-stay">
        <Notice title={text('meetings.stay.left', values)}>
          <p>
            {text('meetings.stay.onlyYou')} {text('meetings.stay.endsWhen')}
          </p>
          <CallForm call={comeAgain} fixed={fixed} next={next} done="meetings.done.comeAgain">
            <Button>{text('meetings.stay.comeAgain')}</Button>
          </CallForm>
        </Notice>
      </div>
    )
  return (
    <div className="k-meetings-stay">
      <details className="k-meetings-more" open={openForm === 'meetings.leaveToColleagues'}>
        <summary>{text('meetings.stay.title')}</summary>
        <CallForm
          call={leaveToColleagues}
          fixed={fixed}
          next={next}
          done="meetings.done.leftToColleagues"
          className="k-form"
        >
          <p>{text('meetings.stay.why', values)}</p>
          <p>
            {text(request.state === 'accepted' ? 'meetings.stay.lastCallsOff' : 'meetings.stay.lastDeclines')}
          </p>
          <FormActions>
            <Button>{text('meetings.stay.leave')}</Button>
          </FormActions>
        </CallForm>
      </details>
    </div>
  )
}
