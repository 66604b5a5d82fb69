import { Button, Notice, PageHeader, Stack } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { endMailsByLink, getMailChoicesByLink, saveMailChoicesByLink } from '../contract-choices.ts'
import { fixedTopics } from '../rules/mail-topics.ts'
import { MailChoicesForm } from './MailChoicesForm.tsx'

/** Behind the last line of every mail: one button ends its group, and all choices stand below. Nobody signs in. */
export const page = definePage({
  path: '/mail-choices/:token',
  access: 'public',
  frame: 'plain',
  width: 'normal',
  calls: ({ params }) => ({ choices: use(getMailChoicesByLink, { token: params.token ?? '' }) }),
  actions: [endMailsByLink, saveMailChoicesByLink],
  oneClick: { call: endMailsByLink, input: ({ token = '' }) => ({ token }) },
  title: (_props, text) => text('notifications.choices.title'),
  Component: ({ data: { choices }, params }) => {
    const text = useText()
    const token = params.token ?? ''
    const next = `/mail-choices/${token}`
    const topics = choices.ends.map(topic => text(`notifications.topic.${topic}`)).join(', ')
    const isFixed = fixedTopics.some(topic => topic === choices.about)
    return (
      <Stack>
        <PageHeader title={text('notifications.choices.title')} subtitle={choices.address ?? undefined} />
        {choices.ends.length > 0 ? (
          <Notice
            title={text('notifications.choices.endTitle')}
            actions={
              <CallForm call={endMailsByLink} fixed={{ token }} next={next} done="notifications.done.ended">
                <Button variant="primary">{text('notifications.choices.end')}</Button>
              </CallForm>
            }
          >
            <p>{topics}</p>
          </Notice>
        ) : isFixed ? (
          <Notice title={text('notifications.choices.mustArrive')}>
            <p>{text('notifications.choices.fixedWhy')}</p>
          </Notice>
        ) : (
          <Notice kind="success" title={text('notifications.choices.ended')}>
            <p>{text('notifications.choices.endedWhy')}</p>
          </Notice>
        )}
        <MailChoicesForm
          choices={choices}
          sending={{ call: saveMailChoicesByLink, fixed: { token } }}
          next={next}
        />
      </Stack>
    )
  },
})
