import { Button, FormActions, PageHeader } from '../../../web/design/index.ts'
import { CallForm } from '../../../web/form.tsx'
import { definePage, use } from '../../../web/page.ts'
import { useText } from '../../../web/text.tsx'
import { confirmRegistration, getRegistrationLink } from '../contract-registration.ts'

/** What the link in the confirmation mail opens; pressing confirms, so that a mail scanner does not. */
export const page = definePage({
  path: '/events/confirm/:token',
  access: 'public',
  frame: 'plain',
  width: 'reading',
  calls: ({ params }) => ({ link: use(getRegistrationLink, { token: params.token ?? '' }) }),
  actions: [confirmRegistration],
  title: (_props, text) => text('missions.register.confirmTitle'),
  Component: ({ data: { link }, params }) => {
    const text = useText()
    return (
      <>
        <PageHeader
          title={text('missions.register.confirmTitle')}
          subtitle={text('missions.register.confirmWhy', { ...link })}
        />
        <CallForm
          call={confirmRegistration}
          fixed={{ token: params.token ?? '' }}
          next="/events/{slug}/register?sent={state}"
        >
          <FormActions>
            <Button variant="primary" large>
              {text('missions.register.confirm')}
            </Button>
          </FormActions>
        </CallForm>
      </>
    )
  },
})
