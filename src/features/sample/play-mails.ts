import type { SampleMission } from '../../../seeds/sample-types.ts'
import { saveMailChoices } from '../notifications/contract-choices.ts'
import { noteBounce } from '../notifications/index.ts'
import type { Player } from './player.ts'
import { findMailTo, markLeft } from './queries.ts'

/** One delegate wants mails about requests once a day, and none at night. */
export async function playMailChoices(player: Player, mission: SampleMission): Promise<void> {
  const delegate = mission.participants.find(
    one => one.kind === 'travelling' && one.state === 'confirmed' && one.person,
  )
  if (delegate?.person == null) throw new Error(`nobody travels to ${mission.key}`)
  await player.play(
    saveMailChoices,
    {
      requests: 'daily',
      timeZone: 'Europe/Vilnius',
      quietFrom: '20:00',
      quietTo: '07:00',
      digestAt: '07:30',
    },
    { person: player.idOf(delegate.person), daysBefore: 30 },
  )
}

/** The request mailed to one company of the market came back: whoever was there has left it. */
export async function playBounce(player: Player, mission: SampleMission): Promise<void> {
  const { ctx } = player
  const people = mission.participants.flatMap(one =>
    one.kind === 'local' && one.state === 'confirmed' && one.person !== null ? [player.idOf(one.person)] : [],
  )
  const mail = await findMailTo(ctx.db, people, 'meeting-request')
  if (mail === undefined) throw new Error(`nobody of ${mission.key} was asked by mail`)
  await markLeft(ctx.db, mail.id)
  await noteBounce(
    { db: ctx.db, now: () => player.momentBefore(10) },
    {
      ids: [mail.id],
      messageIds: [],
      reports: [
        {
          action: 'failed',
          status: '5.1.1',
          recipient: mail.address,
          reason: `550 5.1.1 <${mail.address}>: Recipient address rejected: User unknown`,
        },
      ],
    },
  )
}
