import { type ReactNode, useEffect, useState } from 'react'
import { sendCall } from '../../../web/api.ts'
import {
  Button,
  CheckboxField,
  FormActions,
  Notice,
  NumberField,
  ProgressBar,
} from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { useText } from '../../../web/text.tsx'
import { buildSchedule, cancelBuild, getBuild } from '../contract.ts'
import { BuildCourse } from './BuildCourse.tsx'
import type { Board } from './board-view.ts'

type Build = NonNullable<Board['build']>

/** Builds a schedule in the background: how long, then how far it is, and 'stop and keep'. It can be left and come back to. */
export function BuildPanel(props: { board: Board; url: string }): ReactNode {
  const { board } = props
  const text = useText()
  const [build, setBuild] = useState<Build | null>(board.build)
  const isRunning = build !== null && (build.state === 'waiting' || build.state === 'running')
  const mission = board.mission.slug
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(async () => {
      const latest = (await sendCall(getBuild, { mission })).build
      setBuild(latest)
      if (latest !== null && latest.state !== 'waiting' && latest.state !== 'running')
        location.assign(`/missions/${mission}/board?show=draft`)
    }, 1_000)
    return () => clearInterval(timer)
  }, [isRunning, mission])
  if (isRunning && build !== null) return <RunningBuild build={build} board={board} url={props.url} />
  return (
    <>
      {build?.state === 'failed' ? (
        <Notice kind="error" title={text('schedule.build.failed')}>
          {text('schedule.build.failedWhy')}
        </Notice>
      ) : null}
      {board.mayEdit ? <BuildForm board={board} /> : null}
    </>
  )
}

function BuildForm(props: { board: Board }): ReactNode {
  const text = useText()
  const { board } = props
  const isFirst = board.draft === null && board.published === null
  return (
    <details className="k-schedule-build" open={isFirst}>
      <summary className="k-button k-button-secondary">{text('schedule.build.open')}</summary>
      <CallForm
        call={buildSchedule}
        fixed={{ mission: board.mission.slug }}
        next={`/missions/${board.mission.slug}/board`}
        className="k-form"
      >
        {form => (
          <>
            <p>{text('schedule.build.what')}</p>
            <NumberField
              {...form.field('seconds', 10)}
              label={text('schedule.build.seconds')}
              hint={text('schedule.build.secondsHint')}
              unit={text('schedule.build.unit')}
              min={2}
              max={60}
            />
            {board.published === null ? null : (
              <CheckboxField
                name="keepPublished"
                value="true"
                label={text('schedule.build.keep')}
                hint={text('schedule.build.keepHint')}
                defaultChecked={form.ticked('keepPublished', 'true', false)}
              />
            )}
            {board.faults.some(fault => fault.severity === 'wrong') ? (
              <p>{text('schedule.fault.mendFirst')}</p>
            ) : (
              <FormActions>
                <Button variant={isFirst ? 'primary' : 'secondary'}>{text('schedule.build.start')}</Button>
              </FormActions>
            )}
          </>
        )}
      </CallForm>
    </details>
  )
}

function RunningBuild(props: { build: Build; board: Board; url: string }): ReactNode {
  const text = useText()
  const { build, board } = props
  const { progress } = build
  return (
    <Notice
      title={text(build.stopping ? 'schedule.build.stopping' : 'schedule.build.running')}
      actions={
        <>
          {board.mayEdit && !build.stopping ? (
            <CallForm call={cancelBuild} fixed={{ mission: board.mission.slug }} next={props.url}>
              <Button icon="close">{text('schedule.build.stop')}</Button>
            </CallForm>
          ) : null}
          <noscript>
            <a href={props.url}>{text('schedule.build.refresh')}</a>
          </noscript>
        </>
      }
    >
      {progress === null ? (
        <p>{text('schedule.build.waiting')}</p>
      ) : (
        <>
          <ProgressBar
            label={text('schedule.build.time')}
            value={Math.min(Math.round(progress.seconds), build.seconds)}
            max={build.seconds}
            valueText={text('schedule.build.ofSeconds', {
              value: Math.round(progress.seconds),
              max: build.seconds,
            })}
          />
          <p>
            {text('schedule.build.soFar', {
              placed: progress.placed,
              total: progress.total,
              gaps: progress.breaks,
              bound: progress.breaksLowerBound,
            })}
          </p>
          <BuildCourse
            course={progress.course}
            now={progress.seconds}
            until={Math.max(build.seconds, progress.seconds)}
            running
          />
        </>
      )}
    </Notice>
  )
}
