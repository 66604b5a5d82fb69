import { PageHeader } from '../../../web/design/index.ts'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { getMailChoices, saveMailChoices } from '../contract-choices.ts'
import { MailChoicesForm } from './MailChoicesForm.tsx'

/** Which mails I get, how often, and in which hours none. */
export const page = definePage({
  path: '/settings/mails',
  access: 'signed-in',
  frame: 'app',
  width: 'normal',
  calls: () => ({ choices: use(getMailChoices, {}) }),
  actions: [saveMailChoices],
  title: (_props, text) => text('notifications.choices.title'),
  Component: ({ data: { choices } }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('notifications.choices.title')}
          subtitle={choices.address ?? undefined}
          steps={[{ href: '/settings', label: text('notifications.choices.back') }]}
        />
        <MailChoicesForm choices={choices} sending={{ call: saveMailChoices }} next="/settings/mails" />
      </>
    )
  },
})
