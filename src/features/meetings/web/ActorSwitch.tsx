import type { ReactNode } from 'react'
import { Button, SelectField } from '../../../web/design/index.ts'
import { useText } from '../../../web/text.tsx'

interface Actor {
  participantId: string
  name: string
  organisation: string
  isMe: boolean
  sent: number
}

/** For whom one looks and asks, where one may act for several; the choice stands in the address. */
export function ActorSwitch(props: {
  action: string
  actors: readonly Actor[]
  current: string | null
  more: boolean
}): ReactNode {
  const text = useText()
  const { actors, current } = props
  if (actors.length === 0 || (actors.length === 1 && actors[0]?.participantId === current)) return null
  return (
    <search className="k-meetings-switch">
      <form method="get" action={props.action}>
        <SelectField
          name="as"
          label={text('meetings.meet.actFor')}
          hint={props.more ? text('meetings.meet.actForMore') : undefined}
          defaultValue={current ?? ''}
          {...(current === null ? { empty: text('meetings.meet.chooseActor') } : {})}
          choices={actors.map(actor => ({
            value: actor.participantId,
            label: actor.isMe
              ? text('meetings.meet.myself', { organisation: actor.organisation })
              : text('meetings.meet.actor', {
                  name: actor.name,
                  organisation: actor.organisation,
                  count: actor.sent,
                }),
          }))}
        />
        <Button>{text('meetings.meet.switch')}</Button>
      </form>
    </search>
  )
}
