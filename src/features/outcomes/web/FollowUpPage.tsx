import { Notice, PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { listNotesByFollowUp } from '../../day/contract-notes.ts'
import { answerByLink, answerEncounterByLink, getFollowUpByLink } from '../contract.ts'
import { FollowUpList } from './FollowUpList.tsx'
import './outcomes.css'

/** What came of my meetings, from the link in a mail, without signing in; a minute on a phone. */
export const page = definePage({
  path: '/follow-up/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({
    followUp: use(getFollowUpByLink, { token: params.token ?? '' }),
    notes: use(listNotesByFollowUp, { token: params.token ?? '', pageSize: 200 }),
  }),
  actions: [answerByLink, answerEncounterByLink],
  title: ({ data }, text) => text('outcomes.followUp.pageTitle', { mission: data.followUp.mission.title }),
  Component: ({ data, params, form }) => {
    const text = useText()
    const { followUp } = data
    const token = params.token ?? ''
    const left = [...followUp.meetings, ...followUp.encounters].filter(one => one.answer === null).length
    return (
      <>
        <PageHeader
          title={text('outcomes.followUp.title')}
          subtitle={`${followUp.mission.title} · ${followUp.mission.city}`}
        />
        <p>{text('outcomes.followUp.why', { name: followUp.person.name })}</p>
        {left === 0 ? <Notice kind="success">{text('outcomes.followUp.allDone')}</Notice> : null}
        <FollowUpList
          followUp={followUp}
          sending={{ call: answerByLink, token }}
          path={`/follow-up/${token}`}
          openForm={form?.formId ?? null}
          notes={data.notes.items}
        />
        <p className="k-outcomes-foot">
          <a href={`/follow-up/${token}/mails`}>
            {text(followUp.mailsOff ? 'outcomes.mails.offNow' : 'outcomes.mails.stop')}
          </a>
        </p>
      </>
    )
  },
})
